/* mh-words.c: what a picture shows, in words: alt text, and plain text for a bio or a pinned post
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-words-private.h"

#include <string.h>

#include "team/mh-people.h"
#include "team/mh-platform.h"

/* Nothing here is in the language of who runs the program: these words go into the picture's file,
 * and the same team file gives the same bytes everywhere. */

/* Characters that turn the direction of what follows; one in a name would turn the whole list. */
static gboolean
is_direction_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * mh_words_clean:
 * @text: UTF-8
 *
 * Makes one line of @text: white space and control characters become single blanks.
 *
 * Returns: (transfer full): the line
 */
char *
mh_words_clean (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean is_blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_direction_control (c))
        continue;
      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
          g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR || c == ' ')
        {
          is_blank = TRUE;
          continue;
        }
      if (is_blank && line->len > 0)
        g_string_append_c (line, ' ');
      is_blank = FALSE;
      g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

static char *
expand (const MhWords *words, const char *pattern, guint n_shown)
{
  g_autofree char *text = mh_people_expand (pattern, words->document, words->platform, n_shown);

  return mh_words_clean (text);
}

/* The organisation stands before a heading that does not name it already, as in the picture. */
static char *
make_title (const MhWords *words, guint n_shown)
{
  const MhAccount *account = mh_document_get_account (words->document);
  g_autofree char *organisation = mh_words_clean (account->organisation);
  g_autofree char *heading =
      expand (words, mh_people_get_heading (words->document, words->design, n_shown), n_shown);

  if (heading[0] == '\0')
    return g_steal_pointer (&organisation);
  if (strstr (heading, organisation) != NULL)
    return g_steal_pointer (&heading);
  return g_strdup_printf ("%s – %s", organisation, heading);
}

MhWords *
mh_words_new (MhDocument *document, const MhSurface *surface, const MhTarget *target, MhDate date)
{
  MhWords *words = g_new0 (MhWords, 1);
  guint n_shown = 0;

  words->document = mh_document_ref (document);
  words->platform =
      target != NULL && target->platform != NULL ? target->platform : surface->platform;
  words->design = mh_document_dup_design (document, target);
  words->people = mh_people_list (document, words->design, date, NULL);
  n_shown = words->people->len;
  words->is_notice = mh_people_is_notice (words->design, n_shown);
  if (words->is_notice)
    g_ptr_array_set_size (words->people, 0);
  words->title = make_title (words, n_shown);
  words->notice = expand (words, words->design->notice, words->is_notice ? 0 : n_shown);
  return words;
}

void
mh_words_free (MhWords *words)
{
  g_clear_pointer (&words->people, g_ptr_array_unref);
  g_clear_pointer (&words->design, mh_design_free);
  g_clear_pointer (&words->document, mh_document_unref);
  g_free (words->title);
  g_free (words->notice);
  g_free (words);
}

/* A full stop, unless the text is at an end already. */
static void
end_sentence (GString *text)
{
  static const char *const ends[] = { ".", "!", "?", "…", "。", "！", "？", "؟", "।" };

  if (text->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text->str, ends[i]))
      return;
  g_string_append_c (text, '.');
}

/* How much is said of each, from all to the least. */
typedef enum
{
  DETAIL_ALL,
  DETAIL_NO_BIO,
  DETAIL_NO_EXPERTISE,
  DETAIL_NAME,
} Detail;

