/* test-document-paths.c: paths in a document, theme files, and documents that move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

#include "base/mh-file.h"

typedef struct
{
  const char *path;
  const char *written;
  const char *why;
} RelativizeRow;

static const RelativizeRow relativize_rows[] = {
  { "/home/a/team/photos/x.png", "photos/x.png", "below" },
  { "/home/a/team/x.png", "x.png", "beside the file" },
  { "/home/a/team/../team/./x.png", "x.png", "written the long way" },
  { "/home/a/x.png", "../x.png", "above" },
  { "/home/a/pictures/x.png", "../pictures/x.png", "beside the folder" },
  { "/home/b/x.png", "../../b/x.png", "another's" },
  { "/mnt/x.png", "/mnt/x.png", "nothing but the root is shared" },
  { "/home/a/teamwork/x.png", "../teamwork/x.png", "a longer name" },
  { "/home/a/team", ".", "the folder itself" },
};

static void
test_relativize (void)
{
  g_autoptr (MhDocument) document = mh_document_new_starter ("N", "/home/a/team");
  g_autoptr (MhDocument) deep = mh_document_new_starter ("N", "/a/b/c/d/e");
  g_autofree char *far = mh_document_relativize (deep, "/a/x.png");
  g_autofree char *near = mh_document_relativize (deep, "/a/b/x.png");

  for (guint i = 0; i < G_N_ELEMENTS (relativize_rows); i++)
    {
      const RelativizeRow *row = &relativize_rows[i];
      g_autofree char *written = mh_document_relativize (document, row->path);

      g_test_message ("%s: %s", row->path, row->why);
      g_assert_cmpstr (written, ==, row->written);
    }
  g_assert_cmpstr (near, ==, "../../../x.png");
  g_assert_cmpstr (far, ==, "/a/x.png");
}

static void
test_resolve (void)
{
  g_autoptr (MhDocument) document = mh_document_new_starter ("N", "/home/a/team");
  g_autoptr (GError) error = NULL;
  g_autofree char *below = mh_document_resolve (document, "photos/x.png", &error);
  g_autofree char *absolute = mh_document_resolve (document, "/srv/x.png", &error);
  g_autofree char *address = NULL;

  g_assert_cmpstr (below, ==, "/home/a/team/photos/x.png");
  g_assert_cmpstr (absolute, ==, "/srv/x.png");
  g_assert_no_error (error);
  address = mh_document_resolve (document, "https://e.org/x.png", &error);
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_ADDRESS);
  g_assert_null (address);
}

/* Every place where a path may stand. */
static void
test_move (void)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'N','url':'a.png'},"
      "'members':[{'name':'A','photo':'a.png'},{'name':'B','photo':{'file':'p/b.png','zoom':2}},"
      "{'name':'C','photo':'/srv/c.png'},{'name':'D','photo':''}],"
      "'theme':{'design':{'logo':{'file':'t.svg'}}},"
      "'design':{'background':{'picture':{'file':'b.jpg'}},'logo':{'file':'l.svg'}},"
      "'targets':[{'surface':'s','file':'o/x.jpg','design':{'background':{'picture':{'file':"
      "'c.jpg'}}}}]}",
      "/home/a/team");
  g_autoptr (MhDocument) moved = mh_document_move (document, "/home/a/other");
  g_autoptr (MhDocument) back = mh_document_move (moved, "/home/a/team/");
  g_autoptr (MhDocument) far = mh_document_move (document, "/mnt");
  g_autoptr (MhDesign) design = mh_document_dup_design (moved, mh_document_get_target (moved, 0));
  g_autofree char *text = mh_test_document_text (moved);

  g_assert_cmpstr (text, ==,
                   "{'masthead': 1,'account': {'organisation': 'N','url': 'a.png'},"
                   "'members': [{'name': 'A','photo': '../team/a.png'},"
                   "{'name': 'B','photo': {'file': '../team/p/b.png','zoom': 2}},"
                   "{'name': 'C','photo': '/srv/c.png'},{'name': 'D','photo': ''}],"
                   "'theme': {'design': {'logo': {'file': '../team/t.svg'}}},"
                   "'design': {'background': {'picture': {'file': '../team/b.jpg'}},"
                   "'logo': {'file': '../team/l.svg'}},"
                   "'targets': [{'surface': 's','file': 'o/x.jpg','design': {'background': "
                   "{'picture': {'file': '../team/c.jpg'}}}}]}");
  g_assert_cmpstr (mh_document_get_folder (moved), ==, "/home/a/other");
  g_assert_cmpstr (design->background.file, ==, "../team/c.jpg");
  g_assert_cmpstr (mh_document_get_member (moved, 0)->photo_file, ==, "../team/a.png");
  g_assert_true (mh_document_equal (document, back));
  g_assert_false (mh_document_equal (document, moved));
  g_assert_cmpstr (mh_document_get_member (far, 0)->photo_file, ==, "/home/a/team/a.png");
}

