/* mh-panel-stops.c: sizes of a panel that its edge may well be drawn to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-panel-stops.h"

#include <math.h>

#include "mh-layout-job.h"
#include "team/mh-json-value.h"

/* Sizes are told apart from here on, and written no finer. */
#define SIZE_STEP  0.005
#define SIZE_PARTS 1e4
/* Nobody sets a panel smaller. */
#define LEAST_SIZE 0.1

#define SIZE_EPSILON_PX 1e-6

/* What the stops are of. */
typedef struct
{
  GArray *stops;
  MhSide side;
  double extent_px; /* of the surface, along which the panel grows */
  double inset_px;
} Listing;

static gboolean
is_upright (MhSide side)
{
  return side == MH_SIDE_LEFT || side == MH_SIDE_RIGHT;
}

static gboolean
grows_up (MhSide side)
{
  return side == MH_SIDE_LEFT || side == MH_SIDE_TOP;
}

/* The first of two that are the same has the say. */
static void
add_size (Listing *listing, MhPanelStopKind kind, double size)
{
  MhPanelStop stop = { .kind = kind, .size = round (size * SIZE_PARTS) / SIZE_PARTS };
  double from_edge = stop.size * listing->extent_px - listing->inset_px;

  if (stop.size < LEAST_SIZE || stop.size > 1)
    return;
  for (guint i = 0; i < listing->stops->len; i++)
    if (fabs (g_array_index (listing->stops, MhPanelStop, i).size - stop.size) < SIZE_STEP)
      return;
  stop.edge = grows_up (listing->side) ? from_edge : listing->extent_px - from_edge;
  g_array_append_val (listing->stops, stop);
}

/* The size at which the panel's inner edge is there. */
static void
add_edge (Listing *listing, double edge_px)
{
  double from_edge = grows_up (listing->side) ? edge_px : listing->extent_px - edge_px;

  add_size (listing, MH_PANEL_STOP_SAFE, (from_edge + listing->inset_px) / listing->extent_px);
}

static void
add_box (Listing *listing, const MhBox *box)
{
  if (mh_box_is_empty (box))
    return;
  add_edge (listing, is_upright (listing->side) ? box->x0 : box->y0);
  add_edge (listing, is_upright (listing->side) ? box->x1 : box->y1);
}

/* 0 where the theme leaves the size to the layout. */
static double
get_theme_size (MhDocument *document)
{
  JsonNode *design = mh_json_member (mh_document_get_theme (document), "design");
  JsonNode *size = mh_json_member (mh_json_member (design, "panel"), "size");

  return size != NULL && mh_json_is_number (size) ? mh_json_number (size) : 0;
}

static void
begin (Listing *listing,
       GArray *stops,
       MhDocument *document,
       const MhSurface *surface,
       const MhTarget *target,
       MhSide side)
{
  g_autoptr (MhDesign) design = mh_document_dup_design (document, target);

  listing->stops = stops;
  listing->side = side;
  listing->extent_px = is_upright (side) ? surface->width_px : surface->height_px;
  listing->inset_px = mh_frame_get_inset_px (surface, design);
}

/**
 * mh_panel_list_stops:
 * @document: a document
 * @surface: where the picture goes
 * @target: (nullable): the document's target there
 * @side: where the panel stands, neither automatic nor the whole picture
 *
 * Lists what can be told without laying out: the theme's own size, the edges of the safe area,
 * halves, thirds and quarters of the surface.
 *
 * Returns: (transfer full) (element-type MhPanelStop): each size once, the most telling first
 */
GArray *
mh_panel_list_stops (MhDocument *document,
                     const MhSurface *surface,
                     const MhTarget *target,
                     MhSide side)
{
  static const struct
  {
    MhPanelStopKind kind;
    double size;
  } shares[] = { { MH_PANEL_STOP_HALF, 1.0 / 2 },
                 { MH_PANEL_STOP_THIRD, 1.0 / 3 },
                 { MH_PANEL_STOP_THIRD, 2.0 / 3 },
                 { MH_PANEL_STOP_QUARTER, 1.0 / 4 },
                 { MH_PANEL_STOP_QUARTER, 3.0 / 4 } };
  Listing listing = { 0 };
  MhBox safe = mh_box_scale (&surface->safe, surface->width_px, surface->height_px);
  MhBox clear = mh_surface_get_clear_area (surface);

  begin (&listing, g_array_new (FALSE, FALSE, sizeof (MhPanelStop)), document, surface, target,
         side);
  add_size (&listing, MH_PANEL_STOP_THEME, get_theme_size (document));
  if (surface->page == NULL)
    add_box (&listing, &safe);
  add_box (&listing, &clear);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    add_size (&listing, shares[i].kind, shares[i].size);
  return listing.stops;
}

