/* test-document.c: team files that are right, and all that is wrong in others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "team/mh-json-value.h"

/* The pointers of what is no note, joined by a blank. (transfer full). */
static char *
list_bad (GPtrArray *problems)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = g_ptr_array_index (problems, i);

      if (problem->is_note)
        continue;
      g_test_message ("%s: %s", problem->pointer, problem->message);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_string_append_printf (list, "%s ", problem->pointer);
    }
  return g_strdup (list->str);
}

static char *
list_wanted (JsonNode *problems)
{
  JsonArray *array = json_node_get_array (problems);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (list, "%s ", mh_json_text (json_array_get_element (array, i)));
  return g_strdup (list->str);
}

static JsonNode *
load_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "lib", "team-files.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mh_file_read (path, MH_LIMIT_JSON_BYTES, NULL, &error);
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  JsonNode *table = NULL;

  g_assert_no_error (error);
  table = mh_json_read_bytes (bytes, problems);
  g_assert_nonnull (table);
  json_node_seal (table);
  return table;
}

/* Rows are a whole file, or a merge patch on the base. */
static void
test_table (void)
{
  g_autoptr (JsonNode) table = load_table ();
  JsonArray *rows = json_node_get_array (mh_json_member (table, "rows"));

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);
      JsonNode *whole = mh_json_member (row, "file");
      g_autoptr (JsonNode) file = whole != NULL ? json_node_ref (whole)
                                                : mh_json_merge (mh_json_member (table, "base"),
                                                                 mh_json_member (row, "patch"));
      g_autoptr (GBytes) bytes = mh_json_write (file);
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (MhDocument) document = NULL;
      g_autofree char *got = NULL;
      g_autofree char *wanted = list_wanted (mh_json_member (row, "problems"));

      g_test_message ("%s", mh_json_text (mh_json_member (row, "why")));
      document = mh_document_new_from_bytes (bytes, "/team", problems, &error);
      got = list_bad (problems);
      g_assert_cmpstr (got, ==, wanted);
      g_assert_cmpint (document != NULL, ==, wanted[0] == '\0');
      if (document == NULL)
        g_assert_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_INVALID);
      else
        g_assert_true (mh_json_equal (mh_document_get (document, ""), file));
    }
}

typedef struct
{
  const char *file;
  const char *notes; /* "code pointer", joined by "; " */
  const char *why;
} NoteRow;

#define HEAD "{'masthead':1,'account':{'organisation':'N'}"

static const NoteRow note_rows[] = {
  { HEAD "}", "", "nothing" },
  { HEAD ",'colour':1}", "unknown-key /colour", "at the top" },
  { HEAD ",'members':[{'name':'A','phone':'1','photo':{'file':'a','crop':1}}]}",
    "unknown-key /members/0/phone; unknown-key /members/0/photo/crop", "deeper" },
  { HEAD ",'x':{'y':{'z':1}}}", "unknown-key /x", "not again in what is unknown" },
  { HEAD ",'a/b~c':1}", "unknown-key /a~1b~0c", "escaped" },
  { HEAD ",'members':[{'name':'A','handles':{'anything':'@a'}}],'surfaces':{'s':{'t':1}}}", "",
    "names that are free" },
  { HEAD ",'members':[{'name':'A','photo':'../a.png'}]}", "path-outside /members/0/photo", "up" },
  { HEAD ",'members':[{'name':'A','photo':'x/../a.png'}]}", "", "up, but not out" },
  { HEAD ",'members':[{'name':'A','photo':'x/../../a.png'}]}", "path-outside /members/0/photo",
    "up and out" },
  { HEAD ",'members':[{'name':'A','photo':'/etc/a.png'}]}", "path-outside /members/0/photo",
    "absolute" },
  { HEAD ",'members':[{'name':'A','photo':'/team/a.png'}]}", "", "absolute, but within" },
  { HEAD ",'members':[{'name':'A','photo':'/teamwork/a.png'}]}", "path-outside /members/0/photo",
    "a folder of a longer name" },
  { HEAD ",'members':[{'name':'A','photo':'..a.png'}]}", "", "dots in a name" },
  { HEAD ",'targets':[{'surface':'s','file':'../a.png'}]}", "path-outside /targets/0/file",
    "an output" },
  { HEAD ",'theme':{'design':{'layout':'grid'},'locked':['/layout','/colors/text']},"
         "'design':{'layout':'card'},'targets':[{'surface':'s','design':{'colors':{'text':'#123'},"
         "'layout':'grid'}}]}",
    "theme-locked /design/layout; theme-locked /targets/0/design/colors/text", "locked" },
  { HEAD ",'theme':{'locked':['/panel/color']},'design':{'panel':null}}",
    "theme-locked /design/panel", "taken away around it" },
  { HEAD ",'theme':{'locked':['/panel']},'design':{'panel':{'opacity':0.92}}}", "",
    "set to what it is" },
};

