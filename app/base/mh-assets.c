/* mh-assets.c: the data that the program carries inside itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-assets.h"

#include "mh-core-resources.h"

/**
 * mh_assets_get:
 * @name: a file below `assets/`, such as `surfaces.json`
 *
 * Threads: any.
 *
 * Returns: (transfer full): its bytes. A name that was not built in is a bug of the caller
 */
GBytes *
mh_assets_get (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/masthead/", name, NULL);
  g_autoptr (GError) error = NULL;
  static gsize registered = 0;
  GBytes *bytes = NULL;

  /* A static resource is empty until it is registered. */
  if (g_once_init_enter (&registered))
    {
      mh_core_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  bytes =
      g_resource_lookup_data (mh_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}
