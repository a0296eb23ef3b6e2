/* mh-choice-row.h: a row to pick one of a few values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

/* One that can be picked. An id of digits stands for a number, any other for a text. */
typedef struct
{
  const char *id; /* NULL ends a list */
  const char *title;
} MhChoice;

#define MH_TYPE_CHOICE_ROW (mh_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MhChoiceRow, mh_choice_row, MH, CHOICE_ROW, AdwComboRow)

void mh_choice_row_set_choices (MhChoiceRow *self, const MhChoice *choices);

G_END_DECLS
