/* mh-command.h: what the commands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-arguments.h"
#include "mh-console.h"

G_BEGIN_DECLS

/* How the program ends; scripts depend on these numbers. */
typedef enum
{
  MH_EXIT_DONE = 0,
  MH_EXIT_CONTENT = 1, /* the content falls short, or some of several files failed */
  MH_EXIT_USAGE = 2,
  MH_EXIT_INPUT = 3,  /* an input cannot be read or understood */
  MH_EXIT_OUTPUT = 4, /* an output cannot be written */
} MhExit;

typedef MhExit (*MhCommandFunc) (MhArguments *arguments, MhConsole *console);

/* One word after `masthead`. Texts are marked for translation and translated where they are shown.
 */
typedef struct
{
  const char *name;
  const char *operands;    /* as in the usage line: "FILE…" */
  const char *summary;     /* one line */
  const char *description; /* (nullable): more, for its own help */
  const MhOption *options;
  guint n_options;
  int min_operands;
  int max_operands; /* -1 for any number */
  MhCommandFunc run;
} MhCommand;

extern const MhCommand mh_command_render;
extern const MhCommand mh_command_verify;
extern const MhCommand mh_command_check;
extern const MhCommand mh_command_layout;
extern const MhCommand mh_command_preview;
extern const MhCommand mh_command_new;
extern const MhCommand mh_command_surfaces;
extern const MhCommand mh_command_schema;
extern const MhCommand mh_command_words;
extern const MhCommand mh_command_next_change;
extern const MhCommand mh_command_import;

/* In the order in which help lists them, NULL at the end. */
extern const MhCommand *const mh_commands[];

const MhCommand *mh_command_find (const char *name);
const char *mh_command_get_operands (const MhCommand *command);
void mh_command_print_help (const MhCommand *command);
void mh_command_print_overview (FILE *stream);

G_END_DECLS
