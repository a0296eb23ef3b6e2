/* mh-window-import.c: taking people over from a roster
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "import/mh-import-roster.h"
#include "mh-undo-toast.h"

static void
show_page (MhWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "import");
  /* The page has one of its own, with what can be done there and nothing else. */
  gtk_widget_set_visible (self->header, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->import_bin), GTK_DIR_TAB_FORWARD);
}

static void
closed_cb (MhWindow *self, const char *summary)
{
  gtk_widget_set_visible (self->header, TRUE);
  mh_window_show_editor (self);
  if (summary != NULL && *summary != '\0')
    mh_undo_toast_show (GTK_WIDGET (self->people_bin), summary);
}

/* Who drops a roster on a window without a team wants a team of those people. */
static void
need_team (MhWindow *self)
{
  if (!mh_session_is_loaded (self->session))
    mh_window_new_team (self);
}

/**
 * mh_window_import_file:
 * @self: a window
 * @file: a roster
 *
 * Shows what @file would change in the team, which is a new one where none is open; once it is
 * there, where it is still being read.
 */
void
mh_window_import_file (MhWindow *self, GFile *file)
{
  if (self->loading != NULL)
    {
      mh_window_wait_with_roster (self, file);
      return;
    }
  need_team (self);
  mh_import_page_read_file (mh_window_get_import_page (self), self->session, file);
  show_page (self);
}

/**
 * mh_window_import_text:
 * @self: a window
 * @text: rows of a spreadsheet
 *
 * The same for what was pasted.
 */
void
mh_window_import_text (MhWindow *self, const char *text)
{
  if (mh_window_awaits_team (self))
    {
      mh_window_wait_with_rows (self, text);
      return;
    }
  need_team (self);
  mh_import_page_read_text (mh_window_get_import_page (self), self->session, text);
  show_page (self);
}

static void
chosen_cb (MhWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  mh_window_import_file (self, file);
}

/**
 * mh_window_choose_roster:
 * @self: a window
 *
 * Asks for a roster and shows what it would change.
 */
void
mh_window_choose_roster (MhWindow *self)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  if (self->chooser != NULL)
    return;
  filter = mh_import_make_filter ();
  self->chooser =
      gtk_file_chooser_native_new (_ ("Import People"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
mh_window_connect_import (MhWindow *self, MhImportPage *page)
{
  g_signal_connect_object (page, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}
