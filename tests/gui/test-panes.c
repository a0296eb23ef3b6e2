/* test-panes.c: the panes of a window are made when they are needed, and not before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"
#include "window/mh-problems-dialog.h"
#include "window/mh-window-private.h"

typedef struct
{
  const char *name;
  gsize bin;      /* offset in MhWindow */
  gboolean shown; /* beside a file that was just opened */
} PaneRow;

static const PaneRow pane_rows[] = {
  { "people", G_STRUCT_OFFSET (MhWindow, people_bin), TRUE },
  { "design", G_STRUCT_OFFSET (MhWindow, design_bin), TRUE },
  { "person", G_STRUCT_OFFSET (MhWindow, person_bin), FALSE },
  { "account", G_STRUCT_OFFSET (MhWindow, account_bin), FALSE },
  { "checks", G_STRUCT_OFFSET (MhWindow, checks_bin), FALSE },
  { "preview", G_STRUCT_OFFSET (MhWindow, preview_bin), FALSE },
  { "import", G_STRUCT_OFFSET (MhWindow, import_bin), FALSE },
};

static GtkWidget *
peek_pane (Fixture *fixture, const PaneRow *row)
{
  return mh_lazy_bin_peek_child (G_STRUCT_MEMBER (MhLazyBin *, fixture->window, row->bin));
}

static void
set_up_window (Fixture *fixture, gconstpointer data)
{
  make_window (fixture);
}

/* A file is there, and no frame was painted yet. */
static void
set_up_unseen (Fixture *fixture, gconstpointer data)
{
  make_window (fixture);
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  for (guint i = 0; i < G_N_ELEMENTS (pane_rows); i++)
    g_assert_null (peek_pane (fixture, &pane_rows[i]));
}

static gboolean
is_made (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (pane_rows); i++)
    if (pane_rows[i].shown && peek_pane (fixture, &pane_rows[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What is not in the first frame comes after it; what is not shown does not come. */
static void
test_made_when_shown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *badge = GTK_WIDGET (fixture->window->checks_badge);
  GtkImage *image = mh_ui_find (badge, GTK_TYPE_IMAGE);

  /* Nothing is well before it was checked. */
  g_assert_cmpstr (gtk_image_get_icon_name (image), ==, "content-loading-symbolic");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  mh_ui_wait (is_made (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (pane_rows); i++)
    {
      g_test_message ("%s", pane_rows[i].name);
      g_assert_cmpint (peek_pane (fixture, &pane_rows[i]) != NULL, ==, pane_rows[i].shown);
    }
}

/* A window that shows the first page of all shows it in its first frame. */
static void
test_start_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *start = gtk_stack_get_child_by_name (fixture->window->pages, "start");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_nonnull (mh_lazy_bin_peek_child (MH_LAZY_BIN (start)));
  g_assert_true (gtk_widget_is_ancestor (focus, start));
  for (guint i = 0; i < G_N_ELEMENTS (pane_rows); i++)
    g_assert_null (peek_pane (fixture, &pane_rows[i]));
}

/* Shown, a place waits as long as it is held; what asks for its content does not. */
static void
test_held (Fixture *fixture, gconstpointer is_asked)
{
  MhLazyBin *bin = g_object_new (MH_TYPE_LAZY_BIN, "child-class", "GtkLabel", "held", TRUE, NULL);
  GtkWidget *window = mh_ui_show (GTK_WIDGET (bin));

  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  g_assert_null (mh_lazy_bin_peek_child (bin));
  if (is_asked != NULL)
    g_assert_true (GTK_IS_LABEL (mh_lazy_bin_get_child (bin)));
  else
    mh_lazy_bin_set_held (bin, FALSE);
  mh_ui_wait (mh_lazy_bin_peek_child (bin) != NULL);
  g_assert_true (gtk_widget_get_mapped (mh_lazy_bin_peek_child (bin)));
  mh_ui_close (window);
}

/* What is not seen is not made, whether anything held it or not. */
static void
test_unseen (Fixture *fixture, gconstpointer data)
{
  MhLazyBin *bin = g_object_new (MH_TYPE_LAZY_BIN, "child-class", "GtkLabel", NULL);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *window = NULL;

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("seen"), "seen");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (bin), "unseen");
  window = mh_ui_show (stack);
  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  g_assert_null (mh_lazy_bin_peek_child (bin));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "unseen");
  mh_ui_wait (mh_lazy_bin_peek_child (bin) != NULL);
  mh_ui_close (window);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->pages);
}

