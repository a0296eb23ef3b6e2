/* test-picture-items.c: photos, logo and background in the scene and in its painting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "encode/mh-encode.h"
#include "layout/mh-layout.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-team.h"
#include "paint/mh-paint.h"

#define WIDTH  600
#define HEIGHT 200

/* A picture whose left half is red and whose right half is blue. */
static void
write_halves (const char *path)
{
  g_autofree guint32 *pixels = g_new (guint32, WIDTH * HEIGHT);
  MhEncodeOptions options = { .format = MH_FILE_FORMAT_PNG, .quality = MH_ENCODE_DEFAULT_QUALITY };
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    pixels[i] = i % WIDTH < WIDTH / 2 ? 0xffff0000 : 0xff0000ff;
  bytes = mh_encode ((const guint8 *) pixels, WIDTH, HEIGHT, WIDTH * 4, &options, NULL, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

typedef struct
{
  char *folder;
  MhFonts *fonts;
  MhSurfaces *presets;
  MhPictureStore *pictures;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = mh_test_folder_new ();
  path = g_build_filename (fixture->folder, "halves.png", NULL);
  write_halves (path);
  fixture->fonts = mh_fonts_new ();
  fixture->presets = mh_test_surfaces_new ();
  fixture->pictures = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_test_folder_remove (fixture->folder);
  mh_picture_store_unref (fixture->pictures);
  mh_surfaces_unref (fixture->presets);
  mh_fonts_unref (fixture->fonts);
}

static MhScene *
lay_out (Fixture *fixture, const char *design, const char *members)
{
  g_autofree char *json = g_strdup_printf (
      "{\"masthead\": 1, \"account\": {\"organisation\": \"O\"}, \"members\": [%s], "
      "\"design\": %s}",
      members, design);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) document =
      mh_document_new_from_bytes (bytes, fixture->folder, NULL, &error);
  MhDate date = { 2026, 11, 22 };

  g_assert_no_error (error);
  return mh_layout_scene (document, mh_surfaces_find (fixture->presets, "x-header"), NULL, date,
                          fixture->fonts, fixture->pictures);
}

typedef struct
{
  const char *picture; /* members of design.background.picture */
  int x;
  int y;
  guint32 low;  /* each channel at least, 0xrrggbb */
  guint32 high; /* and at most */
  const char *why;
} Row;

/* On a green ground of 1500 × 500, with a picture of 3:1. */
static const Row rows[] = {
  { "\"fit\": \"cover\"", 100, 250, 0xfa0000, 0xff0505, "the left half is red" },
  { "\"fit\": \"cover\"", 1400, 250, 0x0000fa, 0x0505ff, "the right half is blue" },
  { "\"fit\": \"cover\", \"zoom\": 2, \"focus\": [0, 0.5]", 1400, 250, 0xfa0000, 0xff0505,
    "a focus at the left shows the left half alone" },
  { "\"fit\": \"cover\", \"zoom\": 2, \"focus\": [1, 0.5]", 100, 250, 0x0000fa, 0x0505ff,
    "a focus at the right the right half" },
  { "\"fit\": \"tile\"", 650, 250, 0xfa0000, 0xff0505, "tiles begin again at 600" },
  { "\"fit\": \"tile\"", 250, 250, 0xfa0000, 0xff0505, "at their own size" },
  { "\"fit\": \"cover\", \"dim\": 0.5", 100, 250, 0x7a7a00, 0x858505,
    "dimmed with the ground's colour" },
  { "\"fit\": \"cover\", \"fade\": 0.4", 1499, 250, 0x00f000, 0x10ff10,
    "faded out at the right edge" },
  { "\"fit\": \"cover\", \"fade\": 0.4", 100, 499, 0x00f000, 0x10ff10, "and at the bottom" },
  { "\"fit\": \"cover\", \"fade\": 0.4", 100, 100, 0xfa0000, 0xff0505, "but not elsewhere" },
  { "\"fit\": \"cover\", \"blur\": 0.1", 750, 250, 0x600060, 0xa010a0,
    "blurred where the halves meet" },
  { "\"fit\": \"cover\", \"blur\": 0.1", 2, 2, 0xf80000, 0xff0808, "and not darker at its edges" },
};

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel = 0;

  memcpy (&pixel, row + 4 * x, 4);
  return pixel & 0xffffff;
}

