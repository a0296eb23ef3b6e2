/* test-products.c: a picture kept as it is painted is as if it were painted anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <unistd.h>

#include "base/mh-file.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-tool.h"
#include "paint/mh-paint-picture.h"
#include "picture/mh-picture-product.h"

#define CONVERT "convert-im6.q16"

/* Of the scene that is painted; what is painted smaller than 256 × 256 is not kept. */
#define WIDTH_PX  420
#define HEIGHT_PX 310

static char *folder;

/* (transfer full) (nullable): noise, NULL when the tools are missing. */
static char *
make_picture (const char *name, const char *options)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *make =
      g_strdup_printf (CONVERT " -size 1203x901 -seed 7 plasma: %s %s", options, path);

  if (!mh_test_tool_run (make, NULL))
    return NULL;
  /* A file that changed just now is not kept. */
  g_usleep (50 * 1000);
  return g_steal_pointer (&path);
}

/* A store of a new run; the cache is that of the earlier ones. */
static MhPictureStore *
start_run (gboolean keeps_products)
{
  g_autofree char *kept = g_build_filename (folder, "kept", NULL);
  g_autofree char *decoder = mh_decoder_find ();
  MhPictureStore *store = mh_picture_store_new (decoder, MH_PICTURE_STORE_DEFAULT_BYTES);

  if (!keeps_products)
    return store;
  mh_picture_store_set_cache (store, mh_picture_cache_new (kept, 256 * 1024 * 1024));
  mh_picture_store_set_keeps_products (store);
  mh_picture_store_set_keeps_parts (store);
  return store;
}

/* Takes entries out of the cache; the names tell which are products, of which there were so many.
 */
static guint
remove_entries (gboolean products, gboolean others)
{
  g_autofree char *kept = g_build_filename (folder, "kept", NULL);
  g_autoptr (GDir) dir = g_dir_open (kept, 0, NULL);
  const char *name = NULL;
  guint n_products = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (kept, name, NULL);
      gboolean is_product = strstr (name, "-0.0.0.0-") != NULL;

      n_products += is_product;
      if (is_product ? products : others)
        g_assert_cmpint (unlink (path), ==, 0);
    }
  return n_products;
}

