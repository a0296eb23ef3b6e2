/* mh-roster-table.c: CSV and TSV to cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"

typedef struct
{
  const char *at;
  char separator;
  int line;
  int column;
  GPtrArray *problems;
} Reader;

static void
free_cell (MhCell *cell)
{
  g_free (cell->text);
  g_free (cell);
}

static void
complain (Reader *reader, int line, int column, const char *message)
{
  mh_roster_complain (reader->problems, (MhTextPlace){ line, column }, message);
}

/* The one that stands most often in the first line, outside quotes. */
static char
guess_separator (const char *text)
{
  static const char separators[] = ",;\t";
  guint counts[3] = { 0 };
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (is_quoted || (*p != '\n' && *p != '\r')); p++)
    {
      const char *found = strchr (separators, *p);

      if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && found != NULL)
        counts[found - separators]++;
    }
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

static void
advance (Reader *reader)
{
  gboolean is_break = *reader->at == '\n' || (*reader->at == '\r' && reader->at[1] != '\n');

  reader->at = g_utf8_next_char (reader->at);
  reader->column = is_break ? 1 : reader->column + 1;
  reader->line += is_break ? 1 : 0;
}

static gboolean
ends_cell (const Reader *reader)
{
  return *reader->at == '\0' || *reader->at == '\n' || *reader->at == '\r' ||
         *reader->at == reader->separator;
}

static void
append_character (Reader *reader, GString *text)
{
  const char *next = g_utf8_next_char (reader->at);

  g_string_append_len (text, reader->at, next - reader->at);
  advance (reader);
}

/* A quote that should have been closed lines before ends at the next one, which is all right. */
static void
complain_ending (Reader *reader, int line, int column)
{
  g_autofree char *message = NULL;

  if (line == reader->line)
    {
      complain (reader, line, reader->column,
                _ ("text follows a closing quote; write quotes within a text twice"));
      return;
    }
  /* Translators: the number of a line. */
  message =
      g_strdup_printf (_ ("this quote is not closed before line %d, where text follows; close "
                          "it or leave it out"),
                       reader->line);
  complain (reader, line, column, message);
}

/* Behind the opening quote; RFC 4180, section 2, rules 5 to 7. */
static void
read_quoted (Reader *reader, GString *text, int line, int column)
{
  while (*reader->at != '\0')
    {
      if (*reader->at == '"' && reader->at[1] != '"')
        {
          advance (reader);
          if (!ends_cell (reader))
            complain_ending (reader, line, column);
          return;
        }
      if (*reader->at == '"')
        advance (reader);
      append_character (reader, text);
    }
  complain (reader, line, column, _ ("this quote is never closed; close it or leave it out"));
}

static MhCell *
read_cell (Reader *reader)
{
  MhCell *cell = g_new0 (MhCell, 1);
  GString *text = g_string_new (NULL);

  cell->line = reader->line;
  cell->column = reader->column;
  if (*reader->at == '"')
    {
      advance (reader);
      read_quoted (reader, text, cell->line, cell->column);
    }
  while (!ends_cell (reader))
    append_character (reader, text);
  if (g_utf8_strlen (text->str, (gssize) text->len) > MH_LIMIT_CELL_CHARS)
    {
      g_autofree char *message = g_strdup_printf (
          /* Translators: a number of characters. */
          _ ("this is longer than %d characters; shorten it"), MH_LIMIT_CELL_CHARS);

      complain (reader, cell->line, cell->column, message);
      g_string_truncate (text, 0);
    }
  cell->text = g_strstrip (g_string_free (text, FALSE));
  return cell;
}

static GPtrArray *
read_row (Reader *reader)
{
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) free_cell);

  for (;;)
    {
      g_ptr_array_add (row, read_cell (reader));
      if (*reader->at != reader->separator)
        break;
      advance (reader);
    }
  if (*reader->at == '\r' && reader->at[1] == '\n')
    advance (reader);
  if (*reader->at != '\0')
    advance (reader);
  return row;
}

static gboolean
is_blank (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (((MhCell *) row->pdata[i])->text[0] != '\0')
      return FALSE;
  return TRUE;
}

/**
 * mh_roster_split:
 * @text: a table with commas, semicolons or tabs; Excel’s first line `sep=;` is understood
 * @problems: gets all that is wrong
 *
 * Source: RFC 4180, and what spreadsheet programs write
 *
 * Returns: (transfer full) (element-type GPtrArray): rows of #MhCell; blank ones are left out
 */
GPtrArray *
mh_roster_split (const char *text, GPtrArray *problems)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Reader reader = { text, guess_separator (text), 1, 1, problems };

  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0')
    {
      reader.separator = text[4];
      while (*reader.at != '\0' && reader.line == 1)
        advance (&reader);
    }
  while (*reader.at != '\0')
    {
      GPtrArray *row = read_row (&reader);

      if (is_blank (row))
        g_ptr_array_unref (row);
      else
        g_ptr_array_add (rows, row);
    }
  return rows;
}
