/* test-pictures.c: files that other programs made come in right, and ours are read by them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <lcms2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-picture.h"
#include "lib/mh-test-png.h"
#include "lib/mh-test-tool.h"
#include "picture/mh-picture-store.h"

#define CONVERT "convert-im6.q16"

/* Red, green, blue and yellow, in the quarters of a picture of 64 × 48. */
#define QUARTERS                                                                                   \
  "( xc:#c00000 xc:#00c000 +append ) ( xc:#0000c0 xc:#c0c000 +append ) -append "                   \
  "-filter point -resize 64x48!"

static char *folder;
static char *decoder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Runs "convert WORDS FOLDER/NAME". */
static gboolean
convert (const char *words, const char *name)
{
  g_autofree char *line = g_strdup_printf (CONVERT " %s %s/%s", words, folder, name);

  return mh_test_tool_run (line, NULL);
}

static MhPicture *
decode (const char *name, int min_width, int min_height)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mh_file_read (path, 64 << 20, NULL, &error);
  MhPicture *picture = NULL;

  g_assert_no_error (error);
  picture = mh_picture_decode (bytes, min_width, min_height, decoder, &error);
  g_assert_no_error (error);

  return picture;
}

/* Four letters: the quarters from the top left, by what they are nearest to. */
static char *
name_quarters (const MhPicture *picture)
{
  static const guint32 colors[] = { 0xffc00000, 0xff00c000, 0xff0000c0, 0xffc0c000 };
  char *names = g_strdup ("????");

  for (int i = 0; i < 4; i++)
    {
      double x = i % 2 * 0.5, y = i / 2 * 0.5;
      guint32 mean = mh_test_mean (picture, x + 0.1, y + 0.1, x + 0.4, y + 0.4);

      for (int k = 0; k < 4; k++)
        if (mh_test_pixel_distance (mean, colors[k]) <= 6)
          names[i] = "RGBY"[k];
    }

  return names;
}

/* Every orientation, in full and reduced, against what EXIF's table says. */
static void
test_orientation (void)
{
  static const char *const upright[] = {
    "RGBY", "GRYB", "YBGR", "BYRG", "RBGY", "BRYG", "YGBR", "GYRB",
  };

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("exiftool -q -overwrite_original -n -IFD0:Orientation=%d %s/turned.jpg",
                           i + 1, folder);

      if (!convert ("-size 1x1 " QUARTERS " -quality 95", "turned.jpg") ||
          !mh_test_tool_run (line, NULL))
        return;
      for (int reduced = 0; reduced < 2; reduced++)
        {
          gboolean is_turned = i >= 4;
          g_autoptr (MhPicture) picture =
              reduced ? decode ("turned.jpg", is_turned ? 12 : 16, is_turned ? 16 : 12)
                      : decode ("turned.jpg", 0, 0);
          g_autofree char *names = name_quarters (picture);

          g_test_message ("orientation %d", i + 1);
          g_assert_cmpstr (names, ==, upright[i]);
          g_assert_cmpint (picture->source_width_px, ==, is_turned ? 48 : 64);
          g_assert_cmpint (picture->source_height_px, ==, is_turned ? 64 : 48);
          g_assert_cmpint (picture->width_px, ==, picture->source_width_px / (reduced ? 4 : 1));
        }
    }
}

/* The thumbnail's orientation (IFD1) is not the picture's. */
static void
test_orientation_of_thumbnail (void)
{
  g_autofree char *line = NULL;
  g_autofree char *names = NULL;
  g_autoptr (MhPicture) picture = NULL;

  line = g_strdup_printf ("exiftool -q -overwrite_original -n -IFD1:Orientation=6 "
                          "-ThumbnailImage<=%s/small.jpg %s/thumb.jpg",
                          folder, folder);
  if (!convert ("-size 1x1 " QUARTERS " -quality 95", "thumb.jpg") ||
      !convert ("-size 16x12 xc:gray", "small.jpg") || !mh_test_tool_run (line, NULL))
    return;
  picture = decode ("thumb.jpg", 0, 0);
  names = name_quarters (picture);
  g_assert_cmpstr (names, ==, "RGBY");
}