static void
test_background (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *design = g_strdup_printf (
          "{\"panel\": {\"opacity\": 0}, \"heading\": {\"text\": \"\"}, \"notice\": {\"text\": "
          "\"\"}, "
          "\"background\": {\"color\": \"#00ff00\", \"picture\": {\"file\": \"halves.png\", %s}}}",
          row->picture);
      g_autoptr (MhScene) scene = lay_out (fixture, design, "");
      cairo_surface_t *painted =
          mh_paint_scene (scene, 1, fixture->fonts, fixture->pictures, NULL, NULL);
      guint32 seen = get_pixel (painted, row->x, row->y);

      g_test_message ("%s: #%06x", row->why, seen);
      for (int shift = 0; shift < 24; shift += 8)
        {
          g_assert_cmpuint (seen >> shift & 255, >=, row->low >> shift & 255);
          g_assert_cmpuint (seen >> shift & 255, <=, row->high >> shift & 255);
        }
      cairo_surface_destroy (painted);
    }
}

static const MhFinding *
find_code (const MhScene *scene, const char *code)
{
  for (guint i = 0; i < scene->findings->len; i++)
    {
      const MhFinding *finding = scene->findings->pdata[i];

      if (strcmp (finding->code, code) == 0)
        return finding;
    }
  return NULL;
}

/* A photo that is there is drawn; one that is not is drawn as initials and said. */
static void
test_photo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhScene) scene =
      lay_out (fixture, "{}",
               "{\"name\": \"Ada One\", \"photo\": \"halves.png\"}, "
               "{\"name\": \"Bea Two\", \"photo\": \"nowhere.png\"}, "
               "{\"name\": \"Cy Three\", \"photo\": \"halves.png\", \"consent\": \"name\"}");
  const MhSceneItem *photo = mh_scene_find_role (scene, MH_ROLE_PHOTO);
  const MhFinding *finding = find_code (scene, "photo-missing");
  int n_initials = 0;

  g_assert_nonnull (photo);
  g_assert_cmpint (photo->member, ==, 0);
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->pointer, ==, "/members/1/photo");
  g_assert_cmpint (finding->severity, ==, MH_SEVERITY_ERROR);
  g_assert_cmpuint (scene->findings->len, ==, 1);
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      n_initials += item->role == MH_ROLE_INITIALS && item->kind == MH_ITEM_TEXT;
      g_assert_false (item->role == MH_ROLE_PHOTO && item->member != 0);
    }
  g_assert_cmpint (n_initials, ==, 2);
}

/* What everybody goes without is said once. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  MhDate date = { 2026, 11, 22 };
  const MhSurface *surface = mh_surfaces_find (fixture->presets, "x-header");

  for (guint n = 8; n <= 24; n += 16)
    {
      g_autoptr (MhDocument) document = mh_test_team_new (n, "en", "{\"layout\": \"sidebar\"}");
      g_autoptr (MhScene) scene =
          mh_layout_scene (document, surface, NULL, date, fixture->fonts, NULL);
      gboolean has_faces = mh_scene_find_role (scene, MH_ROLE_INITIALS) != NULL;

      g_assert_true (has_faces == (n == 8));
      g_assert_true ((find_code (scene, "field-dropped") != NULL) == !has_faces);
    }
}

/* A picture that goes away between laying out and painting is an error, not a hole. */
static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhScene) scene =
      lay_out (fixture, "{}", "{\"name\": \"Ada\", \"photo\": \"halves.png\"}");
  g_autofree char *path = g_build_filename (fixture->folder, "halves.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (mh_paint_scene (scene, 1, fixture->fonts, fixture->pictures, NULL, &error));
  g_assert_error (error, MH_PAINT_ERROR, MH_PAINT_ERROR_PICTURE);
  g_assert_nonnull (strstr (error->message, "halves.png"));
}

