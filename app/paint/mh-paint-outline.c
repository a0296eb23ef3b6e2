/* mh-paint-outline.c: filling the outlines of letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo fills a path of letters exactly but slowly. FreeType's rasteriser computes the same
 * coverage in a fifth of the time, so the path goes to it and comes back as a mask.
 */

#include "mh-paint-outline.h"

#include FT_OUTLINE_H
#include <math.h>
#include <string.h>

/* FreeType's limits: it counts points in a short, and coordinates in 26.6 must not overflow. */
#define MAX_POINTS 32000
#define MAX_SIDE   8000

/* A path in the form that FreeType takes; y goes up there. */
typedef struct
{
  GArray *points; /* of FT_Vector */
  GByteArray *tags;
  GArray *contours; /* of short: index of the last point of each */
  double left;
  double bottom;
} Outline;

static void
add_point (Outline *outline, const cairo_path_data_t *point, guint8 tag)
{
  FT_Vector vector = { (FT_Pos) round ((point->point.x - outline->left) * 64),
                       (FT_Pos) round ((outline->bottom - point->point.y) * 64) };

  g_array_append_val (outline->points, vector);
  g_byte_array_append (outline->tags, &tag, 1);
}

static void
end_contour (Outline *outline)
{
  short last = (short) (outline->points->len - 1);
  gboolean is_new = outline->contours->len == 0 ||
                    g_array_index (outline->contours, short, outline->contours->len - 1) != last;

  if (outline->points->len > 0 && is_new)
    g_array_append_val (outline->contours, last);
}

/* cairo ends each contour with a point to go on from; only one that is gone on from counts. */
static void
start_contour (Outline *outline, const cairo_path_data_t **start)
{
  if (*start != NULL)
    add_point (outline, *start, FT_CURVE_TAG_ON);
  *start = NULL;
}

static void
add_path (Outline *outline, const cairo_path_t *path)
{
  const cairo_path_data_t *start = NULL;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      switch (data->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          end_contour (outline);
          start = &data[1];
          break;
        case CAIRO_PATH_LINE_TO:
          start_contour (outline, &start);
          add_point (outline, &data[1], FT_CURVE_TAG_ON);
          break;
        case CAIRO_PATH_CURVE_TO:
          start_contour (outline, &start);
          add_point (outline, &data[1], FT_CURVE_TAG_CUBIC);
          add_point (outline, &data[2], FT_CURVE_TAG_CUBIC);
          add_point (outline, &data[3], FT_CURVE_TAG_ON);
          break;
        case CAIRO_PATH_CLOSE_PATH:
          end_contour (outline);
          break;
        }
    }
  end_contour (outline);
}

/* Where coverage goes: eight bits a pixel, row 0 at the top. */
typedef struct
{
  guint8 *pixels;
  int width;
  int height;
  int stride;
} Mask;

/* Letters that touch add up to full coverage. */
static void
add_spans (int y, int n_spans, const FT_Span *spans, void *data)
{
  const Mask *mask = data;
  int row = mask->height - 1 - y;

  if (row < 0 || row >= mask->height)
    return;
  for (int i = 0; i < n_spans; i++)
    {
      guint8 *line = mask->pixels + (gsize) row * (gsize) mask->stride;
      int end = MIN (spans[i].x + spans[i].len, mask->width);

      for (int x = MAX (spans[i].x, 0); x < end; x++)
        line[x] = (guint8) MIN (line[x] + spans[i].coverage, 255);
    }
}

static gboolean
render_contours (const Outline *outline, FT_Library library, Mask *mask, guint first, guint last)
{
  const short *ends = (const short *) outline->contours->data;
  short start = first > 0 ? (short) (ends[first - 1] + 1) : 0;
  g_autofree short *contours = g_new (short, last - first + 1);
  FT_Outline shape = { .n_contours = (short) (last - first + 1),
                       .n_points = (short) (ends[last] + 1 - start),
                       .points = (FT_Vector *) outline->points->data + start,
                       .tags = (char *) outline->tags->data + start,
                       .contours = contours };
  FT_Raster_Params params = { .source = &shape,
                              .flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT,
                              .gray_spans = add_spans,
                              .user = mask };

  for (guint i = first; i <= last; i++)
    contours[i - first] = (short) (ends[i] - start);
  return FT_Outline_Render (library, &shape, &params) == 0;
}

