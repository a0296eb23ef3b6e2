/* mh-import-apply.c: taking over what was chosen of a roster
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-page-private.h"

#include <glib/gi18n.h>

#include "mh-import-item.h"
#include "mh-import-summary.h"

/* How long photos may take before a bar says how far it is, and how often it does then. */
#define TICK_MS 150

/* Ends the writing of photos; what was written is taken back. */
void
mh_import_page_cancel_writing (MhImportPage *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->writing != NULL)
    mh_import_writing_cancel (self->writing);
  g_clear_pointer (&self->writing, mh_import_writing_unref);
  g_clear_pointer (&self->edited, mh_document_unref);
}

/* edited is (transfer full) (nullable), and so is error. */
static void
commit (MhImportPage *self, MhDocument *edited, GError *error)
{
  g_autoptr (GPtrArray) chosen = mh_import_list_chosen (G_LIST_MODEL (self->items));
  g_autofree char *summary = mh_import_sum_up (chosen);

  /* The edit ends the comparison: it must not be read once more. */
  g_signal_group_set_target (self->session_signals, NULL);
  mh_session_seal (self->session);
  if (mh_session_commit (self->session, edited, error, _ ("Import People"), NULL))
    mh_import_page_close (self, summary);
  else
    g_signal_group_set_target (self->session_signals, self->session);
}

static void
stop_writing (MhImportPage *self)
{
  mh_import_page_cancel_writing (self);
  mh_import_page_show_content (self);
  mh_import_page_update_button (self);
}

/* A team must not name what is not there: when photos cannot be written, nothing is changed. */
static void
end_writing (MhImportPage *self, gboolean is_written, GError *error)
{
  MhDocument *edited = is_written ? g_steal_pointer (&self->edited) : NULL;

  stop_writing (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    commit (self, edited, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MhImportPage) self = data;
  GError *error = NULL;
  gboolean is_written = mh_import_writing_finish (result, &error);

  self->n_writings--;
  /* One that was given up must not end another, nor use a page that is closed. */
  if (mh_import_writing_get_result (result) == self->writing)
    end_writing (self, is_written, error);
  else
    g_clear_error (&error);
  if (self->is_read_later)
    mh_import_page_read (self);
}

static gboolean
tick_cb (gpointer data)
{
  MhImportPage *self = data;

  mh_import_page_show_page (self, "writing");
  gtk_progress_bar_set_fraction (self->progress, mh_import_writing_get_fraction (self->writing));
  return G_SOURCE_CONTINUE;
}

/* Makes the chosen changes, as one step, once their photos are written. */
void
mh_import_page_apply (MhImportPage *self)
{
  g_autoptr (GPtrArray) chosen = mh_import_list_chosen (G_LIST_MODEL (self->items));
  g_autoptr (GPtrArray) photographed = mh_import_list_photographed (chosen);
  GError *error = NULL;
  MhDocument *edited =
      mh_roster_apply (self->import->document, chosen, self->import->date,
                       mh_import_page_get_leavers (self) == MH_LEAVERS_REMOVE, &error);

  if (edited == NULL || photographed->len == 0)
    {
      commit (self, edited, error);
      return;
    }
  self->edited = edited;
  self->writing = mh_import_writing_new (self->import->people, photographed);
  self->n_writings++;
  mh_import_writing_start (self->writing, written_cb, g_object_ref (self));
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  mh_import_page_update_button (self);
}

/* Closes the page; while photos are written, goes back to the review. */
void
mh_import_page_give_up (MhImportPage *self)
{
  if (self->writing == NULL)
    {
      mh_import_page_close (self, NULL);
      return;
    }
  /* It ends when what was written is taken back. */
  mh_import_writing_cancel (self->writing);
  g_clear_handle_id (&self->tick, g_source_remove);
  mh_import_page_show_content (self);
}