/* Some kinds are read by what is installed; who has nothing for them is told so. */
static gboolean
has_library (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GBytes) bytes = mh_file_read (path, 64 << 20, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 0, 0, decoder, &error);

  return error == NULL || strstr (error->message, "no library on this computer") == NULL;
}

/* Every way in which a PNG or another file can hold the same four quarters. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *words;
    const char *name;
    const char *why;
  } rows[] = {
    { "-define png:color-type=2 -depth 8", "rgb.png", "8 bits" },
    { "-define png:color-type=2 -depth 16", "rgb16.png", "16 bits" },
    { "-define png:color-type=6 -depth 16", "rgba16.png", "16 bits with alpha" },
    { "-define png:color-type=3", "palette.png", "a palette, of 2 bits" },
    { "-define png:color-type=3 -define png:bit-depth=8", "palette8.png", "of 8 bits" },
    { "-define png:color-type=2 -interlace PNG", "interlaced.png", "Adam7" },
    { "-define png:color-type=3 -interlace PNG", "interlaced-palette.png", "both" },
    { "-quality 95", "plain.jpg", "baseline" },
    { "-quality 95 -interlace JPEG", "progressive.jpg", "progressive" },
    { "-quality 95 -sampling-factor 4:2:0", "half.jpg", "half the colour" },
    { "-colorspace sRGB", "one.gif", "in the other program" },
    { "-compress lzw", "one.tiff", "in the other program" },
    { "-define webp:lossless=true", "lossless.webp", "by a library that need not be there" },
    { "-quality 95", "lossy.webp", "the same" },
    { "-quality 95", "photo.heic", "the same" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = g_strconcat ("-size 1x1 " QUARTERS " ", rows[i].words, NULL);
      g_autoptr (MhPicture) picture = NULL;
      g_autofree char *names = NULL;

      if (!convert (words, rows[i].name))
        return;
      g_test_message ("%s: %s", rows[i].name, rows[i].why);
      if (!has_library (rows[i].name))
        continue;
      picture = decode (rows[i].name, 0, 0);
      names = name_quarters (picture);
      g_assert_cmpstr (names, ==, "RGBY");
      g_assert_cmpint (picture->width_px, ==, 64);
      g_assert_cmpint (picture->height_px, ==, 48);
      g_assert_false (picture->has_alpha);
      g_assert_false (picture->is_vector);
    }
}

static void
test_gray (void)
{
  static const char *const rows[][2] = {
    { "-define png:color-type=0 -define png:bit-depth=8", "gray.png" },
    { "-define png:color-type=0 -define png:bit-depth=16", "gray16.png" },
    { "-define png:color-type=4 -depth 8", "gray-alpha.png" },
    { "-quality 95", "gray.jpg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words =
          g_strconcat ("-size 20x20 xc:#6e6e6e -colorspace Gray ", rows[i][0], NULL);
      g_autoptr (MhPicture) picture = NULL;

      if (!convert (words, rows[i][1]))
        return;
      g_test_message ("%s", rows[i][1]);
      picture = decode (rows[i][1], 0, 0);
      mh_assert_pixel (mh_test_mean (picture, 0, 0, 1, 1), 0xff6e6e6e, 1);
    }
}

/* Transparency, by alpha and by tRNS: what comes out is premultiplied. */
static void
test_alpha (void)
{
  static const struct
  {
    const char *words;
    const char *name;
    guint32 expected;
    const char *why;
  } rows[] = {
    { "xc:rgba(255,128,0,0.5) -define png:color-type=6 -depth 8", "a.png", 0x80804000, "alpha" },
    { "xc:rgba(255,128,0,0.5) -define png:color-type=6 -depth 16", "a16.png", 0x80804000, "16" },
    { "xc:rgba(255,128,0,0.5) -compress none", "a.tiff", 0x80804000, "libtiff premultiplies" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = g_strconcat ("-size 12x12 ", rows[i].words, NULL);
      g_autoptr (MhPicture) picture = NULL;

      if (!convert (words, rows[i].name))
        return;
      g_test_message ("%s: %s", rows[i].name, rows[i].why);
      picture = decode (rows[i].name, 0, 0);
      mh_assert_pixel (mh_test_pixel (picture, 5, 5), rows[i].expected, 1);
      g_assert_true (picture->has_alpha);
    }
}

/* What PNG says of a pixel by chunks of its own: one pixel, its chunk, and what is to be seen. */
static void
test_png_chunks (void)
{
  static const guint8 white_and_primaries[32] = {
    /* sRGB's, in 1/100000, with red and green changed for each other */
    0, 0, 0x7a, 0x26, 0, 0, 0x80, 0x84, 0, 0, 0x75, 0x30, 0, 0, 0xea, 0x60,
    0, 0, 0xfa, 0x00, 0, 0, 0x80, 0xe8, 0, 0, 0x3a, 0x98, 0, 0, 0x17, 0x70,
  };
  static const struct
  {
    guint8 depth;
    guint8 color_type;
    guint8 row[9];
    guint row_size;
    const char *type;
    const void *data;
    gsize size;
    guint32 expected;
    const char *why;
  } rows[] = {
    { 8, 3, { 0, 0 }, 2, "tRNS", "\x80", 1, 0x80804000, "half transparent colour of a palette" },
    { 1, 3, { 0, 0 }, 2, "tRNS", "\0", 1, 0x00000000, "a whole one, of one bit" },
    { 8, 0, { 0, 50 }, 2, "tRNS", "\0\x32", 2, 0x00000000, "the grey that stands for nothing" },
    { 8, 0, { 0, 51 }, 2, "tRNS", "\0\x32", 2, 0xff333333, "another grey" },
    { 8, 2, { 0, 1, 2, 3 }, 4, "tRNS", "\0\1\0\2\0\3", 6, 0x00000000, "the colour of it" },
    { 16, 2, { 0, 1, 2, 3, 4, 5, 6 }, 7, "tRNS", "\1\2\3\4\5\6", 6, 0x00000000, "of 16 bits" },
    { 16,
      2,
      { 0, 1, 2, 3, 4, 5, 6 },
      7,
      "tRNS",
      "\1\2\3\4\5\7",
      6,
      0xff010305,
      "told from its neighbour before bits go" },
    { 8, 2, { 0, 55, 55, 55 }, 4, "gAMA", "\0\1\x86\xa0", 4, 0xff808080, "light itself" },
    { 8, 2, { 0, 55, 55, 55 }, 4, "gAMA", "\0\0\xb1\x8f", 4, 0xff373737, "as sRGB has it" },
    { 8, 0, { 0, 55 }, 2, "gAMA", "\0\1\x86\xa0", 4, 0xff808080, "grey light" },
    { 8, 2, { 0, 255, 0, 0 }, 4, "cHRM", white_and_primaries, 32, 0xff00ff00, "own primaries" },
    { 16, 0, { 0, 0x12, 0xf0 }, 3, "sRGB", "\0", 1, 0xff131313, "rounded, not cut, to 8 bits" },
    { 8, 2, { 0, 255, 0, 0 }, 4, "sRGB", "\0", 1, 0xffff0000, "said to be plain" },
    { 4, 0, { 0, 0x70 }, 2, "tIME", "\0\0\0\0\0\0\0", 7, 0xff777777, "four bits" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GByteArray *file = mh_test_png_new (1, 1, rows[i].depth, rows[i].color_type);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MhPicture) picture = NULL;

      if (rows[i].color_type == 3)
        mh_test_png_chunk (file, "PLTE", "\xff\x80\0", 3);
      mh_test_png_chunk (file, rows[i].type, rows[i].data, rows[i].size);
      mh_test_png_finish (file, rows[i].row, (guint16) rows[i].row_size);
      bytes = g_byte_array_free_to_bytes (file);
      picture = mh_picture_decode (bytes, 0, 0, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %s", rows[i].type, rows[i].why);
      /* Curves are tables of the library: near is right. */
      mh_assert_pixel (mh_test_pixel (picture, 0, 0), rows[i].expected,
                       g_str_equal (rows[i].type, "tRNS") || g_str_equal (rows[i].type, "sRGB")
                           ? 0
                           : 2);
    }
}

/* Statics: files with a profile, made by the libraries themselves */

/* sRGB with red and green changed for each other: whoever ignores it shows the wrong one. */
static GByteArray *
make_swapped_profile (void)
{
  cmsCIExyY white = { 0.3127, 0.3290, 1 };
  cmsCIExyYTRIPLE primaries = { { 0.30, 0.60, 1 }, { 0.64, 0.33, 1 }, { 0.15, 0.06, 1 } };
  cmsToneCurve *curve = cmsBuildGamma (NULL, 2.2);
  cmsToneCurve *curves[3] = { curve, curve, curve };
  cmsHPROFILE profile = cmsCreateRGBProfile (&white, &primaries, curves);
  GByteArray *bytes = g_byte_array_new ();
  cmsUInt32Number size = 0;

  cmsSaveProfileToMem (profile, NULL, &size);
  g_byte_array_set_size (bytes, size);
  cmsSaveProfileToMem (profile, bytes->data, &size);
  cmsCloseProfile (profile);
  cmsFreeToneCurve (curve);

  return bytes;
}

/* A JPEG of 32 × 32 in one colour, given in the components of the file. */
static GBytes *
make_jpeg (J_COLOR_SPACE from,
           J_COLOR_SPACE to,
           int n_components,
           const guint8 *color,
           gboolean has_adobe,
           const GByteArray *profile)
{
  struct jpeg_compress_struct cinfo;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long size = 0;
  guint8 row[32 * 4];
  JSAMPROW rows[1] = { row };

  for (int i = 0; i < 32 * n_components; i++)
    row[i] = color[i % n_components];
  cinfo.err = jpeg_std_error (&errors);
  jpeg_create_compress (&cinfo);
  jpeg_mem_dest (&cinfo, &data, &size);
  cinfo.image_width = cinfo.image_height = 32;
  cinfo.input_components = n_components;
  cinfo.in_color_space = from;
  jpeg_set_defaults (&cinfo);
  jpeg_set_colorspace (&cinfo, to);
  jpeg_set_quality (&cinfo, 98, TRUE);
  cinfo.write_Adobe_marker = has_adobe;
  jpeg_start_compress (&cinfo, TRUE);
  if (profile != NULL)
    jpeg_write_icc_profile (&cinfo, profile->data, profile->len);
  while (cinfo.next_scanline < cinfo.image_height)
    jpeg_write_scanlines (&cinfo, rows, 1);
  jpeg_finish_compress (&cinfo);
  jpeg_destroy_compress (&cinfo);

  return g_bytes_new_with_free_func (data, size, free, data);
}

/* Ink for a deep orange: none of cyan, half of magenta, all of yellow, a fifth of black. */
static void
test_cmyk (void)
{
  static const guint8 inks[4] = { 0, 128, 255, 51 };
  static const guint8 inverted[4] = { 255, 127, 0, 204 };
  static const struct
  {
    J_COLOR_SPACE space;
    const guint8 *color;
    gboolean has_adobe;
    const char *why;
  } rows[] = {
    { JCS_CMYK, inverted, TRUE, "CMYK as Adobe writes it" },
    { JCS_YCCK, inverted, TRUE, "YCCK as Adobe writes it" },
    { JCS_CMYK, inks, FALSE, "CMYK without the mark" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes =
          make_jpeg (JCS_CMYK, rows[i].space, 4, rows[i].color, rows[i].has_adobe, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 0, 0, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s", rows[i].why);
      mh_assert_pixel (mh_test_pixel (picture, 9, 9), 0xffcc6600, 3);
    }
}

static void
test_profile (void)
{
  static const guint8 red[3] = { 255, 0, 0 };
  g_autoptr (GByteArray) profile = make_swapped_profile ();
  g_autofree char *garbage = g_strnfill (500, 'x');
  g_autoptr (GByteArray) broken = g_byte_array_new ();
  g_autoptr (GBytes) with_profile = NULL;
  g_autoptr (GBytes) with_broken = NULL;
  g_autoptr (GBytes) cmyk_with_rgb = NULL;
  g_autoptr (MhPicture) green = NULL;
  g_autoptr (MhPicture) still_red = NULL;
  g_autoptr (MhPicture) orange = NULL;

  g_byte_array_append (broken, (const guint8 *) garbage, 500);
  with_profile = make_jpeg (JCS_RGB, JCS_YCbCr, 3, red, FALSE, profile);
  green = mh_picture_decode (with_profile, 0, 0, NULL, NULL);
  mh_assert_pixel (mh_test_pixel (green, 9, 9), 0xff00ff00, 3);
  g_assert_false (green->is_profile_broken);

  with_broken = make_jpeg (JCS_RGB, JCS_YCbCr, 3, red, FALSE, broken);
  still_red = mh_picture_decode (with_broken, 0, 0, NULL, NULL);
  mh_assert_pixel (mh_test_pixel (still_red, 9, 9), 0xffff0000, 3);
  g_assert_true (still_red->is_profile_broken);

  /* A profile for other colours than the file has cannot be meant. */
  cmyk_with_rgb =
      make_jpeg (JCS_CMYK, JCS_CMYK, 4, (const guint8[]){ 255, 127, 0, 204 }, TRUE, profile);
  orange = mh_picture_decode (cmyk_with_rgb, 0, 0, NULL, NULL);
  mh_assert_pixel (mh_test_pixel (orange, 9, 9), 0xffcc6600, 3);
  g_assert_true (orange->is_profile_broken);
}

static void
test_png_profile (void)
{
  g_autoptr (GByteArray) profile = make_swapped_profile ();
  g_autofree char *profile_path = path_of ("swapped.icc");
  g_autofree char *words = NULL;
  g_autoptr (MhPicture) picture = NULL;

  g_file_set_contents (profile_path, (const char *) profile->data, profile->len, NULL);
  words = g_strdup_printf ("-size 20x20 xc:rgba(255,0,0,0.5) -define png:color-type=6 -profile %s",
                           profile_path);
  if (!convert (words, "swapped.png"))
    return;
  picture = decode ("swapped.png", 0, 0);
  mh_assert_pixel (mh_test_pixel (picture, 9, 9), 0x80008000, 2);
}

/* An edge of a photo, reduced to a quarter: like the mean of the whole, and not turned grey by dark
 * corners. */
static void
test_reduced_mean (void)
{
  static const char *const names[] = { "noise.jpg", "noise.png" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MhPicture) whole = NULL;
      g_autoptr (MhPicture) reduced = NULL;

      if (!convert ("-size 208x104 -seed 5 plasma:red-blue", names[i]))
        return;
      whole = decode (names[i], 0, 0);
      reduced = decode (names[i], 25, 12);
      g_assert_cmpint (reduced->width_px, <=, 51);
      g_assert_cmpint (reduced->width_px, >=, 25);
      mh_assert_pixel (mh_test_mean (reduced, 0, 0, 1, 1), mh_test_mean (whole, 0, 0, 1, 1), 2);
      mh_assert_pixel (mh_test_mean (reduced, 0.5, 0, 1, 1), mh_test_mean (whole, 0.5, 0, 1, 1), 4);
    }
}

static void
test_svg (void)
{
  static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>"
                                "<rect width='20' height='20' fill='#c00000'/>"
                                "<rect x='20' width='20' height='20' fill='#00c000' "
                                "opacity='0.5'/></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (drawing, sizeof drawing - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 0, 60, decoder, &error);

  g_assert_no_error (error);
  g_assert_cmpint (picture->width_px, ==, 120);
  g_assert_cmpint (picture->height_px, ==, 60);
  g_assert_cmpint (picture->source_width_px, ==, 40);
  g_assert_true (picture->is_vector);
  g_assert_true (picture->has_alpha);
  mh_assert_pixel (mh_test_pixel (picture, 30, 30), 0xffc00000, 0);
  mh_assert_pixel (mh_test_pixel (picture, 90, 30), 0x80006000, 1);
}

/* What other programs read in files of ours. */
static void
test_words_inside (void)
{
  static const char *const names[] = { "ours.jpg", "ours.png" };
  g_autofree guint32 *pixels = g_new0 (guint32, 120 * 80);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MhEncodeOptions options = {
        (MhFileFormat) i, 90, 0, FALSE, "Zoë’s", "Eight people: <Aiko> & others.\nSecond line",
        "c0ffee"
      };
      g_autoptr (GBytes) bytes =
          mh_encode ((const guint8 *) pixels, 120, 80, 480, &options, NULL, NULL);
      g_autofree char *path = path_of (names[i]);
      g_autofree char *line = g_strdup_printf ("exiftool -a -G1 -s -n %s", path);
      g_autofree char *seen = NULL;

      g_assert_true (mh_file_write (path, bytes, NULL));
      if (!mh_test_tool_run (line, &seen))
        return;
      g_assert_nonnull (strstr (seen, ": Zoë’s\n"));
      g_assert_nonnull (strstr (seen, ": Eight people: <Aiko> & others..Second line\n"));
      g_assert_nonnull (strstr (seen, "AltTextAccessibility"));
      g_assert_nonnull (strstr (seen, ": c0ffee\n"));
      g_assert_null (strstr (seen, "Warning"));
      g_assert_null (strstr (seen, "GPS"));
      if (i == 0)
        {
          g_assert_nonnull (strstr (seen, "ProfileDescription              : sRGB"));
          g_assert_nonnull (strstr (seen, "ProfileDateTime                 : 1999:10:01"));
          g_assert_nonnull (strstr (seen, "XResolution                     : 72"));
          g_assert_nonnull (strstr (seen, "YCbCrSubSampling                : 1 1"));
        }
      else
        {
          g_assert_nonnull (strstr (seen, "SRGBRendering                   : 0"));
          g_assert_nonnull (strstr (seen, "PixelsPerUnitX                  : 2835"));
        }
    }
}

/* ImageMagick sees the same pixels in our PNG as we put in. */
static void
test_pixels_outside (void)
{
  guint32 pixels[] = { 0xffc00000, 0xff00c000, 0xff0000c0, 0xffc0c000 };
  MhEncodeOptions options = { MH_FILE_FORMAT_PNG, 90 };
  g_autoptr (GBytes) bytes = mh_encode ((const guint8 *) pixels, 2, 2, 8, &options, NULL, NULL);
  g_autofree char *path = path_of ("four.png");
  g_autofree char *line = g_strdup_printf (CONVERT " %s -depth 8 txt:-", path);
  g_autofree char *seen = NULL;

  g_assert_true (mh_file_write (path, bytes, NULL));
  if (!mh_test_tool_run (line, &seen))
    return;
  g_assert_nonnull (strstr (seen, "0,0: (192,0,0)"));
  g_assert_nonnull (strstr (seen, "1,0: (0,192,0)"));
  g_assert_nonnull (strstr (seen, "0,1: (0,0,192)"));
  g_assert_nonnull (strstr (seen, "1,1: (192,192,0)"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = mh_test_folder_new ();
  decoder = mh_decoder_find ();
  g_assert_nonnull (decoder);

  g_test_add_func ("/pictures/orientation", test_orientation);
  g_test_add_func ("/pictures/orientation-of-thumbnail", test_orientation_of_thumbnail);
  g_test_add_func ("/pictures/kinds", test_kinds);
  g_test_add_func ("/pictures/gray", test_gray);
  g_test_add_func ("/pictures/alpha", test_alpha);
  g_test_add_func ("/pictures/png-chunks", test_png_chunks);
  g_test_add_func ("/pictures/cmyk", test_cmyk);
  g_test_add_func ("/pictures/profile", test_profile);
  g_test_add_func ("/pictures/png-profile", test_png_profile);
  g_test_add_func ("/pictures/reduced-mean", test_reduced_mean);
  g_test_add_func ("/pictures/svg", test_svg);
  g_test_add_func ("/pictures/words-inside", test_words_inside);
  g_test_add_func ("/pictures/pixels-outside", test_pixels_outside);
  status = g_test_run ();

  mh_test_folder_remove (folder);
  g_free (decoder);

  return status;
}
