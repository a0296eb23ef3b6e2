/* test-type.c: cleaning, breaking and balancing text; initials; direction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "base/mh-direction.h"
#include "layout/mh-copy.h"
#include "layout/mh-lines.h"
#include "layout/mh-text.h"
#include "team/mh-initials.h"

typedef struct
{
  const char *input;
  const char *output;
  const char *why;
} Row;

static const Row clean_rows[] = {
  { "Aiko Tanaka", "Aiko Tanaka", "plain text stays" },
  { "Aiko\nTanaka", "Aiko Tanaka", "a line end would open a second line" },
  { "a\tb\x01"
    "c\x7f",
    "a b c", "control characters become spaces, at the end they go" },
  { "\u202eevil\u202c", "evil", "an override would turn the line round" },
  { "\u2067Laila\u2069", "Laila", "isolates go, each field is a paragraph" },
  { "a\u2028b", "a b", "Unicode's own line separator" },
  { "<b>Bo</b> & co", "<b>Bo</b> & co", "what looks like markup is text" },
  { "ABCDEFGHIJ", "ABCDEFGH", "cut at the limit" },
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clean_rows); i++)
    {
      const Row *row = &clean_rows[i];
      g_autofree char *seen = mh_text_clean (row->input, i == 7 ? 8 : 500);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (seen, ==, row->output);
    }
}

static const Row initials_rows[] = {
  { "Aiko Tanaka", "AT", "first and last" },
  { "Maximiliane Freifrau von Hohenfels", "MH", "not the words between" },
  { "bo", "B", "one word, and a capital" },
  { "danah boyd", "DB", "small letters by choice" },
  { "  Jo   Ødegård ", "JØ", "spaces do not count" },
  { "E\u0301lodie Dupré", "E\u0301D", "a letter keeps its combining mark" },
  { "Dr. Ann Lee", "AL", "no title" },
  { "J. R. R. Tolkien", "JT", "but a letter with a stop is a name" },
  { "Ann T.", "AT", "also the last" },
  { "Martin Luther King Jr.", "MK", "nor what follows the family name" },
  { "Henry Ford III", "HF", "nor a number" },
  { "Ann Lee, PhD", "AL", "nor a degree" },
  { "Lee, Ann", "AL", "as in a register" },
  { "de la Cruz, María José", "MC", "with particles and two given names" },
  { "Lee King, Jr.", "LK", "nobody is called Jr." },
  { "Ann Lee (she/her)", "AL", "nor what stands in brackets" },
  { "Ann (Nell) Lee", "AL", "in the middle neither" },
  { "Robin van der Berg", "RB", "nor particles" },
  { "van der Berg", "B", "wherever they are" },
  { "Gerard ’t Hooft", "GH", "one that is an apostrophe and a letter" },
  { "Brendan O’Neill", "BO", "a prefix that has a capital counts" },
  { "Jeanne d’Arc", "JA", "one that has none does not" },
  { "Samir al-Hassan", "SH", "nor an article" },
  { "ʻAna Kaʻiulani", "AK", "an ʻokina is no initial" },
  { "Anne-Marie Cruz-Díaz", "AC", "of a double name the first" },
  { "李明", "李", "Han names have no initials" },
  { "김 하나", "김", "Hangul neither" },
  { "각하", "각", "Hangul in letters is one syllable" },
  { "愛子 田中", "愛", "nor kana or Han in two words" },
  { "ليلى الحسن", "ل\u200cا", "Arabic letters stand alone, not as “no”" },
  { "נועה לוי", "נל", "Hebrew letters do so anyway" },
  { "เอก ไพศาล", "อพ", "Thai consonants, not the vowels written before them" },
  { "กิตติ ศรี", "กศ", "nor those written above" },
  { "แก้ว", "ก", "nor in a single word" },
  { "प्रिया शर्मा", "प्रिश", "a conjunct of Devanagari is one letter" },
  { "👩🏽‍🚀 Rider", "R", "an emoji is not the name where there are letters" },
  { "👩🏽‍🚀🦊", "👩🏽‍🚀", "where there are none, it is, as one cluster" },
  { "42", "4", "else what there is" },
  { "", "", "blank" },
  { "   ", "", "only spaces" },
};

static void
test_initials (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (initials_rows); i++)
    {
      g_autofree char *seen = mh_initials_from_name (initials_rows[i].input);

      g_test_message ("%s", initials_rows[i].why);
      g_assert_cmpstr (seen, ==, initials_rows[i].output);
    }
}

static void
test_direction (void)
{
  g_assert_true (mh_direction_is_rtl ("ar"));
  g_assert_true (mh_direction_is_rtl ("he-IL"));
  g_assert_true (mh_direction_is_rtl ("AR-eg"));
  g_assert_true (mh_direction_is_rtl ("az-Arab"));
  g_assert_false (mh_direction_is_rtl ("ur-Latn"));
  g_assert_false (mh_direction_is_rtl ("en"));
  g_assert_false (mh_direction_is_rtl (""));
  /* "arn" is Mapudungun, not Arabic. */
  g_assert_false (mh_direction_is_rtl ("arn"));
}

