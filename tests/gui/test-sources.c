/* test-sources.c: files that the pictures depend on, changed by other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "lib/mh-window-test.h"
#include "window/mh-recovery-folder.h"

#define THEMED                                                                                     \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"}, \"theme\": \"t.json\","       \
  " \"members\": [{\"name\": \"Ada\"}], \"targets\": [{\"surface\": \"x-header\"}]}"
#define MINE                                                                                       \
  "{\"mine\": {\"platform\": \"x\", \"title\": \"Mine\", \"width\": 900, \"height\": 300,"         \
  " \"max_bytes\": 1000000, \"formats\": [\"jpeg\"], \"safe\": [0, 0, 1, 1], \"covered\": [],"     \
  " \"display\": {\"desktop\": 900, \"phone\": [400]}, \"sources\": [\"https://example.org/\"],"   \
  " \"checked\": \"2026-11-01\"}}"
#define THEME(color) "{\"name\": \"House\", \"design\": {\"panel\": {\"color\": \"" color "\"}}}"

static void
write_in (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);

  write_text (file, text);
}

static gboolean
panel_is (Fixture *fixture, const char *color)
{
  g_autoptr (JsonNode) value = mh_session_get_design_value (fixture->session, "/panel/color");

  return g_strcmp0 (json_node_get_string (value), color) == 0;
}

/* A toast with these words. */
static gboolean
is_told (Fixture *fixture, const char *words)
{
  return mh_ui_find_text (fixture->window, GTK_TYPE_LABEL, "label", words) != NULL;
}

static gboolean
has_error (Fixture *fixture, const char *part)
{
  g_autofree char *error = NULL;

  g_object_get (fixture->session, "error", &error, NULL);
  return part == NULL ? error == NULL : error != NULL && strstr (error, part) != NULL;
}

/* How often the message says a word. */
static guint
count_said (Fixture *fixture, const char *word)
{
  g_autofree char *error = NULL;
  g_auto (GStrv) parts = NULL;

  g_object_get (fixture->session, "error", &error, NULL);
  parts = g_strsplit (error, word, -1);
  return g_strv_length (parts) - 1;
}

static void
open_themed (Fixture *fixture)
{
  write_in (fixture, "t.json", THEME ("#112233"));
  write_text (fixture->file, THEMED);
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_true (panel_is (fixture, "#112233"));
}

static void
test_theme (Fixture *fixture, gconstpointer data)
{
  open_themed (fixture);
  rename_first (fixture, "Eve");
  write_in (fixture, "t.json", THEME ("#445566"));
  mh_ui_wait (panel_is (fixture, "#445566"));
  mh_ui_wait (is_told (fixture, "“t.json” has changed; the pictures follow"));
  mh_ui_wait (mh_session_get_scene (fixture->session) != NULL &&
              mh_scene_find_role (mh_session_get_scene (fixture->session), MH_ROLE_PANEL)->color.b >
                  0.35);

  /* It is no edit: undo takes back what was one, and the theme stays as it is. */
  mh_session_undo (fixture->session);
  g_assert_cmpstr (get_first (mh_session_get_document (fixture->session)), ==, "Ada");
  g_assert_true (panel_is (fixture, "#445566"));
  g_assert_false (mh_session_get_modified (fixture->session));
}

static void
test_bad_theme (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  open_themed (fixture);
  write_in (fixture, "t.json", "{ nonsense");
  mh_ui_wait (has_error (fixture, "What was there before stays"));
  g_assert_cmpuint (count_said (fixture, "t.json"), ==, 1);
  g_assert_true (panel_is (fixture, "#112233"));
  rename_first (fixture, "Eve");
  g_assert_true (panel_is (fixture, "#112233"));

  write_in (fixture, "t.json", THEME ("#112233"));
  mh_ui_wait (has_error (fixture, NULL));

  path = g_build_filename (fixture->folder, "t.json", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  mh_ui_wait (has_error (fixture, "What was there before stays"));
  /* Without the theme, what is wrong with it is nobody's business. */
  g_assert_true (mh_session_set (fixture->session, "/theme", NULL, "No Theme", NULL));
  g_assert_true (has_error (fixture, NULL));
}

static GFile *
get_surfaces_file (void)
{
  g_autofree char *path = mh_session_dup_user_surfaces ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_file_new_for_path (path);
}

static gboolean
width_is (Fixture *fixture, int width_px)
{
  const MhSurface *surface = mh_session_get_surface (fixture->session);
  MhScene *scene = mh_session_get_scene (fixture->session);

  return surface != NULL && surface->width_px == width_px && scene != NULL &&
         scene->width_px == width_px;
}

static void
test_surfaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = get_surfaces_file ();

  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  mh_ui_wait (width_is (fixture, 1500));
  write_text (file, "{\"x-header\": {\"width\": 1400}}");
  mh_ui_wait (width_is (fixture, 1400));
  mh_ui_wait (is_told (fixture, "“surfaces.json” has changed; the pictures follow"));
  g_assert_false (mh_session_get_modified (fixture->session));

  write_text (file, "{\"x-header\": {\"width\": \"wide\"}}");
  mh_ui_wait (has_error (fixture, "What was there before stays"));
  g_assert_true (width_is (fixture, 1400));

  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  mh_ui_wait (has_error (fixture, NULL));
  mh_ui_wait (width_is (fixture, 1500));
}

