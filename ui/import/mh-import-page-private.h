/* mh-import-page-private.h: what the parts of the page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-import-columns.h"
#include "mh-import-page.h"
#include "mh-import-photos.h"
#include "mh-import-writing.h"

G_BEGIN_DECLS

struct _MhImportPage
{
  GtkWidget parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkWidget *import_button;
  GtkWidget *columns_button;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *leavers_bar;
  GtkDropDown *leavers;
  AdwStatusPage *failure;
  GtkLabel *problems_summary;
  GtkListBox *problems;
  MhImportColumns *columns;
  MhImportPhotos *photos;
  GtkStringList *leavers_words;
  GtkProgressBar *progress;

  /* owned */
  MhSession *session; /* (nullable) */
  GSignalGroup *session_signals;
  GBytes *bytes; /* (nullable): the roster, once it is read */
  char *path;    /* (nullable) */
  MhImport *import;
  GListStore *items; /* (nullable): of import's entries */
  GCancellable *cancellable;
  MhImportWriting *writing; /* (nullable): while photos are written */
  MhDocument *edited;       /* (nullable): what is committed once they are */
  guint tick;               /* source id, 0 when nothing is written */

  guint n_writings;       /* not ended yet, those given up too */
  gboolean is_read_later; /* once these have ended */

  gboolean is_first; /* the first reading: the page may ask for what the columns mean */
};

/* mh-import-page.c */
MhLeavers mh_import_page_get_leavers (MhImportPage *self);
void mh_import_page_read (MhImportPage *self);
void mh_import_page_show_page (MhImportPage *self, const char *name);
void mh_import_page_show_content (MhImportPage *self);
void mh_import_page_update_button (MhImportPage *self);
void mh_import_page_close (MhImportPage *self, const char *summary);

/* mh-import-apply.c */
void mh_import_page_apply (MhImportPage *self);
void mh_import_page_give_up (MhImportPage *self);
void mh_import_page_cancel_writing (MhImportPage *self);

G_END_DECLS