static cairo_surface_t *
paint (const MhSceneItem *item, double scale, MhPictureStore *store)
{
  int width = (int) round (WIDTH_PX * scale);
  int height = (int) round (HEIGHT_PX * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  cairo_scale (cr, width / (double) WIDTH_PX, height / (double) HEIGHT_PX);
  mh_paint_picture (cr, item, scale, store, &error);
  g_assert_no_error (error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
are_same (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size =
      (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

/* Paints in a new run; n_decoded is how many files must be decoded for it. */
static void
assert_painted (const MhSceneItem *item, double scale, guint n_decoded, cairo_surface_t *expected)
{
  g_autoptr (MhPictureStore) store = start_run (TRUE);
  cairo_surface_t *surface = paint (item, scale, store);

  g_assert_cmpuint (mh_picture_store_get_n_decoded (store), ==, n_decoded);
  g_assert_true (are_same (surface, expected));
  cairo_surface_destroy (surface);
}

static MhSceneItem
make_item (char *path, GRand *rand)
{
  double x = g_rand_double_range (rand, 0, 40);
  double y = g_rand_double_range (rand, 0, 20);

  return (MhSceneItem){
    .kind = MH_ITEM_PICTURE,
    .box = { x, y, x + g_rand_double_range (rand, 300, 380),
             y + g_rand_double_range (rand, 260, 290) },
    .radius = g_rand_int_range (rand, 0, 30),
    .picture = { .file = path,
                 .fit = g_rand_boolean (rand) ? MH_FIT_COVER : MH_FIT_STRETCH,
                 .zoom = g_rand_boolean (rand) ? 1 : g_rand_double_range (rand, 1, 1.5),
                 .focus_x = g_rand_double (rand),
                 .focus_y = g_rand_double (rand) },
  };
}

/* One thing at a time. */
static void
change_item (MhSceneItem *item, double *scale, guint step)
{
  double *const numbers[] = { &item->picture.focus_x, &item->picture.focus_y,
                              &item->box.x0,          &item->box.y0,
                              &item->box.x1,          &item->box.y1,
                              &item->picture.zoom,    scale };

  if (step < G_N_ELEMENTS (numbers))
    *numbers[step] += 0.13;
  else
    item->picture.fit = MH_FIT_STRETCH;
}

/* One after the other, so that a product that were taken for another shows. When it is in the
 * cache, nothing else is read: neither the file nor what it was decoded to. */
static void
test_pixels (void)
{
  char *const paths[] = { make_picture ("photo.jpg", "-sampling-factor 2x2"),
                          make_picture ("clear.png", "-alpha set -channel A +noise Random") };
  g_autoptr (MhPictureStore) plain = start_run (FALSE);

  for (guint i = 0; i < 20 && paths[0] != NULL && paths[1] != NULL; i++)
    {
      MhSceneItem item = { .kind = MH_ITEM_PICTURE,
                           .box = { 10, 5, 360, 275 },
                           .radius = 20,
                           .picture = { .file = paths[i / 10],
                                        .focus_x = 0.4,
                                        .focus_y = 0.3,
                                        .fit = MH_FIT_COVER,
                                        .zoom = 1.1 } };
      double scale = 1;
      cairo_surface_t *expected = NULL;

      if (i % 10 > 0)
        change_item (&item, &scale, i % 10 - 1);
      expected = paint (&item, scale, plain);
      assert_painted (&item, scale, 1, expected);
      g_assert_cmpuint (remove_entries (FALSE, TRUE), ==, i + 1);
      assert_painted (&item, scale, 0, expected);
      cairo_surface_destroy (expected);
    }
  remove_entries (TRUE, TRUE);
  g_free (paths[0]);
  g_free (paths[1]);
}

/* What has another size, or is blurred, is painted as ever, and nothing is kept of it. */
static void
test_others (void)
{
  g_autofree char *path = make_picture ("photo.jpg", "-sampling-factor 2x2");
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (MhPictureStore) plain = start_run (FALSE);

  for (guint i = 0; i < 4 && path != NULL; i++)
    {
      MhSceneItem item = make_item (path, rand);
      cairo_surface_t *expected = NULL;

      if (i == 0)
        item.picture.blur = 2;
      else if (i == 1)
        item.box.x1 = item.box.x0 + 200;
      else
        item.picture.fit = i == 2 ? MH_FIT_CONTAIN : MH_FIT_TILE;
      expected = paint (&item, 1, plain);
      assert_painted (&item, 1, 1, expected);
      g_assert_cmpuint (remove_entries (TRUE, TRUE), ==, 0);
      cairo_surface_destroy (expected);
    }
}

/* What is fetched is what is painted: then nothing has to be read any more. */
static void
test_fetch (void)
{
  g_autofree char *path = make_picture ("photo.jpg", "-sampling-factor 2x2");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 6 && path != NULL; i++)
    {
      double scale = i % 3 == 0 ? 1 : g_rand_double_range (rand, 0.95, 1.4);
      MhSceneItem item = make_item (path, rand);
      g_autoptr (MhPictureStore) store = NULL;
      cairo_surface_t *expected = NULL;
      cairo_surface_t *surface = NULL;

      store = start_run (TRUE);
      expected = paint (&item, scale, store);
      mh_picture_store_unref (store);
      g_assert_cmpuint (remove_entries (FALSE, TRUE), ==, 1);

      store = start_run (TRUE);
      mh_paint_fetch_picture (&item, WIDTH_PX, HEIGHT_PX, scale, store);
      remove_entries (TRUE, TRUE);
      surface = paint (&item, scale, store);
      g_assert_cmpuint (mh_picture_store_get_n_decoded (store), ==, 0);
      g_assert_true (are_same (surface, expected));
      cairo_surface_destroy (surface);
      cairo_surface_destroy (expected);
    }
}

/* Cuts the one product in the cache short, or changes a bit of it. */
static void
damage_product (guint step)
{
  g_autofree char *kept = g_build_filename (folder, "kept", NULL);
  g_autofree char *name = mh_test_folder_list (kept);
  g_autofree char *path = g_build_filename (kept, name, NULL);
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  content[size * step / 20] ^= 1;
  g_assert_true (g_file_set_contents (path, content,
                                      (gssize) (step % 2 == 0 ? size : size * step / 20), NULL));
}

/* A damaged one is made anew, and so is that of a file with another content. */
static void
test_damage (void)
{
  g_autofree char *path = make_picture ("photo.jpg", "-sampling-factor 2x2");
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  MhSceneItem item = make_item (path, rand);
  g_autoptr (MhPictureStore) plain = start_run (FALSE);
  cairo_surface_t *before = NULL;
  cairo_surface_t *after = NULL;

  if (path == NULL)
    return;
  before = paint (&item, 1, plain);
  assert_painted (&item, 1, 1, before);
  for (guint step = 0; step < 20; step++)
    {
      g_assert_cmpuint (remove_entries (FALSE, TRUE), ==, 1);
      damage_product (step);
      assert_painted (&item, 1, 1, before);
    }
  assert_painted (&item, 1, 0, before);

  g_free (make_picture ("photo.jpg", "-negate"));
  after = paint (&item, 1, plain);
  g_assert_false (are_same (before, after));
  assert_painted (&item, 1, 1, after);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  remove_entries (TRUE, TRUE);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = mh_test_folder_new ();
  g_test_add_func ("/products/pixels", test_pixels);
  g_test_add_func ("/products/others", test_others);
  g_test_add_func ("/products/fetch", test_fetch);
  g_test_add_func ("/products/damage", test_damage);
  status = g_test_run ();
  mh_test_folder_remove (folder);
  return status;
}
