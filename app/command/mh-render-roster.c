/* mh-render-roster.c: a roster in place of the members of team files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-render.h"

#include <glib/gi18n-lib.h>

#include "roster/mh-roster-difference.h"

/* Photos that the roster holds are in memory, under names that no file has: nothing is left behind
 * however the program ends. */
static void
hold_photos (MhRenderPlan *plan, MhDocument *team, const MhRosterInput *roster)
{
  for (guint i = 0; i < roster->people->len; i++)
    {
      const MhRosterPerson *person = roster->people->pdata[i];
      g_autofree char *path =
          person->photo_path != NULL ? mh_document_resolve (team, person->photo_path, NULL) : NULL;

      if (path != NULL)
        mh_picture_store_hold (plan->pictures, path, person->photo);
    }
}

/* The team with the roster's people; a path of a photo depends on the team's folder. (transfer
 * full) (nullable). */
static MhDocument *
make_document (MhRenderPlan *plan, MhDocument *team, MhRosterInput *roster, GError **error)
{
  mh_roster_input_read (roster, NULL);
  mh_roster_input_find_photos (roster, team, NULL, NULL);
  hold_photos (plan, team, roster);
  return mh_roster_replace (team, roster->people, error);
}

/**
 * mh_render_plan_put_roster:
 * @plan: its files are read
 * @roster: one that can be used
 *
 * Puts it in place of the members of each file. What is to be said of the roster is said once.
 */
void
mh_render_plan_put_roster (MhRenderPlan *plan, MhRosterInput *roster, MhConsole *console)
{
  gboolean is_told = FALSE;

  for (guint i = 0; i < plan->files->len; i++)
    {
      MhRenderFile *file = g_ptr_array_index (plan->files, i);
      g_autoptr (GError) error = NULL;
      MhDocument *document = NULL;

      if (file->status != MH_EXIT_DONE)
        continue;
      document = make_document (plan, file->document, roster, &error);
      for (guint j = 0; !is_told && j < roster->problems->len; j++)
        mh_console_problem (console, roster->name, roster->problems->pdata[j]);
      is_told = TRUE;
      if (document == NULL)
        {
          mh_console_message (console, roster->name, NULL, "%s", error->message);
          file->status = MH_EXIT_INPUT;
          continue;
        }
      mh_document_unref (file->document);
      file->document = document;
    }
}

/**
 * mh_render_plan_open_roster:
 * @roster: (out) (transfer full) (nullable): what `--roster` names
 * @status: (out): set when it cannot be used
 *
 * Returns: %FALSE after a message
 */
gboolean
mh_render_plan_open_roster (MhRenderPlan *plan,
                            MhArguments *arguments,
                            MhConsole *console,
                            MhRosterInput **roster,
                            MhExit *status)
{
  const char *operand = mh_arguments_get_text (arguments, "roster");

  *roster = NULL;
  if (operand == NULL)
    return TRUE;
  for (guint i = 0; i < mh_arguments_get_n_operands (arguments); i++)
    if (g_str_equal (operand, "-") && g_str_equal (mh_arguments_get_operand (arguments, i), "-"))
      {
        mh_console_message (console, "masthead", plan->command,
                            _ ("the team file and the roster cannot both be standard input; name "
                               "one of them"));
        *status = MH_EXIT_USAGE;
        return FALSE;
      }
  *roster = mh_roster_input_open (operand, NULL, console);
  plan->roster = g_str_equal (operand, "-") ? NULL : g_strdup (operand);
  if ((*roster)->people != NULL)
    return TRUE;
  for (guint i = 0; i < (*roster)->problems->len; i++)
    mh_console_problem (console, (*roster)->name, (*roster)->problems->pdata[i]);
  *status = MH_EXIT_INPUT;
  return FALSE;
}
