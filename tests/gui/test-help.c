/* test-help.c: a page for every place, and it is the one that opens there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas.h"
#include "lib/mh-window-test.h"
#include "people/mh-people-pane.h"
#include "window/mh-help-topics.h"
#include "window/mh-help-window.h"

static gboolean
is_topic (const char *id)
{
  guint n_topics = 0;
  const MhHelpTopic *topics = mh_help_list_topics (&n_topics);

  for (guint i = 0; i < n_topics; i++)
    if (g_str_equal (topics[i].id, id))
      return TRUE;
  return FALSE;
}

/* Whatever a stack of the window shows has a page. */
static void
check_stack (GtkWidget *root, const char *first, const char *exempt)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_STACK (child) && gtk_stack_get_child_by_name (GTK_STACK (child), first) != NULL)
        {
          g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (child));

          for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
            {
              g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
              const char *name = gtk_stack_page_get_name (GTK_STACK_PAGE (page));

              g_test_message ("%s", name);
              g_assert_true (g_strcmp0 (name, exempt) == 0 || is_topic (name));
            }
        }
      check_stack (child, first, exempt);
    }
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  check_stack (GTK_WIDGET (fixture->window), "start", "editor");
  check_stack (GTK_WIDGET (fixture->window), "design", NULL);
}

static const char *
read_title (GtkWidget *help)
{
  GtkStack *pages = mh_ui_find (help, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (pages);
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  GtkWidget *help = NULL;

  g_assert_cmpstr (mh_window_get_help_topic (fixture->window), ==, "start");
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
  gtk_widget_child_focus (find_pane (fixture->window, MH_TYPE_PEOPLE_PANE), GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (mh_window_get_help_topic (fixture->window), ==, "people");
  gtk_widget_grab_focus (mh_ui_find (fixture->window, MH_TYPE_CANVAS));
  g_assert_cmpstr (mh_window_get_help_topic (fixture->window), ==, "picture");

  mh_ui_wait (gtk_application_get_active_window (GTK_APPLICATION (application)) ==
              GTK_WINDOW (fixture->window));
  g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
  mh_ui_wait ((help = find_toplevel (MH_TYPE_HELP_WINDOW)) != NULL);
  g_assert_cmpstr (read_title (help), ==, "picture");
  mh_help_window_show_topic (MH_HELP_WINDOW (help), "files");
  g_assert_cmpstr (read_title (help), ==, "files");
  gtk_window_destroy (GTK_WINDOW (help));
  mh_ui_wait (find_toplevel (MH_TYPE_HELP_WINDOW) == NULL);
}

static void
add_tests (void)
{
  ADD ("/help/complete", NULL, test_complete);
  ADD_BLANK ("/help/opens", test_opens);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
