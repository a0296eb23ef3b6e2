/* test-viewport.c: where the picture lies in its view, in numbers alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-panel-handle.h"
#include "canvas/mh-viewport.h"

typedef struct
{
  double view_width;
  double view_height;
  gboolean fit;
  double zoom;
  double scroll_x;
  MhBox seen; /* the picture of 1000 × 500 in the view */
  const char *why;
} PlaceRow;

static const PlaceRow place_rows[] = {
  { 520, 1000, TRUE, 9, 0, { 10, 375, 510, 625 }, "fit: the width decides, and zoom is ignored" },
  { 2000, 270, TRUE, 9, 0, { 750, 10, 1250, 260 }, "fit: the height decides" },
  { 1200, 600, FALSE, 1, 77, { 100, 50, 1100, 550 }, "room on all sides: scrolling does nothing" },
  { 520, 600, FALSE, 1, 100, { -90, 50, 910, 550 }, "scrolled on one axis, centred on the other" },
  { 520, 600, FALSE, 1, 900, { -490, 50, 510, 550 }, "not beyond the margin at the end" },
};

static void
test_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (place_rows); i++)
    {
      const PlaceRow *row = &place_rows[i];
      MhViewport viewport = { .picture_width = 1000,
                              .picture_height = 500,
                              .view_width = row->view_width,
                              .view_height = row->view_height,
                              .margin = 10,
                              .fit = row->fit,
                              .zoom = row->zoom,
                              .scroll_x = row->scroll_x };
      MhBox seen = mh_viewport_get_picture_box (&viewport);

      g_test_message ("%s", row->why);
      g_assert_cmpfloat_with_epsilon (seen.x0, row->seen.x0, 1e-6);
      g_assert_cmpfloat_with_epsilon (seen.y0, row->seen.y0, 1e-6);
      g_assert_cmpfloat_with_epsilon (seen.x1, row->seen.x1, 1e-6);
      g_assert_cmpfloat_with_epsilon (seen.y1, row->seen.y1, 1e-6);
    }
}

/* What is under the pointer stays there, as long as the picture's edges let it. */
static void
test_zoom_about (void)
{
  MhViewport viewport = { .picture_width = 1000,
                          .picture_height = 500,
                          .view_width = 600,
                          .view_height = 400,
                          .margin = 10,
                          .fit = FALSE,
                          .zoom = 1.5,
                          .scroll_x = 300,
                          .scroll_y = 150 };
  double before[2] = { 0 };
  double after[2] = { 0 };

  mh_viewport_to_picture (&viewport, 200, 100, &before[0], &before[1]);
  mh_viewport_zoom_about (&viewport, 2.5, 200, 100);
  mh_viewport_to_picture (&viewport, 200, 100, &after[0], &after[1]);
  g_assert_cmpfloat_with_epsilon (after[0], before[0], 1e-6);
  g_assert_cmpfloat_with_epsilon (after[1], before[1], 1e-6);
  mh_viewport_zoom_about (&viewport, 99, 0, 0);
  g_assert_cmpfloat (mh_viewport_get_zoom (&viewport), ==, MH_VIEWPORT_MAX_ZOOM);
}

static void
test_zoom_steps (void)
{
  g_assert_cmpfloat (mh_viewport_step_zoom (1.0, 1), ==, 1.25);
  g_assert_cmpfloat (mh_viewport_step_zoom (1.0, -1), ==, 0.75);
  g_assert_cmpfloat (mh_viewport_step_zoom (0.42, 1), ==, 0.5);
  g_assert_cmpfloat (mh_viewport_step_zoom (4.0, 1), ==, 4.0);
  g_assert_cmpfloat (mh_viewport_step_zoom (0.05, -1), ==, 0.05);
}

typedef struct
{
  double size;
  gboolean snap;
  double set;
  int stop;
  const char *why;
} SnapRow;

static const SnapRow snap_rows[] = {
  { 0.341, TRUE, 1.0 / 3, 0, "near a third" },
  { 0.341, FALSE, 0.34, -1, "snapping is off" },
  { 0.371, TRUE, 0.37, -1, "between stops: whole per cents" },
  { 0.345, TRUE, 0.352, 1, "of two the nearer one" },
  { 0.02, TRUE, MH_PANEL_SIZE_MIN, -1, "a panel never goes" },
  { 1.7, TRUE, MH_PANEL_SIZE_MAX, -1, "nor is it larger than the surface" },
};

static void
test_snap (void)
{
  const MhPanelStop stops[] = { { MH_PANEL_STOP_THIRD, 1.0 / 3, 0 },
                                { MH_PANEL_STOP_SAFE, 0.352, 0 } };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (MhPanelStop));

  g_array_append_vals (array, stops, G_N_ELEMENTS (stops));
  for (guint i = 0; i < G_N_ELEMENTS (snap_rows); i++)
    {
      const SnapRow *row = &snap_rows[i];
      int stop = 0;

      g_test_message ("%s", row->why);
      g_assert_cmpfloat_with_epsilon (mh_panel_size_snap (row->size, row->snap ? array : NULL,
                                                          &stop),
                                      row->set, 1e-12);
      g_assert_cmpint (stop, ==, row->stop);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/place", test_place);
  g_test_add_func ("/viewport/zoom-about", test_zoom_about);
  g_test_add_func ("/viewport/zoom-steps", test_zoom_steps);
  g_test_add_func ("/panel-handle/snap", test_snap);
  return g_test_run ();
}
