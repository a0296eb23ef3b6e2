/* mh-console.c: standard output and standard error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-console.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80
#define ERASE_LINE      "\r\033[K"

struct _MhConsole
{
  gboolean is_terminal;  /* standard error */
  gboolean has_progress; /* a progress line stands there now */
  int write_errno;       /* why standard output failed, 0 as long as it did not */
};

/**
 * mh_console_new:
 *
 * Returns: (transfer full): standard output and standard error, as they are now
 */
MhConsole *
mh_console_new (void)
{
  MhConsole *console = g_new0 (MhConsole, 1);
  const char *terminal = g_getenv ("TERM");

  console->is_terminal = isatty (STDERR_FILENO) && g_strcmp0 (terminal, "dumb") != 0;
  return console;
}

void
mh_console_free (MhConsole *console)
{
  mh_console_end_progress (console);
  g_free (console);
}

/* What a terminal would take as an order, or what changes the direction of what stands around it.
 */
static gboolean
must_escape (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/**
 * mh_console_escape:
 * @text: anything, a file name's bytes too
 *
 * Makes text safe to show: valid UTF-8 on one line, with control characters as `\u001b`.
 *
 * Returns: (transfer full):
 */
char *
mh_console_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *escaped = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (must_escape (c))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  return g_string_free (escaped, FALSE);
}

/**
 * mh_console_measure:
 * @text: UTF-8
 *
 * Returns: how many columns of a terminal it takes
 */
int
mh_console_measure (const char *text)
{
  int columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        columns += g_unichar_iswide (c) ? 2 : 1;
    }
  return columns;
}

/* As UTF-8 whatever the locale says: JSON is UTF-8 by definition, and a message must not turn into
 * question marks where nobody set a locale. */
static void
write_text (MhConsole *console, const char *text, gsize length)
{
  if (console->write_errno == 0 && length > 0 && fwrite (text, 1, length, stdout) != length)
    console->write_errno = errno;
}

/* text without the name that it begins with, since that stands in front of it already. */
static const char *
skip_name (const char *file, const char *text)
{
  /* Translators: a file’s name, as messages begin with it. */
  g_autofree char *name = g_strdup_printf (_ ("“%s”"), file);
  gsize length = strlen (name);

  return g_str_has_prefix (text, name) && text[length] == ' ' ? text + length + 1 : text;
}

static void
write_message (MhConsole *console, const char *file, const char *where, const char *text)
{
  GString *line = g_string_new (NULL);
  const char *const parts[] = { file, where, file != NULL ? skip_name (file, text) : text };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *escaped = mh_console_escape (parts[i] != NULL ? parts[i] : "");

      /* The pointer to a whole document is empty, and no place to name. */
      if (escaped[0] != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? ": " : "", escaped);
    }
  g_string_append_c (line, '\n');
  mh_console_end_progress (console);
  fflush (stdout);
  fputs (line->str, stderr);
  g_string_free (line, TRUE);
}

/**
 * mh_console_message:
 * @file: (nullable): the file it is about
 * @where: (nullable): the place in it
 * @format: what is wrong and what to do
 *
 * Prints `FILE: WHERE: text` to standard error, on one line.
 */
void
mh_console_message (
    MhConsole *console, const char *file, const char *where, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_message (console, file, where, text);
}

/**
 * mh_console_problem:
 * @file: the file it is in
 * @problem: what is wrong, or a note
 */
void
mh_console_problem (MhConsole *console, const char *file, const MhProblem *problem)
{
  g_autofree char *position = NULL;
  g_autofree char *text = NULL;
  const char *where = problem->pointer;

  if (problem->line > 0)
    where = position = g_strdup_printf ("%d:%d", problem->line, problem->column);
  if (problem->is_note)
    /* Translators: in front of a message that is only worth a word. */
    text = g_strdup_printf (_ ("note: %s"), problem->message);
  write_message (console, file, where, text != NULL ? text : problem->message);
}

/* Which picture, and where in the file; either may be missing. */
static char *
join_places (const char *surface, const char *pointer)
{
  if (surface != NULL && pointer != NULL)
    return g_strdup_printf ("%s %s", surface, pointer);
  return g_strdup (surface != NULL ? surface : pointer);
}

