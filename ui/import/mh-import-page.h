/* mh-import-page.h: the review of a roster before it is taken over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "window/mh-session.h"

G_BEGIN_DECLS

/* Shows what a roster would change in the session's team, and changes what is chosen of it as one
 * step. A page on its own, with its header bar.
 *
 * Signals:
 *   closed (char *summary)  nothing more to do here; summary says what was changed, NULL if
 * nothing was. */
#define MH_TYPE_IMPORT_PAGE (mh_import_page_get_type ())
G_DECLARE_FINAL_TYPE (MhImportPage, mh_import_page, MH, IMPORT_PAGE, GtkWidget)

/* What happens to those of the team whom the roster does not name. */
typedef enum
{
  MH_LEAVERS_END,
  MH_LEAVERS_REMOVE,
  MH_LEAVERS_KEEP,
} MhLeavers;

GtkWidget *mh_import_page_new (void);
void mh_import_page_read_file (MhImportPage *page, MhSession *session, GFile *file);
void mh_import_page_read_text (MhImportPage *page, MhSession *session, const char *text);

G_END_DECLS
