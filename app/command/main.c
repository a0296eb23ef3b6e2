/* main.c: the masthead command
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/mh-nearest.h"
#include "base/mh-language.h"
#include "mh-command.h"

const MhCommand *const mh_commands[] = {
  &mh_command_render,  &mh_command_verify,   &mh_command_check,       &mh_command_layout,
  &mh_command_preview, &mh_command_words,    &mh_command_next_change, &mh_command_import,
  &mh_command_new,     &mh_command_surfaces, &mh_command_schema,      NULL,
};

/* A bad command line: what is wrong, with what to do in the same line. */
static MhExit
refuse (MhConsole *console, const char *command, const char *text)
{
  mh_console_message (console, "masthead", command, "%s", text);
  return MH_EXIT_USAGE;
}

static MhExit
refuse_command (MhConsole *console, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;
  const char *nearest = NULL;

  for (guint i = 0; mh_commands[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) mh_commands[i]->name);
  g_ptr_array_add (names, NULL);
  nearest = mh_nearest_find (name, (const char *const *) names->pdata);
  if (name[0] == '-')
    text = g_strdup_printf (_ ("there is no option “%s”; “masthead --help” lists those there are"),
                            name);
  else if (nearest != NULL)
    /* Translators: both are commands, such as redner and render. */
    text = g_strdup_printf (_ ("there is no command “%s”; did you mean “%s”?"), name, nearest);
  else
    text = g_strdup_printf (_ ("there is no command “%s”; “masthead --help” lists those there are"),
                            name);
  return refuse (console, NULL, text);
}

static gboolean
check_operands (const MhCommand *command, MhArguments *arguments, MhConsole *console)
{
  guint n_operands = mh_arguments_get_n_operands (arguments);
  g_autofree char *text = NULL;

  if (n_operands < (guint) command->min_operands)
    /* Translators: a command and what stands after it, such as: render FILE… */
    text = g_strdup_printf (_ ("no file is given; use it as “masthead %s %s”"), command->name,
                            mh_command_get_operands (command));
  else if (command->max_operands >= 0 && n_operands > (guint) command->max_operands)
    text = g_strdup_printf (_ ("“%s” is too much; use it as “masthead %s %s”"),
                            mh_arguments_get_operand (arguments, (guint) command->max_operands),
                            command->name, mh_command_get_operands (command));
  for (guint i = 0; text == NULL && i < n_operands; i++)
    if (mh_arguments_get_operand (arguments, i)[0] == '\0')
      text = g_strdup (_ ("the name of a file is empty; give the file’s name"));
  if (text == NULL)
    return TRUE;
  refuse (console, command->name, text);
  return FALSE;
}

static gboolean
asks_for_help (const char *const *words)
{
  for (guint i = 0; words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    if (g_str_equal (words[i], "--help") || g_str_equal (words[i], "-h"))
      return TRUE;
  return FALSE;
}

static MhExit
run_command (const MhCommand *command, const char *const *words, MhConsole *console)
{
  g_autoptr (MhArguments) arguments = NULL;
  g_autoptr (GError) error = NULL;

  if (asks_for_help (words))
    {
      mh_command_print_help (command);
      return MH_EXIT_DONE;
    }
  arguments = mh_arguments_parse (command->options, command->n_options, words, &error);
  if (arguments == NULL)
    return refuse (console, command->name, error->message);
  if (!check_operands (command, arguments, console))
    return MH_EXIT_USAGE;
  return command->run (arguments, console);
}

/* `masthead help` and `masthead help COMMAND`. */
static MhExit
run_help (const char *const *words, MhConsole *console)
{
  if (words[0] != NULL && mh_command_find (words[0]) == NULL)
    return refuse_command (console, words[0]);
  if (words[0] != NULL)
    mh_command_print_help (mh_command_find (words[0]));
  else
    mh_command_print_overview (stdout);
  return MH_EXIT_DONE;
}

static MhExit
dispatch (const char *const *words, MhConsole *console)
{
  const MhCommand *command = NULL;

  if (words[0] == NULL)
    {
      mh_command_print_overview (stderr);
      return MH_EXIT_USAGE;
    }
  if (g_str_equal (words[0], "--help") || g_str_equal (words[0], "-h") ||
      g_str_equal (words[0], "help"))
    return run_help (words + 1, console);
  if (g_str_equal (words[0], "--version"))
    {
      mh_console_print (console, "masthead %s\n", MH_VERSION);
      return MH_EXIT_DONE;
    }
  command = mh_command_find (words[0]);
  if (command == NULL)
    return refuse_command (console, words[0]);
  return run_command (command, words + 1, console);
}

/* What one picture frees the next one asks for again. Blocks that go back to the system meanwhile
 * cost a tenth of the time, and threads wait for each other while it takes them and clears new
 * ones. */
#define REUSED_BYTES (32 * 1024 * 1024)

static void
reuse_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, REUSED_BYTES);
  mallopt (M_TRIM_THRESHOLD, REUSED_BYTES);
#endif
}

int
main (int argc, char **argv)
{
  g_autoptr (MhConsole) console = NULL;
  MhExit status = MH_EXIT_DONE;

  reuse_memory ();
  mh_language_start ();
  /* A file that outgrows a limit is an error to report, as a full disk is. */
  signal (SIGXFSZ, SIG_IGN);

  console = mh_console_new ();
  status = dispatch ((const char *const *) argv + (argc > 0 ? 1 : 0), console);
  if (!mh_console_flush (console) && status == MH_EXIT_DONE)
    status = MH_EXIT_OUTPUT;
  return (int) status;
}
