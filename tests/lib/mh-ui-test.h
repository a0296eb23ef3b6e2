/* mh-ui-test.h: widgets in tests, driven from inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* Far beyond what any step takes: it ends a test that hangs. */
#define MH_UI_PATIENCE_S 20

static inline gboolean
mh_ui_wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until condition holds. */
#define mh_ui_wait(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 mh_ui_end = g_get_monotonic_time () + MH_UI_PATIENCE_S * G_USEC_PER_SEC;                \
    guint mh_ui_wake = g_timeout_add (10, mh_ui_wake_cb, NULL);                                    \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > mh_ui_end)                                                   \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
    g_source_remove (mh_ui_wake);                                                                  \
  }                                                                                                \
  G_STMT_END

/* The first widget of a type from root down, in the order of the tree. */
static inline gpointer
mh_ui_find (gpointer root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = mh_ui_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The same, of those whose property has this text. */
static inline gpointer
mh_ui_find_text (gpointer root, GType type, const char *property, const char *text)
{
  g_autofree char *value = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    g_object_get (root, property, &value, NULL);
  if (g_strcmp0 (value, text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = mh_ui_find_text (child, type, property, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A window on the screen that holds content. */
static inline GtkWidget *
mh_ui_show (GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 720, 800);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* Closes a window; it and everything in it must go. */
static inline void
mh_ui_close (GtkWidget *window)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (window));

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (content), (gpointer *) &content);
  gtk_window_destroy (GTK_WINDOW (window));
  mh_ui_wait (window == NULL && content == NULL);
}
