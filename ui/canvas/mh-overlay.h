/* mh-overlay.h: guides and frames above the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layout/mh-scene.h"
#include "mh-viewport.h"
#include "surface/mh-surface.h"

G_BEGIN_DECLS

/* What can be shown above the picture; flags. */
typedef enum
{
  MH_GUIDES_NONE = 0,
  MH_GUIDES_SAFE = 1 << 0, /* the safe area, and what is covered, with its name */
  MH_GUIDES_COLUMNS = 1 << 1,
  MH_GUIDES_DESKTOP = 1 << 2, /* what is not seen there */
  MH_GUIDES_PHONE = 1 << 3,
} MhGuides;

/* A place where something can be dropped. */
typedef struct
{
  MhBox box; /* output px */
  const char *name;
  gboolean chosen; /* the pointer is over it */
} MhZone;

#define MH_MAX_ZONES 6

void mh_overlay_draw_guides (cairo_t *cr,
                             GtkWidget *widget,
                             const MhViewport *viewport,
                             const MhSurface *surface,
                             const MhScene *scene);
void mh_overlay_draw_crops (cairo_t *cr,
                            GtkWidget *widget,
                            const MhViewport *viewport,
                            const MhSurface *surface,
                            const char *device);
void mh_overlay_draw_columns (cairo_t *cr,
                              const MhViewport *viewport,
                              const MhBox *boxes,
                              guint n_boxes,
                              const GdkRGBA *color);
/* How far the panel's edge, with its grip, reaches beyond the line. */
#define MH_OVERLAY_EDGE_MARGIN_PX 20.0

void mh_overlay_draw_frame (cairo_t *cr, const MhBox *box, const GdkRGBA *color, double width);
void mh_overlay_draw_edge (
    cairo_t *cr, const MhBox *edge, gboolean vertical, const GdkRGBA *color, gboolean emphasized);
void mh_overlay_draw_zone (cairo_t *cr,
                           GtkWidget *widget,
                           const MhViewport *viewport,
                           const MhZone *zone,
                           const GdkRGBA *color);
void mh_overlay_draw_mark (cairo_t *cr, const MhBox *line, const GdkRGBA *color);
void mh_overlay_draw_stop (
    cairo_t *cr, GtkWidget *widget, const MhBox *line, const char *name, const GdkRGBA *color);
void
mh_overlay_draw_cross (cairo_t *cr, const MhBox *frame, double x, double y, const GdkRGBA *color);

G_END_DECLS
