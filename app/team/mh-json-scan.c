/* mh-json-scan.c: the words of a JSON text, one after the other
 *
 * json-glib's own scanner takes much that is not JSON and hands out lone surrogates as text that is
 * not UTF-8; so strings and numbers are read here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-json-scan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/mh-limits.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
starts_with (const MhJsonScan *scan, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (scan->end - scan->cursor) >= length && memcmp (scan->cursor, prefix, length) == 0;
}

static int
peek (const MhJsonScan *scan)
{
  return scan->cursor < scan->end ? (guchar) *scan->cursor : -1;
}

/**
 * mh_json_scan_locate:
 * @scan: a scan
 * @at: a place in its text
 * @message: what is wrong there
 *
 * Lines end with LF, CR LF or CR. Columns count characters, not bytes.
 *
 * Returns: (transfer full): a problem with line and column
 */
MhProblem *
mh_json_scan_locate (const MhJsonScan *scan, const char *at, const char *message)
{
  int line = 1;
  int column = 1;

  for (const char *p = scan->start; p < at; p++)
    {
      gboolean is_continued = ((guchar) *p & 0xc0) == 0x80;
      gboolean is_first_of_two = *p == '\r' && p + 1 < scan->end && p[1] == '\n';

      if (*p == '\n' || (*p == '\r' && !is_first_of_two))
        {
          line++;
          column = 1;
        }
      else if (!is_continued)
        {
          column++;
        }
    }

  return mh_problem_new_at (line, column, message);
}

/**
 * mh_json_scan_fail:
 * @scan: a scan
 * @at: where
 * @format: what is wrong, as printf()
 * @...: what is put in
 *
 * Sets the problem of @scan, unless there is one.
 *
 * Returns: always %FALSE
 */
gboolean
mh_json_scan_fail (MhJsonScan *scan, const char *at, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (scan->problem != NULL)
    return FALSE;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  scan->problem = mh_json_scan_locate (scan, at, message);
  return FALSE;
}

/**
 * mh_json_scan_fail_kind:
 * @scan: a scan
 * @at: where
 *
 * Sets the problem that this is another kind of file.
 *
 * Returns: always %FALSE
 */
gboolean
mh_json_scan_fail_kind (MhJsonScan *scan, const char *at)
{
  return mh_json_scan_fail (
      scan, at, _ ("this is not JSON; people from a table or from vCards are to be imported"));
}

/* The first sign that is neither a mark nor a blank, in any encoding; the end if there is none. */
static const char *
find_first_sign (const MhJsonScan *scan)
{
  const char *p = scan->start;

  while (p < scan->end && strchr ("\xef\xbb\xbf\xfe\xff \t\r\n", *p) != NULL)
    p++;
  return p;
}

/* What the encoding is matters only of what may be JSON: a table and a card begin with a word. */
static gboolean
fail_encoding (MhJsonScan *scan, const char *at, const char *message)
{
  const char *first = find_first_sign (scan);

  if (first < scan->end && (g_ascii_isalpha (*first) || *first == '"'))
    return mh_json_scan_fail_kind (scan, scan->start);
  return mh_json_scan_fail (scan, at, "%s", message);
}

/**
 * mh_json_scan_start:
 * @scan: (out): a scan at the start of @text
 * @text: (array length=n_bytes): what should be JSON
 * @n_bytes: its length
 *
 * Checks what concerns the whole text: size, UTF-8, no byte order mark, not empty.
 *
 * Returns: %TRUE if it may be read on
 */