/* Paths in a theme file start at that file, wherever the team file is. */
static void
test_theme_file (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *themes = g_build_filename (folder, "themes", NULL);
  g_autofree char *path = g_build_filename (themes, "house.json", NULL);
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (MhDocument) moved = NULL;
  g_autoptr (MhDesign) design = NULL;
  g_autoptr (MhDesign) moved_design = NULL;

  g_assert_cmpint (g_mkdir (themes, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path,
                                      "{\"name\":\"House\",\"design\":{\"layout\":\"strip\","
                                      "\"logo\":{\"file\":\"l.svg\"},\"background\":{\"picture\":"
                                      "{\"file\":\"/srv/b.jpg\"}}},\"locked\":[\"/layout\"]}",
                                      -1, NULL));
  document = mh_test_document ("{'masthead':1,'account':{'organisation':'N'},"
                               "'theme':'themes/house.json','design':{'layout':'card'}}",
                               folder);
  design = mh_document_dup_design (document, NULL);
  g_assert_cmpint (design->layout, ==, MH_LAYOUT_STRIP);
  g_assert_cmpstr (design->logo.file, ==, "themes/l.svg");
  g_assert_cmpstr (design->background.file, ==, "/srv/b.jpg");

  moved = mh_document_move (document, themes);
  moved_design = mh_document_dup_design (moved, NULL);
  g_assert_cmpstr (moved_design->logo.file, ==, "l.svg");
  g_assert_cmpstr (json_node_get_string (mh_document_get (moved, "/theme")), ==, "house.json");
  mh_test_folder_remove (folder);
}

typedef struct
{
  const char *theme; /* NULL: no such file */
  const char *part;  /* of the message */
  const char *why;
} BadThemeRow;

static const BadThemeRow bad_theme_rows[] = {
  { NULL, "does not exist", "missing" },
  { "{\"design\":{},}", "1:14", "no JSON" },
  { "{\"design\":{\"layout\":\"tower\"}}", "/design/layout", "a wrong word" },
  { "[]", "object", "no object" },
};

static void
test_bad_theme_file (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "house.json", NULL);
  g_autofree char *text =
      mh_test_quote ("{'masthead':1,'account':{'organisation':'N'},'theme':'house.json'}");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  for (guint i = 0; i < G_N_ELEMENTS (bad_theme_rows); i++)
    {
      const BadThemeRow *row = &bad_theme_rows[i];
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->why);
      if (row->theme != NULL)
        g_assert_true (g_file_set_contents (path, row->theme, -1, NULL));
      g_assert_null (mh_document_new_from_bytes (bytes, folder, NULL, &error));
      g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "/theme: "));
      g_assert_nonnull (strstr (error->message, "house.json"));
      g_assert_nonnull (strstr (error->message, row->part));
    }
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-paths/relativize", test_relativize);
  g_test_add_func ("/document-paths/resolve", test_resolve);
  g_test_add_func ("/document-paths/move", test_move);
  g_test_add_func ("/document-paths/theme-file", test_theme_file);
  g_test_add_func ("/document-paths/bad-theme-file", test_bad_theme_file);
  return g_test_run ();
}
