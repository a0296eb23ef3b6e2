/* mh-calendar.c: on which days a team's picture changes by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-calendar.h"

#define LAST_YEAR 9999

static gboolean
is_drawn (const MhMember *member, MhDate date)
{
  return mh_member_get_absence (member, date) == MH_ABSENCE_NONE;
}

/* Whether the person is drawn on day and was not the day before, or the other way round. */
static gboolean
changes_on (const MhMember *member, MhDate day)
{
  return is_drawn (member, day) != is_drawn (member, mh_date_add_days (day, -1));
}

static void
take_earlier (const MhMember *member, MhDate day, MhDate after, MhDate *earliest)
{
  if (mh_date_compare (day, after) > 0 && changes_on (member, day) &&
      (!mh_date_is_set (*earliest) || mh_date_compare (day, *earliest) < 0))
    *earliest = day;
}

static MhDate
find_day (MhDocument *document, MhDate after)
{
  MhDate earliest = MH_DATE_NONE;

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      if (mh_date_is_set (member->start))
        take_earlier (member, member->start, after, &earliest);
      /* The end is the last day that is drawn. */
      if (mh_date_is_set (member->end) && member->end.year < LAST_YEAR)
        take_earlier (member, mh_date_add_days (member->end, 1), after, &earliest);
    }
  return earliest;
}

/**
 * mh_calendar_find_next:
 * @document: a team
 * @after: a day; what changes on it has changed already
 * @date: (out): the next day on which somebody joins or leaves, %MH_DATE_NONE if there is none
 *
 * Returns: (transfer full) (element-type MhChange): who joins or leaves on that day, in the order
 *   of the file; valid as long as @document
 */
GArray *
mh_calendar_find_next (MhDocument *document, MhDate after, MhDate *date)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (MhChange));

  *date = find_day (document, after);
  for (guint i = 0; mh_date_is_set (*date) && i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);
      MhChange change = { member, is_drawn (member, *date) };

      if (changes_on (member, *date))
        g_array_append_val (changes, change);
    }
  return changes;
}