static void
append_fact (GString *text, const char *fact)
{
  g_autofree char *clean = fact != NULL ? mh_words_clean (fact) : NULL;

  if (clean != NULL && clean[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", clean);
}

/**
 * mh_words_dup_signature:
 * @words: what is said
 * @member: somebody with a signature
 *
 * Returns: (transfer full): the signature as it is drawn, with the prefix
 */
char *
mh_words_dup_signature (const MhWords *words, const MhMember *member)
{
  return g_strconcat (mh_document_get_account (words->document)->signature_prefix,
                      member->signature, NULL);
}

/* A sentence as a part of another. (transfer full). */
static char *
drop_stop (const char *sentence)
{
  g_autofree char *clean = mh_words_clean (sentence);
  gsize length = strlen (clean);

  if (g_str_has_suffix (clean, ".") && !g_str_has_suffix (clean, ".."))
    length--;
  return g_strndup (clean, length);
}

static void
append_field (const MhWords *words, GString *text, const MhMember *member, MhField field)
{
  const char *handle = mh_member_get_handle (member, words->platform);
  g_autofree char *fact = NULL;

  if (field == MH_FIELD_EXPERTISE)
    append_fact (text, member->expertise);
  else if (field == MH_FIELD_BIO && member->bio != NULL)
    append_fact (text, fact = drop_stop (member->bio));
  else if (field == MH_FIELD_HANDLE && handle != NULL)
    append_fact (text, fact = mh_people_format_handle (handle));
  else if (field == MH_FIELD_SIGNATURE && member->signature != NULL)
    append_fact (text, fact = mh_words_dup_signature (words, member));
}

/* The name first, then what the design shows, in its order. */
static char *
describe_person (const MhWords *words, const MhMember *member, Detail detail)
{
  GString *text = g_string_new (NULL);

  append_fact (text, member->name);
  for (guint i = 0; detail != DETAIL_NAME && i < words->design->people.n_fields; i++)
    {
      MhField field = words->design->people.fields[i];

      if ((field == MH_FIELD_BIO && detail >= DETAIL_NO_BIO) ||
          (field == MH_FIELD_EXPERTISE && detail >= DETAIL_NO_EXPERTISE))
        continue;
      append_field (words, text, member, field);
    }
  return g_string_free (text, FALSE);
}

static gboolean
begins_group (const MhWords *words, guint index)
{
  const MhMember *member = words->people->pdata[index];
  const MhMember *before = index > 0 ? words->people->pdata[index - 1] : NULL;

  return words->design->people.group_headings && member->group != NULL &&
         (before == NULL || g_strcmp0 (before->group, member->group) != 0);
}

/* An account's other handles and its page: what a notice account points to. */
static GPtrArray *
list_sources (const MhWords *words)
{
  const MhAccount *account = mh_document_get_account (words->document);
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < account->n_handles; i++)
    {
      g_autofree char *where = mh_platform_dup_name (account->handles[i].platform);
      g_autofree char *what = mh_people_format_handle (account->handles[i].handle);
      g_autofree char *line = g_strdup_printf ("%s %s", where, what);

      g_ptr_array_add (sources, mh_words_clean (line));
    }
  if (account->url != NULL)
    g_ptr_array_add (sources, mh_words_clean (account->url));
  return sources;
}

/* n_people whole people after the title; those who are left out are counted. */
static char *
compose_alt (
    const MhWords *words, const char *title, guint n_people, Detail detail, gboolean has_notice)
{
  GString *text = g_string_new (title);
  const char *before = title[0] != '\0' ? ": " : "";

  for (guint i = 0; i < n_people; i++)
    {
      const MhMember *member = words->people->pdata[i];
      g_autofree char *person = describe_person (words, member, detail);
      g_autofree char *group = begins_group (words, i) ? mh_words_clean (member->group) : NULL;

      g_string_append_printf (text, "%s%s%s%s", before, group != NULL ? group : "",
                              group != NULL ? ": " : "", person);
      before = "; ";
    }
  if (n_people < words->people->len)
    g_string_append_printf (text, "%s+%u", before, words->people->len - n_people);
  end_sentence (text);
  if (has_notice && words->notice[0] != '\0')
    g_string_append_printf (text, " %s", words->notice);
  return g_string_free (text, FALSE);
}

static gboolean
fits (const char *text, glong limit_chars)
{
  return g_utf8_strlen (text, -1) <= limit_chars;
}

/* The most people whose names alone fit; a search, since a team may have thousands. */
static char *
compose_names (const MhWords *words, const char *title, glong limit_chars)
{
  guint least = 0;
  guint most = words->people->len;
  g_autofree char *none = NULL;

  while (least < most)
    {
      guint middle = least + (most - least + 1) / 2;
      g_autofree char *text = compose_alt (words, title, middle, DETAIL_NAME, FALSE);

      if (fits (text, limit_chars))
        least = middle;
      else
        most = middle - 1;
    }
  none = compose_alt (words, title, least, DETAIL_NAME, FALSE);
  return fits (none, limit_chars) ? g_steal_pointer (&none) : g_strdup ("");
}

static char *
compose_notice_account (const MhWords *words, glong limit_chars)
{
  g_autoptr (GPtrArray) sources = list_sources (words);
  GString *text = g_string_new (words->title);

  end_sentence (text);
  if (words->notice[0] != '\0')
    g_string_append_printf (text, " %s", words->notice);
  for (guint i = 0; i < sources->len; i++)
    {
      const char *source = sources->pdata[i];

      if (g_utf8_strlen (text->str, -1) + g_utf8_strlen (source, -1) + 2 > limit_chars)
        break;
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : " ", source);
    }
  if (!fits (text->str, limit_chars))
    g_string_assign (text, fits (words->title, limit_chars) ? words->title : "");
  return g_string_free (text, FALSE);
}