static const char *const paragraphs[] = {
  "Unsigned posts are company news. Posts signed with initials are our own words.",
  "One",
  "Donaudampfschifffahrtsgesellschaft und mehr",
  "私たちの投稿には署名があります。署名のない投稿は会社のお知らせです。",
  "المنشورات غير الموقعة هي أخبار الشركة",
};

/* The arithmetic that fits people must agree with the engine that sets the lines. */
static void
test_count_lines (void)
{
  MhFonts *fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    for (double measure = 80; measure < 900; measure *= 1.17)
      {
        g_autoptr (MhCopy) copy = mh_copy_get (fonts, paragraphs[i], "Inter", 400, "en");
        int counted = mh_copy_count_lines (copy, 16, measure);
        MhSceneText text = { .text = copy->text,
                             .family = copy->family,
                             .weight = 400,
                             .size_px = 16,
                             .language = copy->language,
                             .measure = measure,
                             .leading = 20,
                             .max_lines = 100 };
        MhTextExtents extents = { 0 };

        mh_text_measure (fonts, &text, &extents);
        g_test_message ("“%s” at %.0f px", paragraphs[i], measure);
        g_assert_cmpint (extents.lines, <=, counted);
        g_assert_cmpint (extents.lines, >=, counted - 1);
      }
  mh_fonts_unref (fonts);
}

static void
test_balance (void)
{
  MhFonts *fonts = mh_fonts_new ();
  g_autoptr (MhCopy) copy = mh_copy_get (fonts, paragraphs[0], "Inter", 400, "en");

  for (double measure = 120; measure < 700; measure += 35)
    {
      double balanced = mh_copy_balance (copy, 16, measure);
      int lines = mh_copy_count_lines (copy, 16, measure);

      g_assert_cmpfloat (balanced, <=, measure + 1);
      g_assert_cmpint (mh_copy_count_lines (copy, 16, balanced), ==, lines);
      if (lines > 1)
        g_assert_cmpint (mh_copy_count_lines (copy, 16, balanced - 2), >, lines);
    }
  mh_fonts_unref (fonts);
}

/* Texts, the measure that they are set in, in em, and their lines as they should end. */
typedef struct
{
  const char *text;
  double measure_em;
  const char *lines;
  const char *why;
} LinesRow;

static const LinesRow lines_rows[] = {
  { "one two", 40, "one two", "what fits a line stays on it" },
  { "aaaa bbbb cccc d", 8, "aaaa bbbb|cccc d", "no word stands alone at the end" },
  { "aaa bbb ccc ddd. Eee fff ggg hhh iii", 15, "aaa bbb ccc ddd.|Eee fff ggg hhh iii",
    "a line ends where a sentence does" },
  { "Unsigned posts are company news. Posts signed with initials are our own words.", 10.4,
    "Unsigned posts are|company news. Posts|signed with initials|are our own words.",
    "lines are about equally long" },
  { "田中愛子佐藤健一", 4.5, "田中愛子|佐藤健一", "what has no spaces is broken as ever" },
  { "서명이 없는 게시물은 소식입니다. 이니셜이 있는 게시물은 글입니다.", 19,
    "서명이 없는 게시물은 소식입니다.|이니셜이 있는 게시물은 글입니다.",
    "Korean breaks between words" },
  { "남궁하나둘셋", 3.5, "남궁하|나둘셋", "but a name anywhere" },
};

static char *
set_lines (MhFonts *fonts, const char *words, double measure_em)
{
  g_autoptr (MhCopy) copy = mh_copy_get (fonts, words, "Inter", 400, "en");
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *joined = NULL;
  GString *lines = g_string_new (NULL);
  MhSceneText text = { .text = copy->text,
                       .family = copy->family,
                       .weight = 400,
                       .size_px = 16,
                       .language = copy->language,
                       .max_lines = 9 };

  text.measure = mh_lines_choose (copy, 16, measure_em * 16, &joined);
  text.joined = joined;
  g_assert_cmpfloat (text.measure, <=, measure_em * 16);
  layout = mh_text_create_layout (fonts, &text);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      g_string_append_printf (lines, "%s%.*s", i > 0 ? "|" : "", line->length,
                              pango_layout_get_text (layout) + line->start_index);
    }
  g_string_replace (lines, "\u00a0", " ", 0);
  g_string_replace (lines, " |", "|", 0);
  return g_string_free (lines, FALSE);
}

