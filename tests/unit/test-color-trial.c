/* test-color-trial.c: how well a picture could be read in other colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/mh-color-trial.h"

#include <math.h>
#include <string.h>

#include "lib/mh-test-json.h"
#include "lib/mh-test-store.h"

#define SURFACE  "web-sidebar"
#define ONE_STEP 0.021

#define TEXT       MH_DESIGN_COLOR_TEXT
#define MUTED      MH_DESIGN_COLOR_MUTED
#define ACCENT     MH_DESIGN_COLOR_ACCENT
#define PANEL      MH_DESIGN_COLOR_PANEL
#define BACKGROUND MH_DESIGN_COLOR_BACKGROUND

#define FULL       "'layout':'legend','notice':{'text':''},'panel':{'side':'full','opacity':1,'color':"
#define ON(paper)  FULL paper "},"
#define NAMES_ONLY "'people':{'fields':['name'],'photo_shape':'none'}"

typedef struct
{
  const char *design;
  MhDesignColor which;
  double ratio;
  gboolean passes;
  gboolean is_drawn;
  const char *why;
} MeasureRow;

static const MeasureRow measure_rows[] = {
  { ON ("'#000'") "'colors':{'text':'#fff','muted':'#777','accent':'#555'}", TEXT, 21, TRUE, TRUE,
    "white on black; the quieter texts do not count" },
  { ON ("'#000'") "'colors':{'text':'#fff','muted':'#777','accent':'#555'}", MUTED, 4.69, TRUE,
    TRUE, "expertise" },
  { ON ("'#000'") "'colors':{'text':'#fff','muted':'#777','accent':'#555'}", ACCENT, 2.82, FALSE,
    TRUE, "handles" },
  { ON ("'#000'") "'colors':{'text':'#fff','muted':'#777','accent':'#555'}", PANEL, 2.82, FALSE,
    TRUE, "all texts are on the panel" },
  { FULL
    "'#000'},'background':{'color':'#fff'},'colors':{'text':'#fff','muted':'#777','accent':'#fff'}",
    BACKGROUND, 4.69, TRUE, TRUE, "nothing shines through" },
  { "'layout':'legend','notice':{'text':''},'panel':{'side':'full','color':'#000','opacity':0.3},"
    "'background':{'color':'#fff'},'colors':{'text':'#fff'}",
    TEXT, 2.1, FALSE, TRUE, "what shines through counts" },
  { ON ("'#000'") NAMES_ONLY ",'colors':{'text':'#fff','accent':'#555'}", ACCENT, 2.82, FALSE,
    FALSE, "nothing is drawn in it" },
  { "'layout':'legend','panel':{'side':'full','color':'#bbb','opacity':0},'background':{'color':"
    "'#000'},'colors':{'text':'#aaa','accent':'#999'}",
    ACCENT, 1.48, FALSE, TRUE, "handles can be read, but no signature on a pill in that colour" },
};

static MhDocument *
make_document (const char *design, const char *rest, const char *folder)
{
  g_autofree char *text = g_strdup_printf (
      "{'masthead':1,'account':{'organisation':'Org'},'members':[{'name':'Ann Lee','expertise':"
      "'Tea','handle':'@AnnLee','signature':'AL'}],'design':{%s}%s}",
      design, rest);

  return mh_test_document (text, folder);
}

typedef struct
{
  MhFonts *fonts;
  MhSurfaces *surfaces;
  MhDocument *document;
  MhColorTrial *trial;
} Fixture;

static void
begin (Fixture *fixture, MhDocument *document, MhPictureStore *pictures)
{
  g_autoptr (GError) error = NULL;
  MhChecker checker = { .date = { 2026, 11, 22 }, .pictures = pictures };
  MhCheckPicture picture = { .target = mh_document_find_target (document, SURFACE) };

  fixture->document = document;
  fixture->fonts = checker.fonts = mh_fonts_new ();
  fixture->surfaces = mh_surfaces_load (NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  picture.surface = mh_surfaces_find (fixture->surfaces, SURFACE);
  fixture->trial = mh_color_trial_new (&checker, document, &picture, &error);
  g_assert_no_error (error);
}

static void
end (Fixture *fixture)
{
  mh_color_trial_free (fixture->trial);
  mh_surfaces_unref (fixture->surfaces);
  mh_fonts_unref (fixture->fonts);
  mh_document_unref (fixture->document);
}

static void
test_measure (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (measure_rows); i++)
    {
      const MeasureRow *row = &measure_rows[i];
      Fixture fixture = { 0 };
      MhLegibility found = { 0 };

      begin (&fixture, make_document (row->design, "", "/"), NULL);
      found = mh_color_trial_measure (fixture.trial, row->which);
      if (fabs (found.ratio - row->ratio) > ONE_STEP || found.is_drawn != row->is_drawn ||
          mh_legibility_passes (&found) != row->passes)
        g_error ("%g of %g, drawn %d: %s", found.ratio, found.limit, found.is_drawn, row->why);
      end (&fixture);
    }
}

typedef struct
{
  const char *design;
  int percent;
  const char *why;
} OpacityRow;

#define WHITE_TEXT "'colors':{'text':'#fff','muted':'#fff','accent':'#fff'}"
#define CLEAR                                                                                      \
  "'layout':'legend','panel':{'side':'full','color':'#000','opacity':0.2},'background':{'color':"

static const OpacityRow opacity_rows[] = {
  { CLEAR "'#fff'}," WHITE_TEXT, 42,
    "#949494, 42 % of black on white, is the lightest grey for large white text" },
  { CLEAR "'#000'}," WHITE_TEXT "," NAMES_ONLY, 0, "it takes no panel" },
  { CLEAR "'#fff'},'colors':{'text':'#111','muted':'#fff'}," NAMES_ONLY, -1,
    "either text cannot be read on black, nor the other on white" },
};

static void
test_opacity (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (opacity_rows); i++)
    {
      const OpacityRow *row = &opacity_rows[i];
      g_autoptr (GError) error = NULL;
      Fixture fixture = { 0 };
      int percent = 0;

      begin (&fixture, make_document (row->design, "", "/"), NULL);
      g_assert_true (mh_color_trial_find_opacity (fixture.trial, &percent, &error));
      g_assert_no_error (error);
      if (percent != row->percent)
        g_error ("%d %% in place of %d: %s", percent, row->percent, row->why);
      end (&fixture);
    }
}

/* A square, half navy and half yellow. */
static void
write_logo (const char *path)
{
  const int side_px = 64;
  g_autofree guint32 *pixels = g_new (guint32, (gsize) side_px * (gsize) side_px);
  MhEncodeOptions options = { MH_FILE_FORMAT_PNG, 100 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < side_px * side_px; i++)
    pixels[i] = i < side_px * side_px / 2 ? 0xff000080 : 0xffffff00;
  bytes = mh_encode ((const guint8 *) pixels, side_px, side_px, (gsize) side_px * 4, &options, NULL,
                     &error);
  g_assert_no_error (error);
  mh_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

#define THEME                                                                                      \
  ",'theme':{'name':'T','design':{'colors':{'text':'#ffffff','muted':'#101010','accent':"          \
  "'#FFFFFF'},'panel':{'color':'#000000'},'background':{'color':'#ffbe2e'}}}"

typedef struct
{
  const char *design;
  const char *rest;
  MhDesignColor which;
  const char *expected; /* colour and ratio; those of the logo after a bar; ! fails */
  const char *why;
} OfferRow;

static const OfferRow offer_rows[] = {
  { ON ("'#000'") "'logo':{'file':'logo.png'}," NAMES_ONLY, THEME, TEXT,
    "#ffffff 21.0 #ffbe2e 12.6 | !#000080 1.3 #ffff00 19.5",
    "what cannot be read is left out of the theme’s, and told of the logo’s" },
  { ON ("'#000'") NAMES_ONLY, THEME, TEXT, "#ffffff 21.0 #ffbe2e 12.6 |", "no logo" },
  { ON ("'#000'") NAMES_ONLY ",'colors':{'text':'#fff','muted':'#fff'}", THEME, PANEL,
    "#101010 19.0 #000000 21.0 |", "a panel is judged by all texts on it" },
  { ON ("'#000'") "'logo':{'file':'gone.png'}," NAMES_ONLY, THEME, TEXT,
    "#ffffff 21.0 #ffbe2e 12.6 |", "a logo that is not there" },
  { NAMES_ONLY,
    ",'targets':[{'surface':'web-sidebar','design':{'panel':{'color':'#fff','side':"
    "'full','opacity':1},'colors':{'text':'#123456'}}}]" THEME,
    TEXT, "#101010 19.0 #000000 21.0 |", "the target’s own design is the one that is tried" },
};

static char *
describe (GArray *offers)
{
  GString *text = g_string_new (NULL);
  gboolean is_theme = TRUE;

  for (guint i = 0; i < offers->len; i++)
    {
      const MhColorOffer *offer = &g_array_index (offers, MhColorOffer, i);
      g_autofree char *color = mh_color_to_string (&offer->color);

      if (is_theme && !offer->is_of_theme)
        g_string_append (text, "| ");
      is_theme = offer->is_of_theme;
      g_string_append_printf (text, "%s%s %.1f ",
                              mh_legibility_passes (&offer->legibility) ? "" : "!", color,
                              floor (offer->legibility.ratio * 10) / 10);
    }
  if (is_theme)
    g_string_append (text, "| ");
  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static void
test_offers (MhTestStore *files, gconstpointer data)
{
  g_autofree char *logo = g_build_filename (files->folder, "logo.png", NULL);

  write_logo (logo);
  for (guint i = 0; i < G_N_ELEMENTS (offer_rows); i++)
    {
      const OfferRow *row = &offer_rows[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) offers = NULL;
      g_autofree char *found = NULL;
      Fixture fixture = { 0 };

      begin (&fixture, make_document (row->design, row->rest, files->folder), files->store);
      offers = mh_color_trial_list_offers (fixture.trial, row->which, &error);
      g_assert_no_error (error);
      found = describe (offers);
      if (!g_str_equal (found, row->expected))
        g_error ("“%s” in place of “%s”: %s", found, row->expected, row->why);
      end (&fixture);
    }
}

/* Each colour stands where the design has one. */
static void
test_paths (void)
{
  g_autoptr (JsonNode) defaults = mh_design_get_defaults (NULL);
  g_autofree char *text = json_to_string (defaults, FALSE);
  g_autofree char *wrapped =
      g_strdup_printf ("{\"masthead\":1,\"account\":{\"organisation\":\"O\"},\"design\":%s}", text);
  g_autoptr (MhDocument) document = mh_test_document (wrapped, "/");

  for (int i = 0; i < MH_N_DESIGN_COLORS; i++)
    {
      g_autofree char *pointer = g_strconcat ("/design", mh_design_color_get_path (i), NULL);
      MhColor color = { 0 };

      g_assert_true (
          mh_color_parse (json_node_get_string (mh_document_get (document, pointer)), &color));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color-trial/measure", test_measure);
  g_test_add_func ("/color-trial/opacity", test_opacity);
  g_test_add ("/color-trial/offers", MhTestStore, NULL, mh_test_store_set_up, test_offers,
              mh_test_store_tear_down);
  g_test_add_func ("/color-trial/paths", test_paths);
  return g_test_run ();
}