/**
 * mh_panel_add_legible_stop:
 * @stops: (element-type MhPanelStop): what mh_panel_list_stops() gave
 * @document: as there
 * @surface: as there
 * @target: (nullable): as there
 * @side: as there
 * @size: what mh_panel_find_legible_size() found; 0 adds nothing
 *
 * Adds the least size at which all can be read. It takes the place of what is as large: it says
 * more.
 */
void
mh_panel_add_legible_stop (GArray *stops,
                           MhDocument *document,
                           const MhSurface *surface,
                           const MhTarget *target,
                           MhSide side,
                           double size)
{
  Listing listing = { 0 };

  for (guint i = stops->len; i > 0 && size > 0; i--)
    if (fabs (g_array_index (stops, MhPanelStop, i - 1).size - size) < SIZE_STEP)
      g_array_remove_index (stops, i - 1);
  begin (&listing, stops, document, surface, target, side);
  add_size (&listing, MH_PANEL_STOP_PHONE, size);
}

/* Whether all that the design names is there and large enough on a phone. */
static gboolean
is_legible_at (MhLayoutJob *job, MhDesign *design, double size, double least_px)
{
  design->panel.size = size;
  mh_layout_job_fit (job);
  return job->fitting.n_people == job->input.people->len &&
         job->fitting.rest_px >= least_px - SIZE_EPSILON_PX;
}

/**
 * mh_panel_find_legible_size:
 * @document: a document
 * @surface: where the picture goes
 * @target: (nullable): the document's target there
 * @side: where the panel stands
 * @date: the day that the picture is for
 * @fonts: the fonts of this thread
 * @cancellable: (nullable): to give up, with 0
 *
 * Finds the least panel in which everybody can be read on the surface's narrowest phone, with all
 * type at `type.min_phone_px` or above. More room never makes type smaller.
 *
 * Threads: any, with fonts of its own.
 *
 * Returns: the panel's size in whole per cents, 0 to 1; 0 when none is large enough or phones do
 * not show the surface
 */
double
mh_panel_find_legible_size (MhDocument *document,
                            const MhSurface *surface,
                            const MhTarget *target,
                            MhSide side,
                            MhDate date,
                            MhFonts *fonts,
                            GCancellable *cancellable)
{
  g_autoptr (MhDesign) design = mh_document_dup_design (document, target);
  g_autoptr (MhScene) scene = mh_scene_new (surface->id, surface->width_px, surface->height_px);
  MhLayoutJob job = { .scene = scene };
  int phone_px = mh_surface_get_phone_px (surface);
  double least_px = 0;
  int low = (int) (LEAST_SIZE * 100) - 1;
  int high = 100;
  gboolean is_any = FALSE;

  if (phone_px <= 0 || side == MH_SIDE_FULL || g_cancellable_is_cancelled (cancellable))
    return 0;
  design->panel.side = side;
  least_px = design->type.min_phone_px * surface->width_px / phone_px;
  job.maker =
      (MhPersonMaker){ document, surface, design, surface->platform, fonts, NULL, scene->findings };
  mh_layout_job_prepare (&job, date);
  is_any = job.input.people->len > 0 && is_legible_at (&job, design, 1, least_px);
  while (is_any && high - low > 1 && !g_cancellable_is_cancelled (cancellable))
    {
      int middle = (low + high) / 2;

      if (is_legible_at (&job, design, middle / 100.0, least_px))
        high = middle;
      else
        low = middle;
    }
  mh_layout_job_clear (&job);
  return is_any && !g_cancellable_is_cancelled (cancellable) ? high / 100.0 : 0;
}
