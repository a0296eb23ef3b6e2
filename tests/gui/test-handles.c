/* test-handles.c: handles on other platforms, of people and of the account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/mh-checks-page.h"
#include "checks/mh-finding-item.h"
#include "design/mh-account-page.h"
#include "design/mh-handles-group.h"
#include "design/mh-text-row.h"
#include "lib/mh-window-test.h"
#include "people/mh-person-page.h"
#include "team/mh-handle.h"

#define HANDLES_TEAM                                                                               \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\","                               \
  "  \"handles\": {\"x\": \"@nw\", \"bluesky\": \"nw\", \"sun/~2\": \"nw\"}},"                     \
  " \"members\": [{\"name\": \"Ada\", \"handle\": \"@ada lee\"},"                                  \
  "  {\"name\": \"Ben\", \"handle\": \"@ben\","                                                    \
  "   \"handles\": {\"bluesky\": \"ben.bsky.social\", \"moon/1\": \"ben\"}}],"                     \
  " \"targets\": [{\"surface\": \"x-header\"}, {\"surface\": \"bluesky-banner\"}]}"

/* One side of the window: its group, and the object of the document that it shows. */
typedef struct
{
  GType page;
  const char *pointer;
} Side;

static const Side person = { 0, "/members/0/handles" };
static const Side account = { 1, "/account/handles" };

static GtkWidget *
get_page (Fixture *fixture, const Side *side)
{
  return find_pane (fixture->window, side->page == 0 ? MH_TYPE_PERSON_PAGE : MH_TYPE_ACCOUNT_PAGE);
}

static void
show_page (Fixture *fixture, const Side *side)
{
  GtkWidget *page = get_page (fixture, side);

  gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_ancestor (page, GTK_TYPE_STACK)),
                               gtk_widget_get_parent (page));
}

static GtkWidget *
get_group (Fixture *fixture, const Side *side)
{
  return mh_ui_find (get_page (fixture, side), MH_TYPE_HANDLES_GROUP);
}

/* The row of a platform, by what its title begins with. */
static GtkWidget *
find_row (GtkWidget *parent, const char *title)
{
  if (MH_IS_TEXT_ROW (parent) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (parent)), title))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_warned (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, "warning");
}

static gboolean
has_focus (GtkWidget *row)
{
  return (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static char *
get_json (Fixture *fixture, const char *pointer)
{
  JsonNode *node = mh_document_get (mh_session_get_document (fixture->session), pointer);

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

#define assert_json(fixture, pointer, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_json = get_json (fixture, pointer);                                     \
    g_assert_cmpstr (found_json, ==, expected);                                                    \
  }                                                                                                \
  G_STMT_END

static void
load (Fixture *fixture, const char *team)
{
  g_autoptr (MhDocument) document = mh_test_document_new (team);

  mh_session_load (fixture->session, document, NULL);
}

/* Added, typed, judged while it is typed, emptied, and taken back step by step. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  const Side *side = data;
  GtkWidget *group = get_group (fixture, side);
  GtkWidget *row = NULL;

  mh_session_set_selected (fixture->session, 0);
  show_page (fixture, side);
  g_assert_true (gtk_widget_activate_action (group, "handles.add", "s", "bluesky"));
  row = find_row (group, "Bluesky");
  g_assert_true (has_focus (row));
  assert_json (fixture, side->pointer, NULL);
  g_assert_false (mh_history_get_can_undo (mh_session_get_history (fixture->session)));

  gtk_editable_set_text (GTK_EDITABLE (row), "ada");
  assert_json (fixture, side->pointer, "{\"bluesky\":\"ada\"}");
  g_assert_true (is_warned (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "ada.bsky.social");
  g_assert_true (find_row (group, "Bluesky") == row);
  g_assert_false (is_warned (row));
  g_assert_true (has_focus (row));
  mh_session_seal (fixture->session);

  /* Emptied to be typed anew, it stays; the document has none meanwhile. */
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_true (find_row (group, "Bluesky") == row);
  assert_json (fixture, side->pointer, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "a.bsky.social");
  g_assert_true (is_warned (row));
  mh_session_undo (fixture->session);
  assert_json (fixture, side->pointer, "{\"bluesky\":\"ada.bsky.social\"}");
  mh_session_undo (fixture->session);
  assert_json (fixture, side->pointer, NULL);
  g_assert_null (find_row (group, "Bluesky"));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = get_group (fixture, &person);
  GtkWidget *row = NULL;

  load (fixture, HANDLES_TEAM);
  mh_session_set_selected (fixture->session, 1);
  row = find_row (group, "Bluesky");
  g_assert_nonnull (find_row (group, "Moon/1"));
  g_signal_emit_by_name (mh_ui_find_text (row, GTK_TYPE_BUTTON, "tooltip-text",
                                          "Remove Handle on Bluesky"),
                         "clicked");
  assert_json (fixture, "/members/1/handles", "{\"moon/1\":\"ben\"}");
  g_assert_null (find_row (group, "Bluesky"));
  row = find_row (group, "Moon/1");
  g_signal_emit_by_name (mh_ui_find_text (row, GTK_TYPE_BUTTON, "tooltip-text",
                                          "Remove Handle on Moon/1"),
                         "clicked");
  assert_json (fixture, "/members/1/handles", NULL);
  mh_session_undo (fixture->session);
  mh_session_undo (fixture->session);
  assert_json (fixture, "/members/1/handles",
               "{\"bluesky\":\"ben.bsky.social\",\"moon/1\":\"ben\"}");
  g_assert_nonnull (find_row (group, "Bluesky"));
}

#define assert_row(group, title, expected)                                                         \
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (group, title))), ==, expected)

