/* mh-command-help.c: what --help prints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * mh_command_find:
 *
 * Returns: (nullable) (transfer none): the command of that name
 */
const MhCommand *
mh_command_find (const char *name)
{
  for (guint i = 0; mh_commands[i] != NULL; i++)
    if (g_str_equal (mh_commands[i]->name, name))
      return mh_commands[i];
  return NULL;
}

/**
 * mh_command_get_operands:
 *
 * Returns: (transfer none): what stands after the command, in the user's language; may be empty
 */
const char *
mh_command_get_operands (const MhCommand *command)
{
  /* The translation of an empty text is the head of the catalogue. */
  return command->operands[0] != '\0' ? _ (command->operands) : "";
}

static char *
format_option (const MhOption *option)
{
  g_autofree char *letter =
      option->letter != '\0' ? g_strdup_printf ("-%c, ", option->letter) : NULL;

  return g_strdup_printf ("%s--%s%s%s", letter != NULL ? letter : "    ", option->name,
                          option->value != NULL ? " " : "",
                          option->value != NULL ? _ (option->value) : "");
}

/* Two columns: what is written, what it does. */
static void
print_pair (FILE *stream, const char *left, int width, const char *right)
{
  fprintf (stream, "  %s%*s%s\n", left, width - mh_console_measure (left) + 2, "", right);
}

static void
print_options (const MhCommand *command, FILE *stream)
{
  static const MhOption help = { .name = "help", .letter = 'h', .help = N_ ("print this") };
  int width = 0;

  for (guint i = 0; i <= command->n_options; i++)
    {
      g_autofree char *left = format_option (i < command->n_options ? &command->options[i] : &help);

      width = MAX (width, mh_console_measure (left));
    }
  for (guint i = 0; i <= command->n_options; i++)
    {
      const MhOption *option = i < command->n_options ? &command->options[i] : &help;
      g_autofree char *left = format_option (option);

      print_pair (stream, left, width, _ (option->help));
    }
}

/**
 * mh_command_print_help:
 *
 * Prints all about one command to standard output.
 */
void
mh_command_print_help (const MhCommand *command)
{
  const char *space = command->operands[0] != '\0' ? " " : "";

  /* Translators: how a command is used: its name, and what stands after it. */
  fprintf (stdout, _ ("Usage: masthead %s [OPTION…]%s%s\n\n"), command->name, space,
           mh_command_get_operands (command));
  fprintf (stdout, "%s\n", _ (command->summary));
  if (command->description != NULL)
    fprintf (stdout, "\n%s\n", _ (command->description));
  fprintf (stdout, "\n%s\n", _ ("Options:"));
  print_options (command, stdout);
}

/**
 * mh_command_print_overview:
 *
 * Prints which commands there are.
 */
void
mh_command_print_overview (FILE *stream)
{
  int width = (int) strlen ("--version");

  for (guint i = 0; mh_commands[i] != NULL; i++)
    width = MAX (width, mh_console_measure (mh_commands[i]->name));
  fprintf (stream, "%s\n\n", _ ("Usage: masthead COMMAND [OPTION…] FILE…"));
  fprintf (stream, "%s\n\n",
           _ ("Makes the picture that tells people who is behind a brand account."));
  fprintf (stream, "%s\n", _ ("Commands:"));
  for (guint i = 0; mh_commands[i] != NULL; i++)
    print_pair (stream, mh_commands[i]->name, width, _ (mh_commands[i]->summary));
  fprintf (stream, "\n%s\n", _ ("Options:"));
  print_pair (stream, "--help", width, _ ("print this; after a command, all about it"));
  print_pair (stream, "--version", width, _ ("print which version this is"));
  fprintf (stream, "\n%s\n",
           _ ("Exit status: 0 done; 1 the content falls short, or some of several files failed;\n"
              "2 wrong usage; 3 an input cannot be read; 4 an output cannot be written."));
}
