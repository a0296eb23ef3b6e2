/* mh-number-row.h: a row to set a number with a slider
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-value-row.h"

G_BEGIN_DECLS

/* What the row's numbers are. */
typedef struct
{
  double lower; /* in what is shown */
  double upper;
  double step;
  double factor;         /* from what is shown to the value: 0.01 for per cent */
  const char *unit;      /* behind the number, such as " %"; "" for none */
  const char *zero_name; /* (nullable): what 0 means, such as "Automatic" */
} MhNumberRange;

/* A number that something speaks for. Strings are (transfer none). */
typedef struct
{
  const char *text;  /* what speaks for it */
  const char *style; /* class of the text */
  double number;     /* in what is shown */
  const char *label; /* (nullable): of the button that sets it; none without */
  const char *tooltip;
} MhNumberAdvice;

#define MH_TYPE_NUMBER_ROW (mh_number_row_get_type ())
G_DECLARE_FINAL_TYPE (MhNumberRow, mh_number_row, MH, NUMBER_ROW, AdwPreferencesRow)

void mh_number_row_set_range (MhNumberRow *self, const MhNumberRange *range);
void mh_number_row_set_advice (MhNumberRow *self, const MhNumberAdvice *advice);

G_END_DECLS
