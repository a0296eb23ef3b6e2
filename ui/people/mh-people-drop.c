/* mh-people-drop.c: photos and other files that are dropped on people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-drop.h"

#include <glib/gi18n.h>

#include "design/mh-picture-chooser.h"
#include "mh-people-edit.h"

static char *
join_counts (guint n_photos, guint n_people)
{
  g_autofree char *set =
      /* Translators: of photos for people of the team; “, add 2 people” follows */
      g_strdup_printf (ngettext ("Set %u photo", "Set %u photos", n_photos), n_photos);
  g_autofree char *add =
      /* Translators: of new people; stands behind “Set 2 photos, ” */
      g_strdup_printf (ngettext ("add %u person", "add %u people", n_people), n_people);

  return g_strjoin (", ", set, add, NULL);
}

/**
 * mh_people_describe_photos:
 * @document: a team
 * @paths: (array zero-terminated=1): paths of photos
 *
 * Returns: (transfer full): what mh_people_take_photos() would do with them
 */
char *
mh_people_describe_photos (MhDocument *document, const char *const *paths)
{
  guint n_known = 0;
  guint n_new = 0;
  int member = -1;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      int found = mh_people_find_by_file (document, paths[i]);

      if (found >= 0)
        member = found;
      n_known += found >= 0;
      n_new += found < 0;
    }
  if (n_known == 0)
    return g_strdup_printf (ngettext ("Add %u person with this photo",
                                      "Add %u people with these photos", n_new),
                            n_new);
  if (n_new > 0)
    return join_counts (n_known, n_new);
  if (n_known == 1)
    /* Translators: %s is a person's name */
    return g_strdup_printf (_ ("Set the photo of %s"),
                            mh_document_get_member (document, (guint) member)->name);
  return g_strdup_printf (ngettext ("Set the photo of %u person", "Set the photos of %u people",
                                    n_known),
                          n_known);
}

static char **
list_uris (const GValue *value)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *uri = g_file_get_uri (link->data);

      g_strv_builder_add (uris, uri);
    }
  return g_strv_builder_end (uris);
}

/**
 * mh_people_take_drop:
 * @widget: where it was dropped
 * @session: (nullable): what is edited
 * @member: on whom, as an index in members; -1 for nobody
 * @value: a list of files
 *
 * Takes photos: for @member, or for those they are called after. The window takes anything else.
 *
 * Returns: %TRUE if it was taken
 */
gboolean
mh_people_take_drop (GtkWidget *widget, MhSession *session, int member, const GValue *value)
{
  g_auto (GStrv) paths = NULL;
  g_auto (GStrv) uris = NULL;

  if (session == NULL || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  paths = mh_list_dropped_pictures (value);
  if (paths[0] != NULL && member >= 0 && paths[1] == NULL)
    return mh_people_set_photo (session, member, paths[0]);
  if (paths[0] != NULL)
    return mh_people_take_photos (session, (const char *const *) paths) > 0;
  uris = list_uris (value);
  return gtk_widget_activate_action (widget, "win.take-files", "^as", uris);
}
