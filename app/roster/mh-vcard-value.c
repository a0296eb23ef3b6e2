/* mh-vcard-value.c: the values of vCards, decoded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-vcard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 2045, 6.7. A “=” without two digits stands for itself. */
static char *
decode_quoted (const char *text, gsize n_bytes, gsize *n_decoded)
{
  GString *decoded = g_string_sized_new (n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      int high = text[i] == '=' && i + 2 < n_bytes ? g_ascii_xdigit_value (text[i + 1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (text[i + 2]) : -1;

      if (low < 0)
        {
          g_string_append_c (decoded, text[i]);
          continue;
        }
      g_string_append_c (decoded, (char) (high << 4 | low));
      i += 2;
    }
  *n_decoded = decoded->len;
  return g_string_free (decoded, FALSE);
}

static gboolean
is_ascii (const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Without a word, it is UTF-8, as versions 3.0 and 4.0 have it; else Windows-1252, which the old
 * programs wrote; never both in one file. */
static char *
guess_encoding (const char *text,
                gsize n_bytes,
                MhTextPlace place,
                MhVCardEncoding *encoding,
                GPtrArray *problems)
{
  gboolean is_utf8 = g_utf8_validate (text, (gssize) n_bytes, NULL);
  char *decoded = NULL;

  if (is_ascii (text, n_bytes))
    return g_strndup (text, n_bytes);
  if (is_utf8 ? encoding->has_windows : encoding->has_utf8 || encoding->is_strict)
    {
      mh_roster_complain (
          problems, place,
          _ ("this text is in another encoding than the rest, or a character is broken; export "
             "the cards anew in UTF-8"));
      return NULL;
    }
  *(is_utf8 ? &encoding->has_utf8 : &encoding->has_windows) = TRUE;
  if (is_utf8)
    return g_strndup (text, n_bytes);
  decoded = g_convert (text, (gssize) n_bytes, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  if (decoded == NULL)
    mh_roster_complain (
        problems, place,
        _ ("this text is neither UTF-8 nor Windows-1252; export the cards anew in UTF-8"));
  return decoded;
}

static char *
convert (
    const char *text, gsize n_bytes, const char *charset, MhTextPlace place, GPtrArray *problems)
{
  char *decoded = g_convert (text, (gssize) n_bytes, "UTF-8", charset, NULL, NULL, NULL);
  g_autofree char *message = NULL;

  if (decoded != NULL)
    return decoded;
  message = g_strdup_printf (
      /* Translators: %s is the name of an encoding, such as ISO-8859-1. */
      _ ("this text is not in “%s”, as it says; export the cards anew in UTF-8"), charset);
  mh_roster_complain (problems, place, message);
  return NULL;
}

/**
 * mh_vcard_decode:
 * @line: a property with a text
 * @encoding: how the texts before it were written
 * @problems: gets what is wrong
 *
 * Undoes quoted-printable and the encoding, not the backslashes.
 *
 * Returns: (transfer full) (nullable): UTF-8
 */
char *
mh_vcard_decode (const MhVCardLine *line, MhVCardEncoding *encoding, GPtrArray *problems)
{
  const char *charset = mh_vcard_get_param (line, "CHARSET");
  gsize n_bytes = line->n_bytes;
  g_autofree char *raw = mh_vcard_has_type (line, "quoted-printable")
                             ? decode_quoted (line->value, line->n_bytes, &n_bytes)
                             : g_memdup2 (line->value, line->n_bytes + 1);
  char *text = NULL;

  if (memchr (raw, '\0', n_bytes) != NULL)
    {
      mh_roster_complain (problems, line->place,
                          _ ("there is a NUL byte; save the file anew as text in UTF-8"));
      return NULL;
    }
  if (charset != NULL && g_ascii_strcasecmp (charset, "utf-8") != 0)
    text = convert (raw, n_bytes, charset, line->place, problems);
  else
    text = guess_encoding (raw, n_bytes, line->place, encoding, problems);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * mh_vcard_unescape:
 * @text: a value, or one of its parts
 *
 * Source: RFC 6350, 3.4
 *
 * Returns: (transfer full): the text that is meant
 */
char *
mh_vcard_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '\\' && (p[1] == 'n' || p[1] == 'N'))
        g_string_append_c (plain, '\n');
      else if (p[0] == '\\' && p[1] != '\0' && strchr (",;:\\", p[1]) != NULL)
        g_string_append_c (plain, p[1]);
      else
        {
          g_string_append_c (plain, *p);
          continue;
        }
      p++;
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

/**
 * mh_vcard_split:
 * @text: a value of several parts, such as `Lee;Ann;;Dr.;`
 *
 * Returns: (transfer full): the parts, as they are meant
 */
GStrv
mh_vcard_split (const char *text)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = text;

  for (const char *p = text;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == ';' || *p == '\0')
        {
          g_autofree char *raw = g_strndup (start, (gsize) (p - start));
          g_autofree char *part = mh_vcard_unescape (raw);

          g_strv_builder_add (parts, part);
          start = p + 1;
          if (*p == '\0')
            return g_strv_builder_end (parts);
        }
    }
}

/**
 * mh_vcard_decode_base64:
 * @text: base 64, with blanks
 * @n_bytes: its length
 *
 * Source: RFC 4648, 4
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL for what is broken
 */
GBytes *
mh_vcard_decode_base64 (const char *text, gsize n_bytes)
{
  g_autofree char *clean = g_malloc (n_bytes + 1);
  gsize n_clean = 0;
  gsize n_fill = 0;
  gsize n_decoded = 0;
  guchar *decoded = NULL;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (g_ascii_isspace (text[i]))
        continue;
      if (text[i] == '=')
        n_fill++;
      else if (n_fill > 0 || !(g_ascii_isalnum (text[i]) || text[i] == '+' || text[i] == '/'))
        return NULL;
      clean[n_clean++] = text[i];
    }
  clean[n_clean] = '\0';
  if (n_clean == 0 || n_clean % 4 != 0 || n_fill > 2)
    return NULL;
  decoded = g_base64_decode (clean, &n_decoded);
  return g_bytes_new_take (decoded, n_decoded);
}
