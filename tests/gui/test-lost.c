/* test-lost.c: pictures whose surface does not exist
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas.h"
#include "checks/mh-check-row.h"
#include "checks/mh-checks-page.h"
#include "checks/mh-finding-item.h"
#include "lib/mh-window-test.h"
#include "window/mh-lost-page.h"
#include "window/mh-surface-bar.h"

#define START "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"}, \"members\": [],"

#define SOME                                                                                       \
  START " \"targets\": [{\"surface\": \"x-haeder\", \"file\": \"a.jpg\"},"                         \
        " {\"surface\": \"web-sidebar\"}, {\"surface\": \"x-haeder\", \"file\": \"a.png\"}]}"
#define ALL START " \"targets\": [{\"surface\": \"mars\"}]}"

static void
load (Fixture *fixture, const char *team)
{
  g_autoptr (MhDocument) document = mh_test_document_new (team);

  mh_session_load (fixture->session, document, NULL);
}

static void
assert_shown (Fixture *fixture, const char *surface, const char *lost)
{
  GtkWidget *view =
      gtk_widget_get_ancestor (mh_ui_find (fixture->window, MH_TYPE_CANVAS), GTK_TYPE_STACK);

  g_assert_cmpstr (mh_session_get_surface (fixture->session)->id, ==, surface);
  g_assert_cmpstr (mh_session_get_lost_surface (fixture->session), ==, lost);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (view)), ==,
                   lost != NULL ? "lost" : "canvas");
}

/* The ids that the targets say, with blanks between. */
static void
assert_targets (Fixture *fixture, const char *expected)
{
  MhDocument *document = mh_session_get_document (fixture->session);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            mh_document_get_target (document, i)->surface);
  g_assert_cmpstr (ids->str, ==, expected);
}

static MhLostPage *
get_page (Fixture *fixture)
{
  return find_pane (fixture->window, MH_TYPE_LOST_PAGE);
}

static GtkWidget *
find_tab (Fixture *fixture, const char *title)
{
  GtkWidget *bar = mh_ui_find (fixture->window, MH_TYPE_SURFACE_BAR);
  GtkWidget *label = mh_ui_find_text (bar, GTK_TYPE_LABEL, "label", title);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

/* It has a tab like all others; whatever nobody says has none. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  load (fixture, SOME);
  assert_shown (fixture, "web-sidebar", NULL);
  g_signal_emit_by_name (find_tab (fixture, "x-haeder"), "clicked");
  assert_shown (fixture, "web-sidebar", "x-haeder");
  g_assert_nonnull (mh_ui_find_text (find_tab (fixture, "x-haeder"), GTK_TYPE_IMAGE, "icon-name",
                                     "dialog-warning-symbolic"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_tab (fixture, "x-haeder"))));
  g_assert_nonnull (
      mh_ui_find_text (get_page (fixture), ADW_TYPE_STATUS_PAGE, "title", "No Surface “x-haeder”"));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "copy-picture"));
  activate (fixture, "next-surface");
  assert_shown (fixture, "web-sidebar", NULL);
  activate (fixture, "previous-surface");
  assert_shown (fixture, "web-sidebar", "x-haeder");
  mh_session_set_surface_id (fixture->session, "nowhere");
  assert_shown (fixture, "web-sidebar", "x-haeder");
  mh_session_set_surface_id (fixture->session, "web-sidebar");
  assert_shown (fixture, "web-sidebar", NULL);
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  GtkWidget *nearest = NULL;

  load (fixture, SOME);
  mh_session_set_surface_id (fixture->session, "x-haeder");
  nearest = mh_ui_find_text (get_page (fixture), GTK_TYPE_BUTTON, "label", "Use “X header”");
  g_assert_true (gtk_widget_get_visible (nearest));
  g_signal_emit_by_name (nearest, "clicked");
  assert_targets (fixture, "x-header web-sidebar x-header");
  assert_shown (fixture, "x-header", NULL);
  g_assert_null (find_tab (fixture, "x-haeder"));
  activate (fixture, "undo");
  assert_targets (fixture, "x-haeder web-sidebar x-haeder");
  g_assert_nonnull (find_tab (fixture, "x-haeder"));

  /* One that the team has already is not offered again. */
  g_assert_true (mh_session_set (fixture->session, "/targets/1/surface",
                                 json_from_string ("\"x-header\"", NULL), "Test", NULL));
  mh_session_set_surface_id (fixture->session, "x-haeder");
  g_assert_false (gtk_widget_get_visible (nearest));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  load (fixture, SOME);
  mh_session_set_surface_id (fixture->session, "x-haeder");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "lost.remove", NULL));
  assert_targets (fixture, "web-sidebar");
  assert_shown (fixture, "web-sidebar", NULL);
  activate (fixture, "undo");
  assert_targets (fixture, "x-haeder web-sidebar x-haeder");
}

/* A team that has no other is no empty window. */
static void
test_only (Fixture *fixture, gconstpointer data)
{
  load (fixture, SOME);
  mh_session_set_surface_id (fixture->session, "web-sidebar");
  load (fixture, ALL);
  assert_shown (fixture, "x-header", "mars");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "lost.remove", NULL));
  assert_targets (fixture, "");
  assert_shown (fixture, "x-header", NULL);
}

/* It is found, in words, and leads there. Once there is such a surface, the picture is shown. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  MhChecksPage *page = find_pane (fixture->window, MH_TYPE_CHECKS_PAGE);
  g_autoptr (MhFinding) finding =
      mh_finding_new ("surface-unknown", MH_SEVERITY_ERROR, "/targets/2/surface", "Test");
  g_autoptr (MhFindingItem) item = mh_finding_item_new (finding);
  MhCheckRow *row = NULL;

  load (fixture, ALL);
  activate (fixture, "show-checks");
  mh_ui_wait ((row = mh_ui_find (page, MH_TYPE_CHECK_ROW)) != NULL);
  g_assert_cmpstr (mh_check_row_get_finding (row)->message, ==,
                   "There is no surface “mars”, so that nothing is made for it");
  load (fixture, SOME);
  g_signal_emit_by_name (page, "place-wanted", item);
  assert_shown (fixture, "web-sidebar", "x-haeder");
  g_assert_true (mh_session_set (fixture->session, "/surfaces/x-haeder",
                                 json_from_string ("{\"width\": 300, \"height\": 100}", NULL),
                                 "Test", NULL));
  assert_shown (fixture, "x-haeder", NULL);
  activate (fixture, "undo");
  assert_shown (fixture, "x-header", "x-haeder");
}

static void
add_tests (void)
{
  ADD ("/lost/tab", NULL, test_tab);
  ADD ("/lost/choose", NULL, test_choose);
  ADD ("/lost/remove", NULL, test_remove);
  ADD ("/lost/only", NULL, test_only);
  ADD ("/lost/found", NULL, test_found);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
