/* mh-roster-text.c: a roster's bytes to text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
complain_at (GPtrArray *problems, const char *start, const char *place, const char *message)
{
  int line = 1;
  const char *line_start = start;

  for (const char *p = start; p < place; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_ptr_array_add (problems, mh_problem_new_at (line, (int) (place - line_start) + 1, message));
}

static gboolean
has_wide_characters (const char *text, const char *end)
{
  for (const char *p = text; p < end; p++)
    if ((guchar) *p >= 0x80)
      return TRUE;
  return FALSE;
}

/* Bytes that are not UTF-8 are taken for Windows-1252, unless UTF-8 stands before them. */
static char *
decode_bytes (const char *data, gsize n_bytes, GPtrArray *problems)
{
  const char *end = NULL;
  const char *nul = memchr (data, '\0', n_bytes);
  char *text = NULL;

  if (nul != NULL)
    {
      complain_at (problems, data, nul, _ ("there is a NUL byte; save the file as CSV in UTF-8"));
      return NULL;
    }
  if (g_utf8_validate (data, (gssize) n_bytes, &end))
    return g_strndup (data, n_bytes);
  if (!has_wide_characters (data, end))
    text = g_convert (data, (gssize) n_bytes, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  if (text == NULL)
    complain_at (problems, data, end,
                 _ ("this byte is neither UTF-8 nor Windows-1252; save the file as CSV in UTF-8"));
  return text;
}

static char *
decode_utf16 (const char *data, gsize n_bytes, gboolean is_little, GPtrArray *problems)
{
  gsize n_written = 0;
  char *text = g_convert (data, (gssize) n_bytes, "UTF-8", is_little ? "UTF-16LE" : "UTF-16BE",
                          NULL, &n_written, NULL);

  if (text != NULL && strlen (text) == n_written)
    return text;
  g_free (text);
  g_ptr_array_add (problems,
                   mh_problem_new_at (1, 1,
                                      _ ("this is not whole UTF-16; save the file as CSV in "
                                         "UTF-8")));
  return NULL;
}

/**
 * mh_roster_decode:
 * @bytes: a file: UTF-8, UTF-16 with a byte order mark, or Windows-1252
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
mh_roster_decode (GBytes *bytes, GPtrArray *problems)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return decode_utf16 (data + 2, n_bytes - 2, TRUE, problems);
  if (n_bytes >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return decode_utf16 (data + 2, n_bytes - 2, FALSE, problems);
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return decode_bytes (data + 3, n_bytes - 3, problems);
  return n_bytes > 0 ? decode_bytes (data, n_bytes, problems) : g_strdup ("");
}

/**
 * mh_roster_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): its letters and digits, without case, accents, blanks and signs
 */
char *
mh_roster_fold (const char *text)
{
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (parts != NULL ? parts : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Marks that turn one letter of Indic and kana scripts into another are spacing or voiced. */
      if (g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_SPACING_MARK || c == 0x3099 ||
          c == 0x309A)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}
