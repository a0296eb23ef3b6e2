/* mh-text-row.h: a row to edit a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

/* Properties: `keeps-empty`: an empty text is a value of its own, not "not set";
 * `max-length`: in characters, 0 for no limit. */
#define MH_TYPE_TEXT_ROW (mh_text_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (MhTextRow, mh_text_row, MH, TEXT_ROW, AdwEntryRow)

struct _MhTextRowClass
{
  AdwEntryRowClass parent_class;

  /* Why text cannot be a value of this row, (transfer none), or NULL. */
  const char *(*check) (MhTextRow *self, const char *text);
  gpointer padding[4];
};

void mh_text_row_set_keeps_empty (MhTextRow *self, gboolean keeps_empty);
gboolean mh_text_row_get_refused (MhTextRow *self);
void mh_text_row_warn (MhTextRow *self, const char *message);

G_END_DECLS
