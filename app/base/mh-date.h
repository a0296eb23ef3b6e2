/* mh-date.h: a calendar day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day of the proleptic Gregorian calendar; year 0 means "no date". */
typedef struct
{
  int year;
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */
} MhDate;

#define MH_DATE_NONE ((MhDate){ 0, 0, 0 })

static inline gboolean
mh_date_is_set (MhDate date)
{
  return date.year != 0;
}

/* ISO 8601, `YYYY-MM-DD` only; FALSE for anything else, a day that does not exist included. */
gboolean mh_date_parse (const char *text, MhDate *date);
/* (transfer full): `YYYY-MM-DD`. */
char *mh_date_to_string (MhDate date);
/* Less than, equal to or greater than 0, as strcmp(); both set. */
int mh_date_compare (MhDate a, MhDate b);
/* n_days may be negative. */
MhDate mh_date_add_days (MhDate date, int n_days);
/* Today in the local time zone. */
MhDate mh_date_today (void);

G_END_DECLS
