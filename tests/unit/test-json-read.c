/* test-json-read.c: what is JSON, what is not, and where it stops being so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "base/mh-limits.h"

typedef struct
{
  const char *text;
  const char *written; /* with ' for "; NULL: as text */
  const char *why;
} GoodRow;

static const GoodRow good_rows[] = {
  { "{}", NULL, "empty object" },
  { "[]", NULL, "empty array" },
  { "null", NULL, "any value may be the whole" },
  { "true", NULL, "a word" },
  { " \t\r\n[ 1 ,\r\n2 ] \n", "[1, 2]", "blanks everywhere" },
  { "[0, -1, 42]", NULL, "integers" },
  { "[0.1, -2.5, 1e3, 1E+2, 1e-2]", "[0.1, -2.5, 1000.0, 100.0, 0.01]", "numbers of other kinds" },
  { "[0.10000000000000001]", "[0.1]", "the fewest digits" },
  { "[1.7976931348623157e308, 5e-324]", "[1.7976931348623157e+308, 4.94065645841247e-324]",
    "ends" },
  { "[1e-999]", "[0.0]", "too small is nothing" },
  { "[-0]", "[-0.0]", "minus zero keeps its sign" },
  { "[9223372036854775807, -9223372036854775808]", NULL, "the largest integers, exactly" },
  { "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "['\\'\\\\/\\b\\f\\n\\r\\t']", "all short escapes" },
  { "[\"\\u0041\\u00e9\\u4e2D\"]", "['Aé中']", "escapes of four digits" },
  { "[\"\\ud83d\\ude00\"]", "['😀']", "a surrogate pair" },
  { "[\"\\u0001\"]", "['\\u0001']", "a control character, escaped" },
  { "[\"\x7f\"]", "['\x7f']", "delete is none for JSON" },
  { "[\"ſ\xe2\x80\xa8\xef\xbf\xbf\"]", "['ſ\xe2\x80\xa8\xef\xbf\xbf']",
    "separators, noncharacters" },
  { "{\"\": 1}", "{'': 1}", "an empty name" },
  { "{\"b\": 1, \"a\": {\"d\": [], \"c\": {}}}", "{'b': 1,'a': {'d': [],'c': {}}}",
    "order is kept" },
  { "[[1, 2], [\"a\", null, false]]", "[[1, 2],['a', null, false]]", "arrays in arrays" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_rows); i++)
    {
      const GoodRow *row = &good_rows[i];
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (JsonNode) node = mh_json_read (row->text, strlen (row->text), problems);
      g_autofree char *written = NULL;

      g_test_message ("%s", row->why);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_nonnull (node);
      written = mh_test_json_text (node);
      g_assert_cmpstr (written, ==, row->written != NULL ? row->written : row->text);
    }
}

typedef struct
{
  const char *text;
  gsize n_bytes; /* 0: up to the NUL */
  int line;
  int column;
  const char *why;
} BadRow;

static const BadRow bad_rows[] = {
  { "", 0, 1, 1, "empty" },
  { " \n ", 0, 1, 1, "blanks alone" },
  { "[1] [2]", 0, 1, 5, "two values" },
  { "{}}", 0, 1, 3, "more follows" },
  { "[1,]", 0, 1, 4, "comma too many in an array" },
  { "[,1]", 0, 1, 2, "comma first" },
  { "[1 2]", 0, 1, 4, "comma missing" },
  { "[1\n\n, 2\n  3]", 0, 4, 3, "the line counts" },
  { "[1\r\n,\r2\n 3]", 0, 4, 2, "CR LF is one line end, CR is one" },
  { "[\"äöü\", x]", 0, 1, 9, "columns are characters, not bytes" },
  { "{\"a\": 1,}", 0, 1, 9, "comma too many in an object" },
  { "{\"a\" 1}", 0, 1, 6, "colon missing" },
  { "{\"a\": }", 0, 1, 7, "value missing" },
  { "{a: 1}", 0, 1, 2, "name without quotes" },
  { "{'a': 1}", 0, 1, 2, "single quotes" },
  { "{1: 1}", 0, 1, 2, "a number as a name" },
  { "{\"a\": 1", 0, 1, 8, "object not closed" },
  { "[1, 2", 0, 1, 6, "array not closed" },
  { "[1}", 0, 1, 3, "closed by the other bracket" },
  { "[", 0, 1, 2, "opened, and no more" },
  { "]", 0, 1, 1, "closed only" },
  { "[1] // end", 0, 1, 5, "comment" },
  { "[/* one */ 1]", 0, 1, 2, "comment of the other kind" },
  { "[01]", 0, 1, 2, "leading zero" },
  { "[-01]", 0, 1, 2, "leading zero after the sign" },
  { "[+1]", 0, 1, 2, "plus sign" },
  { "[.5]", 0, 1, 2, "no digit before the point" },
  { "[1.]", 0, 1, 2, "no digit after the point" },
  { "[1.e3]", 0, 1, 2, "nor before the exponent" },
  { "[1e]", 0, 1, 2, "exponent without digits" },
  { "[1e+]", 0, 1, 2, "with a sign alone" },
  { "[-]", 0, 1, 2, "sign alone" },
  { "[0x1F]", 0, 1, 3, "hexadecimal" },
  { "[1_000]", 0, 1, 3, "underscores" },
  { "[NaN]", 0, 1, 2, "no number" },
  { "[-Infinity]", 0, 1, 2, "infinite" },
  { "[1e999]", 0, 1, 2, "overflows a double" },
  { "[9223372036854775808]", 0, 1, 2, "overflows 64 bits" },
  { "[-9223372036854775809]", 0, 1, 2, "below 64 bits" },
  { "[18446744073709551616]", 0, 1, 2, "2 to the 64" },
  { "[True]", 0, 1, 2, "a capital" },
  { "[nul]", 0, 1, 2, "word cut" },
  { "[nulls]", 0, 1, 2, "word goes on" },
  { "[truefalse]", 0, 1, 2, "two words" },
  { "[\"a]", 0, 1, 2, "string not closed: told where it opens" },
  { "[\"a\nb\"]", 0, 1, 2, "line break in a string" },
  { "[\"a\tb\"]", 0, 1, 4, "tab in a string" },
  { "[\"\x01\"]", 0, 1, 3, "control character in a string" },
  { "[\"\\x41\"]", 0, 1, 3, "unknown escape" },
  { "[\"\\'\"]", 0, 1, 3, "escaped single quote" },
  { "[\"\\u12\"]", 0, 1, 3, "two hexadecimal digits" },
  { "[\"\\u12G4\"]", 0, 1, 3, "no hexadecimal digit" },
  { "[\"\\", 0, 1, 3, "ends in an escape" },
  { "[\"\\u00", 0, 1, 3, "ends in a longer one" },
  { "[\"a\\u0000b\"]", 0, 1, 4, "NUL would cut the text" },
  { "[\"A\\ud83dz\"]", 0, 1, 4, "first surrogate alone" },
  { "[\"\\ud83d\\u0041\"]", 0, 1, 3, "first surrogate, then a letter" },
  { "[\"\\ud83d\\ud83d\"]", 0, 1, 3, "two first surrogates" },
  { "[\"\\ud83d\\ue000\"]", 0, 1, 3, "first surrogate, then what is behind the second ones" },
  { "[\"\\ude00\"]", 0, 1, 3, "second surrogate alone" },
  { "[\"\xed\xa0\xbd\"]", 0, 1, 3, "a surrogate as bytes" },
  { "[\"\xff\"]", 0, 1, 3, "no UTF-8" },
  { "[\"é\xc3\"]", 0, 1, 4, "a character cut" },
  { "[\"\xc0\xaf\"]", 0, 1, 3, "a slash written too long" },
  { "[\"\xe9\"]", 0, 1, 3, "Latin-1" },
  { "[1]\0", 4, 1, 4, "NUL after the end" },
  { "\0", 1, 1, 1, "NUL alone" },
  { "\xef\xbb\xbf{}", 0, 1, 1, "byte order mark" },
  { "\xff\xfe{\0}\0", 6, 1, 1, "UTF-16" },
  { "\xfe\xff\0{\0}", 6, 1, 1, "UTF-16, the other way" },
  { "\v[]", 0, 1, 1, "a blank that is none of JSON's" },
  { "[\xc2\xa0]", 0, 1, 2, "no-break space" },
  { "{\"a\": 1, \"a\": 2}", 0, 1, 10, "a name twice" },
  { "{\"a\": 1,\n \"\\u0061\": 2}", 0, 2, 2, "twice, though written otherwise" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      const BadRow *row = &bad_rows[i];
      gsize n_bytes = row->n_bytes > 0 ? row->n_bytes : strlen (row->text);
      /* Without a NUL behind it, so that reading on is seen. */
      g_autofree char *exact = g_memdup2 (row->text, n_bytes);
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (JsonNode) node = mh_json_read (exact != NULL ? exact : "", n_bytes, problems);
      const MhProblem *problem = NULL;

      g_test_message ("%s", row->why);
      g_assert_null (node);
      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_assert_cmpint (problem->line, ==, row->line);
      g_assert_cmpint (problem->column, ==, row->column);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_assert_cmpuint (strlen (problem->message), >, 10);
    }
}

static void
test_every_twice (void)
{
  const char *text = "{\"a\": 1, \"a\": 2, \"b\": {\"c\": 1, \"c\": 1}}";
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();

  g_assert_null (mh_json_read (text, strlen (text), problems));
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (((MhProblem *) g_ptr_array_index (problems, 1))->message, "“c”"));
}

