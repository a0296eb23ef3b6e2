/* test-color.c: colours as text, and mixed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-color.h"

typedef struct
{
  const char *text;
  const char *seen; /* NULL: refused */
  const char *why;
} ParseRow;

static const ParseRow parse_rows[] = {
  { "#0b1f3a", "#0b1f3a", "six digits" },
  { "#0B1F3A", "#0b1f3a", "capitals" },
  { "#fa0", "#ffaa00", "three digits double, they do not shift" },
  { "#0b1f3ad9", "#0b1f3ad9", "alpha is last" },
  { "#fa08", "#ffaa0088", "four digits" },
  { "#ffffffff", "#ffffff", "opaque alpha is not written" },
  { "0b1f3a", NULL, "no hash" },
  { "#0b1f3", NULL, "five digits" },
  { "#0b1f3g", NULL, "not hexadecimal" },
  { "", NULL, "empty" },
  { "#", NULL, "hash alone" },
  { "red", NULL, "names are not taken" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_rows); i++)
    {
      const ParseRow *row = &parse_rows[i];
      MhColor color = { 0.5, 0.5, 0.5, 0.5 };
      g_autofree char *seen = NULL;

      g_test_message ("%s", row->why);
      if (mh_color_parse (row->text, &color))
        seen = mh_color_to_string (&color);
      else
        g_assert_cmpfloat (color.r, ==, 0.5);
      g_assert_cmpstr (seen, ==, row->seen);
    }
}

static void
test_over (void)
{
  MhColor ink = { 1, 0, 0, 0.25 };
  MhColor paper = { 0, 0, 1, 1 };
  MhColor seen = mh_color_over (&ink, &paper);

  g_assert_cmpfloat_with_epsilon (seen.r, 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (seen.b, 0.75, 1e-9);
  g_assert_cmpfloat (seen.a, ==, 1.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color/parse", test_parse);
  g_test_add_func ("/color/over", test_over);
  return g_test_run ();
}
