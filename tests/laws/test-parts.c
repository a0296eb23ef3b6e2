/* test-parts.c: a picture read in part is that part of the whole picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/mh-file.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-tool.h"
#include "paint/mh-paint-picture.h"
#include "picture/mh-picture-store.h"

#define CONVERT "convert-im6.q16"
#define WIDTH   403
#define HEIGHT  317

static char *folder;

/* (transfer full) (nullable): a JPEG of noise, NULL when the tools are missing. */
static char *
make_picture (const char *sampling, gboolean is_progressive, int orientation)
{
  g_autofree char *path = g_build_filename (folder, "noise.jpg", NULL);
  g_autofree char *make = g_strdup_printf (
      CONVERT " -size %dx%d -seed 7 plasma: -attenuate 2 +noise Gaussian -sampling-factor %s%s %s",
      WIDTH, HEIGHT, sampling, is_progressive ? " -interlace JPEG" : "", path);
  g_autofree char *turn =
      g_strdup_printf ("exiftool -q -overwrite_original -n -IFD0:Orientation=%d %s", orientation,
                       path);

  if (!mh_test_tool_run (make, NULL) || (orientation > 1 && !mh_test_tool_run (turn, NULL)))
    return NULL;
  return g_steal_pointer (&path);
}

static void
assert_rows_of (const MhPicture *part, const MhPicture *whole)
{
  g_assert_cmpint (part->width_px, ==, whole->width_px);
  g_assert_cmpint (part->whole_height_px, ==, whole->height_px);
  g_assert_cmpint (part->source_height_px, ==, whole->source_height_px);
  g_assert_cmpint (part->first_row + part->height_px, <=, whole->height_px);
  for (int y = 0; y < part->height_px; y++)
    g_assert_cmpmem (part->pixels + (gsize) y * part->stride, (gsize) part->width_px * 4,
                     whole->pixels + (gsize) (part->first_row + y) * whole->stride,
                     (gsize) whole->width_px * 4);
}

/* Each size has another scale of decoding or divisor. TRUE if rows were left out at least once. */
static gboolean
compare_sizes (GBytes *bytes)
{
  static const int widths[] = { 390, 150, 120, 60, 12 };
  static const double aspects[] = { 1.0, 3.0 };
  static const double focuses[] = { 0, 0.37, 1 };
  gboolean is_left_out = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (widths) * G_N_ELEMENTS (aspects) * G_N_ELEMENTS (focuses);
       i++)
    {
      double aspect = aspects[i / G_N_ELEMENTS (widths) % G_N_ELEMENTS (aspects)];
      int width = widths[i % G_N_ELEMENTS (widths)];
      MhPictureRequest request = { width, (int) (width / aspect), aspect, i % 2 == 0 ? 1 : 1.4,
                                   focuses[i % G_N_ELEMENTS (focuses)] };
      g_autoptr (GError) error = NULL;
      g_autoptr (MhPicture) part = mh_picture_decode_request (bytes, &request, NULL, &error);
      g_autoptr (MhPicture) whole =
          mh_picture_decode (bytes, request.min_width_px, request.min_height_px, NULL, &error);

      g_assert_no_error (error);
      assert_rows_of (part, whole);
      is_left_out |= part->height_px < part->whole_height_px;
    }
  return is_left_out;
}

static void
test_pixels (void)
{
  static const char *const samplings[] = { "1x1", "2x1", "1x2", "2x2", "4x1" };

  for (int i = 0; i < 18; i++)
    {
      int orientation = i < 10 ? 1 : i - 9;
      g_autofree char *path = make_picture (samplings[i % 5], i / 5 % 2 == 0, orientation);
      g_autofree char *data = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize size = 0;

      if (path == NULL)
        return;
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      bytes = g_bytes_new_take (g_steal_pointer (&data), size);
      /* Lying pictures have columns where rows are. */
      g_assert_true (compare_sizes (bytes) == (orientation < 5));
    }
}