/* An emptied row shows again what an undo brings back, however often, and takes more typing. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = get_group (fixture, &person);
  GtkWidget *row = NULL;

  load (fixture, HANDLES_TEAM);
  mh_session_set_selected (fixture->session, 1);
  show_page (fixture, &person);
  row = find_row (group, "Bluesky");
  gtk_widget_grab_focus (row);
  for (guint i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), "");
      mh_session_seal (fixture->session);
      assert_json (fixture, "/members/1/handles/bluesky", NULL);
      mh_session_undo (fixture->session);
      assert_json (fixture, "/members/1/handles/bluesky", "\"ben.bsky.social\"");
      g_assert_true (find_row (group, "Bluesky") == row);
      assert_row (group, "Bluesky", "ben.bsky.social");
    }
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  gtk_editable_set_text (GTK_EDITABLE (row), "zed.bsky.social");
  assert_json (fixture, "/members/1/handles/bluesky", "\"zed.bsky.social\"");
  assert_row (group, "Bluesky", "zed.bsky.social");
  g_assert_true (find_row (group, "Bluesky") == row);
}

/* A row that waits shows what an edit elsewhere, such as a remedy, gives it. */
static void
test_filled_elsewhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = get_group (fixture, &person);

  load (fixture, HANDLES_TEAM);
  mh_session_set_selected (fixture->session, 0);
  show_page (fixture, &person);
  g_assert_true (gtk_widget_activate_action (group, "handles.add", "s", "bluesky"));
  g_assert_true (mh_session_set (fixture->session, "/members/0/handles/bluesky",
                                 mh_json_new_string ("ada.bsky.social"), "Test", NULL));
  assert_row (group, "Bluesky", "ada.bsky.social");
  mh_session_undo (fixture->session);
  g_assert_null (find_row (group, "Bluesky"));
}

/* Somebody else's handles and an empty row of theirs go with them. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = get_group (fixture, &person);

  load (fixture, HANDLES_TEAM);
  mh_session_set_selected (fixture->session, 1);
  g_assert_true (gtk_widget_activate_action (group, "handles.add", "s", "mastodon"));
  g_assert_nonnull (find_row (group, "Mastodon"));
  g_assert_false (is_warned (find_row (group, "Bluesky")));
  mh_session_set_selected (fixture->session, 0);
  g_assert_null (find_row (group, "Mastodon"));
  g_assert_null (find_row (group, "Bluesky"));
  mh_session_set_selected (fixture->session, 1);
  g_assert_null (find_row (group, "Mastodon"));
  g_assert_nonnull (find_row (group, "Bluesky"));
}

/* The general one is judged by the picture that it is drawn in. */
static void
test_general (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_page (fixture, &person);

  load (fixture, HANDLES_TEAM);
  mh_session_set_selected (fixture->session, 0);
  g_assert_true (is_warned (find_row (page, "“ ” is not allowed on X")));
  mh_session_set_selected (fixture->session, 1);
  g_assert_false (is_warned (find_row (page, "Handle")));
  g_assert_true (mh_session_set (fixture->session, "/members/1/handles", NULL, "Test", NULL));
  g_assert_false (is_warned (find_row (page, "Handle")));
  mh_session_set_surface_id (fixture->session, "bluesky-banner");
  g_assert_true (is_warned (find_row (page, "On Bluesky it is a host name")));
}

/* What is found leads to its row. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *pointer;
    const char *title;
    const Side *side;
  } rows[] = {
    { "/account/handles/bluesky", "On Bluesky it is a host name", &account },
    { "/account/handles/x", "X", &account },
    { "/account/handle_pattern", "Handle Pattern", &account },
    { "/members/1/handles/bluesky", "Bluesky", &person },
    { "/members/1/handles/moon~11", "Moon/1", &person },
    { "/account/handles/sun~1~02", "Sun/~2", &account },
    { "/members/1/handle", "Handle", &person },
  };

  load (fixture, HANDLES_TEAM);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MhFinding) finding = mh_finding_new ("handle-invalid", MH_SEVERITY_ERROR,
                                                      rows[i].pointer, "%s", rows[i].title);
      g_autoptr (MhFindingItem) item = mh_finding_item_new (finding);

      g_test_message ("%s", rows[i].pointer);
      g_signal_emit_by_name (find_pane (fixture->window, MH_TYPE_CHECKS_PAGE), "place-wanted",
                             item);
      g_assert_true (has_focus (find_row (get_page (fixture, rows[i].side), rows[i].title)));
    }
}

/* Each platform whose rule is known can be added, and is so once. */
static void
test_offers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = get_group (fixture, &person);
  GtkMenuButton *add = NULL;
  guint n = 0;

  load (fixture, HANDLES_TEAM);
  mh_session_set_selected (fixture->session, 0);
  show_page (fixture, &person);
  add = mh_ui_find (group, GTK_TYPE_MENU_BUTTON);
  for (const char *platform = NULL; (platform = mh_handle_get_platform (n)) != NULL; n++)
    {
      gtk_menu_button_popup (add);
      g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (add)), ==,
                       13 - (int) n);
      gtk_menu_button_popdown (add);
      g_assert_true (gtk_widget_activate_action (group, "handles.add", "s", platform));
    }
  g_assert_cmpuint (n, ==, 13);
}

static void
add_tests (void)
{
  ADD ("/handles/edit-person", &person, test_edit);
  ADD ("/handles/edit-account", &account, test_edit);
  ADD ("/handles/remove", NULL, test_remove);
  ADD ("/handles/undone", NULL, test_undone);
  ADD ("/handles/filled-elsewhere", NULL, test_filled_elsewhere);
  ADD ("/handles/people", NULL, test_people);
  ADD ("/handles/general", NULL, test_general);
  ADD ("/handles/places", NULL, test_places);
  ADD ("/handles/offers", NULL, test_offers);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
