/* mh-roster-text.c: a roster's bytes to text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"

/**
 * mh_roster_locate:
 * @start: a text
 * @at: a place in it; what stands before it need not be UTF-8
 *
 * Returns: line and column, the latter in characters
 */
MhTextPlace
mh_roster_locate (const char *start, const char *at)
{
  MhTextPlace place = { 1, 1 };

  for (const char *p = start; p < at; p++)
    {
      gboolean is_break = *p == '\n' || (*p == '\r' && (p + 1 == at || p[1] != '\n'));

      if (is_break)
        place = (MhTextPlace){ place.line + 1, 1 };
      else if (((guchar) *p & 0xc0) != 0x80)
        place.column++;
    }
  return place;
}

void
mh_roster_complain (GPtrArray *problems, MhTextPlace place, const char *message)
{
  if (problems->len < MH_LIMIT_PROBLEMS)
    g_ptr_array_add (problems, mh_problem_new_at (place.line, place.column, message));
}

void
mh_roster_note (GPtrArray *problems, MhTextPlace place, const char *message)
{
  MhProblem *note = NULL;

  if (problems->len >= MH_LIMIT_PROBLEMS)
    return;
  note = mh_problem_new_at (place.line, place.column, message);
  note->is_note = TRUE;
  g_ptr_array_add (problems, note);
}

/* A small accented letter in UTF-8, which in Windows-1252 is “Ã” and a sign: no word has that. */
static const char *
find_utf8_letter (const char *text, const char *end)
{
  for (const char *p = text; p + 1 < end; p++)
    if ((guchar) p[0] == 0xc3 && (guchar) p[1] >= 0xa0 && (guchar) p[1] <= 0xbf)
      return p;
  return NULL;
}

static gboolean
has_wide_characters (const char *text, const char *end)
{
  for (const char *p = text; p < end; p++)
    if ((guchar) *p >= 0x80)
      return TRUE;
  return FALSE;
}

/* What Excel, Numbers and LibreOffice save by default: a ZIP, or the older compound file. */
static gboolean
is_workbook (const char *data, gsize n_bytes)
{
  return n_bytes >= 4 &&
         (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0);
}