static void
test_lines (void)
{
  MhFonts *fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines_rows); i++)
    {
      g_autofree char *lines = set_lines (fonts, lines_rows[i].text, lines_rows[i].measure_em);

      g_test_message ("%s", lines_rows[i].why);
      g_assert_cmpstr (lines, ==, lines_rows[i].lines);
    }
  mh_fonts_unref (fonts);
}

/* Widths at any size are the widths at one size, scaled: that is what "sub-pixel" means here. */
static void
test_widths_scale (void)
{
  MhFonts *fonts = mh_fonts_new ();
  g_autoptr (MhCopy) copy = mh_copy_get (fonts, paragraphs[0], "Inter", 400, "en");

  for (double size = 10; size < 100; size *= 1.3)
    {
      MhSceneText text = { .text = copy->text,
                           .family = copy->family,
                           .weight = 400,
                           .size_px = size,
                           .language = copy->language,
                           .max_lines = 1 };
      MhTextExtents extents = { 0 };

      mh_text_measure (fonts, &text, &extents);
      g_assert_cmpfloat (fabs (extents.advance / (copy->width_em * size) - 1), <, 0.005);
    }
  mh_fonts_unref (fonts);
}

typedef struct
{
  gboolean is_asking; /* (atomic) */
  gboolean is_done;   /* (atomic) */
} Turn;

static gpointer
take_turn (gpointer data)
{
  Turn *turn = data;
  g_autoptr (MhTextLock) lock = NULL;

  g_atomic_int_set (&turn->is_asking, TRUE);
  lock = mh_fonts_lock ();
  g_atomic_int_set (&turn->is_done, TRUE);
  return NULL;
}

/* Who sets one text after another does not keep others waiting; and may nest. */
static void
test_turns (void)
{
  Turn turn = { FALSE, FALSE };
  MhTextLock *lock = mh_fonts_lock ();
  GThread *thread = g_thread_new ("turn", take_turn, &turn);

  while (!g_atomic_int_get (&turn.is_asking))
    g_thread_yield ();
  /* Until it surely waits. */
  g_usleep (G_USEC_PER_SEC / 10);
  for (int i = 0; i < 100; i++)
    {
      MhTextLock *inner = mh_fonts_lock ();

      mh_text_lock_free (inner);
    }
  g_assert_false (g_atomic_int_get (&turn.is_done));
  mh_text_lock_free (lock);
  lock = mh_fonts_lock ();
  g_assert_true (g_atomic_int_get (&turn.is_done));
  mh_text_lock_free (lock);
  g_thread_join (thread);
}

/* Only who says so keeps others waiting from one text to the next. */
static void
test_whole_turns (void)
{
  MhFonts *fonts = mh_fonts_new ();
  Turn turn = { FALSE, FALSE };
  MhTextLock *lock = NULL;
  GThread *thread = NULL;

  g_assert_null (mh_fonts_lock_turn (fonts));
  mh_fonts_set_takes_whole_turns (fonts);
  lock = mh_fonts_lock_turn (fonts);
  g_assert_nonnull (lock);
  thread = g_thread_new ("turn", take_turn, &turn);
  while (!g_atomic_int_get (&turn.is_asking))
    g_thread_yield ();
  g_usleep (G_USEC_PER_SEC / 10);
  for (int i = 0; i < 100; i++)
    mh_fonts_has_family (fonts, "Inter");
  g_assert_false (g_atomic_int_get (&turn.is_done));
  mh_text_lock_free (lock);
  g_thread_join (thread);
  mh_fonts_unref (fonts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/type/turns", test_turns);
  g_test_add_func ("/type/whole-turns", test_whole_turns);
  g_test_add_func ("/type/clean", test_clean);
  g_test_add_func ("/type/initials", test_initials);
  g_test_add_func ("/type/direction", test_direction);
  g_test_add_func ("/type/count-lines", test_count_lines);
  g_test_add_func ("/type/balance", test_balance);
  g_test_add_func ("/type/lines", test_lines);
  g_test_add_func ("/type/widths-scale", test_widths_scale);
  return g_test_run ();
}
