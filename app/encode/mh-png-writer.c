/* mh-png-writer.c: PNG out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-writer.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "mh-encode.h"

#define PALETTE_SIZE 256

/* A table to find colours in: a power of two, much larger than the palette. */
#define TABLE_SIZE 2048

/* 72 dots per inch, in dots per metre. */
#define DOTS_PER_METRE 2835

/* The colours of a picture that has few. The table has 0 for a free place, else one more than an
 * index. */
typedef struct
{
  int n_colors; /* more than PALETTE_SIZE when there are too many */
  guint32 colors[PALETTE_SIZE];
  guint16 table[TABLE_SIZE];
} Palette;

/* All that the functions between setjmp and longjmp change lies here, in the frame of
 * mh_png_write(). */
typedef struct
{
  png_structp png;
  png_infop info;
  Palette palette;
  guint8 *row;
  GByteArray *bytes;
  char *why; /* what libpng says */
} Writer;

/* Statics: the palette */

/* Index of the colour, which is added when it is new; -1 when there is no room for it. */
static int
find_color (Palette *palette, guint32 color)
{
  guint32 place = (color * 0x9e3779b1u) >> 21;

  for (;; place = (place + 1) % TABLE_SIZE)
    {
      int index = palette->table[place] - 1;

      if (index >= 0 && palette->colors[index] == color)
        return index;
      if (index >= 0)
        continue;
      if (palette->n_colors == PALETTE_SIZE)
        return -1;
      palette->colors[palette->n_colors++] = color;
      palette->table[place] = (guint16) palette->n_colors;
      return palette->n_colors - 1;
    }
}

static const guint32 *
row_of (const MhRaster *raster, int y)
{
  return (const guint32 *) (raster->pixels + (gsize) y * raster->stride);
}

static gboolean
find_palette (Palette *palette, const MhRaster *raster)
{
  for (int y = 0; y < raster->height_px; y++)
    {
      const guint32 *row = row_of (raster, y);

      for (int x = 0; x < raster->width_px; x++)
        if ((x == 0 || row[x] != row[x - 1]) && find_color (palette, row[x] & 0x00ffffff) < 0)
          return FALSE;
    }

  return TRUE;
}

static int
palette_depth (const Palette *palette)
{
  return palette->n_colors <= 2 ? 1 : palette->n_colors <= 4 ? 2 : palette->n_colors <= 16 ? 4 : 8;
}

/* Statics: callbacks of libpng */

static void
error_cb (png_structp png, png_const_charp message)
{
  Writer *writer = png_get_error_ptr (png);

  if (writer->why == NULL)
    writer->why = g_strdup (message);
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
}

static void
write_cb (png_structp png, png_bytep data, gsize size)
{
  Writer *writer = png_get_io_ptr (png);

  if (size > G_MAXUINT - writer->bytes->len)
    png_error (png, "too large");
  g_byte_array_append (writer->bytes, data, (guint) size);
}

static void
flush_cb (png_structp png)
{
}

/* Statics: steps of writing; each may jump */

static void
set_palette (Writer *writer)
{
  png_color colors[PALETTE_SIZE];

  for (int i = 0; i < writer->palette.n_colors; i++)
    {
      colors[i].red = writer->palette.colors[i] >> 16 & 0xff;
      colors[i].green = writer->palette.colors[i] >> 8 & 0xff;
      colors[i].blue = writer->palette.colors[i] & 0xff;
    }
  png_set_PLTE (writer->png, writer->info, colors, writer->palette.n_colors);
}

static void
set_words (Writer *writer, const char *xmp)
{
  png_text text = { 0 };

  if (xmp == NULL)
    return;
  text.compression = PNG_ITXT_COMPRESSION_NONE;
  text.key = (char *) "XML:com.adobe.xmp";
  text.text = (char *) xmp;
  text.lang = (char *) "";
  text.lang_key = (char *) "";
  png_set_text (writer->png, writer->info, &text, 1);
}

static void
write_header (Writer *writer, const MhRaster *raster, gboolean has_palette, int level)
{
  png_set_write_fn (writer->png, writer, write_cb, flush_cb);
  png_set_compression_level (writer->png, level);
  png_set_filter (writer->png, PNG_FILTER_TYPE_BASE,
                  has_palette ? PNG_FILTER_NONE : PNG_ALL_FILTERS);
  png_set_IHDR (writer->png, writer->info, (png_uint_32) raster->width_px,
                (png_uint_32) raster->height_px, has_palette ? palette_depth (&writer->palette) : 8,
                has_palette ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (writer->png, writer->info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (writer->png, writer->info, DOTS_PER_METRE, DOTS_PER_METRE, PNG_RESOLUTION_METER);
  if (has_palette)
    set_palette (writer);
  set_words (writer, raster->xmp);
  png_write_info (writer->png, writer->info);
  if (has_palette)
    png_set_packing (writer->png);
}

static void
fill_row (Writer *writer, const guint32 *from, int width, gboolean has_palette)
{
  guint8 *to = writer->row;

  for (int x = 0; x < width; x++)
    if (has_palette)
      {
        *to++ = (guint8) find_color (&writer->palette, from[x] & 0x00ffffff);
      }
    else
      {
        *to++ = from[x] >> 16 & 0xff;
        *to++ = from[x] >> 8 & 0xff;
        *to++ = from[x] & 0xff;
      }
}

static gboolean
write_all (Writer *writer, const MhRaster *raster, gboolean has_palette, int level)
{
  writer->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, writer, error_cb, warning_cb);
  if (writer->png != NULL)
    writer->info = png_create_info_struct (writer->png);
  if (writer->info == NULL)
    return FALSE;
  if (setjmp (png_jmpbuf (writer->png)) != 0)
    return FALSE;

  write_header (writer, raster, has_palette, level);
  for (int y = 0; y < raster->height_px; y++)
    {
      fill_row (writer, row_of (raster, y), raster->width_px, has_palette);
      png_write_row (writer->png, writer->row);
    }
  png_write_end (writer->png, NULL);

  return TRUE;
}

/**
 * mh_png_write:
 * @raster: pixels and words
 * @level: how hard to try, 1 to 9, as zlib has it
 * @error: (nullable): return location
 *
 * Writes a PNG: with a palette when there are no more than 256 colours, else with 8 bits a channel
 * and the filter that suits each row. It says that it is sRGB and carries XMP where given. The same
 * arguments give the same bytes.
 *
 * Errors: MH_ENCODE_ERROR_FAILED
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
mh_png_write (const MhRaster *raster, int level, GError **error)
{
  Writer writer = { .row = g_malloc ((gsize) raster->width_px * 3), .bytes = g_byte_array_new () };
  gboolean has_palette = find_palette (&writer.palette, raster);
  gboolean done = write_all (&writer, raster, has_palette, level);

  if (!done)
    g_set_error (error, MH_ENCODE_ERROR, MH_ENCODE_ERROR_FAILED,
                 /* Translators: %s is what the PNG library says, in English. */
                 _ ("the picture cannot be written as PNG (%s)"),
                 writer.why != NULL ? writer.why : _ ("not enough memory"));
  if (writer.png != NULL)
    png_destroy_write_struct (&writer.png, &writer.info);
  g_free (writer.row);
  g_free (writer.why);
  if (done)
    return g_byte_array_free_to_bytes (writer.bytes);

  g_byte_array_unref (writer.bytes);
  return NULL;
}
