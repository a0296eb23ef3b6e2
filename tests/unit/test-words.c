/* test-words.c: what a picture shows, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "words/mh-words.h"

#include "lib/mh-test-json.h"
#include "team/mh-platform.h"

#define ACCOUNT "'masthead': 1, 'account': {'organisation': 'A & B', 'handle': 'ab'}, "
#define PLAIN   "'design': {'heading': {'text': ''}, 'notice': {'text': ''}}, "

static const MhDate today = { 2026, 11, 22 };

typedef char *(*MakeWords) (MhDocument *, const MhSurface *, const MhTarget *, MhDate);

/* limit_chars: 0 for the surface's own. */
static char *
make (MakeWords make_words, const char *json, int limit_chars)
{
  g_autoptr (MhDocument) document = mh_test_document (json, "/team");
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, &error);
  MhSurface surface;

  g_assert_no_error (error);
  surface = *mh_surfaces_find (surfaces, "x-header");
  if (limit_chars > 0)
    surface.alt_chars = limit_chars;
  return make_words (document, &surface, mh_document_find_target (document, "x-header"), today);
}

typedef struct
{
  const char *json;
  int limit_chars;
  const char *alt;
  const char *why;
} AltRow;

#define TWO                                                                                        \
  "'members': [{'name': 'Ann Lee', 'expertise': 'Trains', 'handle': '@ann', 'signature': 'AL'},"   \
  " {'name': 'Bo', 'bio': 'Likes\\nrain.', 'handle': 'bo'}]"

static const AltRow alt_rows[] = {
  { "{" ACCOUNT PLAIN TWO "}", 0, "A & B: Ann Lee, Trains, @ann, ^AL; Bo, @bo.",
    "what the design shows, in its order" },
  { "{" ACCOUNT "'design': {'people': {'fields': ['signature', 'bio']}, 'heading': {'text': "
    "'{count} at {organisation}'}, 'notice': {'text': 'Ask us.'}}, " TWO "}",
    0, "2 at A & B: Ann Lee, ^AL; Bo, Likes rain. Ask us.", "always a name; one line" },
  { "{" ACCOUNT PLAIN TWO ", 'targets': [{'surface': 'x-header', 'alt': 'Mine'}]}", 2, "Mine",
    "the target’s own text, limit or not" },
  { "{" ACCOUNT PLAIN TWO "}", 42, "A & B: Ann Lee, @ann, ^AL; Bo, @bo.", "less of each" },
  { "{" ACCOUNT PLAIN TWO "}", 34, "A & B: Ann Lee; Bo.", "names only" },
  { "{" ACCOUNT PLAIN TWO "}", 19, "A & B: Ann Lee; Bo.", "exactly" },
  { "{" ACCOUNT PLAIN TWO "}", 18, "A & B: +2.", "no name is cut" },
  { "{" ACCOUNT PLAIN "'members': [{'name': 'Ann Lee'}, {'name': 'Bo Ray'}, {'name': 'Cy'}]}", 26,
    "A & B: Ann Lee; +2.", "as many whole people as fit" },
  { "{" ACCOUNT PLAIN "'members': [{'name': 'Gone', 'end': '2026-11-21'}, {'name': 'Here', 'end': "
    "'2026-11-22'}, {'name': 'Soon', 'start': '2026-11-23'}, {'name': 'Never', 'consent': 'none'}, "
    "{'name': 'Hidden', 'shown': false}, {'name': 'First', 'pinned': true, 'consent': 'name'}]}",
    0, "A & B: First; Here.", "those who are drawn, in the order drawn" },
  { "{" ACCOUNT "'design': {'heading': {'text': ''}, 'notice': {'text': ''}, 'people': "
    "{'group_headings': true, 'sort': 'group'}}, 'members': [{'name': 'P', 'group': 'G'}, {'name': "
    "'Q', 'group': 'H'}, {'name': 'R', 'group': 'G'}]}",
    0, "A & B: G: P; R; H: Q.", "groups" },
  { "{'masthead': 1, 'account': {'organisation': 'A', 'handles': {'mastodon': '@a@b.example'}, "
    "'url': 'https://a.example'}, 'design': {'layout': 'notice', 'heading': {'text': ''}, "
    "'notice': "
    "{'text': 'News.'}}, 'members': [{'name': 'P'}]}",
    0, "A. News. Mastodon @a@b.example; https://a.example", "a notice account has no people" },
  { "{" ACCOUNT PLAIN "'members': [{'name': 'A\\u202eB'}, {'name': 'C  D'}]}", 0, "A & B: AB; C D.",
    "no name turns what follows" },
  { "{" ACCOUNT
    "'design': {'people': {'fields': ['bio']}, 'heading': {'text': ''}, 'notice': {'text': "
    "''}}, 'members': [{'name': 'P', 'bio': 'Sings. Dances.'}, {'name': 'Q', 'bio': 'Why…'}]}",
    0, "A & B: P, Sings. Dances; Q, Why…", "one stop at the end of a sentence" },
  { "{" ACCOUNT PLAIN "'members': [{'name': 'Al Jr.'}]}", 0, "A & B: Al Jr.",
    "a name that ends in one" },
  { "{" ACCOUNT PLAIN "'members': []}", 0, "A & B.", "nobody" },
  { "{'masthead': 1, 'account': {'organisation': '北风', 'language': 'zh'}, 'design': {'heading': "
    "{'text': '{organisation} 的人'}, 'notice': {'text': '是 {organisation} 的，为 {organisation} "
    "post.'}}, 'members': [{'name': '李'}]}",
    0, "北风的人: 李. 是北风的，为北风 post.", "no spaces around what is written without any" },
  { "{'masthead': 1, 'account': {'organisation': 'N', 'language': 'zh'}, 'design': {'heading': "
    "{'text': '在 {organisation} 的人'}, 'notice': {'text': ''}}, 'members': [{'name': '李'}]}",
    0, "在 N 的人: 李.", "but around Latin letters" },
};

