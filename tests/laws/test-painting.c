/* test-painting.c: what is painted over another painting is the whole painting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-problem.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-store.h"
#include "lib/mh-test-team.h"
#include "paint/mh-painting.h"

/* pixman weighs two neighbours in 128ths, along and down. */
#define RESAMPLED 4

static const MhDate date = { 2026, 11, 22 };

typedef struct
{
  const char *pointer;
  const char *value; /* JSON; NULL takes it away */
  const char *why;
} Change;

/* Each follows on the one before. */
static const Change changes[] = {
  { "/members/0/name", "\"Aiko T\"", "one text" },
  { "/members/0/name", "\"Ѐiko W. Ṱanaka-Ĵj\"", "ink that leaves the line" },
  { "/members/1/signature", "\"Bx\"", "a pill" },
  { "/members/2/expertise", "\"Tickets, refunds, lost umbrellas and a lot more than fits\"",
    "a line more" },
  { "/members/3/photo", NULL, "initials in place of a photo" },
  { "/members/3/photo", "\"people/aiko-tanaka.svg\"", "and back" },
  { "/design/heading", "{\"text\": \"A heading 🚂 with colours\"}", "colour glyphs" },
  { "/design/colors/accent", "\"#ffcc66\"", "many texts" },
  { "/design/panel/opacity", "0.61", "a panel under everything" },
  { "/design/background/blur", "6", "the ground" },
  { "/design/background/dim", "0.3", "the ground" },
  { "/members/1", NULL, "fewer items" },
  { "/design/panel/radius", "0.12", "a clip" },
  { "/members/0/handle", "\"@Other\"", "one text, with the rest as it is now" },
};

static const char *const surfaces[] = { "x-header", "web-sidebar", "bluesky-banner" };
static const double scales[] = { 0.37, 1, 1.6 };

static MhDocument *
apply (MhDocument *document, const Change *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = NULL;
  MhDocument *next = NULL;

  if (change->value == NULL)
    next = mh_document_remove (document, change->pointer, &error);
  else if ((value = json_from_string (change->value, &error)) != NULL)
    next = mh_document_set (document, change->pointer, value, &error);
  g_assert_no_error (error);
  return next;
}

static int
compare_pixels (guint32 a, guint32 b)
{
  int most = 0;

  for (int shift = 0; shift < 24; shift += 8)
    most = MAX (most, ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));
  return most;
}

/* The fourth byte of a pixel has no meaning; where cairo resamples a picture, it begins to count at
 * the edge of what it paints, and rounds weights from there. */
static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b, int most)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  gsize stride = (gsize) cairo_image_surface_get_stride (a);

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guint32 *first = (gpointer) (cairo_image_surface_get_data (a) + (gsize) y * stride);
      const guint32 *second = (gpointer) (cairo_image_surface_get_data (b) + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        if (compare_pixels (first[x], second[x]) > most)
          g_error ("%06x and %06x at %d, %d", first[x] & 0xffffff, second[x] & 0xffffff, x, y);
    }
}

typedef struct
{
  const MhSurface *surface;
  double scale;
  MhFonts *fonts;
  MhPictureStore *pictures;
} Easel;

static MhPainting *
paint (const Easel *easel, MhDocument *document, const MhPainting *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhScene) scene =
      mh_layout_scene (document, easel->surface, NULL, date, easel->fonts, easel->pictures);
  MhPainting *painting =
      mh_painting_new (scene, easel->scale, before, easel->fonts, easel->pictures, NULL, &error);
  cairo_surface_t *whole = NULL;

  g_assert_no_error (error);
  whole = mh_paint_scene (scene, easel->scale, easel->fonts, easel->pictures, NULL, &error);
  g_assert_no_error (error);
  assert_same_pixels (mh_painting_get_surface (painting), whole, easel->scale == 1 ? 0 : RESAMPLED);
  cairo_surface_destroy (whole);
  return painting;
}

static void
follow_changes (const Easel *easel, MhDocument *first)
{
  g_autoptr (MhDocument) document = mh_document_ref (first);
  g_autoptr (MhPainting) painting = paint (easel, document, NULL);
  guint64 n_pixels = mh_painting_get_n_painted (painting);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (MhDocument) next = apply (document, &changes[i]);
      MhPainting *after = NULL;

      g_test_message ("%s at %g: %s", easel->surface->id, easel->scale, changes[i].why);
      after = paint (easel, next, painting);
      if (i == 0)
        g_assert_cmpuint (mh_painting_get_n_painted (after), <, n_pixels / 4);
      mh_painting_unref (painting);
      painting = after;
      mh_document_unref (document);
      document = g_steal_pointer (&next);
    }
}

static void
test_changes (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "assets", "examples",
                                                 "northwind", "northwind.team.json", NULL);
  g_autofree char *decoder = mh_decoder_find ();
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) document = mh_document_load (path, problems, &error);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhPictureStore) pictures =
      mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);
  g_autoptr (MhSurfaces) presets = mh_test_surfaces_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
      {
        Easel easel = { mh_surfaces_find (presets, surfaces[i]), scales[j], fonts, pictures };

        follow_changes (&easel, document);
      }
}

/* A photo that another program has saved meanwhile, under the same name. */
static void
test_changed_file (MhTestStore *fixture, gconstpointer data)
{
  g_autofree char *photo = g_build_filename (fixture->folder, "ann.png", NULL);
  g_autofree char *json = g_strdup_printf (
      "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
      " \"members\": [{\"name\": \"Ann\", \"photo\": \"%s\"}, {\"name\": \"Bo\"}]}",
      photo);
  g_autoptr (MhDocument) document = mh_test_document_new (json);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhSurfaces) presets = mh_test_surfaces_new ();
  Easel easel = { mh_surfaces_find (presets, "x-header"), 1, fonts, fixture->store };
  g_autoptr (MhPainting) red = NULL;
  g_autoptr (MhPainting) again = NULL;
  g_autoptr (MhPainting) blue = NULL;

  mh_test_write_picture (photo, MH_FILE_FORMAT_PNG, 200, 200, 0xffff0000);
  red = paint (&easel, document, NULL);
  again = paint (&easel, document, red);
  g_assert_cmpuint (mh_painting_get_n_painted (again), ==, 0);
  mh_test_write_picture (photo, MH_FILE_FORMAT_PNG, 200, 200, 0xff0000ff);
  blue = paint (&easel, document, again);
  g_assert_cmpuint (mh_painting_get_n_painted (blue), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painting/changes", test_changes);
  g_test_add ("/painting/changed-file", MhTestStore, NULL, mh_test_store_set_up, test_changed_file,
              mh_test_store_tear_down);
  return g_test_run ();
}
