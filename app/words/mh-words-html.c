/* mh-words-html.c: the page that stands beside a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-words-private.h"

#include "base/mh-direction.h"
#include "base/mh-file.h"
#include "team/mh-people.h"
#include "team/mh-platform.h"

/* Every ink has 7:1 or more on its paper, light and dark (WCAG 2.2, 1.4.6). */
static const char style[] =
    ":root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --muted: #4a5057;\n"
    "  --link: #0b4a8f; --line: #d5d9dd; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  :root { --paper: #16191d; --ink: #eceef0; --muted: #b9c0c7; --link: #9cc3ff; --line: "
    "#3a4048; "
    "}\n"
    "}\n"
    "body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "
    "sans-serif; }\n"
    "main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem; }\n"
    "h1 { margin: 0 0 0.5rem; }\n"
    "h1, h2 { line-height: 1.2; text-wrap: balance; }\n"
    "a { color: var(--link); }\n"
    ".account { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-bottom: 2rem; }\n"
    ".account p, li p { margin: 0; }\n"
    "ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.75rem 1.5rem;\n"
    "  grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }\n"
    "li { display: flex; gap: 1rem; align-items: flex-start; overflow-wrap: anywhere; }\n"
    "li img { width: 4.5rem; height: 4.5rem; flex: none; border-radius: 50%; object-fit: cover; }\n"
    ".name { font-size: 1.125rem; font-weight: 600; }\n"
    ".signature { padding: 0 0.375rem; border: 1px solid var(--line); border-radius: 0.25rem;\n"
    "  display: inline-block; max-width: 100%; box-sizing: border-box; font-size: 0.875rem; }\n"
    ".expertise, .bio, .signature { color: var(--muted); }\n"
    ".notice { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }\n"
    "@media print {\n"
    "  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --muted: #333333;\n"
    "    --link: #000000; --line: #999999; }\n"
    "  main { max-width: none; padding: 0; }\n"
    "  li { break-inside: avoid; }\n"
    "  li a[href]::after { content: \" (\" attr(href) \")\"; font-size: 0.8em; }\n"
    "}\n";

static char *
escape (const char *text)
{
  g_autofree char *clean = mh_words_clean (text);

  return g_markup_escape_text (clean, -1);
}

static const char *
get_direction (const char *language)
{
  return mh_direction_is_rtl (language) ? "rtl" : "ltr";
}

static void
append_paragraph (GString *page, const char *kind, const char *text)
{
  g_autofree char *escaped = text != NULL ? escape (text) : NULL;

  if (escaped != NULL && escaped[0] != '\0')
    g_string_append_printf (page, "<p class=\"%s\" dir=\"auto\">%s</p>\n", kind, escaped);
}

/* Name and signature. A name in no language that is told is read by its letters. */
static void
append_name (const MhWords *words, GString *page, const MhMember *member)
{
  g_autofree char *name = escape (member->name);
  g_autofree char *language = member->language != NULL ? escape (member->language) : NULL;
  g_autofree char *signature =
      member->signature != NULL ? mh_words_dup_signature (words, member) : NULL;
  g_autofree char *escaped = signature != NULL ? escape (signature) : NULL;

  g_string_append (page, "<p><bdi class=\"name\"");
  if (language != NULL)
    g_string_append_printf (page, " lang=\"%s\" dir=\"%s\"", language, get_direction (language));
  g_string_append_printf (page, ">%s</bdi>", name);
  if (escaped != NULL)
    g_string_append_printf (page, " <bdi class=\"signature\">%s</bdi>", escaped);
  g_string_append (page, "</p>\n");
}

/* Text that is a link where its address is known. rel="me" says that who is behind the page is
 * behind the profile; a profile that links back confirms it (microformats.org, rel-me). */
static void
append_link (GString *page, const char *url, const char *text, const char *rel)
{
  g_autofree char *escaped = escape (text);
  g_autofree char *address = url != NULL ? escape (url) : NULL;

  if (address != NULL)
    g_string_append_printf (page, "<a%s href=\"%s\">%s</a>", rel, address, escaped);
  else
    g_string_append_printf (page, "<span>%s</span>", escaped);
}

static void
append_handle (
    GString *page, const char *platform, const char *handle, gboolean is_account, gboolean is_named)
{
  g_autofree char *name = is_named ? mh_platform_dup_name (platform) : NULL;
  g_autofree char *written = mh_people_format_handle (handle);
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;

  if (platform != NULL)
    url = is_account ? mh_platform_dup_account_url (platform, handle)
                     : mh_platform_dup_person_url (platform, handle);
  text = name != NULL ? g_strdup_printf ("%s %s", name, written) : g_strdup (written);
  g_string_append (page, "<p class=\"handle\" dir=\"ltr\">");
  append_link (page, url, text, " rel=\"me\"");
  g_string_append (page, "</p>\n");
}

