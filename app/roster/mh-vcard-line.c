/* mh-vcard-line.c: folded bytes to the properties of vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-vcard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mh_vcard_line_free (MhVCardLine *line)
{
  g_free (line->name);
  g_free (line->value);
  g_ptr_array_unref (line->params);
  g_free (line);
}

/* Appends up to the end of the physical line, and goes behind that. */
static void
take_physical_line (MhVCardReader *reader, GString *text)
{
  const char *p = reader->cursor;

  while (p < reader->end && *p != '\n' && *p != '\r')
    p++;
  g_string_append_len (text, reader->cursor, p - reader->cursor);
  if (p < reader->end && *p == '\r')
    p++;
  if (p < reader->end && *p == '\n')
    p++;
  reader->cursor = p;
  reader->line++;
}

/* A fold between the bytes of a character: RFC 6350, 3.2, wants it undone, but a program that does
 * this may have done worse. */
static void
note_split_character (MhVCardReader *reader, const GString *text)
{
  if (text->len > 0 && ((guchar) text->str[text->len - 1] & 0x80) != 0 &&
      reader->cursor < reader->end && ((guchar) *reader->cursor & 0xc0) == 0x80)
    mh_roster_note (reader->problems, (MhTextPlace){ reader->line, 2 },
                    _ ("this line is folded inside a character, which is put together again; see "
                       "that the text is right"));
}

/* The part before the colon has a name, and in version 2.1 may say that the value goes on where a
 * line ends with “=”. */
static gboolean
is_quoted_printable (const GString *text)
{
  const char *colon = memchr (text->str, ':', text->len);
  g_autofree char *head = NULL;

  if (colon == NULL)
    return FALSE;
  head = g_ascii_strup (text->str, colon - text->str);
  return strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/* One logical line; RFC 6350, 3.2 and vCard 2.1, 2.1.3. */
static void
unfold (MhVCardReader *reader, GString *text)
{
  gboolean is_quoted = FALSE;

  take_physical_line (reader, text);
  is_quoted = is_quoted_printable (text);
  while (reader->cursor < reader->end)
    {
      if (is_quoted && text->len > 0 && text->str[text->len - 1] == '=')
        g_string_truncate (text, text->len - 1);
      else if (*reader->cursor == ' ' || *reader->cursor == '\t')
        {
          reader->cursor++;
          note_split_character (reader, text);
        }
      else
        break;
      take_physical_line (reader, text);
      if (!is_quoted && text->len < 1000)
        is_quoted = is_quoted_printable (text);
    }
}

/* Up to the next of stops outside double quotes. */
static const char *
find_end (const char *text, const char *stops)
{
  gboolean is_quoted = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && strchr (stops, *text) != NULL)
        break;
    }
  return text;
}

/* "type=HOME" to "TYPE=HOME"; what stands bare stays so. (transfer full). */
static char *
read_param (const char *text, gsize length)
{
  g_autofree char *param = g_strndup (text, length);
  char *equals = strchr (param, '=');

  for (char *p = param; equals != NULL && p < equals; p++)
    *p = g_ascii_toupper (*p);
  for (char *p = param; (p = strchr (p, '"')) != NULL;)
    memmove (p, p + 1, strlen (p));
  return g_steal_pointer (&param);
}

/* "item1.FN" to "FN". (transfer full). */
static char *
read_name (const char *text, gsize length)
{
  const char *dot = memchr (text, '.', length);
  g_autofree char *name = dot != NULL ? g_strndup (dot + 1, length - (gsize) (dot + 1 - text))
                                      : g_strndup (text, length);

  g_strstrip (name);
  return g_ascii_strup (name, -1);
}

static MhVCardLine *
parse (MhVCardReader *reader, const GString *text, int number)
{
  const char *colon = find_end (text->str, ":");
  const char *p = find_end (text->str, ";:");
  MhVCardLine *line = NULL;

  /* A quote that is not closed is a letter like others. */
  if (*colon == '\0')
    colon = strchrnul (text->str, ':');
  if (p > colon)
    p = colon;
  if (*colon == '\0')
    {
      mh_roster_complain (reader->problems, (MhTextPlace){ number, 1 },
                          _ ("a line of a card is like “FN:Ann Lee”, but this one has no colon; "
                             "export the cards anew"));
      return NULL;
    }
  line = g_new0 (MhVCardLine, 1);
  line->name = read_name (text->str, (gsize) (p - text->str));
  line->params = g_ptr_array_new_with_free_func (g_free);
  while (p < colon)
    {
      const char *next = find_end (p + 1, ";:");

      if (next > colon)
        next = colon;
      g_ptr_array_add (line->params, read_param (p + 1, (gsize) (next - p - 1)));
      p = next;
    }
  line->n_bytes = text->len - (gsize) (colon + 1 - text->str);
  line->value = g_malloc (line->n_bytes + 1);
  memcpy (line->value, colon + 1, line->n_bytes);
  line->value[line->n_bytes] = '\0';
  line->place = (MhTextPlace){ number, mh_roster_locate (text->str, colon + 1).column };
  return line;
}

/**
 * mh_vcard_read_line:
 * @reader: where to read; goes on
 *
 * Source: RFC 6350, 3.2 and 3.3; vCard 2.1 of versit
 *
 * Returns: (transfer full) (nullable): the next property; %NULL at the end
 */
MhVCardLine *
mh_vcard_read_line (MhVCardReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (reader->cursor < reader->end)
    {
      int number = reader->line;
      MhVCardLine *line = NULL;

      g_string_truncate (text, 0);
      unfold (reader, text);
      if (strspn (text->str, " \t") == text->len)
        continue;
      line = parse (reader, text, number);
      if (line != NULL)
        return line;
    }
  return NULL;
}

/**
 * mh_vcard_get_param:
 * @line: a property
 * @name: in capitals
 *
 * Returns: (transfer none) (nullable): the value of its first parameter of that name that is UTF-8
 */
const char *
mh_vcard_get_param (const MhVCardLine *line, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < line->params->len; i++)
    {
      const char *param = line->params->pdata[i];

      if (strncmp (param, name, length) == 0 && param[length] == '=' &&
          g_utf8_validate (param + length + 1, -1, NULL))
        return param + length + 1;
    }
  return NULL;
}

/**
 * mh_vcard_has_type:
 * @line: a property
 * @word: in small letters
 *
 * Returns: whether a parameter is that word, bare as in version 2.1, or among its values
 */
gboolean
mh_vcard_has_type (const MhVCardLine *line, const char *word)
{
  for (guint i = 0; i < line->params->len; i++)
    {
      const char *param = line->params->pdata[i];
      const char *equals = strchr (param, '=');
      g_autofree char *lower = g_ascii_strdown (equals != NULL ? equals + 1 : param, -1);
      g_auto (GStrv) values = g_strsplit (lower, ",", -1);

      if (g_strv_contains ((const char *const *) values, word))
        return TRUE;
    }
  return FALSE;
}
