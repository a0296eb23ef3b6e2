/* test-document-edit.c: a new document from an old one and a change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

#include <math.h>

#include "base/mh-file.h"
#include "team/mh-json-value.h"

static const char team_text[] =
    "{'masthead':1,'x':{'kept':[1]},'account':{'organisation':'N'},"
    "'members':[{'name':'A','photo':'a.png','own':1},{'name':'B','start':'2026-02-01'}]}";

typedef struct
{
  const char *what; /* set, insert, remove */
  const char *pointer;
  const char *value;
  int code; /* -1: taken */
  const char *why;
} EditRow;

#define TAKEN   -1
#define POINTER MH_DOCUMENT_ERROR_POINTER
#define VALUE   MH_DOCUMENT_ERROR_VALUE

static const EditRow edit_rows[] = {
  { "set", "/members/0/name", "'C'", TAKEN, "a name" },
  { "set", "/members/0/name", "''", VALUE, "no name" },
  { "set", "/members/0/name", "7", VALUE, "no text" },
  { "set", "/members/2/name", "'C'", POINTER, "nobody there" },
  { "set", "/members/-", "{'name':'C'}", TAKEN, "one more" },
  { "set", "/members/-", "{}", VALUE, "one more without a name" },
  { "set", "/members/1/end", "'2026-01-01'", VALUE, "an end before the start" },
  { "set", "/members/1/end", "'2026-03-01'", TAKEN, "an end after it" },
  { "set", "/design/panel/size", "0.3", TAKEN, "objects are made" },
  { "set", "/design/panel/size", "3", VALUE, "too large" },
  { "set", "/design/panel/colour", "'x'", TAKEN, "unknown members may be set" },
  { "set", "/targets/-", "{'surface':'s'}", TAKEN, "an array is made" },
  { "set", "/masthead", "2", VALUE, "another format" },
  { "set", "/masthead", "'1'", VALUE, "no format" },
  { "set", "", "{'masthead':1,'account':{'organisation':'M'}}", TAKEN, "the whole" },
  { "set", "", "[]", VALUE, "the whole, as something else" },
  { "set", "members", "[]", POINTER, "no pointer" },
  { "insert", "/members/0", "{'name':'C'}", TAKEN, "first" },
  { "insert", "/members/9", "{'name':'C'}", POINTER, "behind the end" },
  { "remove", "/members/0", NULL, TAKEN, "a member" },
  { "remove", "/members/0/name", NULL, VALUE, "what is required" },
  { "remove", "/account", NULL, VALUE, "what is required" },
  { "remove", "/design/panel", NULL, POINTER, "what is not there" },
  { "remove", "/x", NULL, TAKEN, "what nobody knows" },
};

static MhDocument *
edit (MhDocument *document, const EditRow *row, GError **error)
{
  g_autoptr (JsonNode) value = row->value != NULL ? mh_test_json (row->value) : NULL;

  if (g_str_equal (row->what, "set"))
    return mh_document_set (document, row->pointer, value, error);
  if (g_str_equal (row->what, "insert"))
    return mh_document_insert (document, row->pointer, value, error);
  return mh_document_remove (document, row->pointer, error);
}

static void
test_edits (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  g_autoptr (MhDocument) same = mh_test_document (team_text, "/team");

  for (guint i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    {
      const EditRow *row = &edit_rows[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (MhDocument) edited = edit (document, row, &error);

      g_test_message ("%s %s: %s", row->what, row->pointer, row->why);
      g_assert_true (mh_document_equal (document, same));
      g_assert_cmpint (edited != NULL, ==, row->code == TAKEN);
      if (row->code == TAKEN)
        g_assert_no_error (error);
      else
        g_assert_error (error, MH_DOCUMENT_ERROR, row->code);
      if (edited != NULL && row->value != NULL && !g_str_has_suffix (row->pointer, "-"))
        {
          g_autoptr (JsonNode) value = mh_test_json (row->value);

          g_assert_true (mh_json_equal (mh_document_get (edited, row->pointer), value));
        }
    }
}

/* What is not touched is there as before, and shared. */
static void
test_rest_is_kept (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) edited = mh_document_set_string (document, "/members/0/name", "Ä", &error);
  g_autofree char *text = mh_test_document_text (edited);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "{'masthead': 1,'x': {'kept': [1]},'account': {'organisation': 'N'},"
                   "'members': [{'name': 'Ä','photo': 'a.png','own': 1},"
                   "{'name': 'B','start': '2026-02-01'}]}");
  g_assert_cmpstr (mh_document_get_member (edited, 0)->name, ==, "Ä");
  g_assert_cmpstr (mh_document_get_member (document, 0)->name, ==, "A");
  g_assert_true (mh_document_get (edited, "/members/1") ==
                 mh_document_get (document, "/members/1"));
}

