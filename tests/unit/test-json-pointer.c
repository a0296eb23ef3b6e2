/* test-json-pointer.c: places in a JSON value, and values changed there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include <stdio.h>

#include "team/mh-json-pointer.h"

typedef struct
{
  const char *pointer;
  const char *value; /* NULL: nothing there */
  const char *why;
} GetRow;

/* The document of RFC 6901, section 5. */
static const char rfc_text[] = "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2, "
                               "\"e^f\": 3, \"g|h\": 4, \"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7, "
                               "\"m~n\": 8, \"deep\": {\"\": {\"-\": 9, \"01\": 10}}}";

static const GetRow get_rows[] = {
  { "/foo", "['bar', 'baz']", "RFC" },
  { "/foo/0", "'bar'", "RFC" },
  { "/", "0", "RFC: the empty name" },
  { "/a~1b", "1", "RFC" },
  { "/c%d", "2", "RFC: no percent escapes" },
  { "/e^f", "3", "RFC" },
  { "/g|h", "4", "RFC" },
  { "/i\\j", "5", "RFC" },
  { "/k\"l", "6", "RFC" },
  { "/ ", "7", "RFC" },
  { "/m~0n", "8", "RFC" },
  { "/deep//-", "9", "- is a name in an object" },
  { "/deep//01", "10", "and so is 01" },
  { "/foo/1", "'baz'", "second" },
  { "/foo/2", NULL, "behind the end" },
  { "/foo/-", NULL, "nothing stands behind the end" },
  { "/foo/00", NULL, "leading zero" },
  { "/foo/01", NULL, "leading zero" },
  { "/foo/+1", NULL, "sign" },
  { "/foo/-1", NULL, "sign" },
  { "/foo/1e0", NULL, "exponent" },
  { "/foo/", NULL, "empty index" },
  { "/foo/4294967296", NULL, "2 to the 32 is not 0" },
  { "/foo/18446744073709551616", NULL, "2 to the 64 is not 0" },
  { "/foo/0/0", NULL, "a text has no parts" },
  { "foo", NULL, "no slash first" },
  { "/m~n", NULL, "tilde alone" },
  { "/m~", NULL, "tilde last" },
  { "/m~2n", NULL, "tilde with another digit" },
  { "/bar", NULL, "no such member" },
};

static void
test_get (void)
{
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (JsonNode) root = mh_json_read (rfc_text, strlen (rfc_text), problems);

  g_assert_true (mh_json_pointer_get (root, "") == root);
  for (guint i = 0; i < G_N_ELEMENTS (get_rows); i++)
    {
      const GetRow *row = &get_rows[i];
      JsonNode *node = mh_json_pointer_get (root, row->pointer);
      g_autofree char *text = node != NULL ? mh_test_json_text (node) : NULL;

      g_test_message ("%s: %s", row->pointer, row->why);
      g_assert_cmpstr (text, ==, row->value);
    }
}

static void
test_append (void)
{
  g_autoptr (GString) pointer = g_string_new ("/a");

  mh_json_pointer_append (pointer, "b/c~d");
  mh_json_pointer_append (pointer, "");
  g_assert_cmpstr (pointer->str, ==, "/a/b~1c~0d/");
}

typedef struct
{
  const char *what; /* set, insert, remove, or move FROM TO */
  const char *pointer;
  const char *value;
  const char *result; /* NULL: refused */
  const char *why;
} ChangeRow;

static const char change_text[] = "{'a': [1, 2, 3],'b': {'c': 'x'},'n': null}";

