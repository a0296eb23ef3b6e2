/* test-difference.c: what one team file says otherwise than another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team/mh-difference.h"

typedef struct
{
  const char *from; /* members and more, after the account */
  const char *to;
  const char *expected; /* "member|pointer|from|to" joined by ";" */
  const char *why;
} Row;

static const Row rows[] = {
  { "\"members\": []", "\"members\": []", "", "the same" },
  { "\"members\": [{\"name\": \"Ada\", \"bio\": \"x\"}]",
    "\"members\": [{\"bio\": \"x\", \"name\": \"Ada\"}]", "", "the order of keys says nothing" },
  { "\"members\": [{\"name\": \"Ada\", \"handle\": \"@a\"}]",
    "\"members\": [{\"name\": \"Ada\", \"handle\": \"@b\"}]", "Ada|/handle|@a|@b",
    "a field, of the person and not of a place in the array" },
  { "\"members\": [{\"name\": \"Ada\", \"handle\": \"@a\"}]",
    "\"members\": [{\"name\": \"Ida\", \"handle\": \"@A\"}]", "Ada|/name|Ada|Ida;Ada|/handle|@a|@A",
    "who has the same account is the same, renamed" },
  { "\"members\": [{\"name\": \"Ada\"}]", "\"members\": [{\"name\": \"Ben\"}]",
    "Ada||Ada|-;Ben||-|Ben", "one left, another joined" },
  { "\"members\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}]",
    "\"members\": [{\"name\": \"Ben\"}, {\"name\": \"Ada\"}]", "-|/members|Ada, Ben|Ben, Ada",
    "only the order" },
  { "\"members\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}, {\"name\": \"Cem\"}]",
    "\"members\": [{\"name\": \"Ada\"}, {\"name\": \"Cem\"}]", "Ben||Ben|-",
    "who leaves does not change the others’ order" },
  { "\"members\": [{\"name\": \"Li\", \"handle\": \"@l1\"}, {\"name\": \"Li\", \"handle\": "
    "\"@l2\"}]",
    "\"members\": [{\"name\": \"Li\", \"handle\": \"@l2\"}]", "Li||Li|-",
    "of two of one name, the account says who stays" },
  { "\"design\": {\"panel\": {\"size\": 0.4, \"side\": \"left\"}}",
    "\"design\": {\"panel\": {\"size\": 0.5}, \"layout\": \"grid\"}",
    "-|/design/panel/size|0.4|0.5;-|/design/panel/side|left|-;-|/design/layout|-|grid",
    "changed, gone, new" },
  { "\"waivers\": []", "\"waivers\": [{\"code\": \"text-small\", \"reason\": \"r\"}]",
    "-|/waivers|[]|[ { \"code\": \"text-small\", \"reason\": \"r\" } ]", "an array as a whole" },
  { "\"a/b\": 1", "\"a/b\": 2", "-|/a~1b|1|2", "a key with a slash" },
};

static MhDocument *
make_document (const char *rest)
{
  g_autofree char *text =
      g_strdup_printf ("{\"masthead\": 1, \"account\": {\"organisation\": \"O\"}, %s}", rest);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_new_from_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
append (GString *all, const char *text, const char *end)
{
  g_string_append_printf (all, "%s%s", text != NULL ? text : "-", end);
}

static char *
say (GPtrArray *differences)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const MhDifference *each = differences->pdata[i];

      append (all, i > 0 ? ";" : "", "");
      append (all, each->member, "|");
      append (all, each->pointer, "|");
      append (all, each->from, "|");
      append (all, each->to, "");
    }
  return g_string_free (all, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (MhDocument) from = make_document (row->from);
  g_autoptr (MhDocument) to = make_document (row->to);
  g_autoptr (GPtrArray) differences = mh_document_compare (from, to);
  g_autofree char *found = say (differences);

  g_test_message ("%s", row->why);
  g_assert_cmpstr (found, ==, row->expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/difference/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
