/* mh-turns.c: the window and its workers set type in turns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK sets its labels by the same cairo that the core does, whose faces of fonts no lock guards
 * (see mh_fonts_lock()). GTK may do so at any point between two waits of the main loop, so the main
 * thread has that lock whenever it does not wait; workers have their turn while it does.
 */

#include "mh-turns.h"

#include "layout/mh-fonts.h"

/* Of the main thread alone, which is the one that has the default context. */
static GRecMutexLocker *turn;
static gboolean is_started;

static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout_ms)
{
  gint n_ready;

  mh_turns_pause ();
  /* A worker that was waiting has to get its turn before the next one begins. */
  if (timeout_ms == 0)
    g_thread_yield ();
  n_ready = g_poll (fds, n_fds, timeout_ms);
  mh_turns_resume ();
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
  g_clear_pointer (&turn, g_rec_mutex_locker_free);
}

void
mh_turns_resume (void)
{
  if (is_started)
    turn = mh_fonts_lock ();
}