/* Bytes that are not UTF-8 are taken for Windows-1252, unless there is UTF-8 too. */
static char *
decode_bytes (const char *data, gsize n_bytes, GPtrArray *problems)
{
  const char *end = NULL;
  const char *nul = memchr (data, '\0', n_bytes);
  const char *letter = NULL;
  char *text = NULL;

  if (is_workbook (data, n_bytes))
    {
      mh_roster_complain (
          problems, mh_roster_locate (data, data),
          _ ("this is the workbook of a spreadsheet program; save it there as CSV"));
      return NULL;
    }
  if (nul != NULL)
    {
      mh_roster_complain (problems, mh_roster_locate (data, nul),
                          _ ("there is a NUL byte; save the file anew as text in UTF-8"));
      return NULL;
    }
  if (g_utf8_validate (data, (gssize) n_bytes, &end))
    return g_strndup (data, n_bytes);
  letter = find_utf8_letter (end, data + n_bytes);
  if (has_wide_characters (data, end) || letter != NULL)
    {
      mh_roster_complain (problems,
                          mh_roster_locate (data, has_wide_characters (data, end) ? end : letter),
                          _ ("from here on, the file is in another encoding than before; save it "
                             "anew as text in UTF-8"));
      return NULL;
    }
  text = g_convert (data, (gssize) n_bytes, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  if (text == NULL)
    mh_roster_complain (
        problems, mh_roster_locate (data, end),
        _ ("this byte is neither UTF-8 nor Windows-1252; save the file anew as text in UTF-8"));
  return text;
}

/* The bytes as numbers of this machine, without the mark. (transfer full). */
static gunichar2 *
order_utf16 (const guchar *data, gsize n_units, gboolean is_little)
{
  gunichar2 *units = g_new (gunichar2, n_units + 1);

  for (gsize i = 0; i < n_units; i++)
    units[i] = (gunichar2) (is_little ? data[2 * i] | data[2 * i + 1] << 8
                                      : data[2 * i] << 8 | data[2 * i + 1]);
  units[n_units] = 0;
  return units;
}

static char *
decode_utf16 (const char *data, gsize n_bytes, gboolean is_little, GPtrArray *problems)
{
  gsize n_units = n_bytes / 2;
  g_autofree gunichar2 *units = order_utf16 ((const guchar *) data, n_units, is_little);
  g_autoptr (GError) error = NULL;
  glong n_read = 0;
  glong n_written = 0;
  char *text = g_utf16_to_utf8 (units, (glong) n_units, &n_read, &n_written, &error);
  g_autofree char *before = NULL;

  if (text != NULL && (gsize) n_read == n_units && n_bytes % 2 == 0)
    return text;
  before = text != NULL ? g_strdup (text) : g_utf16_to_utf8 (units, n_read, NULL, NULL, NULL);
  g_free (text);
  mh_roster_complain (problems,
                      mh_roster_locate (before != NULL ? before : "",
                                        before != NULL ? before + strlen (before) : ""),
                      (gsize) n_read < n_units && units[n_read] == 0
                          ? _ ("there is a NUL byte; save the file anew as text in UTF-8")
                          : _ ("this is not whole UTF-16; save the file anew as text in UTF-8"));
  return NULL;
}

/* UTF-16 without a mark begins with letters of which every other byte is 0. */
static gboolean
is_unmarked_utf16 (const char *data, gsize n_bytes, int zero)
{
  if (n_bytes < 4 || n_bytes % 2 != 0)
    return FALSE;
  for (int i = 0; i < 4; i++)
    if ((data[i] == '\0') != (i % 2 == zero))
      return FALSE;
  return TRUE;
}

/**
 * mh_roster_decode:
 * @bytes: a file: UTF-8, UTF-16 or Windows-1252
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
  if (is_unmarked_utf16 (data, n_bytes, 1) || is_unmarked_utf16 (data, n_bytes, 0))
    return decode_utf16 (data, n_bytes, data[0] != '\0', problems);
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return decode_bytes (data + 3, n_bytes - 3, problems);
  return n_bytes > 0 ? decode_bytes (data, n_bytes, problems) : g_strdup ("");
}

/* Letters that no normal form takes apart. */
static const char *
take_apart (gunichar c)
{
  static const struct
  {
    gunichar letter;
    const char *plain;
  } letters[] = { { 0xe6, "ae" }, { 0xf0, "d" },  { 0xf8, "o" },  { 0xfe, "th" }, { 0x111, "d" },
                  { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      return letters[i].plain;
  return NULL;
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
      const char *apart = take_apart (c);

      if (apart != NULL)
        g_string_append (plain, apart);
      /* Marks that turn one letter of Indic and kana scripts into another are spacing or voiced. */
      else if (g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_SPACING_MARK ||
               c == 0x3099 || c == 0x309A)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Words as mh_roster_fold() leaves them. (transfer full). */
static GPtrArray *
split_words (const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = name;

  for (const char *p = name;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        continue;
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));

          g_ptr_array_add (words, mh_roster_fold (word));
        }
      if (c == 0)
        return words;
      start = g_utf8_next_char (p);
    }
}

/**
 * mh_roster_fold_name:
 * @name: a person's name, or a file's that is named after one
 *
 * “Tanaka, Aïko” and “aiko_tanaka” are one name.
 *
 * Returns: (transfer full): its words folded, in one order; never empty for a name that is not
 */
char *
mh_roster_fold_name (const char *name)
{
  g_autoptr (GPtrArray) words = split_words (name);
  GString *folded = g_string_new (NULL);

  if (words->len > 0)
    qsort (words->pdata, words->len, sizeof (gpointer), compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append (folded, words->pdata[i]);
  /* A name of signs alone is only like itself. */
  if (folded->len == 0)
    g_string_append (folded, name);
  return g_string_free (folded, FALSE);
}
