/* mh-platform.c: the networks on which people have handles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-platform.h"

#include <string.h>

#define LETTERS_AND_DIGITS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
#define HOST_CHARS         LETTERS_AND_DIGITS ".-"

/* What stands before and after a handle in the address of its profile. */
typedef struct
{
  const char *id;
  const char *name;
  const char *before;
  const char *after;
  const char *before_account; /* (nullable): where an organisation has another address */
} Platform;

static const Platform platforms[] = {
  { "x", "X", "https://x.com/", "", NULL },
  { "bluesky", "Bluesky", "https://bsky.app/profile/", "", NULL },
  { "threads", "Threads", "https://www.threads.com/@", "", NULL },
  { "instagram", "Instagram", "https://www.instagram.com/", "/", NULL },
  { "linkedin", "LinkedIn", "https://www.linkedin.com/in/", "",
    "https://www.linkedin.com/company/" },
  { "facebook", "Facebook", "https://www.facebook.com/", "", NULL },
  { "youtube", "YouTube", "https://www.youtube.com/@", "", NULL },
  { "tiktok", "TikTok", "https://www.tiktok.com/@", "", NULL },
  { "twitch", "Twitch", "https://www.twitch.tv/", "", NULL },
  { "github", "GitHub", "https://github.com/", "", NULL },
  { "reddit", "Reddit", "https://www.reddit.com/user/", "", NULL },
  { "pinterest", "Pinterest", "https://www.pinterest.com/", "/", NULL },
};

static const Platform *
find_platform (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (platforms); i++)
    if (strcmp (platforms[i].id, id) == 0)
      return &platforms[i];
  return NULL;
}

/**
 * mh_platform_dup_name:
 * @platform: a key of `handles`
 *
 * Returns: (transfer full): how its owner writes it; one that nobody knows gets a capital
 */
char *
mh_platform_dup_name (const char *platform)
{
  const Platform *known = find_platform (platform);

  if (known != NULL)
    return g_strdup (known->name);
  return g_strdup_printf ("%c%s", g_ascii_toupper (platform[0]),
                          platform[0] != '\0' ? platform + 1 : "");
}

/* `@user@server` lives on its server; a handle without one cannot be found. */
static char *
make_mastodon_url (const char *name)
{
  const char *at = strchr (name, '@');
  g_autofree char *user = NULL;
  g_autofree char *escaped = NULL;

  if (at == NULL || at == name || at[1] == '\0' || strspn (at + 1, HOST_CHARS) != strlen (at + 1))
    return NULL;
  user = g_strndup (name, (gsize) (at - name));
  escaped = g_uri_escape_string (user, NULL, FALSE);
  return g_strdup_printf ("https://%s/@%s", at + 1, escaped);
}

static char *
make_url (const char *platform, const char *handle, gboolean is_account)
{
  const Platform *known = find_platform (platform);
  const char *name = handle[0] == '@' ? handle + 1 : handle;
  const char *before = NULL;
  g_autofree char *escaped = NULL;

  if (name[0] == '\0')
    return NULL;
  if (strcmp (platform, "mastodon") == 0)
    return make_mastodon_url (name);
  if (known == NULL)
    return NULL;
  before = is_account && known->before_account != NULL ? known->before_account : known->before;
  escaped = g_uri_escape_string (name, NULL, FALSE);
  return g_strconcat (before, escaped, known->after, NULL);
}

/**
 * mh_platform_dup_person_url:
 * @platform: a key of `handles`
 * @handle: a handle with or without its sign
 *
 * Returns: (transfer full) (nullable): the address of a person's profile; %NULL where none is known
 */
char *
mh_platform_dup_person_url (const char *platform, const char *handle)
{
  return make_url (platform, handle, FALSE);
}

/**
 * mh_platform_dup_account_url:
 *
 * Does what mh_platform_dup_person_url() does, for an organisation.
 *
 * Returns: (transfer full) (nullable): the address
 */
char *
mh_platform_dup_account_url (const char *platform, const char *handle)
{
  return make_url (platform, handle, TRUE);
}