/* The handle that the picture shows, then those on other platforms. */
static void
append_handles (const MhWords *words, GString *page, const MhMember *member)
{
  const char *handle = mh_member_get_handle (member, words->platform);

  if (handle != NULL)
    append_handle (page, words->platform, handle, FALSE, FALSE);
  for (guint i = 0; i < member->n_handles; i++)
    if (g_strcmp0 (member->handles[i].platform, words->platform) != 0)
      append_handle (page, member->handles[i].platform, member->handles[i].handle, FALSE, TRUE);
}

/* As a relative link from the team file's folder. A path from elsewhere says nothing to a reader.
 */
static void
append_photo (const MhWords *words, GString *page, const MhMember *member)
{
  g_autofree char *near = NULL;
  g_autofree char *link = NULL;
  g_autofree char *name = NULL;

  if (member->photo_file == NULL || member->consent != MH_CONSENT_PHOTO ||
      mh_file_is_address (member->photo_file))
    return;
  near = g_path_is_absolute (member->photo_file)
             ? mh_document_relativize (words->document, member->photo_file)
             : g_strdup (member->photo_file);
  if (near == NULL || g_path_is_absolute (near) || (near[0] == '.' && near[1] == '.'))
    return;
  link = g_uri_escape_string (near, "/", FALSE);
  name = escape (member->name);
  g_string_append_printf (page, "<img src=\"%s\" alt=\"%s\" width=\"72\" height=\"72\">\n", link,
                          name);
}

static void
append_person (const MhWords *words, GString *page, const MhMember *member)
{
  g_string_append (page, "<li>\n");
  append_photo (words, page, member);
  g_string_append (page, "<div>\n");
  append_name (words, page, member);
  append_paragraph (page, "expertise", member->expertise);
  append_handles (words, page, member);
  append_paragraph (page, "bio", member->bio);
  g_string_append (page, "</div>\n</li>\n");
}

static void
append_people (const MhWords *words, GString *page)
{
  const char *group = NULL;
  gboolean grouped = words->design->people.group_headings;

  for (guint i = 0; i < words->people->len; i++)
    {
      const MhMember *member = words->people->pdata[i];

      if (i == 0 || (grouped && g_strcmp0 (group, member->group) != 0))
        {
          g_autofree char *heading =
              grouped && member->group != NULL ? escape (member->group) : NULL;

          if (i > 0)
            g_string_append (page, "</ul>\n");
          if (heading != NULL)
            g_string_append_printf (page, "<h2 dir=\"auto\">%s</h2>\n", heading);
          g_string_append (page, "<ul>\n");
        }
      append_person (words, page, member);
      group = member->group;
    }
  if (words->people->len > 0)
    g_string_append (page, "</ul>\n");
}

static gboolean
is_page_address (const char *url)
{
  return g_ascii_strncasecmp (url, "https://", 8) == 0 ||
         g_ascii_strncasecmp (url, "http://", 7) == 0;
}

static void
append_account (const MhWords *words, GString *page)
{
  const MhAccount *account = mh_document_get_account (words->document);

  if (account->handle == NULL && account->n_handles == 0 && account->url == NULL)
    return;
  g_string_append (page, "<div class=\"account\">\n");
  if (account->handle != NULL)
    append_handle (page, words->platform, account->handle, TRUE, FALSE);
  for (guint i = 0; i < account->n_handles; i++)
    append_handle (page, account->handles[i].platform, account->handles[i].handle, TRUE, TRUE);
  if (account->url != NULL)
    {
      g_string_append (page, "<p class=\"page\" dir=\"ltr\">");
      append_link (page, is_page_address (account->url) ? account->url : NULL, account->url, "");
      g_string_append (page, "</p>\n");
    }
  g_string_append (page, "</div>\n");
}

/**
 * mh_words_dup_html:
 *
 * Makes a page of its own with everybody who is drawn. It needs no script and nothing from a
 * network; photos are links relative to the team file's folder, where the page is best kept.
 *
 * Source: HTML Living Standard; rel="me" as microformats.org has it
 *
 * Returns: (transfer full): the page
 */
char *
mh_words_dup_html (MhDocument *document,
                   const MhSurface *surface,
                   const MhTarget *target,
                   MhDate date)
{
  g_autoptr (MhWords) words = mh_words_new (document, surface, target, date);
  const char *spoken = mh_document_get_account (document)->language;
  g_autofree char *language = escape (spoken);
  g_autofree char *title = escape (words->title);
  GString *page = g_string_new ("<!DOCTYPE html>\n");

  g_string_append_printf (page, "<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          language, get_direction (spoken));
  g_string_append (page, "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n");
  g_string_append_printf (page, "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n",
                          title, style);
  g_string_append_printf (page, "<h1 dir=\"auto\">%s</h1>\n", title);
  append_account (words, page);
  append_people (words, page);
  append_paragraph (page, "notice", words->notice);
  g_string_append (page, "</main>\n</body>\n</html>\n");
  return g_string_free (page, FALSE);
}