/* Damage is told wherever it lies, also in rows that nobody wants. */
static void
test_damage (void)
{
  MhPictureRequest request = { 70, 14, 5, 1, 0 };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *path = make_picture ("2x2", i % 2 == 1, 1);
      g_autofree char *data = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) whole_error = NULL;
      gsize size = 0;

      if (path == NULL)
        return;
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      if (i >= 2)
        memset (data + size - size / 20, 0xff, 40);
      bytes = g_bytes_new (data, i < 2 ? size - size / 20 : size);
      g_assert_null (mh_picture_decode_request (bytes, &request, NULL, &error));
      g_assert_null (mh_picture_decode (bytes, 70, 14, NULL, &whole_error));
      g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED);
      g_assert_cmpstr (error->message, ==, whole_error->message);
    }
}

static MhPictureStore *
make_store (gboolean keeps_parts, MhPictureCache *cache)
{
  MhPictureStore *store = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);

  if (keeps_parts)
    mh_picture_store_set_keeps_parts (store);
  mh_picture_store_set_cache (store, cache);
  return store;
}

static cairo_surface_t *
paint (const MhSceneItem *item, double scale, MhPictureStore *store)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 260, 130);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  cairo_scale (cr, scale, scale);
  mh_paint_picture (cr, item, scale, store, &error);
  g_assert_no_error (error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Whatever shows of it, at any scale, and from the cache of another run. */
static void
test_painting (void)
{
  g_autofree char *path = make_picture ("2x2", FALSE, 1);
  g_autofree char *kept = g_build_filename (folder, "kept", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  if (path == NULL)
    return;
  for (int i = 0; i < 120; i++)
    {
      double scale = i % 3 == 0 ? 1 : g_rand_double_range (rand, 0.3, 1.3);
      MhSceneItem item = {
        .kind = MH_ITEM_PICTURE,
        .box = { 0, 0, g_rand_double_range (rand, 20, 200), g_rand_double_range (rand, 4, 100) },
        .picture = { .file = path,
                     .fit = MH_FIT_COVER,
                     .zoom = i % 2 == 0 ? 1 : g_rand_double_range (rand, 1, 3),
                     .focus_x = g_rand_double (rand),
                     .focus_y = g_rand_double (rand) },
      };
      g_autoptr (MhPictureStore) whole = make_store (FALSE, NULL);
      g_autoptr (MhPictureStore) part =
          make_store (TRUE, mh_picture_cache_new (kept, 256 * 1024 * 1024));
      cairo_surface_t *a = paint (&item, scale, whole);
      cairo_surface_t *b = paint (&item, scale, part);
      gsize size = (gsize) cairo_image_surface_get_stride (a) * 130;

      g_assert_cmpmem (cairo_image_surface_get_data (a), size, cairo_image_surface_get_data (b),
                       size);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

/* A part serves those that need no more, also in the next run; who needs more gets it. */
static void
test_serves (void)
{
  static const struct
  {
    const char *why;
    double box_aspect;
    double focus_y;
    guint n_decoded; /* in all, in this run */
  } rows[] = {
    { "the first", 4, 0.5, 1 },   { "the same", 4, 0.5, 1 },  { "less of it", 6, 0.5, 1 },
    { "another place", 4, 0, 2 }, { "the whole", 0, 0.5, 3 }, { "a part of the whole", 4, 1, 3 },
  };
  g_autofree char *path = make_picture ("2x2", FALSE, 1);
  g_autofree char *kept = g_build_filename (folder, "parts", NULL);

  if (path == NULL)
    return;
  g_usleep (50 * 1000); /* files that have just been written are not trusted to stay as they are */
  for (int run = 0; run < 2; run++)
    {
      g_autoptr (MhPictureStore) store =
          make_store (TRUE, mh_picture_cache_new (kept, 256 * 1024 * 1024));

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          MhPictureRequest request = { 70, 17, rows[i].box_aspect, 1, rows[i].focus_y };
          g_autoptr (MhPicture) picture =
              mh_picture_store_get_request (store, path, &request, NULL);
          guint n_decoded = mh_picture_store_get_n_decoded (store);

          g_assert_nonnull (picture);
          if (n_decoded != (run == 0 ? rows[i].n_decoded : 0))
            g_error ("%s: decoded %u times", rows[i].why, n_decoded);
        }
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = mh_test_folder_new ();
  g_test_add_func ("/parts/pixels", test_pixels);
  g_test_add_func ("/parts/damage", test_damage);
  g_test_add_func ("/parts/painting", test_painting);
  g_test_add_func ("/parts/serves", test_serves);
  status = g_test_run ();
  mh_test_folder_remove (folder);

  return status;
}
