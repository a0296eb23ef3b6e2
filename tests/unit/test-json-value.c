/* test-json-value.c: JSON values compared, merged, written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include <math.h>

#include "team/mh-json-value.h"

typedef struct
{
  const char *target;
  const char *patch;
  const char *result;
  const char *why;
} MergeRow;

static const MergeRow merge_rows[] = {
  /* The test cases of RFC 7396, appendix A, in their order. */
  { "{'a':'b'}", "{'a':'c'}", "{'a':'c'}", "A 1: replace" },
  { "{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}", "A 2: add" },
  { "{'a':'b'}", "{'a':null}", "{}", "A 3: remove" },
  { "{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}", "A 4: remove one" },
  { "{'a':['b']}", "{'a':'c'}", "{'a':'c'}", "A 5: array to text" },
  { "{'a':'c'}", "{'a':['b']}", "{'a':['b']}", "A 6: text to array" },
  { "{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}", "A 7: in an object" },
  { "{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}", "A 8: arrays are replaced" },
  { "['a','b']", "['c','d']", "['c','d']", "A 9: at the top too" },
  { "{'a':'b'}", "['c']", "['c']", "A 10: object to array" },
  { "{'a':'foo'}", "null", "null", "A 11: to null" },
  { "{'a':'foo'}", "'bar'", "'bar'", "A 12: to text" },
  { "{'e':null}", "{'a':1}", "{'e':null,'a':1}", "A 13: a null that was there stays" },
  { "[1,2]", "{'a':'b','c':null}", "{'a':'b'}", "A 14: array to object" },
  { "{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}", "A 15: nulls in what is new" },
  /* What it says beside. */
  { "{'b':1,'a':2,'c':3}", "{'c':4,'d':5,'b':6}", "{'b':6,'a':2,'c':4,'d':5}", "order is kept" },
  { "{'a':{'x':1}}", "{'a':{}}", "{'a':{'x':1}}", "an empty patch" },
  { "{'a':null}", "{'a':{'b':1}}", "{'a':{'b':1}}", "null to object" },
};

static void
test_merge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (merge_rows); i++)
    {
      const MergeRow *row = &merge_rows[i];
      g_autoptr (JsonNode) target = mh_test_json (row->target);
      g_autoptr (JsonNode) patch = mh_test_json (row->patch);
      g_autoptr (JsonNode) wanted = mh_test_json (row->result);
      g_autoptr (JsonNode) merged = mh_json_merge (target, patch);
      g_autoptr (JsonNode) target_again = mh_test_json (row->target);
      g_autofree char *merged_text = mh_test_json_text (merged);
      g_autofree char *wanted_text = mh_test_json_text (wanted);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (merged_text, ==, wanted_text);
      g_assert_true (mh_json_equal (target, target_again));
      g_assert_true (json_node_is_immutable (merged));
    }
}

static void
test_merge_shares (void)
{
  g_autoptr (JsonNode) target = mh_test_json ("{'a':{'x':1},'b':{'y':2}}");
  g_autoptr (JsonNode) patch = mh_test_json ("{'b':{'y':3}}");
  g_autoptr (JsonNode) merged = mh_json_merge (target, patch);

  g_assert_true (mh_json_member (merged, "a") == mh_json_member (target, "a"));
  g_assert_true (mh_json_member (merged, "b") != mh_json_member (target, "b"));
}

typedef struct
{
  const char *a;
  const char *b;
  gboolean is_equal;
  const char *why;
} EqualRow;