/* An edit within a photo that is a path alone keeps the path. */
static void
test_photo_opens (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  g_autoptr (JsonNode) zoom = mh_test_json ("1.5");
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) edited = mh_document_set (document, "/members/0/photo/zoom", zoom, &error);
  g_autoptr (MhDocument) without = mh_document_set (document, "/members/1/photo/zoom", zoom, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (mh_document_get_member (edited, 0)->photo_file, ==, "a.png");
  g_assert_cmpfloat (mh_document_get_member (edited, 0)->photo_zoom, ==, 1.5);
  g_assert_null (without);
}

static void
test_messages (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  g_autoptr (GError) here = NULL;
  g_autoptr (GError) elsewhere = NULL;
  g_autoptr (JsonNode) members = mh_test_json ("[{'name':''}]");

  g_assert_null (mh_document_set_string (document, "/members/0/name", "", &here));
  g_assert_null (strstr (here->message, "/members"));
  g_assert_null (mh_document_set (document, "/members", members, &elsewhere));
  g_assert_true (g_str_has_prefix (elsewhere->message, "/members/0/name: "));
}

/* What no file could hold is refused, where it is unknown too. */
static void
test_unsound (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  g_autoptr (JsonNode) infinite = json_node_init_double (json_node_alloc (), INFINITY);
  g_autoptr (JsonNode) none = json_node_init_double (json_node_alloc (), NAN);
  g_autoptr (JsonNode) seven = mh_test_json ("7");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 65; i++)
    g_string_append (deep, "/d");
  g_assert_null (mh_document_set (document, "/x/y", infinite, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, VALUE);
  g_clear_error (&error);
  g_assert_null (mh_document_set (document, "/design/panel/size", none, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, VALUE);
  g_clear_error (&error);
  g_assert_null (mh_document_set_string (document, "/members/0/name", "a\xff", &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, VALUE);
  g_clear_error (&error);
  g_assert_null (mh_document_set (document, "/x/\xff", seven, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, VALUE);
  g_clear_error (&error);
  g_assert_null (mh_document_set (document, deep->str, seven, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, VALUE);
}

/* The caller may do with the value what it likes afterwards. */
static void
test_value_is_copied (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) value = mh_json_take_object (object);
  g_autoptr (MhDocument) edited = NULL;

  json_object_set_string_member (object, "name", "C");
  edited = mh_document_set (document, "/members/0", value, NULL);
  json_object_set_string_member (object, "name", "changed");
  g_assert_cmpstr (mh_document_get_member (edited, 0)->name, ==, "C");
}

static void
test_reorder (void)
{
  g_autoptr (MhDocument) document = mh_test_document (team_text, "/team");
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) moved = mh_document_reorder (document, "/members", 0, 1, &error);
  g_autoptr (MhDocument) back = mh_document_reorder (moved, "/members", 0, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mh_document_get_member (moved, 0)->name, ==, "B");
  g_assert_cmpint (mh_document_get_member (moved, 0)->index, ==, 0);
  g_assert_true (mh_document_equal (document, back));
  g_assert_null (mh_document_reorder (document, "/members", 0, 2, &error));
  g_assert_error (error, MH_DOCUMENT_ERROR, POINTER);
}

/* A theme file is read when it is named, and not again for another edit. */
static void
test_theme_is_kept (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "house.json", NULL);
  g_autoptr (MhDocument) document = mh_test_document (team_text, folder);
  g_autoptr (MhDocument) missing = NULL;
  g_autoptr (MhDocument) themed = NULL;
  g_autoptr (MhDocument) edited = NULL;
  g_autoptr (MhDocument) plain = NULL;
  g_autoptr (MhDesign) design = NULL;
  g_autoptr (MhDesign) plain_design = NULL;
  g_autoptr (GError) error = NULL;

  missing = mh_document_set_string (document, "/theme", "house.json", &error);
  g_assert_null (missing);
  g_assert_error (error, MH_DOCUMENT_ERROR, VALUE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "{\"design\":{\"layout\":\"grid\"}}", -1, NULL));
  themed = mh_document_set_string (document, "/theme", "house.json", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  edited = mh_document_set_string (themed, "/members/0/name", "C", &error);
  g_assert_no_error (error);
  design = mh_document_dup_design (edited, NULL);
  g_assert_cmpint (design->layout, ==, MH_LAYOUT_GRID);

  plain = mh_document_remove (edited, "/theme", &error);
  g_assert_no_error (error);
  plain_design = mh_document_dup_design (plain, NULL);
  g_assert_cmpint (plain_design->layout, ==, MH_LAYOUT_AUTO);
  mh_test_folder_remove (folder);
}

/* Read again only when that is asked for; what is damaged leaves the document as it was. */
static void
test_theme_is_reloaded (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "house.json", NULL);
  g_autoptr (MhDocument) document = mh_test_document (team_text, folder);
  g_autoptr (MhDocument) themed = NULL;
  g_autoptr (MhDocument) same = NULL;
  g_autoptr (MhDocument) renewed = NULL;
  g_autoptr (MhDocument) taken = NULL;
  g_autoptr (MhDocument) left = NULL;
  g_autoptr (MhDocument) bad = NULL;
  g_autofree char *found = NULL;
  g_autoptr (MhDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mh_document_dup_theme_path (document));
  g_assert_true (g_file_set_contents (path, "{\"design\":{\"layout\":\"grid\"}}", -1, NULL));
  themed = mh_document_set_string (document, "/theme", "house.json", &error);
  g_assert_no_error (error);
  found = mh_document_dup_theme_path (themed);
  g_assert_cmpstr (found, ==, path);
  same = mh_document_reload_theme (themed, &error);
  g_assert_true (same == themed);

  g_assert_true (g_file_set_contents (path, "{\"design\":{\"layout\":\"card\"}}", -1, NULL));
  renewed = mh_document_reload_theme (themed, &error);
  g_assert_no_error (error);
  g_assert_true (mh_document_equal (renewed, themed));
  taken = mh_document_take_theme (themed, renewed);
  design = mh_document_dup_design (taken, NULL);
  g_assert_cmpint (design->layout, ==, MH_LAYOUT_CARD);
  left = mh_document_take_theme (document, renewed);
  g_assert_true (left == document);

  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  bad = mh_document_reload_theme (themed, &error);
  g_assert_null (bad);
  g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_INVALID);
  mh_test_folder_remove (folder);
}