/**
 * mh_words_dup_alt:
 * @document: the team
 * @surface: where the picture goes
 * @target: (nullable): the document's target there; its own text wins, however long it is
 * @date: the day that the picture is for
 *
 * Says what the picture says, within the platform's limit. Where not everything fits, less is said
 * of each, and then of fewer people; nobody's name is ever cut.
 *
 * Returns: (transfer full): one line
 */
char *
mh_words_dup_alt (MhDocument *document,
                  const MhSurface *surface,
                  const MhTarget *target,
                  MhDate date)
{
  g_autoptr (MhWords) words = NULL;
  glong limit_chars = surface->alt_chars > 0 ? surface->alt_chars : MH_WORDS_ALT_CHARS;
  const char *title = NULL;

  if (target != NULL && target->alt != NULL)
    return g_strdup (target->alt);
  words = mh_words_new (document, surface, target, date);
  if (words->is_notice)
    return compose_notice_account (words, limit_chars);
  for (Detail detail = DETAIL_ALL; detail <= DETAIL_NAME; detail++)
    {
      g_autofree char *text = compose_alt (words, words->title, words->people->len, detail, TRUE);

      if (fits (text, limit_chars))
        return g_steal_pointer (&text);
    }
  title = fits (words->title, limit_chars / 2) ? words->title : "";
  return compose_names (words, title, limit_chars);
}

/**
 * mh_words_dup_text:
 *
 * Makes a text for a bio or a pinned post: a line a person, and where to confirm it.
 *
 * Returns: (transfer full): lines, a newline at the end
 */
char *
mh_words_dup_text (MhDocument *document,
                   const MhSurface *surface,
                   const MhTarget *target,
                   MhDate date)
{
  g_autoptr (MhWords) words = mh_words_new (document, surface, target, date);
  g_autoptr (GPtrArray) sources = NULL;
  GString *text = g_string_new (words->title);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < words->people->len; i++)
    {
      const MhMember *member = words->people->pdata[i];
      g_autofree char *person = describe_person (words, member, DETAIL_ALL);
      g_autofree char *group = begins_group (words, i) ? mh_words_clean (member->group) : NULL;

      g_string_append_printf (text, "%s%s%s%s\n", i == 0 || group != NULL ? "\n" : "",
                              group != NULL ? group : "", group != NULL ? "\n" : "", person);
    }
  if (words->notice[0] != '\0')
    g_string_append_printf (text, "\n%s\n", words->notice);
  sources = list_sources (words);
  for (guint i = 0; i < sources->len; i++)
    g_string_append_printf (text, "%s%s\n", i == 0 ? "\n" : "", (char *) sources->pdata[i]);
  return g_string_free (text, FALSE);
}