static JsonNode *
read_nested (guint depth, gboolean in_objects, GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, in_objects ? "{\"a\":" : "[");
  if (in_objects)
    g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, in_objects ? "}" : "]");
  return mh_json_read (text->str, text->len, problems);
}

static void
test_depth (void)
{
  for (int in_objects = 0; in_objects < 2; in_objects++)
    {
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (JsonNode) deepest = read_nested (MH_LIMIT_JSON_DEPTH, in_objects, problems);

      g_assert_nonnull (deepest);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_null (read_nested (MH_LIMIT_JSON_DEPTH + 1, in_objects, problems));
      g_assert_cmpuint (problems->len, ==, 1);
    }
}

/* Depth is counted, not the number of brackets. */
static void
test_depth_comes_back (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < 3 * MH_LIMIT_JSON_DEPTH; i++)
    g_string_append (text, "[],{\"a\":{}},");
  g_string_append (text, "1]");
  node = mh_json_read (text->str, text->len, problems);
  g_assert_nonnull (node);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-read/good", test_good);
  g_test_add_func ("/json-read/bad", test_bad);
  g_test_add_func ("/json-read/every-twice", test_every_twice);
  g_test_add_func ("/json-read/depth", test_depth);
  g_test_add_func ("/json-read/depth-comes-back", test_depth_comes_back);
  return g_test_run ();
}
