/* test-roster-complete.c: newcomers get what the team has a rule for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "roster/mh-roster-complete.h"
#include "team/mh-json-value.h"

static const MhDate today = { 2026, 11, 22 };

typedef struct
{
  const char *account; /* beside the organisation */
  const char *members;
  const char *table;
  const char *joined; /* the members of who joins, one after the other */
  const char *why;
} Row;

#define PATTERN ",'handle_pattern':'{first}At{org}'"

static const Row rows[] = {
  { "", "", "Name\nAnn Lee\n", "{'name':'Ann Lee'}", "no rule, nothing given" },
  { PATTERN, "", "Name\nAnn Lee\n", "{'name':'Ann Lee','handle':'@AnnAtNW'}", "a handle" },
  { PATTERN, "", "Name,Handle\nAnn Lee,@ann\n", "{'name':'Ann Lee','handle':'@ann'}",
    "the table's own handle stays" },
  { PATTERN, "{'name':'Ann Ray','handle':'@annatnw'}",
    "Name,Handle\nAnn Lee,\nBo Lee,\nBo Ray,\nCy "
    "Lee,\nDo Ray,@cyatnw\n",
    "{'name':'Ann Lee'}{'name':'Bo Lee','handle':'@BoAtNW'}{'name':'Bo Ray'}{'name':'Cy Lee'}"
    "{'name':'Do Ray','handle':'@cyatnw'}",
    "none that is somebody else's" },
  { PATTERN, "", "Name\n李明\n", "{'name':'李明'}", "no letters of handles" },
  { "", "{'name':'Al Lo','signature':'AL'}", "Name\nAnn Lee\nAda Lin\nAl Lo\n",
    "{'name':'Ann Lee','signature':'ALe'}{'name':'Ada Lin','signature':'ALi'}",
    "signatures, one after the other" },
  { "", "{'name':'Al Lo','signature':'AL'}", "Name,Signature\nAnn Lee,\nAda Lin,ALe\nAl Lo,AL\n",
    "{'name':'Ann Lee','signature':'AL2'}{'name':'Ada Lin','signature':'ALe'}",
    "what the table gives to a later row is taken too" },
  { "", "{'name':'Al Lo','signature':'AL'}", "Name\nAnn Lee\n",
    "{'name':'Ann Lee','signature':'ALe'}", "of who leaves with this table" },
  { "", "{'name':'Al Lo','signature':'AL','end':'2026-01-31'}", "Name\nAnn Lee\n",
    "{'name':'Ann Lee'}", "nobody signs any more" },
};

static void
test_newcomers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *text =
          g_strdup_printf ("{'masthead':1,'account':{'organisation':'N W'%s},'members':[%s]}",
                           row->account, row->members);
      g_autoptr (MhDocument) document = mh_test_document (text, "/team");
      g_autoptr (GBytes) table = g_bytes_new (row->table, strlen (row->table));
      g_autoptr (GPtrArray) problems = mh_test_problems_new ();
      g_autoptr (GPtrArray) people = mh_roster_read (table, NULL, problems);
      g_autoptr (GPtrArray) entries = mh_roster_compare (document, people, today, problems);
      g_autoptr (GString) joined = g_string_new (NULL);

      g_test_message ("%s", row->why);
      g_assert_cmpuint (problems->len, ==, 0);
      mh_roster_complete (document, entries, "x", today);
      for (guint j = 0; j < entries->len; j++)
        {
          const MhRosterEntry *entry = entries->pdata[j];
          g_autoptr (JsonNode) node = NULL;
          g_autofree char *json = NULL;

          if (entry->change != MH_ROSTER_JOINED)
            continue;
          node = json_node_init_object (json_node_alloc (), entry->person->member);
          json = json_to_string (node, FALSE);
          g_string_append (joined, g_strdelimit (json, "\"", '\''));
        }
      g_assert_cmpstr (joined->str, ==, row->joined);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-complete/newcomers", test_newcomers);
  return g_test_run ();
}
