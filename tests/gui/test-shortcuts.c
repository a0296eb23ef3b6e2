/* test-shortcuts.c: whether the shortcuts window lists what there is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lib/mh-window-test.h"

static GtkWidget *
get_overlay (Fixture *fixture)
{
  GtkShortcutsWindow *overlay = NULL;

  g_assert_null (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-help-overlay", NULL);
  overlay = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window));
  g_assert_nonnull (overlay);
  return GTK_WIDGET (overlay);
}

/* “<Control><Shift>z” and “<Shift><Control>z” are the same. */
static char *
spell (const char *keys)
{
  GdkModifierType modifiers = 0;
  guint key = 0;

  if (!gtk_accelerator_parse (keys, &key, &modifiers))
    g_error ("%s is no key", keys);
  return gtk_accelerator_name (key, modifiers);
}

/* What the entries below root say: actions and keys. */
static void
collect (GtkWidget *root, GHashTable *found)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (root))
    {
      char *action = NULL;
      g_autofree char *keys = NULL;

      g_object_get (root, "action-name", &action, "accelerator", &keys, NULL);
      if (action != NULL)
        g_hash_table_add (found, action);
      if (keys != NULL)
        {
          g_auto (GStrv) each = g_strsplit (keys, " ", -1);

          for (guint i = 0; each[i] != NULL; i++)
            g_hash_table_add (found, spell (each[i]));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static gboolean
is_listed (GHashTable *found, const char *action, const char *const *keys)
{
  if (g_hash_table_contains (found, action))
    return TRUE;
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_hash_table_contains (found, keys[i]))
      return TRUE;
  return FALSE;
}

static void
test_all_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  GtkWidget *overlay = get_overlay (fixture);
  guint n = 0;

  collect (overlay, found);
  for (; actions[n] != NULL; n++)
    {
      g_auto (GStrv) keys =
          gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[n]);

      if (!is_listed (found, actions[n], (const char *const *) keys))
        g_error ("%s (%s) is not in the shortcuts window", actions[n], keys[0]);
    }
  g_assert_cmpuint (n, >, 20);
}

/* What is listed by its action exists, and has a key: an entry without one is empty. */
static void
test_all_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *overlay = get_overlay (fixture);
  GHashTableIter iter;
  gpointer name = NULL;

  collect (overlay, found);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_auto (GStrv) keys = NULL;

      if (strchr (name, '.') == NULL)
        continue;
      keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), name);
      if (keys[0] == NULL)
        g_error ("%s is listed and has no key", (char *) name);
    }
}

static void
add_tests (void)
{
  ADD_BLANK ("/shortcuts/all-listed", test_all_listed);
  ADD_BLANK ("/shortcuts/all-there", test_all_there);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
