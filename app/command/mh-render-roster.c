/* mh-render-roster.c: a roster in place of the members of team files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-render.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "roster/mh-roster-difference.h"

/* The folder is ours, and there is nothing in it but files. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * mh_render_plan_clear_roster:
 * @plan: a plan
 *
 * Forgets the roster, and removes the files that were made of it.
 */
void
mh_render_plan_clear_roster (MhRenderPlan *plan)
{
  if (plan->photos != NULL)
    remove_folder (plan->photos);
  g_clear_pointer (&plan->photos, g_free);
  g_clear_pointer (&plan->roster, g_free);
}

static gboolean
holds_photos (const MhRosterInput *roster)
{
  for (guint i = 0; i < roster->people->len; i++)
    if (((MhRosterPerson *) roster->people->pdata[i])->photo != NULL)
      return TRUE;
  return FALSE;
}

/* The team with the roster's people; a path of a photo depends on the team's folder. (transfer
 * full) (nullable). */
static MhDocument *
make_document (MhRenderPlan *plan, MhDocument *team, MhRosterInput *roster, GError **error)
{
  mh_roster_input_read (roster, NULL);
  if (plan->photos == NULL && holds_photos (roster))
    {
      plan->photos = g_dir_make_tmp ("masthead-XXXXXX", error);
      if (plan->photos == NULL)
        return NULL;
    }
  mh_roster_input_find_photos (roster, team, NULL, plan->photos);
  if (!mh_roster_write_photos (roster->people, error))
    return NULL;
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
