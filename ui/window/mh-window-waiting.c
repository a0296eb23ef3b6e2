/* mh-window-waiting.c: what is given to a window before it has read its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

/**
 * mh_window_awaits_team:
 * @self: a window
 *
 * Returns: %TRUE if it has no team, and one is on its way
 */
gboolean
mh_window_awaits_team (MhWindow *self)
{
  return self->loading != NULL && !mh_session_is_loaded (self->session);
}

/**
 * mh_window_wait_with_roster:
 * @self: a window that reads a file
 * @roster: to import then, instead of any other
 */
void
mh_window_wait_with_roster (MhWindow *self, GFile *roster)
{
  g_set_object (&self->roster, roster);
  g_clear_pointer (&self->rows, g_free);
}

/**
 * mh_window_wait_with_rows:
 * @self: a window that reads a file
 * @rows: to import then, instead of any other
 */
void
mh_window_wait_with_rows (MhWindow *self, const char *rows)
{
  g_clear_object (&self->roster);
  g_free (self->rows);
  self->rows = g_strdup (rows);
}

/**
 * mh_window_wait_with_photos:
 * @self: a window that reads a file
 * @photos: (element-type GFile): to take then, after those that wait already
 */
void
mh_window_wait_with_photos (MhWindow *self, GSList *photos)
{
  for (GSList *link = photos; link != NULL; link = link->next)
    self->dropped = g_slist_append (self->dropped, g_object_ref (link->data));
}

/**
 * mh_window_take_waiting:
 * @self: a window that has read its file
 * @shown: the one that shows it
 *
 * Goes on with what had to wait for the team.
 */
void
mh_window_take_waiting (MhWindow *self, MhWindow *shown)
{
  g_autoptr (GFile) roster = g_steal_pointer (&self->roster);
  g_autofree char *rows = g_steal_pointer (&self->rows);
  g_autoslist (GFile) dropped = g_steal_pointer (&self->dropped);

  if (dropped != NULL)
    mh_window_take_files (shown, dropped);
  if (roster != NULL)
    mh_window_import_file (shown, roster);
  if (rows != NULL)
    mh_window_import_text (shown, rows);
}

/**
 * mh_window_forget_waiting:
 * @self: a window
 *
 * Forgets what waits for a team that does not come.
 *
 * Returns: %TRUE if there was anything
 */
gboolean
mh_window_forget_waiting (MhWindow *self)
{
  gboolean waited = self->roster != NULL || self->rows != NULL || self->dropped != NULL;

  g_clear_object (&self->roster);
  g_clear_pointer (&self->rows, g_free);
  g_clear_slist (&self->dropped, g_object_unref);
  return waited;
}