gboolean
mh_json_scan_start (MhJsonScan *scan, const char *text, gsize n_bytes)
{
  const char *bad = NULL;

  *scan = (MhJsonScan){ .start = text, .cursor = text, .end = text + n_bytes };
  if (n_bytes > MH_LIMIT_JSON_BYTES)
    return mh_json_scan_fail (
        scan, text, _ ("the text is longer than 16 MiB, the most that is read; take a part out"));
  if (n_bytes >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return fail_encoding (scan, text, _ ("the text is UTF-16; save it as UTF-8"));
  if (starts_with (scan, BYTE_ORDER_MARK))
    return fail_encoding (scan, text,
                          _ ("the text starts with a byte order mark; save it as UTF-8 "
                             "without one"));
  if (!g_utf8_validate_len (text, n_bytes, &bad))
    {
      if (*bad == '\0')
        return mh_json_scan_fail (scan, bad, _ ("there is a NUL byte; this is no text"));
      return fail_encoding (scan, bad, _ ("this is not UTF-8; save the file as UTF-8"));
    }

  mh_json_scan_skip_blanks (scan);
  if (scan->cursor == scan->end)
    return mh_json_scan_fail (scan, text,
                              _ ("the file is empty; give one that has something in it"));
  scan->cursor = scan->start;
  return TRUE;
}

/**
 * mh_json_scan_skip_blanks:
 * @scan: a scan
 *
 * Source: RFC 8259, section 2 (ws).
 */
void
mh_json_scan_skip_blanks (MhJsonScan *scan)
{
  while (scan->cursor < scan->end && (*scan->cursor == ' ' || *scan->cursor == '\t' ||
                                      *scan->cursor == '\n' || *scan->cursor == '\r'))
    scan->cursor++;
}

/**
 * mh_json_scan_word:
 * @scan: a scan
 * @word: `true`, `false` or `null`
 *
 * Returns: %TRUE if @word stood there, and is passed
 */
gboolean
mh_json_scan_word (MhJsonScan *scan, const char *word)
{
  const char *after = scan->cursor + strlen (word);

  if (!starts_with (scan, word))
    return FALSE;
  if (after < scan->end && (g_ascii_isalnum (*after) || *after == '_'))
    return FALSE;
  scan->cursor = after;
  return TRUE;
}

/* The four digits of \uXXXX, or -1. */
static int
read_code_unit (MhJsonScan *scan)
{
  int unit = 0;

  if (scan->end - scan->cursor < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (scan->cursor[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  scan->cursor += 4;
  return unit;
}

/* After `\u`; at is where the backslash stands. Source: RFC 8259, sections 7 and 8.2. */
static gboolean
read_unicode_escape (MhJsonScan *scan, const char *at, GString *string)
{
  int unit = read_code_unit (scan);
  int second = 0;

  if (unit < 0)
    return mh_json_scan_fail (scan, at, _ ("“\\u” must be followed by four hexadecimal digits"));
  if (unit == 0)
    return mh_json_scan_fail (scan, at, _ ("“\\u0000” is not taken; take it out"));
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return mh_json_scan_fail (scan, at, _ ("the second half of a surrogate pair stands alone"));
  if (unit < 0xd800 || unit > 0xdbff)
    {
      g_string_append_unichar (string, (gunichar) unit);
      return TRUE;
    }

  if (starts_with (scan, "\\u"))
    {
      scan->cursor += 2;
      second = read_code_unit (scan);
    }
  if (second < 0xdc00 || second > 0xdfff)
    return mh_json_scan_fail (scan, at, _ ("the first half of a surrogate pair stands alone"));
  g_string_append_unichar (string, 0x10000 + (((gunichar) unit - 0xd800) << 10) +
                                       ((gunichar) second - 0xdc00));
  return TRUE;
}

static gboolean
read_escape (MhJsonScan *scan, GString *string)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *at = scan->cursor++;
  const char *letter = NULL;

  if (peek (scan) == 'u')
    {
      scan->cursor++;
      return read_unicode_escape (scan, at, string);
    }
  if (peek (scan) > 0)
    letter = strchr (letters, *scan->cursor);
  if (letter == NULL)
    return mh_json_scan_fail (
        scan, at,
        _ ("a backslash stands before one of \" \\ / b f n r t u; write “\\\\” "
           "for a backslash itself"));
  g_string_append_c (string, meanings[letter - letters]);
  scan->cursor++;
  return TRUE;
}

/**
 * mh_json_scan_string:
 * @scan: a scan that stands at a quotation mark
 * @string: gets what stands between the marks
 *
 * Source: RFC 8259, section 7.
 *
 * Returns: %TRUE if a string was read
 */
gboolean
mh_json_scan_string (MhJsonScan *scan, GString *string)
{
  const char *opening = scan->cursor++;

  g_string_truncate (string, 0);
  for (;;)
    {
      const char *from = scan->cursor;

      while (scan->cursor < scan->end && *scan->cursor != '"' && *scan->cursor != '\\' &&
             (guchar) *scan->cursor >= 0x20)
        scan->cursor++;
      g_string_append_len (string, from, scan->cursor - from);

      if (peek (scan) == '"')
        {
          scan->cursor++;
          return TRUE;
        }
      if (peek (scan) == '\\')
        {
          if (!read_escape (scan, string))
            return FALSE;
          continue;
        }
      if (scan->cursor == scan->end || *scan->cursor == '\n' || *scan->cursor == '\r')
        return mh_json_scan_fail (scan, opening, _ ("this text has no closing quotation mark"));
      return mh_json_scan_fail (scan, scan->cursor,
                                _ ("there is a control character (U+%04X) in a text; write it as "
                                   "“\\u%04x” or take it out"),
                                (guint) *scan->cursor, (guint) *scan->cursor);
    }
}

static gsize
skip_digits (MhJsonScan *scan)
{
  const char *from = scan->cursor;

  while (scan->cursor < scan->end && g_ascii_isdigit (*scan->cursor))
    scan->cursor++;
  return (gsize) (scan->cursor - from);
}

/* Passes over what RFC 8259, section 6, calls a number. */
static gboolean
skip_number (MhJsonScan *scan, gboolean *is_integer)
{
  const char *from = scan->cursor;
  const char *digits = NULL;

  *is_integer = TRUE;
  if (peek (scan) == '-')
    scan->cursor++;
  digits = scan->cursor;
  if (skip_digits (scan) == 0)
    return mh_json_scan_fail (scan, from, _ ("a number needs digits after its sign"));
  if (*digits == '0' && scan->cursor - digits > 1)
    return mh_json_scan_fail (scan, from, _ ("a number must not start with 0; write 7, not 07"));
  if (peek (scan) == '.')
    {
      *is_integer = FALSE;
      scan->cursor++;
      if (skip_digits (scan) == 0)
        return mh_json_scan_fail (scan, from, _ ("a number needs digits after its point"));
    }
  if (peek (scan) == 'e' || peek (scan) == 'E')
    {
      *is_integer = FALSE;
      scan->cursor++;
      if (peek (scan) == '+' || peek (scan) == '-')
        scan->cursor++;
      if (skip_digits (scan) == 0)
        return mh_json_scan_fail (scan, from, _ ("a number needs digits after its exponent’s “e”"));
    }
  return TRUE;
}

/**
 * mh_json_scan_number:
 * @scan: a scan that stands at a digit or minus sign
 * @number: (out): the number
 *
 * Range: integers of 64 bits, exactly; else what a double can hold. A larger one is refused, since
 * it could not be saved again as it was.
 *
 * Returns: %TRUE if a number was read
 */
gboolean
mh_json_scan_number (MhJsonScan *scan, MhJsonNumber *number)
{
  const char *from = scan->cursor;
  g_autofree char *text = NULL;
  gboolean is_integer = FALSE;

  if (!skip_number (scan, &is_integer))
    return FALSE;
  if (scan->cursor - from > MH_LIMIT_NUMBER_CHARS)
    return mh_json_scan_fail (scan, from, _ ("this number has more than %d digits"),
                              MH_LIMIT_NUMBER_CHARS);

  text = g_strndup (from, (gsize) (scan->cursor - from));
  *number = (MhJsonNumber){ .is_integer = is_integer && strcmp (text, "-0") != 0 };
  errno = 0;
  if (number->is_integer)
    number->integer = g_ascii_strtoll (text, NULL, 10);
  if (number->is_integer && errno == ERANGE)
    return mh_json_scan_fail (scan, from,
                              _ ("this number is too large to be kept exactly; put it in quotation "
                                 "marks"));
  number->real = g_ascii_strtod (text, NULL);
  if (!isfinite (number->real))
    return mh_json_scan_fail (scan, from, _ ("this number is too large"));
  return TRUE;
}
