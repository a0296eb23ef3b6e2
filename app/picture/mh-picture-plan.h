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

/* How far a picture was reduced, or how large it was drawn: one decoded picture serves every
 * request of a class. */
typedef struct
{
  int a;
  int b;
} MhPictureClass;

MhPictureClass mh_picture_classify (
    MhPictureKind kind, int width_px, int height_px, int min_width_px, int min_height_px);
MhPicturePlan mh_picture_plan (
    MhPictureKind kind, int width_px, int height_px, int min_width_px, int min_height_px);
void mh_picture_plan_measure (MhPicturePlan *plan, int width_px, int height_px);
void mh_picture_cover (double width,
                       double height,
                       int min_width_px,
                       int min_height_px,
                       int *cover_width_px,
                       int *cover_height_px);
int mh_picture_round_up (int length_px);

G_END_DECLS
