/* mh-picture-plan.h: how far a picture is reduced while it is decoded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-picture-kind.h"

G_BEGIN_DECLS

/* A picture is read at eighths/8 of its size (JPEG only; 8 otherwise), and what comes of that is
 * divided by divisor with the area filter. width_px and height_px are what comes out. */
typedef struct
{
  int eighths;
  int divisor;
  int width_px;
  int height_px;
} MhPicturePlan;

/* What is made of a decoded picture, such as a part of it that is made smaller. */
typedef struct
{
  guint64 digest; /* stands for all that it depends on, but for the file; 0: it is as decoded */
  int width_px;
  int height_px;
} MhPictureProduct;

/* What is wanted of a picture. Where it covers a box, rows that lie outside need not be kept:
 * box_aspect is the box's width ÷ height, 0 when all is wanted; zoom, at least 1, and focus_y, from
 * 0 to 1, are as in a scene. */
typedef struct
{
  int min_width_px; /* of the whole picture; as in mh_picture_decode() */
  int min_height_px;
  double box_aspect;
  double zoom;
  double focus_y;
  MhPictureProduct product;
} MhPictureRequest;

/* Some rows of an upright picture, as parts of its height, so that they mean the same at any size:
 * from first / MH_PICTURE_N_BANDS to end / MH_PICTURE_N_BANDS. */
typedef struct
{
  int first;
  int end;
} MhPictureBands;

#define MH_PICTURE_N_BANDS 32

/* How far a picture was reduced, or how large it was drawn, and which rows were kept: one decoded
 * picture serves every request of a class, and those that need no more rows. A product serves those
 * for the same one alone. */
typedef struct
{
  int a;
  int b;
  MhPictureBands bands;
  guint64 product; /* its digest */
} MhPictureClass;

MhPictureClass mh_picture_classify (MhPictureKind kind,
                                    int width_px,
                                    int height_px,
                                    const MhPictureRequest *request);
gboolean mh_picture_class_serves (const MhPictureClass *kept, const MhPictureClass *wanted);
MhPicturePlan mh_picture_plan (
    MhPictureKind kind, int width_px, int height_px, int min_width_px, int min_height_px);
void mh_picture_plan_measure (MhPicturePlan *plan, int width_px, int height_px);
MhPictureBands mh_picture_find_bands (MhPictureKind kind,
                                      int width_px,
                                      int height_px,
                                      const MhPictureRequest *request);
void mh_picture_bands_measure (MhPictureBands bands, int height_px, int *first_row, int *end_row);
void mh_picture_cover (double width,
                       double height,
                       int min_width_px,
                       int min_height_px,
                       int *cover_width_px,
                       int *cover_height_px);
int mh_picture_round_up (int length_px);

G_END_DECLS
