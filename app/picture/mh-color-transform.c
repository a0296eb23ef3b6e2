/* mh-color-transform.c: the colours of a file as sRGB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-color-transform.h"

#include <lcms2.h>
#include <string.h>

/* The bytes of a native-endian 0xAARRGGBB, in the words of lcms. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define TYPE_PIXEL TYPE_BGRA_8
#else
#define TYPE_PIXEL TYPE_ARGB_8
#endif

/* Profiles of printing presses take 0.5 to 3 MB. */
#define PROFILE_LIMIT_BYTES (8 * 1024 * 1024)

/* Colours along each axis of the grid that tells whether a profile is sRGB in all but name. */
#define GRID_STEPS 6

/* lcms and gray are never both set; without either, CMYK goes by the plain formula. */
struct _MhColorTransform
{
  MhPixels pixels;
  cmsHTRANSFORM lcms;
  guint32 *gray; /* 256 opaque pixels, by grey value */
};

static guint32
input_format (MhPixels pixels)
{
  switch (pixels)
    {
    case MH_PIXELS_GRAY:
      return TYPE_GRAY_8;
    case MH_PIXELS_CMYK:
      return TYPE_CMYK_8;
    case MH_PIXELS_CMYK_INVERTED:
      return TYPE_CMYK_8_REV;
    case MH_PIXELS_RGB:
    default:
      return TYPE_PIXEL;
    }
}

static cmsColorSpaceSignature
profile_space (MhPixels pixels)
{
  switch (pixels)
    {
    case MH_PIXELS_GRAY:
      return cmsSigGrayData;
    case MH_PIXELS_CMYK:
    case MH_PIXELS_CMYK_INVERTED:
      return cmsSigCmykData;
    case MH_PIXELS_RGB:
    default:
      return cmsSigRgbData;
    }
}

static cmsHTRANSFORM
link_to_srgb (cmsHPROFILE profile, MhPixels pixels)
{
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION;
  cmsHTRANSFORM lcms;

  if (pixels == MH_PIXELS_RGB)
    flags |= cmsFLAGS_COPY_ALPHA;
  lcms = cmsCreateTransform (profile, input_format (pixels), srgb, TYPE_PIXEL,
                             INTENT_RELATIVE_COLORIMETRIC, flags);
  cmsCloseProfile (srgb);

  return lcms;
}

/* Most files carry a profile that is sRGB under one name or another: nothing needs to be done. */
static gboolean
changes_nothing (cmsHTRANSFORM lcms)
{
  for (int i = 0; i < GRID_STEPS * GRID_STEPS * GRID_STEPS; i++)
    {
      guint32 r = (guint32) (i % GRID_STEPS) * 255 / (GRID_STEPS - 1);
      guint32 g = (guint32) (i / GRID_STEPS % GRID_STEPS) * 255 / (GRID_STEPS - 1);
      guint32 b = (guint32) (i / GRID_STEPS / GRID_STEPS) * 255 / (GRID_STEPS - 1);
      guint32 in = 0xff000000 | r << 16 | g << 8 | b;
      guint32 out = 0;

      cmsDoTransform (lcms, &in, &out, 1);
      for (int shift = 0; shift < 24; shift += 8)
        if (ABS ((int) (in >> shift & 0xff) - (int) (out >> shift & 0xff)) > 1)
          return FALSE;
    }

  return TRUE;
}

static guint32 *
tabulate_gray (cmsHTRANSFORM lcms)
{
  guint32 *table = g_new0 (guint32, 256);
  guint8 values[256];

  for (int i = 0; i < 256; i++)
    values[i] = (guint8) i;
  cmsDoTransform (lcms, values, table, 256);
  for (int i = 0; i < 256; i++)
    table[i] |= 0xff000000;

  return table;
}

/* (transfer full) (nullable): takes the profile; NULL and *failed, or NULL when it is sRGB. */
static MhColorTransform *
make_transform (cmsHPROFILE profile, MhPixels pixels, gboolean *failed)
{
  cmsHTRANSFORM lcms = link_to_srgb (profile, pixels);
  MhColorTransform *transform;

  cmsCloseProfile (profile);
  *failed = lcms == NULL;
  if (lcms == NULL)
    return NULL;
  if (pixels == MH_PIXELS_RGB && changes_nothing (lcms))
    {
      cmsDeleteTransform (lcms);
      return NULL;
    }

  transform = g_new0 (MhColorTransform, 1);
  transform->pixels = pixels;
  if (pixels == MH_PIXELS_GRAY)
    {
      transform->gray = tabulate_gray (lcms);
      cmsDeleteTransform (lcms);
    }
  else
    {
      transform->lcms = lcms;
    }

  return transform;
}