static void
test_notes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (note_rows); i++)
    {
      const NoteRow *row = &note_rows[i];
      g_autofree char *text = mh_test_quote (row->file);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (GString) notes = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MhDocument) document =
          mh_document_new_from_bytes (bytes, "/team", problems, &error);

      g_test_message ("%s", row->why);
      g_assert_no_error (error);
      for (guint j = 0; j < problems->len; j++)
        {
          const MhProblem *problem = g_ptr_array_index (problems, j);

          g_assert_true (problem->is_note);
          g_string_append_printf (notes, "%s%s %s", j > 0 ? "; " : "", problem->code,
                                  problem->pointer);
        }
      g_assert_cmpstr (notes->str, ==, row->notes);
    }
}

typedef struct
{
  const char *file;
  MhDocumentError code;
  const char *parts[3]; /* of the message */
  const char *why;
} ErrorRow;

static const ErrorRow error_rows[] = {
  { "{'masthead':1,}", MH_DOCUMENT_ERROR_SYNTAX, { "1:15", "comma" }, "no JSON" },
  { "", MH_DOCUMENT_ERROR_SYNTAX, { "empty" }, "empty" },
  { HEAD ",'members':[{'name':'A','end':'x'}]}",
    MH_DOCUMENT_ERROR_INVALID,
    { "/members/0/end", "YYYY-MM-DD" },
    "the place is told" },
  { HEAD ",'a':1,'design':{'layout':'tower'}}",
    MH_DOCUMENT_ERROR_INVALID,
    { "/design/layout", "“tower”", "sidebar, strip" },
    "not the note before it; the words are told" },
  { HEAD ",'members':[{'name':'A','start':'2026-02-01','end':'2026-01-01'}]}",
    MH_DOCUMENT_ERROR_INVALID,
    { "/members/0/end", "2026-01-01", "2026-02-01" },
    "the end before the start" },
  { HEAD ",'targets':[{'surface':'a','file':'x.png'},{'surface':'b','file':'x.png'}]}",
    MH_DOCUMENT_ERROR_INVALID,
    { "/targets/1/file", "x.png" },
    "two targets, one file" },
  { "{'masthead':2}", MH_DOCUMENT_ERROR_NEWER, { "version 2", "version 1" }, "newer" },
  { "{'masthead':2,'generator':'Masthead 9.1','account':7}",
    MH_DOCUMENT_ERROR_NEWER,
    { "Masthead 9.1", "version 2", "version 1" },
    "newer, and says who; nothing else is judged" },
  { "{'masthead':1.5}", MH_DOCUMENT_ERROR_NEWER, { "version 2" }, "between versions" },
  { "{'masthead':1e300}", MH_DOCUMENT_ERROR_NEWER, { "version 2147483647" }, "much newer" },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      const ErrorRow *row = &error_rows[i];
      g_autofree char *text = mh_test_quote (row->file);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->why);
      g_assert_null (mh_document_new_from_bytes (bytes, "/team", problems, &error));
      g_assert_error (error, MH_DOCUMENT_ERROR, (int) row->code);
      g_assert_cmpuint (problems->len, >, 0);
      for (guint j = 0; j < G_N_ELEMENTS (row->parts) && row->parts[j] != NULL; j++)
        if (strstr (error->message, row->parts[j]) == NULL)
          g_error ("“%s” does not say “%s”", error->message, row->parts[j]);
      g_clear_error (&error);
      g_assert_null (mh_document_new_from_bytes (bytes, NULL, NULL, &error));
      g_assert_error (error, MH_DOCUMENT_ERROR, (int) row->code);
    }
}

