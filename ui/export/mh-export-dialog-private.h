/* mh-export-dialog-private.h: what the parts of the export dialog share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-export-dialog.h"

#include "export/mh-export.h"
#include "window/mh-worker.h"

G_BEGIN_DECLS

struct _MhExportDialog
{
  AdwWindow parent_instance;

  /* owned */
  MhSession *session;
  MhDocument *document; /* as it was when the dialog opened; the dialog is modal */
  MhSurfaces *surfaces;
  GSettings *settings;
  GPtrArray *jobs;     /* of MhExportJob, one a row; as the document says */
  GPtrArray *rows;     /* of MhExportRow, not owned */
  GPtrArray *made;     /* of char *: paths of files that were written */
  GArray *running;     /* of guint: the row of each file in work */
  GPtrArray *findings; /* of MhFinding: what is wrong with the files in work */
  GCancellable *cancellable;
  MhWorker *verifier;
  GtkFileChooserNative *chooser;
  char *folder; /* NULL: where the document says */

  guint n_done;
  guint n_failed;
  guint n_flawed;       /* made, but not as the document wants */
  gboolean quality_set; /* by hand: counts for every file */
  gboolean is_heedless; /* was asked about errors, and wants the files all the same */
  guint64 verify_generation;

  /* template */
  AdwToastOverlay *toasts;
  GtkWidget *cancel_button;
  GtkWidget *export_button;
  GtkWidget *options;
  AdwPreferencesGroup *files;
  AdwComboRow *format;
  GtkWidget *quality_row;
  GtkSpinButton *quality;
  AdwActionRow *folder_row;
  GtkWidget *folder_reset;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress;
  GtkRevealer *done_revealer;
  GtkLabel *done_label;
};

/* mh-export-dialog.c */
gboolean mh_export_dialog_is_running (MhExportDialog *self);
GPtrArray *mh_export_dialog_make_jobs (MhExportDialog *self, GArray *rows);
void mh_export_dialog_update_running (MhExportDialog *self);
void mh_export_dialog_remember (MhExportDialog *self, const MhExportJob *job);

/* mh-export-dialog-run.c */
void mh_export_dialog_start (MhExportDialog *self);
void mh_export_dialog_cancel (MhExportDialog *self);

G_END_DECLS
