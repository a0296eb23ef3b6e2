/* mh-picture-plan.c: how far a picture is reduced while it is decoded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-picture-plan.h"

#include <math.h>

#include "base/mh-limits.h"

/* Sizes of a drawing that the store keeps: this many to an octave. */
#define STEPS_PER_OCTAVE 4

static int
divide_up (int length, int numerator, int denominator)
{
  return (int) (((gint64) length * numerator + denominator - 1) / denominator);
}

/* The largest of 1, 2, 3, 4, 6, 8, 12, 16… that leaves at least the least size. The steps are few,
 * so that one decoded picture serves many requests. */
static int
choose_divisor (int width, int height, int min_width, int min_height)
{
  int divisor = 1;

  for (;;)
    {
      gboolean is_power_of_two = (divisor & (divisor - 1)) == 0;
      int next = divisor == 1 ? 2 : is_power_of_two ? divisor * 3 / 2 : divisor * 4 / 3;

      if (divide_up (width, 1, next) < min_width || divide_up (height, 1, next) < min_height ||
          next > MAX (width, height))
        return divisor;
      divisor = next;
    }
}

/**
 * mh_picture_plan:
 * @kind: the kind of the picture; SVG has no plan, see mh_picture_cover()
 * @width_px: its width
 * @height_px: its height
 * @min_width_px: the least width that is needed, 0 when any will do
 * @min_height_px: the least height that is needed, 0 when any will do; with both 0 the picture
 * stays as large as it is
 *
 * Chooses the smallest of a few sizes that still serves. It depends on nothing but its arguments,
 * so that a picture looks the same whether it comes from a cache or not.
 *
 * Only 1, 2, 4 and 8 eighths are used: libjpeg-turbo has fast code for these, and for 3, 5, 6 and 7
 * it takes longer than for the whole picture.
 */
MhPicturePlan
mh_picture_plan (
    MhPictureKind kind, int width_px, int height_px, int min_width_px, int min_height_px)
{
  MhPicturePlan plan = { 8, 1, width_px, height_px };

  if (min_width_px <= 0 && min_height_px <= 0)
    return plan;

  while (kind == MH_PICTURE_KIND_JPEG && plan.eighths > 1 &&
         divide_up (width_px, plan.eighths / 2, 8) >= min_width_px &&
         divide_up (height_px, plan.eighths / 2, 8) >= min_height_px)
    plan.eighths /= 2;

  plan.width_px = divide_up (width_px, plan.eighths, 8);
  plan.height_px = divide_up (height_px, plan.eighths, 8);
  plan.divisor = choose_divisor (plan.width_px, plan.height_px, min_width_px, min_height_px);
  mh_picture_plan_measure (&plan, width_px, height_px);

  return plan;
}

/**
 * mh_picture_plan_measure:
 * @plan: whose eighths and divisor say how far a picture is reduced; its size is set
 * @width_px: the picture's width
 * @height_px: its height
 */
void
mh_picture_plan_measure (MhPicturePlan *plan, int width_px, int height_px)
{
  plan->width_px = divide_up (divide_up (width_px, plan->eighths, 8), 1, plan->divisor);
  plan->height_px = divide_up (divide_up (height_px, plan->eighths, 8), 1, plan->divisor);
}

/* Rows beyond the edge of what shows that still have a part in its pixels: by filters, and by being
 * brought to whole pixels. */
#define MARGIN_ROWS 8

/* Only what is made smaller when it is painted gives the same pixels with or without the rest. */
static gboolean
is_larger_than_painted (const MhPicturePlan *plan, const MhPictureRequest *request)
{
  double aspect = plan->width_px / (double) plan->height_px;
  double width = MAX (request->min_width_px, request->min_height_px * aspect);
  double height = MAX (request->min_height_px, request->min_width_px / aspect);

  return plan->width_px > 1.01 * width && plan->height_px > 1.01 * height;
}

/**
 * mh_picture_find_bands:
 * @kind: the kind of the picture
 * @width_px: its width, upright
 * @height_px: its height, upright
 * @request: what is wanted of it
 *
 * Returns: the bands that show, and a little more; all but for JPEG, which alone gains by it
 */
MhPictureBands
mh_picture_find_bands (MhPictureKind kind,
                       int width_px,
                       int height_px,
                       const MhPictureRequest *request)
{
  MhPictureBands bands = { 0, MH_PICTURE_N_BANDS };
  MhPicturePlan plan;
  double part, start, margin;

  if (kind != MH_PICTURE_KIND_JPEG || request->box_aspect <= 0)
    return bands;

  plan = mh_picture_plan (kind, width_px, height_px, request->min_width_px, request->min_height_px);
  if (!is_larger_than_painted (&plan, request))
    return bands;
  margin = MARGIN_ROWS / (double) plan.height_px;
  part = 1 / (MAX (request->box_aspect * height_px / width_px, 1.0) * MAX (request->zoom, 1.0));
  start = CLAMP (request->focus_y - part / 2, 0, 1 - part);
  bands.first = (int) floor ((start - margin) * MH_PICTURE_N_BANDS);
  bands.end = (int) ceil ((start + part + margin) * MH_PICTURE_N_BANDS);

  return (MhPictureBands){ MAX (bands.first, 0), MIN (bands.end, MH_PICTURE_N_BANDS) };
}

