/* mh-check-report.h: findings, printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-finding.h"
#include "mh-console.h"

G_BEGIN_DECLS

/* What was found in the files of one run. */
typedef struct
{
  guint n_errors;
  guint n_warnings;
  guint n_notes;
  guint n_waived;
} MhCheckTotals;

void mh_check_report_tell (MhConsole *console, const char *file, GPtrArray *findings);
void mh_check_report_print (MhConsole *console, const char *file, GPtrArray *findings);
void mh_check_report_print_totals (MhConsole *console, const MhCheckTotals *totals);
void mh_check_report_count (MhCheckTotals *totals, GPtrArray *findings);
void mh_check_report_add_json (JsonArray *array, const char *file, GPtrArray *findings);

G_END_DECLS
