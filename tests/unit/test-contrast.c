/* test-contrast.c: how readable one colour is on another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-contrast.h"

typedef struct
{
  const char *ink;
  const char *paper;
  double ratio; /* to two decimals */
  const char *why;
} Row;

/* Ratios by hand from the formula of WCAG 2.2. */
static const Row rows[] = {
  { "#000000", "#ffffff", 21.0, "the most there is" },
  { "#ffffff", "#ffffff", 1.0, "the least there is" },
  { "#767676", "#ffffff", 4.54, "the lightest grey that passes" },
  { "#777777", "#ffffff", 4.48, "one lighter fails" },
  { "#ff0000", "#000000", 5.25, "weight of red" },
  { "#00ff00", "#000000", 15.30, "weight of green" },
  { "#0000ff", "#000000", 2.44, "weight of blue: swapped with red it would be 5.25" },
  { "#0a0a0a", "#000000", 1.06, "below the knee the curve is a line" },
};

static MhColor
parse (const char *text)
{
  MhColor color = { 0 };

  g_assert_true (mh_color_parse (text, &color));
  return color;
}

static void
test_ratio (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MhColor ink = parse (rows[i].ink);
      MhColor paper = parse (rows[i].paper);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpfloat_with_epsilon (mh_contrast_ratio (&ink, &paper), rows[i].ratio, 0.006);
    }
}

static MhColor
random_color (GRand *rand)
{
  return (MhColor){ g_rand_double (rand), g_rand_double (rand), g_rand_double (rand), 1 };
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  MhColor black = { 0, 0, 0, 1 };
  MhColor white = { 1, 1, 1, 1 };

  for (int i = 0; i < 500; i++)
    {
      MhColor a = random_color (rand);
      MhColor b = random_color (rand);
      double ratio = mh_contrast_ratio (&a, &b);

      g_assert_cmpfloat (ratio, ==, mh_contrast_ratio (&b, &a));
      g_assert_cmpfloat (ratio, >=, 1.0);
      g_assert_cmpfloat (ratio, <=, 21.0);
      g_assert_cmpfloat (MAX (mh_contrast_ratio (&black, &a), mh_contrast_ratio (&white, &a)), >=,
                         MH_CONTRAST_TEXT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/ratio", test_ratio);
  g_test_add_func ("/contrast/laws", test_laws);
  return g_test_run ();
}
