/* mh-recent-files.c: the team files that were open of late
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-recent-files.h"

#include <glib/gi18n.h>

void
mh_recent_files_add (GFile *file, const char *title)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .description = (char *) title,
    .mime_type = (char *) MH_TEAM_MEDIA_TYPE,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "masthead-designer %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *first = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *second = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (second),
                              gtk_recent_info_get_modified (first));
}

GPtrArray *
mh_recent_files_list (guint max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = all; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), MH_TEAM_MEDIA_TYPE) == 0 &&
        gtk_recent_info_is_local (l->data) && gtk_recent_info_exists (l->data))
      g_ptr_array_add (found, gtk_recent_info_ref (l->data));
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);

  g_ptr_array_sort (found, compare_newest_first);
  if (found->len > max)
    g_ptr_array_set_size (found, (int) max);
  return found;
}

/* A file name as it is, not as a mnemonic. */
static char *
escape_underscores (const char *text)
{
  GString *escaped = g_string_new (text);

  g_string_replace (escaped, "_", "__", 0);
  return g_string_free (escaped, FALSE);
}

void
mh_recent_files_fill_menu (GMenu *menu, guint max)
{
  g_autoptr (GPtrArray) recent = mh_recent_files_list (max);

  g_menu_remove_all (menu);
  if (recent->len == 0)
    /* An action that nobody has: the item can be read but not chosen. */
    g_menu_append (menu, _ ("No Recent Files"), "app.no-recent-files");
  for (guint i = 0; i < recent->len; i++)
    {
      GtkRecentInfo *info = recent->pdata[i];
      g_autofree char *label = escape_underscores (gtk_recent_info_get_display_name (info));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s",
                                         gtk_recent_info_get_uri (info));
      g_menu_append_item (menu, item);
    }
}
