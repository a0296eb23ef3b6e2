/* mh-roster-profile.c: the address of somebody's profile to a handle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <string.h>

typedef struct
{
  const char *host;   /* without www. */
  const char *before; /* what the path begins with */
  const char *sign;   /* what the handle begins with */
  const char *platform;
} Site;

static const Site sites[] = {
  { "x.com", "", "@", "x" },
  { "twitter.com", "", "@", "x" },
  { "mobile.twitter.com", "", "@", "x" },
  { "bsky.app", "profile/", "", "bluesky" },
  { "threads.net", "@", "@", "threads" },
  { "threads.com", "@", "@", "threads" },
  { "instagram.com", "", "@", "instagram" },
  { "linkedin.com", "in/", "", "linkedin" },
  { "facebook.com", "", "", "facebook" },
  { "youtube.com", "@", "@", "youtube" },
  { "tiktok.com", "@", "@", "tiktok" },
  { "github.com", "", "", "github" },
};

/* Hosts by whose name a server of Mastodon can be told. */
static gboolean
is_mastodon (const char *host)
{
  return strstr (host, "mastodon") != NULL || strstr (host, "mstdn") != NULL ||
         g_str_has_suffix (host, ".social");
}

/* A name without anything behind it that would make it another page. (transfer full) (nullable). */
static char *
take_name (const char *path)
{
  gsize length = strcspn (path, "/?#");
  g_autofree char *name = NULL;

  if (length == 0 || (path[length] == '/' && strcspn (path + length + 1, "?#") > 0))
    return NULL;
  name = g_strndup (path, length);
  return g_uri_unescape_string (name, "/");
}

static gboolean
read_mastodon (
    const char *host, const char *path, gboolean is_known, char **platform, char **handle)
{
  g_autofree char *name =
      path[0] == '@' && (is_known || is_mastodon (host)) ? take_name (path + 1) : NULL;

  if (name == NULL)
    return FALSE;
  *platform = g_strdup ("mastodon");
  *handle = strchr (name, '@') != NULL ? g_strdup_printf ("@%s", name)
                                       : g_strdup_printf ("@%s@%s", name, host);
  return TRUE;
}

/**
 * mh_roster_read_profile:
 * @address: `https://x.com/ann`, also without `https://`
 * @expected: (nullable): the platform that it should be on, since servers of Mastodon bear any name
 * @platform: (out) (transfer full): a key of `handles`
 * @handle: (out) (transfer full): as people write it there
 *
 * Returns: whether @address is that of a person on a platform
 */
gboolean
mh_roster_read_profile (const char *address, const char *expected, char **platform, char **handle)
{
  const char *rest = strstr (address, "://");
  g_autofree char *host = NULL;
  const char *path = NULL;

  rest = rest != NULL ? rest + 3 : address;
  if (g_ascii_strncasecmp (rest, "www.", 4) == 0)
    rest += 4;
  path = strchr (rest, '/');
  if (path == NULL)
    return FALSE;
  host = g_ascii_strdown (rest, path - rest);
  path++;
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      const Site *site = &sites[i];
      g_autofree char *name = NULL;

      if (strcmp (host, site->host) != 0 || !g_str_has_prefix (path, site->before))
        continue;
      name = take_name (path + strlen (site->before));
      if (name == NULL)
        return FALSE;
      *platform = g_strdup (site->platform);
      *handle = g_str_has_prefix (name, site->sign) ? g_strdup (name)
                                                    : g_strconcat (site->sign, name, NULL);
      return TRUE;
    }
  return read_mastodon (host, path, g_strcmp0 (expected, "mastodon") == 0, platform, handle);
}