/* A file that is given with the command: its window is that of a team from the first frame on. */
static void
test_begins_as_team (Fixture *fixture, gconstpointer data)
{
  mh_window_open_file (fixture->window, fixture->file);
  g_assert_cmpstr (get_page (fixture), ==, "editor");
  g_assert_true (gtk_widget_get_visible (fixture->window->export_button));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "export"));
  gtk_window_present (GTK_WINDOW (fixture->window));
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  g_assert_cmpstr (get_page (fixture), ==, "editor");
  /* Keys go to the team, not to the header bar. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (fixture->window->pages)));
}

/* One that cannot be opened leaves a window to begin in. */
static void
test_begins_badly (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  write_text (fixture->file, "no team");
  mh_window_open_file (fixture->window, fixture->file);
  gtk_window_present (GTK_WINDOW (fixture->window));
  mh_ui_wait ((dialog = find_toplevel (MH_TYPE_PROBLEMS_DIALOG)) != NULL);
  g_assert_cmpstr (get_page (fixture), ==, "start");
  g_assert_false (gtk_widget_get_visible (fixture->window->export_button));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* as the first thing that anybody does */

typedef struct
{
  const char *action;
  const char *parameter; /* (nullable): of type s */
  const char *pane;      /* that is there then, and on the screen */
  gboolean has_focus;    /* the pane takes it */
  gboolean selects;      /* it is about the first person */
} FirstRow;

static const FirstRow first_rows[] = {
  { "find-person", NULL, "people", TRUE, FALSE },
  { "new-person", NULL, "person", TRUE, FALSE },
  { "edit-person", NULL, "person", TRUE, TRUE },
  { "show-checks", NULL, "checks", FALSE, FALSE },
  { "toggle-page", NULL, "preview", FALSE, FALSE },
  { "import-rows", "Name\tRole\nIda\tx\n", "import", TRUE, FALSE },
};

static const PaneRow *
find_row (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pane_rows); i++)
    if (g_str_equal (pane_rows[i].name, name))
      return &pane_rows[i];
  g_assert_not_reached ();
}

static gboolean
is_in_use (Fixture *fixture, const FirstRow *row)
{
  GtkWidget *pane = peek_pane (fixture, find_row (row->pane));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return pane != NULL && gtk_widget_get_mapped (pane) &&
         (!row->has_focus || (focus != NULL && gtk_widget_is_ancestor (focus, pane)));
}

static void
test_first (Fixture *fixture, gconstpointer data)
{
  const FirstRow *row = data;
  GVariant *parameter = row->parameter != NULL ? g_variant_new_string (row->parameter) : NULL;

  if (row->selects)
    mh_session_set_selected (fixture->session, 0);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), row->action));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), row->action, parameter);
  mh_ui_wait (is_in_use (fixture, row));
}

/* A menu is there as soon as it is opened. */
static void
test_first_menu (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *buttons[] = { fixture->window->menu_button, fixture->window->zoom_button,
                               fixture->window->guides_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_assert_null (gtk_menu_button_get_popover (buttons[i]));
      gtk_menu_button_popup (buttons[i]);
      mh_ui_wait (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (buttons[i]))));
      gtk_menu_button_popdown (buttons[i]);
    }
}

/* Files that were open of late are read when their menu opens, and followed from then on. */
static void
test_first_recent (Fixture *fixture, gconstpointer data)
{
  GMenuModel *menu = G_MENU_MODEL (fixture->window->recent_menu);

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 0);
  adw_split_button_popup (fixture->window->open_button);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 1);
  g_assert_true (adw_split_button_get_menu_model (fixture->window->open_button) == menu);
  adw_split_button_popdown (fixture->window->open_button);
}

/* What changes the team changes it at once, seen or not. */
static void
test_first_edit (Fixture *fixture, gconstpointer data)
{
  MhSession *session = fixture->session;

  activate (fixture, "new-person");
  g_assert_cmpuint (mh_document_get_n_members (mh_session_get_document (session)), ==, 3);
  g_assert_cmpint (mh_session_get_selected (session), ==, 2);
  mh_session_set_selected (session, 0);
  activate (fixture, "delete-person");
  g_assert_cmpstr (get_first (mh_session_get_document (session)), ==, "Ben");
}

/* Who is selected before there is a list is selected in it. */
static void
test_first_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) members = NULL;

  mh_session_set_selected (fixture->session, 1);
  g_assert_true (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "delete-person"));
  members = mh_people_pane_list_selected (mh_window_get_people_pane (fixture->window));
  g_assert_cmpuint (gtk_bitset_get_size (members), ==, 1);
  g_assert_cmpuint (gtk_bitset_get_minimum (members), ==, 1);
}

/* Files that are dropped before anything is there to take them. */
static void
test_first_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ben.png", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char *uris[] = { uri, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "take-files",
                                  g_variant_new_strv (uris, -1));
  g_assert_true (mh_session_get_modified (fixture->session));
  mh_ui_wait (is_made (fixture));
}

#define ADD_EARLY(path, func) g_test_add (path, Fixture, NULL, set_up_window, func, tear_down)
#define ADD_UNSEEN(path, data, func)                                                               \
  g_test_add (path, Fixture, data, set_up_unseen, func, tear_down)

static void
add_tests (void)
{
  ADD_UNSEEN ("/panes/made-when-shown", NULL, test_made_when_shown);
  g_test_add ("/panes/held", Fixture, NULL, NULL, test_held, NULL);
  g_test_add ("/panes/held-and-asked", Fixture, application, NULL, test_held, NULL);
  g_test_add ("/panes/unseen", Fixture, NULL, NULL, test_unseen, NULL);
  ADD_BLANK ("/panes/start-page", test_start_page);
  ADD_EARLY ("/panes/begins-as-team", test_begins_as_team);
  ADD_EARLY ("/panes/begins-badly", test_begins_badly);
  for (guint i = 0; i < G_N_ELEMENTS (first_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/panes/first/%s", first_rows[i].action);

      ADD_UNSEEN (path, &first_rows[i], test_first);
    }
  ADD_UNSEEN ("/panes/first/menu", NULL, test_first_menu);
  ADD_UNSEEN ("/panes/first/recent", NULL, test_first_recent);
  ADD_UNSEEN ("/panes/first/edit", NULL, test_first_edit);
  ADD_UNSEEN ("/panes/first/selection", NULL, test_first_selection);
  ADD_UNSEEN ("/panes/first/drop", NULL, test_first_drop);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