typedef struct
{
  const char *targets; /* of the team file */
  const char *looked_at;
  const char *shown;
  const char *why;
} ShownRow;

/* When the user's file brings a surface “mine”. */
static const ShownRow shown_rows[] = {
  { "{\"surface\": \"x-header\"}", "bluesky-banner", "bluesky-banner",
    "who looks at what is no target goes on looking" },
  { "{\"surface\": \"mine\"}", "bluesky-banner", "bluesky-banner",
    "the same where the target was not there before" },
  { "{\"surface\": \"mine\"}", NULL, "mine", "the target is there at last" },
  { "{\"surface\": \"mine\"}, {\"surface\": \"bluesky-banner\"}", NULL, "bluesky-banner",
    "another target was shown in its place" },
};

static void
test_surface_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = get_surfaces_file ();

  for (guint i = 0; i < G_N_ELEMENTS (shown_rows); i++)
    {
      const ShownRow *row = &shown_rows[i];
      g_autofree char *text =
          g_strdup_printf ("{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"
                           " \"members\": [{\"name\": \"Ada\"}], \"targets\": [%s]}",
                           row->targets);
      g_autoptr (MhDocument) document = mh_test_document_new (text);
      const MhSurface *shown = NULL;

      g_test_message ("%s", row->why);
      mh_session_load (fixture->session, document, NULL);
      if (row->looked_at != NULL)
        mh_session_set_surface_id (fixture->session, row->looked_at);
      write_text (file, MINE);
      mh_ui_wait (mh_surfaces_find (mh_session_get_surfaces (fixture->session), "mine") != NULL);
      shown = mh_session_get_surface (fixture->session);
      g_assert_cmpstr (shown->id, ==, row->shown);

      g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
      mh_ui_wait (mh_surfaces_find (mh_session_get_surfaces (fixture->session), "mine") == NULL);
    }
}

/* A theme that cannot be read any more takes nothing with it. */
static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = mh_recovery_folder_dup_parent ();
  g_autoptr (GError) error = NULL;
  MhRecoveryFolder *folder = mh_recovery_folder_new (parent, &error);
  g_autofree char *stem = mh_recovery_folder_name_copy (folder);
  MhRecoveryOrigin origin = { .folder = fixture->folder };
  g_autoptr (GPtrArray) left = NULL;
  MhDocument *found = NULL;

  g_assert_no_error (error);
  open_themed (fixture);
  g_assert_true (
      mh_recovery_copy_write (stem, mh_session_get_document (fixture->session), &origin, &error));
  mh_recovery_folder_unref (folder);
  write_in (fixture, "t.json", "{ nonsense");

  left = mh_recovery_list_left (parent);
  g_assert_cmpuint (left->len, ==, 1);
  found = ((MhLeftTeam *) left->pdata[0])->document;
  g_assert_cmpstr (json_node_get_string (mh_document_get (found, "/theme")), ==, "t.json");
  g_assert_true (mh_document_equal (found, mh_session_get_document (fixture->session)));
  {
    g_autoptr (MhDesign) design = mh_document_dup_design (found, NULL);
    g_autofree char *color = mh_color_to_string (&design->panel.color);

    g_assert_cmpstr (color, ==, "#112233");
  }
  mh_recovery_copy_delete (((MhLeftTeam *) left->pdata[0])->stem);
}

static void
add_tests (void)
{
  ADD_BLANK ("/sources/theme", test_theme);
  ADD_BLANK ("/sources/bad-theme", test_bad_theme);
  ADD_BLANK ("/sources/surfaces", test_surfaces);
  ADD_BLANK ("/sources/surface-stays", test_surface_stays);
  ADD_BLANK ("/sources/recovery", test_recovery);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