static void
test_alt (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alt_rows); i++)
    {
      g_autofree char *alt = make (mh_words_dup_alt, alt_rows[i].json, alt_rows[i].limit_chars);

      g_test_message ("%s", alt_rows[i].why);
      g_assert_cmpstr (alt, ==, alt_rows[i].alt);
    }
}

/* Whatever the limit, it is kept, and every name that is there is whole. */
static void
test_alt_limit (void)
{
  static const char json[] = "{" ACCOUNT TWO "}";

  for (int limit_chars = 1; limit_chars < 200; limit_chars++)
    {
      g_autofree char *alt = make (mh_words_dup_alt, json, limit_chars);

      g_assert_cmpint (g_utf8_strlen (alt, -1), <=, limit_chars);
      g_assert_true (strstr (alt, "Ann") == NULL || strstr (alt, "Ann Lee") != NULL);
    }
}

static void
test_text (void)
{
  g_autofree char *text =
      make (mh_words_dup_text, "{" ACCOUNT "'design': {'notice': {'text': 'Ask us.'}}, " TWO "}",
            0);

  g_assert_cmpstr (text, ==,
                   "A & B – The people behind @ab\n\nAnn Lee, Trains, @ann, ^AL\nBo, @bo\n\n"
                   "Ask us.\n");
}

typedef struct
{
  const char *member; /* of the only one */
  const char *has;    /* NULL: nothing asked */
  const char *lacks;
  const char *why;
} HtmlRow;

