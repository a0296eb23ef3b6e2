/* mh-handle.c: what platforms take as a handle, and what an organisation does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-handle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLUESKY_HOST    ".bsky.social"
#define HOST_CHARS_MAX  253
#define LABEL_CHARS_MAX 63

typedef struct
{
  const char *platform;
  const char *title;
  guint least;
  guint most;
  const char *marks;     /* beside letters and digits */
  const char *not_first; /* of marks */
  const char *not_last;
  const char *not_twice; /* one after the other */
  gboolean any_script;   /* letters of all scripts */
} Rule;

/* As collected in November 2026 from the platforms' help and dated guides; where these disagree,
 * the wider one, since handles older than a rule stay. Mastodon and Bluesky have more to them,
 * below. */
static const Rule rules[] = {
  { "x", "X", 1, 15, "_", "", "", "", FALSE },
  { "instagram", "Instagram", 1, 30, "._", ".", ".", ".", FALSE },
  { "threads", "Threads", 1, 30, "._", ".", ".", ".", FALSE },
  { "linkedin", "LinkedIn", 3, 100, "-", "", "", "", TRUE },
  { "facebook", "Facebook", 5, 50, ".", ".", ".", "", FALSE },
  { "youtube", "YouTube", 3, 30, "_-.·", "_-.·", "_-.·", "", TRUE },
  { "tiktok", "TikTok", 2, 24, "._", "", ".", "", FALSE },
  { "twitch", "Twitch", 4, 25, "_", "", "", "", FALSE },
  { "github", "GitHub", 1, 39, "-", "-", "-", "-", FALSE },
  { "reddit", "Reddit", 3, 20, "_-", "", "", "", FALSE },
  { "pinterest", "Pinterest", 3, 30, "_", "", "", "", FALSE },
};

/* The part of a Mastodon handle before its server; remote servers allow a dot and a hyphen inside.
 */
static const Rule mastodon = { "mastodon", "Mastodon", 1, 30, "_.-", ".-", ".-", "", FALSE };
static const Rule host_label = {
  "bluesky", "Bluesky", 1, LABEL_CHARS_MAX, "-", "-", "-", "", FALSE
};

static const Rule *
find_rule (const char *platform)
{
  for (guint i = 0; platform != NULL && i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].platform, platform) == 0)
      return &rules[i];
  return NULL;
}

/**
 * mh_handle_get_platform_title:
 * @platform: (nullable): a key of `handles`
 *
 * Returns: (transfer none) (nullable): its name in a reader's words; the key itself when unknown
 */
const char *
mh_handle_get_platform_title (const char *platform)
{
  const Rule *rule = find_rule (platform);

  if (rule != NULL)
    return rule->title;
  if (g_strcmp0 (platform, mastodon.platform) == 0)
    return mastodon.title;
  if (g_strcmp0 (platform, host_label.platform) == 0)
    return host_label.title;
  return platform;
}

/**
 * mh_handle_get_platform:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the key in `handles` of a platform whose rule is known;
 * %NULL past the last one
 */
const char *
mh_handle_get_platform (guint index)
{
  const Rule *const more[] = { &mastodon, &host_label };

  if (index < G_N_ELEMENTS (rules))
    return rules[index].platform;
  index -= (guint) G_N_ELEMENTS (rules);
  return index < G_N_ELEMENTS (more) ? more[index]->platform : NULL;
}

static const char *
skip_sign (const char *handle)
{
  return handle[0] == '@' ? handle + 1 : handle;
}

static gboolean
has_mark (const char *marks, gunichar c)
{
  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
is_letter (const Rule *rule, gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c)
                  : rule->any_script && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static gboolean
check_characters (const Rule *rule, const char *name, char **reason)
{
  gunichar previous = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_last = *g_utf8_next_char (p) == '\0';
      char shown[8] = { 0 };

      g_unichar_to_utf8 (c, shown);
      if (!is_letter (rule, c) && !has_mark (rule->marks, c))
        /* Translators: a character, and the name of a platform. */
        *reason = g_strdup_printf (_ ("“%s” is not allowed on %s"), shown, rule->title);
      else if (previous == 0 && has_mark (rule->not_first, c))
        /* Translators: a character, and the name of a platform. */
        *reason = g_strdup_printf (_ ("it must not begin with “%s” on %s"), shown, rule->title);
      else if (is_last && has_mark (rule->not_last, c))
        /* Translators: a character, and the name of a platform. */
        *reason = g_strdup_printf (_ ("it must not end with “%s” on %s"), shown, rule->title);
      else if (c == previous && has_mark (rule->not_twice, c))
        /* Translators: a character, and the name of a platform. */
        *reason =
            g_strdup_printf (_ ("“%s” must not stand twice in a row on %s"), shown, rule->title);
      if (*reason != NULL)
        return FALSE;
      previous = c;
    }
  return TRUE;
}