/* A remedy is a sentence; after a semicolon it goes on as a part of one. */
static char *
make_clause (const char *sentence)
{
  g_autofree char *first = g_utf8_substring (sentence, 0, 1);
  g_autofree char *small = g_utf8_strdown (first, -1);
  char *clause = g_strconcat (small, g_utf8_next_char (sentence), NULL);

  if (g_str_has_suffix (clause, "."))
    clause[strlen (clause) - 1] = '\0';
  return clause;
}

/**
 * mh_console_finding:
 * @file: the team file that it is about
 * @finding: what was found
 */
void
mh_console_finding (MhConsole *console, const char *file, const MhFinding *finding)
{
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *where = join_places (finding->surface, finding->pointer);

  if (finding->remedy != NULL)
    {
      g_autofree char *clause = make_clause (finding->remedy);

      /* Translators: what is wrong; what to do about it. */
      whole = g_strdup_printf (_ ("%s; %s"), finding->message, clause);
    }
  else
    whole = g_strdup (finding->message);
  switch (finding->severity)
    {
    case MH_SEVERITY_NOTE:
      /* Translators: in front of a message that is only worth a word. */
      text = g_strdup_printf (_ ("note: %s"), whole);
      break;
    case MH_SEVERITY_WARNING:
      /* Translators: in front of a message. */
      text = g_strdup_printf (_ ("warning: %s"), whole);
      break;
    case MH_SEVERITY_ERROR:
    default:
      /* Translators: in front of a message. */
      text = g_strdup_printf (_ ("error: %s"), whole);
    }
  write_message (console, file, where, text);
}

static int
get_columns (void)
{
  struct winsize size = { 0 };

  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return DEFAULT_COLUMNS;
}

/**
 * mh_console_progress:
 * @done: how many are made
 * @total: of how many
 * @label: what is being made
 *
 * Draws a line in place of the last one. Does nothing where standard error is no terminal.
 */
void
mh_console_progress (MhConsole *console, guint done, guint total, const char *label)
{
  g_autofree char *escaped = NULL;
  GString *line = NULL;

  if (!console->is_terminal)
    return;
  escaped = mh_console_escape (label);
  line = g_string_new (NULL);
  /* Translators: how many of how many pictures are made, and the name of one. */
  g_string_printf (line, _ ("%u of %u made: %s"), done, total, escaped);
  while (line->len > 0 && mh_console_measure (line->str) >= get_columns ())
    g_string_truncate (line, (gsize) (g_utf8_prev_char (line->str + line->len) - line->str));
  fprintf (stderr, ERASE_LINE "%s", line->str);
  fflush (stderr);
  g_string_free (line, TRUE);
  console->has_progress = TRUE;
}

/**
 * mh_console_end_progress:
 *
 * Takes the progress line away.
 */
void
mh_console_end_progress (MhConsole *console)
{
  if (!console->has_progress)
    return;
  fputs (ERASE_LINE, stderr);
  fflush (stderr);
  console->has_progress = FALSE;
}

/**
 * mh_console_print:
 *
 * Prints a result to standard output. A failure is kept until mh_console_flush().
 */
void
mh_console_print (MhConsole *console, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  mh_console_end_progress (console);
  write_text (console, text, strlen (text));
}

/**
 * mh_console_print_bytes:
 * @console: where to
 * @bytes: a result that is no text
 *
 * Prints it to standard output. A failure is kept until mh_console_flush().
 */
void
mh_console_print_bytes (MhConsole *console, GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  write_text (console, data, length);
}

/**
 * mh_console_print_json:
 *
 * Prints a report, two spaces a level.
 */
void
mh_console_print_json (MhConsole *console, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  write_text (console, text, strlen (text));
  write_text (console, "\n", 1);
}

/**
 * mh_console_flush:
 *
 * Brings out everything that was printed, and says so on standard error if it could not be.
 *
 * Returns: %FALSE when something of it was lost
 */
gboolean
mh_console_flush (MhConsole *console)
{
  if (fflush (stdout) != 0 && console->write_errno == 0)
    console->write_errno = errno;
  if (console->write_errno == 0)
    return TRUE;
  mh_console_message (console, _ ("standard output"), NULL,
                      /* Translators: the system's reason. */
                      _ ("cannot be written: %s; make room or write to another file"),
                      g_strerror (console->write_errno));
  return FALSE;
}
