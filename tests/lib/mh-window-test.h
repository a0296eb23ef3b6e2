/* mh-window-test.h: tests inside the application, each with a window and a team file of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lib/mh-test-folder.h"
#include "lib/mh-test-team.h"
#include "lib/mh-ui-test.h"
#include "mh-application.h"
#include "window/mh-lazy-bin.h"
#include "window/mh-window.h"

#define TEAM                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"},"                              \
  " \"members\": [{\"name\": \"Ada\", \"photo\": \"ada.svg\"}, {\"name\": \"Ben\"}],"              \
  " \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\"},"                            \
  " {\"surface\": \"web-sidebar\", \"file\": \"none/side.png\"}]}"

/* The tests run inside the application: only there can it be registered and let go of again. */
static MhApplication *application;
static int status;

typedef struct
{
  char *folder;
  GFile *file;
  MhWindow *window;
  MhSession *session;
} Fixture;

static inline gpointer
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* Waits for a question, answers it, and waits for it to go. */
static inline void
answer (const char *response)
{
  AdwMessageDialog *dialog = NULL;

  mh_ui_wait ((dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (adw_message_dialog_has_response (dialog, response));
  g_object_ref (dialog);
  adw_message_dialog_response (dialog, response);
  /* As its buttons do; a plain close would be another answer. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
  mh_ui_wait (find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

static inline void
write_text (GFile *file, const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

/* A window that nobody sees yet. */
static inline void
make_window (Fixture *fixture)
{
  fixture->folder = mh_test_folder_new ();
  fixture->file = g_file_new_build_filename (fixture->folder, "north.team.json", NULL);
  write_text (fixture->file, TEAM);
  fixture->window = mh_window_new (application);
  fixture->session = mh_window_get_session (fixture->window);
}

static inline void
set_up_blank (Fixture *fixture, gconstpointer data)
{
  make_window (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_blank (fixture, data);
  mh_window_open_file (fixture->window, fixture->file);
  mh_ui_wait (mh_session_is_loaded (fixture->session));
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      mh_ui_wait (fixture->window == NULL);
    }
  g_object_unref (fixture->file);
  mh_test_folder_remove (fixture->folder);
}

/* A pane of the window, made for it where it was not shown yet. */
static inline gpointer
find_pane (gpointer root, GType type)
{
  g_autofree char *made = NULL;

  if (MH_IS_LAZY_BIN (root))
    g_object_get (root, "child-class", &made, NULL);
  if (g_strcmp0 (made, g_type_name (type)) == 0)
    return mh_lazy_bin_get_child (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_pane (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static inline void
rename_first (Fixture *fixture, const char *name)
{
  JsonNode *value = json_node_init_string (json_node_alloc (), name);

  g_assert_true (mh_session_set (fixture->session, "/members/0/name", value, "Rename", NULL));
}

static inline const char *
get_first (MhDocument *document)
{
  return mh_document_get_member (document, 0)->name;
}

static inline MhDocument *
read_back (GFile *file)
{
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_load (g_file_peek_path (file), NULL, &error);

  g_assert_no_error (error);
  return document;
}

static inline void
run_tests (GApplication *running)
{
  g_signal_stop_emission_by_name (running, "activate");
  g_application_hold (running);
  status = g_test_run ();
  g_application_release (running);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
#define ADD_BLANK(path, func) g_test_add (path, Fixture, NULL, set_up_blank, func, tear_down)

/* The main function's whole work: add_tests uses ADD. */
static inline int
run_window_tests (int argc, char **argv, void (*add_tests) (void))
{
  gtk_test_init (&argc, &argv, NULL);
  application = mh_application_new (G_APPLICATION_NON_UNIQUE);
  add_tests ();
  g_signal_connect (application, "activate", G_CALLBACK (run_tests), NULL);
  g_application_run (G_APPLICATION (application), 1, argv);
  g_assert_finalize_object (application);
  return status;
}