static gboolean
check_rule (const Rule *rule, const char *name, char **reason)
{
  glong length = g_utf8_strlen (name, -1);

  if (!check_characters (rule, name, reason))
    return FALSE;
  if (length < (glong) rule->least)
    /* Translators: numbers of characters, and the name of a platform. */
    *reason = g_strdup_printf (ngettext ("it has %ld character, and %u are the least on %s",
                                         "it has %ld characters, and %u are the least on %s",
                                         (gulong) length),
                               length, rule->least, rule->title);
  else if (length > (glong) rule->most)
    /* Translators: numbers of characters, and the name of a platform. */
    *reason = g_strdup_printf (ngettext ("it has %ld character, and %u are the most on %s",
                                         "it has %ld characters, and %u are the most on %s",
                                         (gulong) length),
                               length, rule->most, rule->title);
  return *reason == NULL;
}

/* Labels with dots between them, the last starting with a letter. Source: atproto's handle
 * specification, and RFC 1035 below it. */
static gboolean
check_host (const char *host, const char *title, char **reason)
{
  static const char *const reserved[] = { "local",    "arpa",    "invalid", "localhost",
                                          "internal", "example", "alt",     "onion" };
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint n = g_strv_length (labels);

  if (n < 2 || strlen (host) > HOST_CHARS_MAX)
    {
      /* Translators: the name of a platform. */
      *reason = g_strdup_printf (_ ("on %s it is a host name, such as name.bsky.social"), title);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!check_rule (&host_label, labels[i], reason))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_ascii_strcasecmp (labels[n - 1], reserved[i]) == 0)
      /* Translators: the end of a host name. */
      *reason = g_strdup_printf (_ ("no host name ends in “.%s”"), labels[n - 1]);
  if (*reason == NULL && !g_ascii_isalpha (labels[n - 1][0]))
    *reason = g_strdup (_ ("the end of a host name starts with a letter"));
  return *reason == NULL;
}

static gboolean
check_bluesky (const char *name, char **reason)
{
  gsize length = strlen (name);

  if (!check_host (name, host_label.title, reason))
    return FALSE;
  if (g_str_has_suffix (name, BLUESKY_HOST) && length > strlen (BLUESKY_HOST) + 18)
    *reason = g_strdup (_ ("before “.bsky.social” stand 18 characters at most"));
  else if (g_str_has_suffix (name, BLUESKY_HOST) && length < strlen (BLUESKY_HOST) + 3)
    *reason = g_strdup (_ ("before “.bsky.social” stand 3 characters at least"));
  return *reason == NULL;
}

static gboolean
check_mastodon (const char *name, char **reason)
{
  const char *at = strchr (name, '@');
  g_autofree char *local = at != NULL ? g_strndup (name, (gsize) (at - name)) : g_strdup (name);

  if (!check_rule (&mastodon, local, reason))
    return FALSE;
  return at == NULL || check_host (at + 1, mastodon.title, reason);
}

static gboolean
check_extra (const Rule *rule, const char *name, char **reason)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (strcmp (rule->platform, "linkedin") == 0 && strstr (folded, "linkedin") != NULL)
    *reason = g_strdup (_ ("LinkedIn does not allow its own name in it"));
  else if (strcmp (rule->platform, "facebook") == 0 &&
           (g_str_has_suffix (folded, ".com") || g_str_has_suffix (folded, ".net")))
    *reason = g_strdup (_ ("Facebook does not allow it to end like a web address"));
  else if (strcmp (rule->platform, "pinterest") == 0 &&
           strspn (name, "0123456789") == strlen (name))
    *reason = g_strdup (_ ("Pinterest does not allow digits only"));
  return *reason == NULL;
}

/**
 * mh_handle_is_valid:
 * @platform: (nullable): a key of `handles`
 * @handle: with or without its sign
 * @reason: (out) (optional): why it is not, a part of a sentence
 *
 * Judges by the platform's own rule. A platform without a known one takes everything.
 *
 * Returns: whether the platform could have such a handle
 */
gboolean
mh_handle_is_valid (const char *platform, const char *handle, char **reason)
{
  const Rule *rule = find_rule (platform);
  const char *name = skip_sign (handle);
  g_autofree char *why = NULL;
  gboolean is_valid = TRUE;

  if (rule != NULL)
    is_valid = check_rule (rule, name, &why) && check_extra (rule, name, &why);
  else if (g_strcmp0 (platform, mastodon.platform) == 0)
    is_valid = check_mastodon (name, &why);
  else if (g_strcmp0 (platform, host_label.platform) == 0)
    is_valid = check_bluesky (name, &why);
  if (reason != NULL)
    *reason = g_steal_pointer (&why);
  return is_valid;
}

/**
 * mh_handle_normalize:
 * @platform: (nullable): a key of `handles`
 * @handle: with or without its sign
 *
 * Two handles that lead to the same account come to the same text: capitals do not count anywhere,
 * dots do not on Facebook.
 *
 * Returns: (transfer full): the text
 */
char *
mh_handle_normalize (const char *platform, const char *handle)
{
  g_autofree char *folded = g_utf8_casefold (skip_sign (handle), -1);
  GString *text = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != '.' || g_strcmp0 (platform, "facebook") != 0)
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}