/* waivers */

typedef struct
{
  const char *what; /* set, insert, remove; or “FROM TO” */
  const char *pointer;
  const char *value;
  const char *members; /* of the waivers afterwards; - for anybody */
  const char *why;
} WaiverRow;

static const WaiverRow waiver_rows[] = {
  { "remove", "/members/0", NULL, "0 - 1 7", "who comes after moves up" },
  { "remove", "/members/1", NULL, "- 1 7", "who goes takes the waiver along" },
  { "insert", "/members/0", "{'name':'D'}", "2 - 3 7", "who comes before moves all" },
  { "set", "/members/-", "{'name':'D'}", "1 - 2 7", "who comes last moves nobody" },
  { "set", "/members/1/name", "'A'", "1 - 2 7", "a name that somebody else has" },
  { "set", "/members/1", "{'name':'E'}", "1 - 2 7", "another in the same place" },
  { "2 0", NULL, NULL, "2 - 0 7", "a person is moved" },
  { "set", "/members", "[{'name':'C'},{'name':'B','signature':'B'}]", "1 - 0 7",
    "another list, with one of them changed" },
  { "set", "/members", "[{'name':'A'},{'name':'C'},{'name':'D'}]", "- 1 7",
    "one goes and another comes: the waiver is not for who moves up" },
  { "set", "/members", "[{'name':'A'},{'name':'C','bio':'c'},{'name':'D'}]", "- 1 7",
    "nor when who moves up is changed" },
  { "set", "/account/handle", "'@n'", "1 - 2 7", "something else" },
};

