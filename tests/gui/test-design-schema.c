/* test-design-schema.c: whether the inspector knows all that the schema does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-assets.h"
#include "design/mh-design-rows.h"
#include "team/mh-json-value.h"

/* Values below the design that no row edits, and why. */
static const char *const without_row[][2] = {
  { "/background/gradient/angle", "the row of the gradient" },
  { "/background/gradient/stops", "the row of the gradient" },
};

static gboolean
has_row (const char *path)
{
  guint n_rows = 0;
  const MhDesignRow *rows = mh_design_rows_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].path, path))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (without_row); i++)
    if (g_str_equal (without_row[i][0], path))
      return TRUE;
  return FALSE;
}

/* Walks what a part of the schema names; returns how many values. */
static guint
walk (JsonNode *part, const char *path)
{
  JsonNode *members = mh_json_member (part, "properties");
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;
  guint n = 0;

  if (members == NULL)
    {
      if (!has_row (path))
        g_error ("%s has no row in the inspector", path);
      return 1;
    }
  json_object_iter_init (&iter, json_node_get_object (members));
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *below = g_strconcat (path, "/", name, NULL);
      const char *reference = mh_json_text (mh_json_member (member, "$ref"));

      /* A heading and a notice are an object that the schema describes once. */
      if (g_strcmp0 (reference, "#/$defs/words") == 0)
        {
          g_autofree char *text = g_strconcat (below, "/text", NULL);

          g_assert_true (has_row (text));
          n++;
        }
      else
        n += walk (member, below);
    }
  return n;
}

/* Whatever the schema knows of a design can be edited. */
static void
test_schema (void)
{
  g_autoptr (GBytes) bytes = mh_assets_get ("schema/team.schema.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) schema = json_from_string (text, NULL);
  JsonNode *design = mh_json_member (mh_json_member (schema, "$defs"), "design");
  guint n_rows = 0;

  mh_design_rows_get (&n_rows);
  g_assert_cmpuint (walk (design, ""), ==, n_rows - 1 + G_N_ELEMENTS (without_row));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/schema", test_schema);
  return g_test_run ();
}
