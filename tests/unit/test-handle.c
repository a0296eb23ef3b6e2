/* test-handle.c: handles by platform and by pattern
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team/mh-handle.h"

typedef struct
{
  const char *platform;
  const char *handle;
  gboolean is_valid;
  const char *why;
} Row;

static const Row rows[] = {
  { "x", "@AikoAtNW", TRUE, "the usual" },
  { "x", "AikoAtNW", TRUE, "without its sign" },
  { "x", "a", TRUE, "old names are short" },
  { "x", "@fifteen_letters", TRUE, "15 characters" },
  { "x", "@sixteen__letters", FALSE, "16 characters" },
  { "x", "@a.b", FALSE, "a dot" },
  { "x", "@aïko", FALSE, "an accent" },
  { "x", "@", FALSE, "nothing" },
  { "x", "@@a", FALSE, "two signs" },
  { "instagram", "a.b_c", TRUE, "dot and underscore" },
  { "instagram", ".ab", FALSE, "a dot first" },
  { "instagram", "ab.", FALSE, "a dot last" },
  { "instagram", "a..b", FALSE, "two dots" },
  { "instagram", "a__b", TRUE, "two underscores" },
  { "threads", "a..b", FALSE, "as Instagram" },
  { "linkedin", "anna-lee", TRUE, "a hyphen" },
  { "linkedin", "anna_lee", FALSE, "an underscore" },
  { "linkedin", "ab", FALSE, "too short" },
  { "linkedin", "mylinkedinname", FALSE, "its own name" },
  { "linkedin", "李明明", TRUE, "another script" },
  { "facebook", "anna.lee", TRUE, "a dot" },
  { "facebook", "anna", FALSE, "four characters" },
  { "facebook", "anna.com", FALSE, "like a web address" },
  { "youtube", "a-b.c·d", TRUE, "all its marks" },
  { "youtube", "-ab", FALSE, "a hyphen first" },
  { "mastodon", "@ann", TRUE, "local" },
  { "mastodon", "@ann@mastodon.social", TRUE, "with its server" },
  { "mastodon", "@ann@localhost", FALSE, "no server" },
  { "mastodon", "@ann@", FALSE, "an empty server" },
  { "mastodon", "@a b", FALSE, "a blank" },
  { "bluesky", "@ann.bsky.social", TRUE, "the usual" },
  { "bluesky", "@ann", FALSE, "no host name" },
  { "bluesky", "@ann.example.com", TRUE, "an own host" },
  { "bluesky", "@ann.local", FALSE, "a reserved end" },
  { "bluesky", "@ann.4you", FALSE, "a digit where the end starts" },
  { "bluesky", "@-a.example.com", FALSE, "a hyphen first" },
  { "bluesky", "@a..com", FALSE, "an empty label" },
  { "bluesky", "@nineteenletterslong.bsky.social", FALSE, "more than 18 before bsky.social" },
  { "tiktok", "a", FALSE, "one character" },
  { "twitch", "abc", FALSE, "three characters" },
  { "github", "a--b", FALSE, "two hyphens" },
  { "github", "a-b", TRUE, "one hyphen" },
  { "reddit", "ab", FALSE, "two characters" },
  { "pinterest", "12345", FALSE, "digits only" },
  { "web", "anything goes", TRUE, "no rule is known" },
  { NULL, "x", TRUE, "no platform" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *reason = NULL;
      gboolean is_valid = mh_handle_is_valid (rows[i].platform, rows[i].handle, &reason);

      if (is_valid != rows[i].is_valid || (reason == NULL) != is_valid)
        g_error ("%s on %s: %s (%s)", rows[i].handle, rows[i].platform, rows[i].why, reason);
    }
}

typedef struct
{
  const char *platform;
  const char *pattern;
  const char *name;
  const char *handle;    /* that fits, or with "!" does not */
  const char *suggested; /* for a person without one */
  const char *why;
} PatternRow;

