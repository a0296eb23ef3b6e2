/* mh-problem-row.c: one thing that is wrong in a file, as a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-problem-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Where it is, as a person would say it: a line for syntax, else the place in the document. */
static char *
name_place (const MhProblem *problem)
{
  if (problem->line > 0)
    /* Translators: a place in a text file */
    return g_strdup_printf (_ ("Line %d, column %d"), problem->line, problem->column);
  if (problem->pointer != NULL && problem->pointer[0] != '\0')
    return g_strdup (problem->pointer);
  return g_strdup (_ ("The whole file"));
}

/* A message follows its place in a terminal; here it stands alone and begins with a capital. */
static char *
capitalize (const char *message)
{
  const char *rest = message[0] != '\0' ? g_utf8_next_char (message) : message;
  g_autofree char *first = g_utf8_strup (message, rest - message);

  return g_strconcat (first, rest, NULL);
}

/**
 * mh_problem_row_new:
 * @problem: something that is wrong
 *
 * Returns: (transfer floating): a row that says what and where
 */
GtkWidget *
mh_problem_row_new (const MhProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = name_place (problem);
  g_autofree char *message = capitalize (problem->message);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), message);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  return row;
}