/**
 * mh_color_transform_new:
 * @pixels: how the pixels are to be read
 * @profile: (array length=size) (nullable): the ICC profile of the file
 * @size: its length
 * @broken: (out): whether there is a profile that cannot be used
 *
 * Makes ready for bringing pixels to sRGB. Without a profile, or with one that is broken or of
 * another kind of colours, grey and RGB are taken for sRGB and CMYK goes by the plain formula.
 *
 * Returns: (transfer full) (nullable): the transform, NULL when the pixels can stay as they are
 */
MhColorTransform *
mh_color_transform_new (MhPixels pixels, const guint8 *profile, gsize size, gboolean *broken)
{
  gboolean is_cmyk = pixels == MH_PIXELS_CMYK || pixels == MH_PIXELS_CMYK_INVERTED;
  MhColorTransform *transform = NULL;

  *broken = FALSE;
  if (profile != NULL)
    {
      cmsHPROFILE opened = NULL;

      if (size <= PROFILE_LIMIT_BYTES)
        opened = cmsOpenProfileFromMem (profile, (cmsUInt32Number) size);
      *broken = opened == NULL || cmsGetColorSpace (opened) != profile_space (pixels);
      if (!*broken)
        transform = make_transform (opened, pixels, broken);
      else if (opened != NULL)
        cmsCloseProfile (opened);
    }

  if (transform == NULL && is_cmyk)
    {
      transform = g_new0 (MhColorTransform, 1);
      transform->pixels = pixels;
    }

  return transform;
}

/**
 * mh_color_transform_new_for_primaries:
 * @white: x and y of white
 * @primaries: x and y of red, green and blue
 * @gamma: the exponent that takes a stored value to light, 0 for the curve of sRGB
 *
 * The same for a file that says its colours by numbers, as PNG does with cHRM and gAMA.
 *
 * Returns: (transfer full) (nullable): the transform, NULL when the pixels can stay as they are or
 *   the numbers mean nothing
 */
MhColorTransform *
mh_color_transform_new_for_primaries (const double white[2],
                                      const double primaries[6],
                                      double gamma)
{
  /* IEC 61966-2-1, as lcms wants it: (a x + b)^g above d, c x below. */
  cmsFloat64Number srgb_curve[5] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 };
  cmsCIExyY white_point = { white[0], white[1], 1 };
  cmsCIExyYTRIPLE triple = {
    { primaries[0], primaries[1], 1 },
    { primaries[2], primaries[3], 1 },
    { primaries[4], primaries[5], 1 },
  };
  cmsToneCurve *curve =
      gamma > 0 ? cmsBuildGamma (NULL, gamma) : cmsBuildParametricToneCurve (NULL, 4, srgb_curve);
  cmsToneCurve *curves[3] = { curve, curve, curve };
  cmsHPROFILE profile = curve != NULL ? cmsCreateRGBProfile (&white_point, &triple, curves) : NULL;
  gboolean failed;

  if (curve != NULL)
    cmsFreeToneCurve (curve);

  return profile != NULL ? make_transform (profile, MH_PIXELS_RGB, &failed) : NULL;
}

void
mh_color_transform_free (MhColorTransform *transform)
{
  if (transform->lcms != NULL)
    cmsDeleteTransform (transform->lcms);
  g_free (transform->gray);
  g_free (transform);
}

/* What is left of white paper's light after ink and black. */
static void
apply_formula (const MhColorTransform *transform, guint32 *row, int n_pixels)
{
  guint8 flip = transform->pixels == MH_PIXELS_CMYK ? 0xff : 0;

  for (int i = 0; i < n_pixels; i++)
    {
      guint8 light[4];
      guint32 r, g, b;

      memcpy (light, &row[i], sizeof light);
      for (int k = 0; k < 4; k++)
        light[k] ^= flip;
      r = (light[0] * light[3] + 127u) / 255;
      g = (light[1] * light[3] + 127u) / 255;
      b = (light[2] * light[3] + 127u) / 255;
      row[i] = 0xff000000 | r << 16 | g << 8 | b;
    }
}

/**
 * mh_color_transform_apply:
 * @transform: a transform
 * @row: (inout) (array length=n_pixels): pixels as said when @transform was made
 * @n_pixels: how many
 *
 * Pixels: becomes straight (not premultiplied) 0xAARRGGBB in sRGB; alpha is kept, CMYK is opaque.
 * Threads: one transform may be used by several threads.
 */
void
mh_color_transform_apply (const MhColorTransform *transform, guint32 *row, int n_pixels)
{
  if (transform->gray != NULL)
    {
      for (int i = 0; i < n_pixels; i++)
        row[i] = (row[i] & 0xff000000) | (transform->gray[row[i] & 0xff] & 0x00ffffff);
    }
  else if (transform->lcms != NULL)
    {
      cmsDoTransform (transform->lcms, row, row, (cmsUInt32Number) n_pixels);
      if (transform->pixels != MH_PIXELS_RGB)
        for (int i = 0; i < n_pixels; i++)
          row[i] |= 0xff000000;
    }
  else
    {
      apply_formula (transform, row, n_pixels);
    }
}