static const PatternRow pattern_rows[] = {
  { "x", "{first}At{org}", "Aiko Tanaka", "@aikoatnw", "@AikoAtNW", "capitals do not count" },
  { "x", "{first}At{org}", "Céline Dupré", "@CelineAtNW", "@CelineAtNW", "accents" },
  { "x", "{first}At{org}", "Dr. Ann Lee", "@AnnAtNW", "@AnnAtNW", "a title" },
  { "x", "{f}{last}", "Ann Mary Lee", "@ALee", "@ALee", "initial and last name" },
  { "x", "{f}{last}", "Ann Lee (she/her)", "@ALee", "@ALee", "what stands in brackets is no name" },
  { "x", "{f}{last}", "Ann Lee, PhD", "@ALee", "@ALee", "nor is a degree" },
  { "x", "{f}{last}", "van Lee, Ann", "@ALee", "@ALee", "as in a register" },
  { "x", "{first}{l}", "Ann Lee", "@AnnL", "@AnnL", "the other initial" },
  { "x", "@{first}_{org}", "Ann Lee", "@Ann_NW", "@Ann_NW", "a sign in the pattern" },
  { "x", "{first}At{org}", "Tanaka Aiko", "@AikoAtNW", "@TanakaAtNW", "the family name first" },
  { "x", "{first}At{org}", "Ann Lee", "!@Ann", "@AnnAtNW", "another" },
  { "x", "{first}{last}", "Ann", "@whatever", NULL, "a name of one word cannot be judged" },
  { "x", "{first}At{org}", "李明", "@whatever", NULL,
    "nor one in letters that handles do not have" },
  { "x", "{first}{last}{org}", "Maximiliane Hohenfels", "!@Max", "@MHohenfelsNW",
    "an initial, where the whole is too long for the platform" },
  { "x", "{first}{last}{org}", "Max Hohenfels-Oberwalden", "!@Max", NULL, "nothing helps" },
  { "bluesky", "{first}At{org}", "Ann Lee", "@annatnw.bsky.social", "@annatnw.bsky.social",
    "a host" },
  { "mastodon", "{first}At{org}", "Ann Lee", "@AnnAtNW@a.social", "@AnnAtNW", "a server" },
};

static void
test_patterns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pattern_rows); i++)
    {
      const PatternRow *row = &pattern_rows[i];
      gboolean fits = row->handle[0] != '!';
      g_autofree char *suggested =
          mh_handle_suggest (row->platform, NULL, row->pattern, row->name, "N W");

      g_test_message ("%s", row->why);
      g_assert_cmpint (mh_handle_fits_pattern (row->pattern, row->platform,
                                               row->handle + (fits ? 0 : 1), row->name, "N W"),
                       ==, fits);
      g_assert_cmpstr (suggested, ==, row->suggested);
      if (suggested != NULL)
        {
          g_assert_true (mh_handle_is_valid (row->platform, suggested, NULL));
          g_assert_true (
              mh_handle_fits_pattern (row->pattern, row->platform, suggested, row->name, "N W"));
        }
    }
}

typedef struct
{
  const char *name;
  const char *organisation;
  const char *suggested;
  const char *why;
} LengthRow;

/* For “{first}At{org}” on X, which takes 15 characters. */
static const LengthRow length_rows[] = {
  { "Alex Lee", "Northwind", "@AlexAtNorthwind", "just so long" },
  { "Robin Lee", "Northwind", "@RAtNorthwind", "one too many, and one word for the organisation" },
  { "Alex Lee", "Northwind Rail", "@AlexAtNR", "the organisation’s initials first" },
  { "Konstantinopolous Lee", "Northwind Rail", "@KAtNR", "both" },
  { "Alex Lee", "Île-de-France mobilités", "@AlexAtIM", "accents and hyphens" },
  { "Alex Lee", "Northwind Rail Inc.", "@AlexAtNR", "nor the kind of company" },
  { "Alex Lee", "株式会社", NULL, "letters that handles do not have" },
};

static void
test_lengths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (length_rows); i++)
    {
      const LengthRow *row = &length_rows[i];
      g_autofree char *suggested =
          mh_handle_suggest ("x", NULL, "{first}At{org}", row->name, row->organisation);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (suggested, ==, row->suggested);
      if (suggested != NULL)
        g_assert_true (mh_handle_fits_pattern ("{first}At{org}", "x", suggested, row->name,
                                               row->organisation));
    }
}

static void
test_same (void)
{
  g_autofree char *plain = mh_handle_normalize ("facebook", "@Anna.Lee");
  g_autofree char *other = mh_handle_normalize ("facebook", "annalee");
  g_autofree char *dotted = mh_handle_normalize ("instagram", "@Anna.Lee");
  g_autofree char *mended = mh_handle_suggest ("x", "@anna-lée", NULL, "Anna Lee", "NW");

  g_assert_cmpstr (plain, ==, other);
  g_assert_cmpstr (dotted, ==, "anna.lee");
  g_assert_cmpstr (mended, ==, "@annalee");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handle/rules", test_rules);
  g_test_add_func ("/handle/patterns", test_patterns);
  g_test_add_func ("/handle/lengths", test_lengths);
  g_test_add_func ("/handle/same", test_same);
  return g_test_run ();
}