/* As many as may be told, and no more. */
static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("{\"masthead\":1,\"account\":{\"organisation\":\"N\"}");
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 2 * MH_LIMIT_PROBLEMS; i++)
    g_string_append_printf (text, ",\"unknown-%u\":1", i);
  g_string_append (text, ",\"design\":7}");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (mh_document_new_from_bytes (bytes, "/team", problems, NULL));
  g_assert_cmpuint (problems->len, ==, MH_LIMIT_PROBLEMS + 1);
}

static void
test_views (void)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'Northwind','handle':'@nw','url':'https://n.w/t',"
      "'handles':{'mastodon':'@nw@m.s','x':''},'handle_pattern':'{f}@'},"
      "'members':[{'name':'Aiko','photo':'a.png','start':'2026-01-02'},"
      "{'name':'Bo','expertise':'','photo':{'file':'b.png','focus':[0.25,0.75],'zoom':2},"
      "'pinned':true,'shown':false,'consent':'name','bio':'x','group':'g','language':'sv',"
      "'signature':'BO','end':'2027-03-04'}],"
      "'targets':[{'surface':'x-header'},{'surface':'s','file':'o/a.PNG','quality':80,'scale':2,"
      "'max_bytes':1000,'platform':'x','alt':'t'}],'surfaces':{'s':{}}}",
      "/team");
  const MhAccount *account = mh_document_get_account (document);
  const MhMember *aiko = mh_document_get_member (document, 0);
  const MhMember *bo = mh_document_get_member (document, 1);
  const MhTarget *plain = mh_document_get_target (document, 0);
  const MhTarget *full = mh_document_find_target (document, "s");

  g_assert_cmpstr (account->organisation, ==, "Northwind");
  g_assert_cmpstr (account->handle, ==, "@nw");
  g_assert_cmpstr (account->url, ==, "https://n.w/t");
  g_assert_cmpstr (account->language, ==, "en");
  g_assert_cmpstr (account->handle_pattern, ==, "{f}@");
  g_assert_cmpstr (account->signature_prefix, ==, "^");
  g_assert_cmpuint (account->n_handles, ==, 1);
  g_assert_cmpstr (account->handles[0].platform, ==, "mastodon");

  g_assert_cmpuint (mh_document_get_n_members (document), ==, 2);
  g_assert_cmpstr (aiko->photo_file, ==, "a.png");
  g_assert_cmpfloat (aiko->photo_focus_x, ==, 0.5);
  g_assert_cmpfloat (aiko->photo_zoom, ==, 1.0);
  g_assert_true (aiko->shown);
  g_assert_cmpint (aiko->start.day, ==, 2);
  g_assert_false (mh_date_is_set (aiko->end));
  g_assert_cmpint (bo->index, ==, 1);
  g_assert_cmpstr (bo->name, ==, "Bo");
  g_assert_null (bo->expertise);
  g_assert_cmpstr (bo->photo_file, ==, "b.png");
  g_assert_cmpfloat (bo->photo_focus_x, ==, 0.25);
  g_assert_cmpfloat (bo->photo_focus_y, ==, 0.75);
  g_assert_cmpfloat (bo->photo_zoom, ==, 2.0);
  g_assert_true (bo->pinned);
  g_assert_false (bo->shown);
  g_assert_cmpint (bo->consent, ==, MH_CONSENT_NAME);
  g_assert_cmpstr (bo->bio, ==, "x");
  g_assert_cmpstr (bo->group, ==, "g");
  g_assert_cmpstr (bo->language, ==, "sv");
  g_assert_cmpstr (bo->signature, ==, "BO");
  g_assert_cmpint (bo->end.year, ==, 2027);

  g_assert_cmpuint (mh_document_get_n_targets (document), ==, 2);
  g_assert_cmpint (plain->quality, ==, 92);
  g_assert_cmpfloat (plain->scale, ==, 1.0);
  g_assert_cmpint (plain->format, ==, MH_FORMAT_JPEG);
  g_assert_null (plain->file);
  g_assert_cmpint (full->index, ==, 1);
  g_assert_cmpint (full->format, ==, MH_FORMAT_PNG);
  g_assert_cmpint (full->quality, ==, 80);
  g_assert_cmpfloat (full->scale, ==, 2.0);
  g_assert_cmpuint (full->max_bytes, ==, 1000);
  g_assert_cmpstr (full->platform, ==, "x");
  g_assert_cmpstr (full->alt, ==, "t");
  g_assert_null (mh_document_find_target (document, "y"));
  g_assert_nonnull (mh_document_get_surfaces (document));
  g_assert_cmpstr (mh_document_get_folder (document), ==, "/team");
}

