/* mh-turns.c: the window and its workers set type in turns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK sets its labels by the same cairo that the core does, whose faces of fonts no lock guards
 * (see mh_fonts_lock()). GTK may do so at any point between two waits of the main loop, so the main
 * thread has that lock whenever it does not wait. A worker that asks for it gets its turn then,
 * however short the wait is, since the lock goes to whoever asked first.
 */

#include "mh-turns.h"

#include <errno.h>

#include "layout/mh-fonts.h"

/* Of the main thread alone, which is the one that has the default context. */
static MhTextLock *turn;
static gboolean is_started;

static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout_ms)
{
  gint n_ready;
  int problem;

  mh_turns_pause ();
  n_ready = g_poll (fds, n_fds, timeout_ms);
  problem = errno;
  mh_turns_resume ();
  errno = problem;
  return n_ready;
}

/**
 * mh_turns_start:
 *
 * Takes care of it from now on, in the main thread; again does nothing.
 */
void
mh_turns_start (void)
{
  if (is_started)
    return;

  is_started = TRUE;
  g_main_context_set_poll_func (NULL, poll_cb);
  turn = mh_fonts_lock ();
}

/**
 * mh_turns_pause:
 *
 * Lets workers set type until mh_turns_resume(): for when the main thread waits for one of them.
 */
void
mh_turns_pause (void)
{
  g_clear_pointer (&turn, mh_text_lock_free);
}

void
mh_turns_resume (void)
{
  if (is_started)
    turn = mh_fonts_lock ();
}
