/* mh-people.c: who is drawn, in which order, and the words around them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-people.h"

#include <string.h>

#include "base/mh-cluster.h"
#include "base/mh-direction.h"

static int
compare_strings (const char *a, const char *b)
{
  g_autofree char *key_a = g_utf8_casefold (a != NULL ? a : "", -1);
  g_autofree char *key_b = g_utf8_casefold (b != NULL ? b : "", -1);

  return strcmp (key_a, key_b);
}

/* Groups keep the order in which the file first names them; people without one come first. */
static int
find_group (GPtrArray *groups, const MhMember *member)
{
  guint index = 0;

  if (member->group == NULL)
    return -1;
  if (!g_ptr_array_find_with_equal_func (groups, member->group, g_str_equal, &index))
    {
      index = groups->len;
      g_ptr_array_add (groups, (gpointer) member->group);
    }
  return (int) index;
}

typedef struct
{
  MhSort sort;
  GPtrArray *groups;
} Order;

static int
compare_members (gconstpointer a, gconstpointer b, gpointer data)
{
  const MhMember *first = *(const MhMember *const *) a;
  const MhMember *second = *(const MhMember *const *) b;
  const Order *order = data;
  int difference = 0;

  if (first->pinned != second->pinned)
    return first->pinned ? -1 : 1;
  if (order->sort == MH_SORT_NAME)
    difference = compare_strings (first->name, second->name);
  else if (order->sort == MH_SORT_GROUP)
    difference = find_group (order->groups, first) - find_group (order->groups, second);
  return difference != 0 ? difference : first->index - second->index;
}

/**
 * mh_people_list:
 * @document: a document
 * @design: its effective design
 * @date: the day that the picture is for
 * @not_shown: (nullable): gets an #MhNotShown for each who is left out
 *
 * Returns: (transfer full): the #MhMember of everybody who is drawn, in the order drawn
 */
GPtrArray *
mh_people_list (MhDocument *document, const MhDesign *design, MhDate date, GArray *not_shown)
{
  GPtrArray *people = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  Order order = { design->people.sort, groups };

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);
      MhNotShown absent = { (int) i, mh_member_get_absence (member, date) };

      if (absent.reason == MH_ABSENCE_NONE)
        {
          find_group (groups, member);
          g_ptr_array_add (people, (gpointer) member);
        }
      else if (not_shown != NULL)
        g_array_append_val (not_shown, absent);
    }

  g_ptr_array_sort_with_data (people, compare_members, &order);
  return people;
}

/**
 * mh_people_format_handle:
 * @handle: a handle with or without its sign
 *
 * Returns: (transfer full): the handle with exactly one @ before it
 */
char *
mh_people_format_handle (const char *handle)
{
  return g_strconcat ("@", handle[0] == '@' ? handle + 1 : handle, NULL);
}

/**
 * mh_people_get_account_handle:
 * @account: an account
 * @platform: (nullable): a key of `handles`, such as `bluesky`
 *
 * Returns: (transfer none) (nullable): its handle on @platform, else the general one
 */
const char *
mh_people_get_account_handle (const MhAccount *account, const char *platform)
{
  for (guint i = 0; platform != NULL && i < account->n_handles; i++)
    if (strcmp (account->handles[i].platform, platform) == 0)
      return account->handles[i].handle;
  return account->handle;
}

/* In words that run from right to left the sign would go to the other end; a mark of direction
 * before it (U+200E) keeps it at its handle. Elsewhere the mark changes nothing and is left out. */
static char *
isolate_handle (MhDocument *document, const char *handle)
{
  g_autofree char *text = mh_people_format_handle (handle);

  if (!mh_direction_is_rtl (mh_document_get_account (document)->language))
    return g_steal_pointer (&text);
  return g_strconcat ("\u200e", text, NULL);
}

/* The text for a placeholder, its braces included; NULL for what is not one. */
static char *
replace_placeholder (const char *placeholder,
                     MhDocument *document,
                     const char *platform,
                     guint n_shown)
{
  const MhAccount *account = mh_document_get_account (document);
  const char *handle = mh_people_get_account_handle (account, platform);

  if (g_str_has_prefix (placeholder, "{organisation}"))
    return g_strdup (account->organisation);
  if (g_str_has_prefix (placeholder, "{handle}"))
    return handle != NULL ? isolate_handle (document, handle) : g_strdup (account->organisation);
  if (g_str_has_prefix (placeholder, "{count}"))
    return g_strdup_printf ("%u", n_shown);
  return NULL;
}

/* Whether a text is written without spaces at this place. */
static gboolean
is_unspaced (const char *p)
{
  return mh_cluster_is_ideographic (p) &&
         g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HANGUL;
}

static gboolean
ends_unspaced (const char *text)
{
  return *text != '\0' && is_unspaced (g_utf8_find_prev_char (text, text + strlen (text)));
}

/* The words in Chinese and Japanese have spaces around placeholders, for names in Latin letters;
 * one in the same script wants none. Returns how much of @rest to leave out. */
static gsize
append_fact (GString *text, const char *fact, const char *rest)
{
  if (g_str_has_suffix (text->str, " ") && is_unspaced (fact))
    {
      g_string_truncate (text, text->len - 1);
      if (!ends_unspaced (text->str))
        g_string_append_c (text, ' ');
    }
  g_string_append (text, fact);
  return ends_unspaced (fact) && rest[0] == ' ' && is_unspaced (rest + 1) ? 1 : 0;
}

/**
 * mh_people_expand:
 * @pattern: text with `{organisation}`, `{handle}` and `{count}`
 * @document: a document
 * @platform: (nullable): whose handle of the account is meant
 * @n_shown: how many people are drawn
 *
 * Puts facts in place of placeholders; others stay as they are. An account without a handle is
 * called by its organisation.
 *
 * Returns: (transfer full): the text
 */
char *
mh_people_expand (const char *pattern, MhDocument *document, const char *platform, guint n_shown)
{
  GString *text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      g_autofree char *fact =
          *p == '{' ? replace_placeholder (p, document, platform, n_shown) : NULL;

      if (fact != NULL)
        {
          p = strchr (p, '}') + 1;
          p += append_fact (text, fact, p);
        }
      else
        g_string_append_c (text, *p++);
    }

  return g_string_free (text, FALSE);
}

/**
 * mh_people_is_notice:
 * @design: an effective design
 * @n_drawn: how many people would be drawn
 *
 * Returns: whether statement and official sources stand in place of people: where the design says
 * so, and where there is nobody
 */
gboolean
mh_people_is_notice (const MhDesign *design, guint n_drawn)
{
  return design->layout == MH_LAYOUT_NOTICE || n_drawn == 0;
}

/**
 * mh_people_get_heading:
 * @document: a document
 * @design: its effective design
 * @n_drawn: how many people would be drawn
 *
 * Where no people are shown, the heading that speaks of them by default gives way to the
 * organisation.
 *
 * Returns: (transfer none): the heading with its placeholders
 */
const char *
mh_people_get_heading (MhDocument *document, const MhDesign *design, guint n_drawn)
{
  g_autoptr (JsonNode) node = mh_design_get_defaults (mh_document_get_account (document)->language);
  g_autoptr (MhDesign) defaults = mh_design_new (node);

  if (mh_people_is_notice (design, n_drawn) && strcmp (design->heading, defaults->heading) == 0)
    return "{organisation}";
  return design->heading;
}