/**
 * mh_picture_bands_measure:
 * @bands: some rows of a picture
 * @height_px: how high the whole of it is
 * @first_row: (out): the first of them
 * @end_row: (out): the first that is none of them any more
 */
void
mh_picture_bands_measure (MhPictureBands bands, int height_px, int *first_row, int *end_row)
{
  *first_row = (int) ((gint64) height_px * bands.first / MH_PICTURE_N_BANDS);
  *end_row = divide_up (height_px, bands.end, MH_PICTURE_N_BANDS);
}

/**
 * mh_picture_cover:
 * @width: own width of a drawing
 * @height: own height of a drawing
 * @min_width_px: the least width that is needed, 0 when any will do
 * @min_height_px: the least height that is needed, 0 when any will do
 * @cover_width_px: (out): the width to draw it at
 * @cover_height_px: (out): the height to draw it at
 *
 * The size at which a drawing that can be drawn at any size just covers what is needed; its own
 * size when both are 0. A size that goes beyond the limits of a surface is brought back to them.
 */
void
mh_picture_cover (double width,
                  double height,
                  int min_width_px,
                  int min_height_px,
                  int *cover_width_px,
                  int *cover_height_px)
{
  double scale = 1.0;

  if (min_width_px > 0 || min_height_px > 0)
    scale = MAX (MAX (min_width_px, 0) / width, MAX (min_height_px, 0) / height);
  scale = MIN (scale, MH_LIMIT_OUTPUT_SIDE / MAX (width, height));
  scale = MIN (scale, sqrt (MH_LIMIT_OUTPUT_PIXELS / width / height));

  /* A product such as 300 * (100 / 300.0) may lie a hair above the whole number that it means. */
  *cover_width_px = CLAMP ((int) ceil (width * scale - 1e-6), 1, MH_LIMIT_OUTPUT_SIDE);
  *cover_height_px = CLAMP ((int) ceil (height * scale - 1e-6), 1, MH_LIMIT_OUTPUT_SIDE);
}

/* From here on a drawing is made at the very size that is asked for. */
#define LARGE_PX 400

static int
length_of_step (int step)
{
  return (int) ceil (exp2 ((double) step / STEPS_PER_OCTAVE) - 1e-9);
}

/**
 * mh_picture_round_up:
 * @length_px: a width or height, 0 included
 *
 * The next of the sizes at which drawings are kept, a quarter of an octave apart: while somebody
 * drags the edge of a panel, most frames find their pictures ready. A large one is most likely a
 * background, whose size stays as it is, and is sharpest at just that.
 *
 * Returns: at least @length_px, less than 1.19 times that and 1 px more; from
 *   %LARGE_PX on @length_px itself
 */
int
mh_picture_round_up (int length_px)
{
  int step = 0;

  if (length_px <= 0)
    return 0;
  if (length_px >= LARGE_PX)
    return length_px;
  while (length_of_step (step) < length_px)
    step++;

  return MIN (length_of_step (step), LARGE_PX);
}

/**
 * mh_picture_classify:
 * @kind: the kind of the picture
 * @width_px: its width
 * @height_px: its height
 * @request: what is wanted of it
 *
 * Returns: what requests have in common that get the same pixels
 */
MhPictureClass
mh_picture_classify (MhPictureKind kind,
                     int width_px,
                     int height_px,
                     const MhPictureRequest *request)
{
  MhPictureClass class = { .bands = mh_picture_find_bands (kind, width_px, height_px, request) };
  MhPicturePlan plan;

  if (request->product.digest != 0)
    return (MhPictureClass){ .product = request->product.digest };
  if (kind == MH_PICTURE_KIND_SVG)
    {
      class.a = mh_picture_round_up (request->min_width_px);
      class.b = mh_picture_round_up (request->min_height_px);
      return class;
    }

  plan = mh_picture_plan (kind, width_px, height_px, request->min_width_px, request->min_height_px);
  class.a = plan.eighths;
  class.b = plan.divisor;
  return class;
}

/**
 * mh_picture_class_serves:
 * @kept: the class of a decoded picture
 * @wanted: the class of a request for the same file
 *
 * Returns: whether that picture has all that is wanted, at the size that is wanted
 */
gboolean
mh_picture_class_serves (const MhPictureClass *kept, const MhPictureClass *wanted)
{
  return kept->product == wanted->product && kept->a == wanted->a && kept->b == wanted->b &&
         kept->bands.first <= wanted->bands.first && kept->bands.end >= wanted->bands.end;
}