static char *
list_waivers (MhDocument *document)
{
  JsonArray *waivers = json_node_get_array (mh_document_get (document, "/waivers"));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (waivers); i++)
    {
      JsonNode *member = mh_json_member (json_array_get_element (waivers, i), "member");

      g_string_append (list, i > 0 ? " " : "");
      if (member != NULL)
        g_string_append_printf (list, "%d", (int) mh_json_number (member));
      else
        g_string_append (list, "-");
    }
  return g_string_free (list, FALSE);
}

/* Who is moved is still who is meant. */
static void
test_waivers_follow (void)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'N'},"
      "'members':[{'name':'A'},{'name':'B'},{'name':'C'}],"
      "'waivers':[{'code':'x','member':1,'reason':'r'},{'code':'x','reason':'r'},"
      "{'code':'x','member':2,'reason':'r'},{'code':'x','member':7,'reason':'r'}]}",
      NULL);

  for (guint i = 0; i < G_N_ELEMENTS (waiver_rows); i++)
    {
      const WaiverRow *row = &waiver_rows[i];
      const EditRow as_edit = { row->what, row->pointer, row->value, TAKEN, row->why };
      g_autoptr (MhDocument) edited = NULL;
      g_autofree char *members = NULL;

      g_test_message ("%s", row->why);
      if (row->pointer != NULL)
        edited = edit (document, &as_edit, NULL);
      else
        edited = mh_document_reorder (document, "/members", (guint) (row->what[0] - '0'),
                                      (guint) (row->what[2] - '0'), NULL);
      members = list_waivers (edited);
      g_assert_cmpstr (members, ==, row->members);
    }
}

/* Of two who have one name, the one who stays does not get the waiver of the other. */
static void
test_waivers_of_namesakes (void)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'N'},"
      "'members':[{'name':'A','bio':'x'},{'name':'A','bio':'y'}],"
      "'waivers':[{'code':'x','member':0,'reason':'r'},{'code':'x','member':1,'reason':'r'}]}",
      NULL);
  const EditRow row = { "remove", "/members/0", NULL, TAKEN, "the first goes" };
  g_autoptr (MhDocument) edited = edit (document, &row, NULL);
  g_autofree char *members = list_waivers (edited);

  g_assert_cmpstr (members, ==, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-edit/edits", test_edits);
  g_test_add_func ("/document-edit/rest-is-kept", test_rest_is_kept);
  g_test_add_func ("/document-edit/photo-opens", test_photo_opens);
  g_test_add_func ("/document-edit/messages", test_messages);
  g_test_add_func ("/document-edit/unsound", test_unsound);
  g_test_add_func ("/document-edit/value-is-copied", test_value_is_copied);
  g_test_add_func ("/document-edit/reorder", test_reorder);
  g_test_add_func ("/document-edit/waivers-follow", test_waivers_follow);
  g_test_add_func ("/document-edit/waivers-of-namesakes", test_waivers_of_namesakes);
  g_test_add_func ("/document-edit/theme-is-kept", test_theme_is_kept);
  g_test_add_func ("/document-edit/theme-is-reloaded", test_theme_is_reloaded);
  return g_test_run ();
}