static const HtmlRow html_rows[] = {
  { "'name': '<b>&\\\"'", "&lt;b&gt;&amp;&quot;</bdi>", "<b>", "a name is text" },
  { "'name': 'A', 'photo': 'p/a b.png'", "<img src=\"p/a%20b.png\" alt=\"A\"", NULL, "a photo" },
  { "'name': 'A\\\" onload=\\\"x', 'photo': 'a.png'", "alt=\"A&quot; onload=&quot;x\"", NULL,
    "a name in an attribute" },
  { "'name': 'A', 'photo': 'a.png', 'consent': 'name'", ">A</bdi>", "<img", "no photo by consent" },
  { "'name': 'Nobody', 'consent': 'none', 'handle': 'secret'", NULL, "Nobody", "in no text" },
  { "'name': 'Nobody', 'consent': 'none', 'handle': 'secret'", NULL, "secret", "nor the handle" },
  { "'name': 'A', 'photo': '/elsewhere/a.png'", NULL, "/elsewhere", "no path of this machine" },
  { "'name': 'A', 'photo': 'javascript:a.png'", NULL, "\"javascript:", "a path is no script" },
  { "'name': 'ليلى', 'language': 'ar'", "lang=\"ar\" dir=\"rtl\">ليلى<", NULL, "a language" },
  { "'name': 'ليلى'", "<bdi class=\"name\">ليلى<", NULL, "no language: read by its letters" },
  { "'name': 'A', 'signature': 'A<'", "</bdi> <bdi class=\"signature\">^A&lt;</bdi>", NULL,
    "a signature beside the name" },
  { "'name': 'A', 'handle': '@a'", "<a rel=\"me\" href=\"https://x.com/a\">@a</a>", NULL, "X" },
  { "'name': 'A', 'handles': {'mastodon': '@a@b.example'}",
    "<a rel=\"me\" href=\"https://b.example/@a\">Mastodon @a@b.example</a>", NULL, "Mastodon" },
  { "'name': 'A', 'handles': {'intranet': 'a'}", "<span>Intranet @a</span>", "rel=\"me\" href=\"a",
    "an unknown platform is no link" },
  { "'name': 'A'", "prefers-color-scheme", "<script", "style inside, no script" },
};

static void
test_html (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (html_rows); i++)
    {
      const HtmlRow *row = &html_rows[i];
      g_autofree char *json = g_strdup_printf ("{" ACCOUNT "'members': [{%s}]}", row->member);
      g_autofree char *page = make (mh_words_dup_html, json, 0);

      g_test_message ("%s", row->why);
      if (row->has != NULL)
        g_assert_nonnull (strstr (page, row->has));
      if (row->lacks != NULL)
        g_assert_null (strstr (page, row->lacks));
    }
}

typedef struct
{
  const char *platform;
  const char *handle;
  const char *person; /* NULL for none */
  const char *account;
  const char *why;
} UrlRow;

static const UrlRow url_rows[] = {
  { "x", "@a_b", "https://x.com/a_b", "https://x.com/a_b", "the sign is no part of it" },
  { "x", "@", NULL, NULL, "a sign alone" },
  { "x", "a/../b?c", "https://x.com/a%2F..%2Fb%3Fc", "https://x.com/a%2F..%2Fb%3Fc", "one name" },
  { "linkedin", "a", "https://www.linkedin.com/in/a", "https://www.linkedin.com/company/a",
    "people and organisations apart" },
  { "instagram", "a", "https://www.instagram.com/a/", "https://www.instagram.com/a/", "slash" },
  { "mastodon", "@a@b.example", "https://b.example/@a", "https://b.example/@a", "a server" },
  { "mastodon", "@a", NULL, NULL, "no server" },
  { "mastodon", "@a@b.example/x", NULL, NULL, "more than a server" },
  { "intranet", "a", NULL, NULL, "unknown" },
};

static void
test_urls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (url_rows); i++)
    {
      const UrlRow *row = &url_rows[i];
      g_autofree char *person = mh_platform_dup_person_url (row->platform, row->handle);
      g_autofree char *account = mh_platform_dup_account_url (row->platform, row->handle);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (person, ==, row->person);
      g_assert_cmpstr (account, ==, row->account);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/alt", test_alt);
  g_test_add_func ("/words/alt-limit", test_alt_limit);
  g_test_add_func ("/words/text", test_text);
  g_test_add_func ("/words/html", test_html);
  g_test_add_func ("/words/urls", test_urls);
  return g_test_run ();
}
