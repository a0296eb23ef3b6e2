/* test-roster.c: what is taken over is what the roster says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "roster/mh-roster-difference.h"
#include "team/mh-json-value.h"

#define TURNS 400

static const MhDate today = { 2026, 11, 22 };
static const char *const names[] = { "Ann Lee",   "Bo Öz",     "Zoë Lee",  "李明",
                                     "Cy de Wit", "Ann Smith", "Ðóra Þór", "Bo Lee" };
static const char *const texts[] = { "Fares", "Rain, snow", "“Press”; radio", "x\"y", "täglich" };

/* Cells as a spreadsheet writes them, or the values of JSON. */
static void
add_text (GString *row, const char *text, gboolean is_json)
{
  if (is_json)
    {
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
      g_autofree char *json = json_to_string (node, FALSE);

      g_string_append (row, json);
      return;
    }
  g_string_append_c (row, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

/* People in any order, each name once, each with a handle of its own or with none. */
static char *
make_roster (GRand *random, gboolean is_json)
{
  g_autoptr (GString) text = g_string_new (is_json ? "[" : "name;handle;expertise\n");
  guint first = g_rand_int_range (random, 0, G_N_ELEMENTS (names));
  gboolean is_empty = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint who = (first + 3 * i) % G_N_ELEMENTS (names);
      g_autofree char *handle =
          g_strdup_printf ("@p%u%s", who, g_rand_boolean (random) ? "new" : "");

      if (g_rand_int_range (random, 0, 3) == 0 && i > 0)
        continue;
      g_string_append (text, !is_json ? "" : is_empty ? "{\"name\":" : ",{\"name\":");
      is_empty = FALSE;
      add_text (text, names[who], is_json);
      g_string_append (text, is_json ? ",\"handle\":" : ";");
      add_text (text, handle, is_json);
      g_string_append (text, is_json ? ",\"expertise\":" : ";");
      add_text (text, texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))], is_json);
      g_string_append (text, is_json ? "}" : "\n");
    }
  g_string_append (text, is_json ? "]" : "");
  return g_strdup (text->str);
}

static GPtrArray *
read_roster (const char *text)
{
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  GPtrArray *people = mh_roster_read_text (text, NULL, problems);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", text, ((MhProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);
  return people;
}

static MhDocument *
take_over (MhDocument *document, GPtrArray *people, gboolean removes)
{
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GPtrArray) entries = mh_roster_compare (document, people, today, problems);
  g_autoptr (GError) error = NULL;
  MhDocument *edited = NULL;

  g_assert_nonnull (entries);
  edited = mh_roster_apply (document, entries, today, removes, &error);
  g_assert_no_error (error);
  return edited;
}

/* Everybody of the roster once, as the roster has them, and nobody else on this day. */
static void
check_team (MhDocument *team, GPtrArray *people, gboolean removes)
{
  guint n_present = 0;

  for (guint i = 0; i < mh_document_get_n_members (team); i++)
    {
      const MhMember *member = mh_document_get_member (team, i);
      g_autofree char *pointer = g_strdup_printf ("/members/%u", i);
      gboolean is_found = FALSE;

      if (mh_member_get_absence (member, today) == MH_ABSENCE_ENDED)
        {
          g_assert_false (removes);
          continue;
        }
      n_present++;
      for (guint j = 0; j < people->len && !is_found; j++)
        {
          g_autoptr (JsonNode) node =
              json_node_init_object (json_node_alloc (),
                                     ((MhRosterPerson *) people->pdata[j])->member);

          is_found = mh_json_equal (mh_document_get (team, pointer), node);
        }
      g_assert_true (is_found);
    }
  g_assert_cmpuint (n_present, ==, people->len);
}

static void
check_idle (MhDocument *team, GPtrArray *people)
{
  g_autoptr (MhDocument) again = take_over (team, people, FALSE);

  g_assert_true (mh_document_equal (team, again));
}

/* The difference, applied, gives the roster; a second time it changes nothing. */
static void
test_applied (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint turn = 0; turn < TURNS; turn++)
    {
      gboolean removes = turn % 2 == 0;
      g_autofree char *before = make_roster (random, turn % 3 == 0);
      g_autofree char *after = make_roster (random, turn % 5 == 0);
      g_autoptr (GPtrArray) first = read_roster (before);
      g_autoptr (GPtrArray) second = read_roster (after);
      g_autoptr (MhDocument) starter = mh_document_new_starter ("O", "/team");
      g_autoptr (MhDocument) team = take_over (starter, first, removes);
      g_autoptr (MhDocument) edited = take_over (team, second, removes);
      g_autoptr (GError) error = NULL;
      g_autoptr (MhDocument) replaced = mh_roster_replace (team, second, &error);

      check_team (team, first, removes);
      check_team (edited, second, removes);
      check_idle (edited, second);
      g_assert_no_error (error);
      check_team (replaced, second, TRUE);
    }
}

/* A part of a file is refused or read, and never more. */
static void
test_prefixes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char cards[] = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE;"
                              "CHARSET=UTF-8:Zo=C3=\r\n=AB\r\nPHOTO;BASE64:\r\n iVBO\r\n Rw0K\r\n"
                              "\r\nORG:a\\;b;c\r\nEND:VCARD\r\n";

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = i == 2 ? g_strdup (cards) : make_roster (random, i == 1);

      for (gsize length = 0; length < strlen (text); length++)
        {
          g_autoptr (GPtrArray) problems = mh_test_problems_new ();
          g_autoptr (GBytes) bytes = g_bytes_new (text, length);
          g_autoptr (GPtrArray) people = mh_roster_read (bytes, NULL, problems);

          g_assert_true (people != NULL || problems->len > 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/laws-roster/applied", test_applied);
  g_test_add_func ("/laws-roster/prefixes", test_prefixes);
  return g_test_run ();
}
