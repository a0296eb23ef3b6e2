/* mh-swatch.c: a patch of colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-swatch.h"

struct _MhSwatch
{
  GtkWidget parent_instance;

  MhColor color;
};

#define WIDTH_PX  40
#define HEIGHT_PX 24
#define RADIUS_PX 6

G_DEFINE_FINAL_TYPE (MhSwatch, mh_swatch, GTK_TYPE_WIDGET)

/* Squares behind what can be seen through. */
static void
append_checks (GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  const GdkRGBA grey = { 0.7f, 0.7f, 0.7f, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  const float side = 6;

  gtk_snapshot_append_color (snapshot, &white, bounds);
  for (int row = 0; row * side < bounds->size.height; row++)
    for (int column = row % 2; column * side < bounds->size.width; column += 2)
      gtk_snapshot_append_color (snapshot, &grey,
                                 &GRAPHENE_RECT_INIT (column * side, row * side, side, side));
}

static void
mh_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MhSwatch *self = MH_SWATCH (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GdkRGBA fill = { self->color.r, self->color.g, self->color.b, self->color.a };
  GdkRGBA edge = { 0 };
  GskRoundedRect outline = { 0 };

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &edge);
  edge.alpha = 0.2f;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (fill.alpha < 1)
    append_checks (snapshot, &bounds);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
}

static void
mh_swatch_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
mh_swatch_class_init (MhSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = mh_swatch_snapshot;
  widget_class->measure = mh_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mh_swatch_init (MhSwatch *self)
{
  self->color = (MhColor){ 0, 0, 0, 0 };
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * mh_swatch_set_color:
 * @self: a swatch
 * @color: the colour to show, translucent ones over squares
 */
void
mh_swatch_set_color (MhSwatch *self, const MhColor *color)
{
  self->color = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