typedef struct
{
  const char *given;
  const char *organisation;
  const char *why;
} StarterRow;

static const StarterRow starter_rows[] = {
  { "Northwind", "Northwind", "plain" },    { "  A\tB\n", "A B", "blanks of other kinds" },
  { "", "Your organisation", "none" },      { " ", "Your organisation", "blank" },
  { "A\xff", "A\xef\xbf\xbd", "no UTF-8" },
};

static void
test_starter (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (starter_rows); i++)
    {
      const StarterRow *row = &starter_rows[i];
      g_autoptr (MhDocument) document = mh_document_new_starter (row->given, "/team");
      g_autoptr (GBytes) bytes = mh_document_to_bytes (document);
      g_autoptr (GError) error = NULL;
      g_autoptr (MhDocument) again = mh_document_new_from_bytes (bytes, "/team", NULL, &error);

      g_test_message ("%s", row->why);
      g_assert_no_error (error);
      g_assert_true (mh_document_equal (document, again));
      g_assert_cmpstr (mh_document_get_account (document)->organisation, ==, row->organisation);
      g_assert_cmpuint (mh_document_get_n_members (document), ==, 0);
      g_assert_cmpuint (mh_document_get_n_targets (document), ==, 1);
    }
}

static void
test_save_and_load (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "crew.team.json", NULL);
  g_autofree char *elsewhere = g_build_filename (folder, "none", "crew.team.json", NULL);
  g_autoptr (MhDocument) document = mh_test_document (
      "{'$x':[1,2.5,{'y':null}],'masthead':1,'zürich':'é','account':{'a':1,'organisation':'N'}}",
      folder);
  g_autoptr (MhDocument) loaded = NULL;
  g_autoptr (MhDocument) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *loaded_text = NULL;

  g_assert_true (mh_document_save (document, path, &error));
  g_assert_no_error (error);
  loaded = mh_document_load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mh_document_equal (document, loaded));
  g_assert_cmpstr (mh_document_get_folder (loaded), ==, folder);
  text = mh_test_document_text (document);
  loaded_text = mh_test_document_text (loaded);
  g_assert_cmpstr (loaded_text, ==, text);

  g_assert_false (mh_document_save (document, elsewhere, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE);
  g_clear_error (&error);
  missing = mh_document_load (elsewhere, NULL, &error);
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND);
  g_assert_null (missing);
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/table", test_table);
  g_test_add_func ("/document/notes", test_notes);
  g_test_add_func ("/document/errors", test_errors);
  g_test_add_func ("/document/many-problems", test_many_problems);
  g_test_add_func ("/document/views", test_views);
  g_test_add_func ("/document/starter", test_starter);
  g_test_add_func ("/document/save-and-load", test_save_and_load);
  return g_test_run ();
}