static const EqualRow equal_rows[] = {
  { "{'a':1,'b':2}", "{'b':2,'a':1}", TRUE, "order of members does not count" },
  { "[1,2]", "[2,1]", FALSE, "order of elements does" },
  { "[1]", "[1.0]", TRUE, "one number" },
  { "[1]", "[1.5]", FALSE, "another number" },
  { "[9007199254740993]", "[9007199254740992]", FALSE, "integers beyond doubles differ" },
  { "[1]", "['1']", FALSE, "a number is no text" },
  { "[1]", "[true]", FALSE, "nor a word" },
  { "[true]", "[false]", FALSE, "words differ" },
  { "[null]", "[false]", FALSE, "null is no word" },
  { "{'a':null}", "{}", FALSE, "null is there" },
  { "{'a':1}", "{'a':1,'b':1}", FALSE, "one more member" },
  { "{'a':1}", "{'b':1}", FALSE, "another name" },
  { "[1]", "[1,1]", FALSE, "one more element" },
  { "['é']", "['\\u00e9']", TRUE, "escapes are a way of writing" },
  { "[{}]", "[[]]", FALSE, "kinds differ" },
  { "{'a':[{'b':[1,{'c':null}]}]}", "{'a':[{'b':[1,{'c':null}]}]}", TRUE, "deep" },
  { "{'a':[{'b':[1,{'c':null}]}]}", "{'a':[{'b':[1,{'c':0}]}]}", FALSE, "deep, another" },
};

static void
test_equal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (equal_rows); i++)
    {
      const EqualRow *row = &equal_rows[i];
      g_autoptr (JsonNode) a = mh_test_json (row->a);
      g_autoptr (JsonNode) b = mh_test_json (row->b);
      g_autoptr (JsonNode) copy = mh_json_copy (a);

      g_test_message ("%s", row->why);
      g_assert_cmpint (mh_json_equal (a, b), ==, row->is_equal);
      g_assert_cmpint (mh_json_equal (b, a), ==, row->is_equal);
      g_assert_true (mh_json_equal (a, copy));
      g_assert_false (json_node_is_immutable (copy));
    }
}

static void
test_is_sound (void)
{
  g_autoptr (JsonNode) fine = mh_test_json ("{'a':[1,'x',{'b':0.5}]}");
  g_autoptr (JsonNode) infinite = json_node_init_double (json_node_alloc (), INFINITY);
  g_autoptr (JsonNode) broken = json_node_init_string (json_node_alloc (), "\xff");
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) named = NULL;

  json_object_set_int_member (object, "\xc3", 1);
  named = mh_json_take_object (object);
  g_assert_true (mh_json_is_sound (fine, 0));
  g_assert_true (mh_json_is_sound (fine, 61));
  g_assert_false (mh_json_is_sound (fine, 62));
  g_assert_false (mh_json_is_sound (infinite, 0));
  g_assert_false (mh_json_is_sound (broken, 0));
  g_assert_false (mh_json_is_sound (named, 0));
}

/* The layout of the text itself, which people read and compare. */
static void
test_write (void)
{
  g_autoptr (JsonNode) node = mh_test_json (
      "{'a':[0.5,0.25],'b':{},'c':[],'d':[[0,'#fff'],[1,'#000']],'e':{'f':'x'},"
      "'g':['a long text that is one of several','and a second one of them','and a third here']}");
  g_autoptr (GBytes) bytes = mh_json_write (node);
  g_autofree char *wanted = mh_test_quote ("{\n"
                                           "  'a': [0.5, 0.25],\n"
                                           "  'b': {},\n"
                                           "  'c': [],\n"
                                           "  'd': [\n"
                                           "    [0, '#fff'],\n"
                                           "    [1, '#000']\n"
                                           "  ],\n"
                                           "  'e': {\n"
                                           "    'f': 'x'\n"
                                           "  },\n"
                                           "  'g': [\n"
                                           "    'a long text that is one of several',\n"
                                           "    'and a second one of them',\n"
                                           "    'and a third here'\n"
                                           "  ]\n"
                                           "}\n");
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (written, ==, wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-value/merge", test_merge);
  g_test_add_func ("/json-value/merge-shares", test_merge_shares);
  g_test_add_func ("/json-value/equal", test_equal);
  g_test_add_func ("/json-value/is-sound", test_is_sound);
  g_test_add_func ("/json-value/write", test_write);
  return g_test_run ();
}