static void
get_contour_range (const Outline *outline, guint contour, FT_Pos *left, FT_Pos *right)
{
  const short *ends = (const short *) outline->contours->data;
  const FT_Vector *points = (const FT_Vector *) outline->points->data;
  int start = contour > 0 ? ends[contour - 1] + 1 : 0;

  *left = *right = points[start].x;
  for (int i = start; i <= ends[contour]; i++)
    {
      *left = MIN (*left, points[i].x);
      *right = MAX (*right, points[i].x);
    }
}

/* Where all contours from each on start: letters come from left to right, but the contours of one
 * come in any order, a counter before what it is cut from. (transfer full). */
static FT_Pos *
find_starts (const Outline *outline)
{
  FT_Pos *starts = g_new (FT_Pos, outline->contours->len + 1);

  starts[outline->contours->len] = G_MAXLONG;
  for (guint i = outline->contours->len; i-- > 0;)
    {
      FT_Pos right = 0;

      get_contour_range (outline, i, &starts[i], &right);
      starts[i] = MIN (starts[i], starts[i + 1]);
    }
  return starts;
}

/* The rasteriser's time grows with the square of the width, so contours go to it in groups that lie
 * side by side; those that overlap, such as a letter and its counters, go together. */
static gboolean
render (const Outline *outline, FT_Library library, Mask *mask)
{
  g_autofree FT_Pos *starts = find_starts (outline);
  guint first = 0;
  FT_Pos group_right = 0;

  for (guint i = 0; i < outline->contours->len; i++)
    {
      FT_Pos left = 0;
      FT_Pos right = 0;

      get_contour_range (outline, i, &left, &right);
      group_right = i == first ? right : MAX (group_right, right);
      if (starts[i + 1] < group_right)
        continue;
      if (!render_contours (outline, library, mask, first, i))
        return FALSE;
      first = i + 1;
    }
  return TRUE;
}

static gboolean
fill_path (cairo_t *cr, FT_Library library, const cairo_path_t *path, const MhBox *area)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) mh_box_width (area),
                                                         (int) mh_box_height (area));
  Mask mask = { cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
                cairo_image_surface_get_height (surface),
                cairo_image_surface_get_stride (surface) };
  Outline outline = { g_array_new (FALSE, FALSE, sizeof (FT_Vector)), g_byte_array_new (),
                      g_array_new (FALSE, FALSE, sizeof (short)), area->x0, area->y1 };
  gboolean filled = FALSE;

  add_path (&outline, path);
  filled =
      mask.pixels != NULL && outline.points->len <= MAX_POINTS && render (&outline, library, &mask);
  cairo_surface_mark_dirty (surface);
  if (filled)
    cairo_mask_surface (cr, surface, area->x0, area->y0);
  cairo_surface_destroy (surface);
  g_array_unref (outline.points);
  g_byte_array_unref (outline.tags);
  g_array_unref (outline.contours);
  return filled;
}

/**
 * mh_paint_fill_outline:
 * @cr: its current path is filled with its source, then cleared; its matrix is lost
 * @library: FreeType, of this thread
 *
 * Does what cairo_fill() does, for paths of letters.
 */
void
mh_paint_fill_outline (cairo_t *cr, FT_Library library)
{
  MhBox ink = { 0 };
  MhBox clip = { 0 };
  MhBox area = { 0 };
  cairo_path_t *path = NULL;
  gboolean filled = FALSE;

  cairo_identity_matrix (cr);
  cairo_path_extents (cr, &ink.x0, &ink.y0, &ink.x1, &ink.y1);
  cairo_clip_extents (cr, &clip.x0, &clip.y0, &clip.x1, &clip.y1);
  if (!mh_box_intersect (&ink, &clip, &area))
    {
      cairo_new_path (cr);
      return;
    }

  area = MH_BOX (floor (area.x0), floor (area.y0), ceil (area.x1), ceil (area.y1));
  if (mh_box_width (&ink) <= MAX_SIDE && mh_box_height (&ink) <= MAX_SIDE)
    {
      path = cairo_copy_path (cr);
      filled = path->status == CAIRO_STATUS_SUCCESS && fill_path (cr, library, path, &area);
      cairo_path_destroy (path);
    }
  if (!filled)
    cairo_fill (cr);
  cairo_new_path (cr);
}