typedef struct
{
  const char *place;
  gboolean in_panel;
  const char *why;
} LogoRow;

/* The panel stands at the right of an X header. */
static const LogoRow logo_rows[] = {
  { "panel", TRUE, "as it says" },
  { "auto", TRUE, "by default" },
  { "top-left", FALSE, "the corner is free" },
  { "bottom-left", FALSE, "that one too" },
  { "top-right", TRUE, "the panel's words are there" },
};

static void
test_logo (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (logo_rows); i++)
    {
      g_autofree char *design = g_strdup_printf (
          "{\"layout\": \"sidebar\", \"panel\": {\"side\": \"right\", \"size\": 0.4}, "
          "\"logo\": {\"file\": \"halves.png\", \"place\": \"%s\", \"size\": 0.1}}",
          logo_rows[i].place);
      g_autoptr (MhScene) scene = lay_out (fixture, design, "{\"name\": \"Ada\"}");
      const MhSceneItem *logo = mh_scene_find_role (scene, MH_ROLE_LOGO);
      const MhSceneItem *panel = mh_scene_find_role (scene, MH_ROLE_PANEL);

      g_test_message ("%s: %s", logo_rows[i].place, logo_rows[i].why);
      g_assert_nonnull (logo);
      g_assert_true (mh_box_contains (&panel->box, &logo->box, 0) == logo_rows[i].in_panel);
      g_assert_cmpfloat_with_epsilon (mh_box_height (&logo->box), 50, 0.5);
      g_assert_cmpfloat_with_epsilon (mh_box_width (&logo->box), 150, 1.5);
    }
}

/* n people who are the same four over and over, as the capacity takes them. */
static MhDocument *
create_crowd (guint n_members)
{
  g_autoptr (MhDocument) team = mh_test_team_new (4, "en", "{\"layout\": \"sidebar\"}");
  MhDocument *crowd = mh_test_team_new (0, "en", "{\"layout\": \"sidebar\"}");

  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/members/%u", i % 4);
      g_autoptr (GError) error = NULL;
      MhDocument *larger =
          mh_document_insert (crowd, "/members/-", mh_document_get (team, pointer), &error);

      g_assert_no_error (error);
      mh_document_unref (crowd);
      crowd = larger;
    }
  return crowd;
}

/* As many people as it says have room, and not one more. */
static void
test_capacity (Fixture *fixture, gconstpointer data)
{
  MhDate date = { 2026, 11, 22 };
  const MhSurface *surface = mh_surfaces_find (fixture->presets, "web-sidebar");
  g_autoptr (MhDocument) four = create_crowd (4);
  guint capacity = mh_layout_capacity (four, surface, NULL, date, fixture->fonts, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_assert_cmpuint (mh_layout_capacity (four, surface, NULL, date, fixture->fonts, cancelled), ==,
                    0);
  g_assert_cmpuint (capacity, >, 4);
  g_assert_cmpuint (capacity, <, 100);
  for (guint n = capacity; n <= capacity + 1; n++)
    {
      g_autoptr (MhDocument) crowd = create_crowd (n);
      g_autoptr (MhScene) scene =
          mh_layout_scene (crowd, surface, NULL, date, fixture->fonts, NULL);

      g_assert_true (scene->fits == (n <= capacity));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/picture-items/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("background", test_background);
  ADD ("photo", test_photo);
  ADD ("dropped", test_dropped);
  ADD ("vanished", test_vanished);
  ADD ("logo", test_logo);
  ADD ("capacity", test_capacity);
  return g_test_run ();
}