static const ChangeRow change_rows[] = {
  { "set", "/b/c", "'y'", "{'a': [1, 2, 3],'b': {'c': 'y'},'n': null}", "replaces" },
  { "set", "/b/d", "4", "{'a': [1, 2, 3],'b': {'c': 'x','d': 4},'n': null}", "adds" },
  { "set", "/a/1", "9", "{'a': [1, 9, 3],'b': {'c': 'x'},'n': null}", "in an array" },
  { "set", "/a/-", "9", "{'a': [1, 2, 3, 9],'b': {'c': 'x'},'n': null}", "appends" },
  { "set", "/a/3", "9", NULL, "behind the end needs a -" },
  { "set", "/a/x", "9", NULL, "no index" },
  { "set", "/a/-/k", "9", "{'a': [1,2,3,{'k': 9}],'b': {'c': 'x'},'n': null}",
    "appends an object" },
  { "set", "/d/e/f", "1", "{'a': [1, 2, 3],'b': {'c': 'x'},'n': null,'d': {'e': {'f': 1}}}",
    "makes objects" },
  { "set", "/d/-", "1", "{'a': [1, 2, 3],'b': {'c': 'x'},'n': null,'d': [1]}", "makes an array" },
  { "set", "/n/e", "1", "{'a': [1, 2, 3],'b': {'c': 'x'},'n': {'e': 1}}", "null is no obstacle" },
  { "set", "/b/c/d", "1", NULL, "a text has no parts" },
  { "set", "", "7", "7", "the whole" },
  { "set", "a", "7", NULL, "no pointer" },
  { "insert", "/a/0", "9", "{'a': [9, 1, 2, 3],'b': {'c': 'x'},'n': null}", "first" },
  { "insert", "/a/3", "9", "{'a': [1, 2, 3, 9],'b': {'c': 'x'},'n': null}", "last" },
  { "insert", "/a/-", "9", "{'a': [1, 2, 3, 9],'b': {'c': 'x'},'n': null}", "last, by its sign" },
  { "insert", "/a/4", "9", NULL, "behind the end" },
  { "insert", "/b/c", "9", "{'a': [1, 2, 3],'b': {'c': 9},'n': null}", "a member is set" },
  { "remove", "/a/0", NULL, "{'a': [2, 3],'b': {'c': 'x'},'n': null}", "first" },
  { "remove", "/b", NULL, "{'a': [1, 2, 3],'n': null}", "a member" },
  { "remove", "/n", NULL, "{'a': [1, 2, 3],'b': {'c': 'x'}}", "null is there to be removed" },
  { "remove", "/a/3", NULL, NULL, "nothing there" },
  { "remove", "/a/-", NULL, NULL, "nor there" },
  { "remove", "/b/x/y", NULL, NULL, "nothing is made to be removed" },
  { "remove", "", NULL, NULL, "not the whole" },
  { "move 0 2", "/a", NULL, "{'a': [2, 3, 1],'b': {'c': 'x'},'n': null}", "down" },
  { "move 2 0", "/a", NULL, "{'a': [3, 1, 2],'b': {'c': 'x'},'n': null}", "up" },
  { "move 1 1", "/a", NULL, "{'a': [1, 2, 3],'b': {'c': 'x'},'n': null}", "nowhere" },
  { "move 0 3", "/a", NULL, NULL, "behind the end" },
  { "move 3 0", "/a", NULL, NULL, "from behind the end" },
  { "move 0 1", "/b", NULL, NULL, "no array" },
  { "move 0 1", "/z", NULL, NULL, "nothing" },
};

static JsonNode *
change (const ChangeRow *row, JsonNode *root, GError **error)
{
  guint from = 0;
  guint to = 0;

  if (g_str_equal (row->what, "set"))
    return mh_json_pointer_set (root, row->pointer, mh_test_json (row->value), error);
  if (g_str_equal (row->what, "insert"))
    return mh_json_pointer_insert (root, row->pointer, mh_test_json (row->value), error);
  if (g_str_equal (row->what, "remove"))
    return mh_json_pointer_remove (root, row->pointer, error);
  g_assert_cmpint (sscanf (row->what, "move %u %u", &from, &to), ==, 2);
  return mh_json_pointer_reorder (root, row->pointer, from, to, error);
}

static void
test_change (void)
{
  g_autoptr (JsonNode) root = mh_test_json (change_text);

  for (guint i = 0; i < G_N_ELEMENTS (change_rows); i++)
    {
      const ChangeRow *row = &change_rows[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) changed = change (row, root, &error);
      g_autofree char *text = changed != NULL ? mh_test_json_text (changed) : NULL;
      g_autofree char *root_text = mh_test_json_text (root);

      g_test_message ("%s %s: %s", row->what, row->pointer, row->why);
      g_assert_cmpstr (text, ==, row->result);
      g_assert_cmpstr (root_text, ==, change_text);
      if (row->result != NULL)
        {
          g_assert_no_error (error);
          g_assert_true (json_node_is_immutable (changed));
        }
      else
        {
          g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_POINTER);
        }
    }
}

static void
test_change_shares (void)
{
  g_autoptr (JsonNode) root = mh_test_json ("{'a':[{'x':1},{'y':2}],'b':{'z':3}}");
  g_autoptr (JsonNode) changed = mh_json_pointer_set (root, "/a/0/x", mh_test_json ("5"), NULL);

  g_assert_true (mh_json_pointer_get (changed, "/b") == mh_json_pointer_get (root, "/b"));
  g_assert_true (mh_json_pointer_get (changed, "/a/1") == mh_json_pointer_get (root, "/a/1"));
  g_assert_true (mh_json_pointer_get (changed, "/a/0") != mh_json_pointer_get (root, "/a/0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-pointer/get", test_get);
  g_test_add_func ("/json-pointer/append", test_append);
  g_test_add_func ("/json-pointer/change", test_change);
  g_test_add_func ("/json-pointer/change-shares", test_change_shares);
  return g_test_run ();
}
