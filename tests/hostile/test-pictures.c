/* test-pictures.c: pictures that are damaged, lie about their size, or want more than they should
 * have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-picture.h"
#include "lib/mh-test-png.h"
#include "lib/mh-test-tool.h"
#include "picture/mh-decoder.h"
#include "picture/mh-picture-store.h"

/* What refusing a file may cost of memory, whatever it claims. */
#define REFUSAL_KIB (64 * 1024)

/* Long enough for the program to start on a machine that is busy; what hangs is ended after it. */
#define SHORT_LIMIT_MS 1500

static char *folder;
static char *decoder;

static GBytes *
draw (MhFileFormat format, int width, int height)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  MhEncodeOptions options = { format, 90 };

  for (int i = 0; i < width * height; i++)
    pixels[i] = (guint32) (i % width) << 16 | (guint32) g_rand_int_range (rand, 0, 64);

  return mh_encode ((const guint8 *) pixels, width, height, (gsize) width * 4, &options, NULL,
                    NULL);
}

static GBytes *svg_of (const char *format, ...) G_GNUC_PRINTF (1, 2);

static GBytes *
svg_of (const char *format, ...)
{
  g_autofree char *inside = NULL;
  char *whole;
  va_list arguments;

  va_start (arguments, format);
  inside = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  whole = g_strconcat ("<svg xmlns='http://www.w3.org/2000/svg' "
                       "xmlns:xlink='http://www.w3.org/1999/xlink' width='40' height='40'>",
                       inside, "</svg>", NULL);

  return g_bytes_new_take (whole, strlen (whole));
}

/* All the kinds that can be had on this machine. (transfer full) */
static GPtrArray *
samples (void)
{
  static const struct
  {
    const char *words;
    const char *name;
  } rows[] = {
    { "-interlace PNG", "interlaced.png" },
    { "-interlace JPEG -sampling-factor 4:2:0", "progressive.jpg" },
    { "-colorspace Gray", "gray.jpg" },
    { "-colors 16", "palette.png" },
    { "-colorspace sRGB", "a.gif" },
    { "-compress lzw", "a.tiff" },
  };
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (files, draw (MH_FILE_FORMAT_JPEG, 200, 120));
  g_ptr_array_add (files, draw (MH_FILE_FORMAT_JPEG, 24, 24)); /* small: in one scan */
  g_ptr_array_add (files, draw (MH_FILE_FORMAT_PNG, 60, 40));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].name, NULL);
      g_autofree char *line =
          g_strdup_printf ("convert-im6.q16 -size 61x43 -seed 4 plasma:red-blue %s %s",
                           rows[i].words, path);
      g_autofree char *program = g_find_program_in_path ("convert-im6.q16");

      if (program != NULL && mh_test_tool_run (line, NULL))
        g_ptr_array_add (files, mh_file_read (path, 1 << 20, NULL, NULL));
    }

  return files;
}

/* An error that says something, or a picture: nothing between, and no crash. */
static gboolean
decode (GBytes *bytes, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 0, 0, decoder, &own);

  if (picture != NULL)
    {
      g_assert_no_error (own);
      g_assert_cmpint (picture->width_px, <=, picture->source_width_px);
      g_assert_cmpuint (picture->stride, ==, (gsize) picture->width_px * 4);
      return TRUE;
    }
  g_assert_nonnull (own);
  g_assert_true (own->domain == MH_PICTURE_ERROR);
  g_assert_true (g_utf8_validate (own->message, -1, NULL));
  if (error != NULL)
    *error = g_steal_pointer (&own);

  return FALSE;
}

/* No part of a picture passes for the whole. */
static void
test_truncated (void)
{
  g_autoptr (GPtrArray) files = samples ();

  for (guint i = 0; i < files->len; i++)
    {
      GBytes *whole = g_ptr_array_index (files, i);
      gsize size = g_bytes_get_size (whole);

      g_assert_true (decode (whole, NULL));
      for (gsize tenth = 0; tenth < 10; tenth++)
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, size * tenth / 10);
          g_autoptr (GError) error = NULL;

          g_test_message ("file %u, %" G_GSIZE_FORMAT " tenths", i, tenth);
          g_assert_false (decode (part, &error));
          g_assert_true (error->code == MH_PICTURE_ERROR_DAMAGED ||
                         (tenth == 0 && error->code == MH_PICTURE_ERROR_UNKNOWN_KIND));
        }
    }
}

/* 500 flips of one to eight bits, most of them in files that are decoded in process. */
static void
test_flipped (void)
{
  g_autoptr (GPtrArray) files = samples ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  int n_pictures = 0;

  for (int round = 0; round < 500; round++)
    {
      guint of = round % 25 == 0 ? files->len : MIN (files->len, 7);
      GBytes *whole = g_ptr_array_index (files, (guint) round % of);
      gsize size = g_bytes_get_size (whole);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) flipped = NULL;
      /* Headers are where it hurts: half of the flips are there. */
      gint32 reach = round % 2 == 0 ? (gint32) MIN (size, 700) : (gint32) size;

      for (int k = round % 8; k >= 0; k--)
        copy[g_rand_int_range (rand, 0, reach)] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      flipped = g_bytes_new (copy, size);
      n_pictures += decode (flipped, NULL);
    }
  g_test_message ("%d of 500 are still pictures", n_pictures);
}

/* Statics: claims */

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
assert_refused (GBytes *bytes, int code, const char *why)
{
  g_autoptr (GError) error = NULL;
  long before = peak_kib ();

  g_test_message ("%s", why);
  g_assert_false (decode (bytes, &error));
  g_assert_error (error, MH_PICTURE_ERROR, code);
  g_assert_cmpint (peak_kib () - before, <, REFUSAL_KIB);
}

/* The file with another size in its header. */
static GBytes *
claim_jpeg_size (GBytes *bytes, guint width, guint height)
{
  gsize size;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  gsize at = 2;

  while (copy[at + 1] != 0xc0 && copy[at + 1] != 0xc2)
    at += 2 + (gsize) (copy[at + 2] << 8 | copy[at + 3]);
  copy[at + 5] = (guint8) (height >> 8);
  copy[at + 6] = (guint8) height;
  copy[at + 7] = (guint8) (width >> 8);
  copy[at + 8] = (guint8) width;

  return g_bytes_new_take (copy, size);
}

static void
test_jpeg_claims (void)
{
  static const struct
  {
    guint width, height;
    int code;
  } rows[] = {
    { 50000, 50000, MH_PICTURE_ERROR_TOO_LARGE }, { 65500, 1, MH_PICTURE_ERROR_TOO_LARGE },
    { 65535, 65535, MH_PICTURE_ERROR_DAMAGED },   { 0, 10, MH_PICTURE_ERROR_DAMAGED },
    { 9900, 9900, MH_PICTURE_ERROR_DAMAGED },
  };
  g_autoptr (GBytes) one_scan = draw (MH_FILE_FORMAT_JPEG, 24, 24);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) claim = claim_jpeg_size (one_scan, rows[i].width, rows[i].height);

      assert_refused (claim, rows[i].code, "one scan");
    }
}

/* With several scans the whole picture is kept as coefficients, so memory is the limit. */
static void
test_progressive_claims (void)
{
  g_autoptr (GBytes) scans = draw (MH_FILE_FORMAT_JPEG, 200, 120);
  g_autoptr (GBytes) claim = claim_jpeg_size (scans, 9900, 9900);
  g_autoptr (GBytes) larger = claim_jpeg_size (scans, 50000, 40000);

  assert_refused (claim, MH_PICTURE_ERROR_TOO_LARGE, "98 megapixels in several scans");
  assert_refused (larger, MH_PICTURE_ERROR_TOO_LARGE, "2,000 megapixels in several scans");
}

/* A scan again and again costs time for each. */
static void
test_many_scans (void)
{
  g_autoptr (GBytes) scans = draw (MH_FILE_FORMAT_JPEG, 200, 120);
  gsize size;
  const guint8 *data = g_bytes_get_data (scans, &size);
  g_autoptr (GByteArray) many = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize last = size - 2;

  while (!(data[last] == 0xff && data[last + 1] == 0xda))
    last--;
  g_byte_array_append (many, data, (guint) (size - 2));
  for (int i = 0; i < 120; i++)
    g_byte_array_append (many, data + last, (guint) (size - 2 - last));
  g_byte_array_append (many, (const guint8 *) "\xff\xd9", 2);
  bytes = g_bytes_new (many->data, many->len);
  assert_refused (bytes, MH_PICTURE_ERROR_TOO_LARGE, "over a hundred scans");
}

static void
test_png_claims (void)
{
  static const struct
  {
    guint32 width, height;
    int code;
    const char *why;
  } rows[] = {
    { 50000, 50000, MH_PICTURE_ERROR_TOO_LARGE, "2,500 megapixels" },
    { 1, 60000, MH_PICTURE_ERROR_TOO_LARGE, "a side" },
    { 0x7fffffff, 0x7fffffff, MH_PICTURE_ERROR_TOO_LARGE, "all there is" },
    { 0xffffffff, 1, MH_PICTURE_ERROR_DAMAGED, "more than a PNG can say" },
    { 0, 1, MH_PICTURE_ERROR_DAMAGED, "nothing" },
    { 10000, 10000, MH_PICTURE_ERROR_DAMAGED, "as much as is read, but it is not there" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GByteArray *file = mh_test_png_new (rows[i].width, rows[i].height, 8, 6);
      g_autoptr (GBytes) bytes = NULL;

      mh_test_png_finish (file, (const guint8 *) "\0\0\0\0\0", 5);
      bytes = g_byte_array_free_to_bytes (file);
      assert_refused (bytes, rows[i].code, rows[i].why);
    }
}

/* A chunk that claims 2 GiB and is not there. */
static void
test_png_chunk_claims (void)
{
  static const char *const types[] = {
    "tEXt", "iTXt", "zTXt", "pCAL", "sCAL", "sPLT", "hIST", "eXIf",
    "iCCP", "tRNS", "PLTE", "prVt", "sBIT", "bKGD", "oFFs", "IDAT",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GByteArray *file = mh_test_png_new (10, 10, 8, 6);
      g_autoptr (GBytes) bytes = NULL;

      mh_test_png_u32 (file, 0x7fffffff);
      g_byte_array_append (file, (const guint8 *) types[i], 4);
      bytes = g_byte_array_free_to_bytes (file);
      assert_refused (bytes, MH_PICTURE_ERROR_DAMAGED, types[i]);
    }
}

/* 35 bytes that want 16 GiB; they are the program's to refuse, not ours. */
static void
test_gif_claim (void)
{
  static const guint8 gif[] = "GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0"
                              "\2\2\x44\1\0;";
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif - 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (decode (bytes, &error));
}

/* Statics: drawings */

static const char *const references[] = {
  "<image width='40' height='40' xlink:href='%s'/>",
  "<image width='40' height='40' href='file://%s'/>",
  "<use xlink:href='%s#a'/>",
  "<style>@import url('file://%s');</style>",
  "<filter id='f'><feImage xlink:href='file://%s'/></filter>"
  "<rect width='40' height='40' filter='url(#f)'/>",
  "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='%s'/>",
};

/* Nothing that a drawing refers to is opened, which the kernel would tell. */
static void
test_svg_opens_nothing (void)
{
  g_autoptr (GBytes) png = draw (MH_FILE_FORMAT_PNG, 40, 40);
  g_autofree char *own = g_build_filename (folder, "watched", NULL);
  g_autofree char *path = g_build_filename (own, "secret.png", NULL);
  int watch = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  char event[4096];

  g_assert_cmpint (g_mkdir (own, 0700), ==, 0);
  g_assert_true (mh_file_write (path, png, NULL));
  g_assert_cmpint (watch, >=, 0);
  g_assert_cmpint (inotify_add_watch (watch, own, IN_OPEN | IN_ACCESS), >=, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_auto (GStrv) parts = g_strsplit (references[i], "%s", 2);
      g_autofree char *inside = g_strconcat (parts[0], path, parts[1], NULL);
      g_autoptr (GBytes) bytes = svg_of ("%s", inside);

      (void) decode (bytes, NULL);
      g_test_message ("%s", references[i]);
      g_assert_cmpint (read (watch, event, sizeof event), ==, -1);
      g_assert_cmpint (errno, ==, EAGAIN);
    }

  /* The watch itself works. */
  g_bytes_unref (mh_file_read (path, 1 << 20, NULL, NULL));
  g_assert_cmpint (read (watch, event, sizeof event), >, 0);
  close (watch);
}

/* An entity of a file, and entities of entities. */
static void
test_svg_entities (void)
{
  static const char *const rows[] = {
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    "<svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
    "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>]>"
    "<svg xmlns='http://www.w3.org/2000/svg'><text>&h;</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><rect",
    "<svg/>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='1e300' height='-4'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='99999999' height='99999999'/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i], strlen (rows[i]));
      g_autoptr (MhPicture) picture = mh_picture_decode (bytes, 20, 20, decoder, NULL);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, picture != NULL ? "a picture" : "an error");
    }
}

static void
test_svg_too_long (void)
{
  g_autofree char *blanks = g_strnfill (2 * 1024 * 1024, ' ');
  g_autoptr (GBytes) bytes = svg_of ("%s", blanks);
  g_autoptr (GError) error = NULL;

  g_assert_false (decode (bytes, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE);
}

/* No process of ours is left, dead or alive. */
static void
assert_no_child (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

/* Minutes of noise: the clock ends it. */
static void
test_svg_hangs (void)
{
  g_autoptr (GBytes) bytes =
      svg_of ("<filter id='f'><feTurbulence baseFrequency='0.05' numOctaves='1000000000'/></filter>"
              "<rect width='40' height='40' filter='url(#f)'/>");
  g_autoptr (GError) error = NULL;

  g_assert_null (
      mh_decoder_run (decoder, MH_PICTURE_KIND_SVG, bytes, 40, 40, SHORT_LIMIT_MS, &error));
  g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER);
  g_assert_nonnull (strstr (error->message, "longer than"));
  assert_no_child ();
}

/* What made librsvg abort: an error or, where that was mended, a picture. */
static void
test_svg_aborts (void)
{
  g_autoptr (GString) kernel = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 300 * 300; i++)
    g_string_append (kernel, "1 ");
  bytes = svg_of ("<filter id='f'><feConvolveMatrix order='300' kernelMatrix='%s'/></filter>"
                  "<rect width='40' height='40' filter='url(#f)'/>",
                  kernel->str);
  (void) decode (bytes, NULL);
  assert_no_child ();
}

/* Programs in the place of the decoder that do it wrong in every way. */
static void
test_wrong_programs (void)
{
  static const struct
  {
    const char *script;
    int code;
    const char *why;
    gboolean is_late; /* not waited for when what it said cannot be right */
  } rows[] = {
    { "exec yes", MH_PICTURE_ERROR_DECODER, "prints without end" },
    { "exit 0", MH_PICTURE_ERROR_DECODER, "says nothing and is content" },
    { "exit 1", MH_PICTURE_ERROR_DECODER, "fails in no known way" },
    { "exit 3", MH_PICTURE_ERROR_DAMAGED, "finds the picture damaged" },
    { "exit 4", MH_PICTURE_ERROR_TOO_LARGE, "finds it too large" },
    { "exit 5", MH_PICTURE_ERROR_UNKNOWN_KIND, "has no library for it" },
    { "echo no picture at all but more than a header is long", MH_PICTURE_ERROR_DECODER, "prints" },
    { "printf '1PHM\\377\\377\\377\\377\\377\\377\\377\\377\\1\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0'",
      MH_PICTURE_ERROR_DECODER, "claims 4 billion pixels a side" },
    { "printf '1PHM\\11\\0\\0\\0\\11\\0\\0\\0\\11\\0\\0\\0\\11\\0\\0\\0\\0\\0\\0\\0abc'",
      MH_PICTURE_ERROR_DECODER, "stops in the middle" },
    { "printf 'XXXX\\1\\0\\0\\0\\1\\0\\0\\0\\1\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0abcd'",
      MH_PICTURE_ERROR_DECODER, "is another program" },
    { "kill -SEGV $$", MH_PICTURE_ERROR_DECODER, "dies" },
    { "exec sleep 60", MH_PICTURE_ERROR_DECODER, "sleeps", TRUE },
    { "exec >&-; exec sleep 60", MH_PICTURE_ERROR_DECODER, "hangs up and sleeps", TRUE },
    { "trap '' TERM; while :; do :; done", MH_PICTURE_ERROR_DECODER, "does not let itself be asked",
      TRUE },
  };
  g_autoptr (GBytes) bytes = svg_of ("<rect/>");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, "wrong", NULL);
      g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", rows[i].script);
      g_autoptr (GError) error = NULL;

      g_assert_true (
          g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, NULL));
      g_test_message ("%s", rows[i].why);
      g_assert_null (
          mh_decoder_run (path, MH_PICTURE_KIND_SVG, bytes, 40, 40, SHORT_LIMIT_MS, &error));
      g_assert_error (error, MH_PICTURE_ERROR, rows[i].code);
      g_assert_cmpint (strstr (error->message, "takes longer") != NULL, ==, rows[i].is_late);
      assert_no_child ();
    }
}

static void
test_missing_program (void)
{
  static const char *const decoders[] = { NULL, "/nowhere/masthead-decode", "/" };
  g_autoptr (GBytes) bytes = svg_of ("<rect/>");

  for (gsize i = 0; i < G_N_ELEMENTS (decoders); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mh_picture_decode (bytes, 40, 40, decoders[i], &error));
      g_assert_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER);
    }
  assert_no_child ();
}

static gpointer
decode_thread (gpointer data)
{
  g_autoptr (MhPicture) picture = mh_picture_decode (data, 50, 50, decoder, NULL);

  return GINT_TO_POINTER (picture != NULL && mh_test_pixel (picture, 25, 25) == 0xff123456);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Eight programs side by side, and not a descriptor is left open. */
static void
test_side_by_side (void)
{
  g_autoptr (GBytes) bytes = svg_of ("<rect width='40' height='40' fill='#123456'/>");
  guint before = count_open_files ();
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("decode", decode_thread, bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
  g_assert_cmpuint (count_open_files (), ==, before);
  assert_no_child ();
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = mh_test_folder_new ();
  decoder = mh_decoder_find ();
  g_assert_nonnull (decoder);

  g_test_add_func ("/hostile/pictures/jpeg-claims", test_jpeg_claims);
  g_test_add_func ("/hostile/pictures/progressive-claims", test_progressive_claims);
  g_test_add_func ("/hostile/pictures/many-scans", test_many_scans);
  g_test_add_func ("/hostile/pictures/png-claims", test_png_claims);
  g_test_add_func ("/hostile/pictures/png-chunk-claims", test_png_chunk_claims);
  g_test_add_func ("/hostile/pictures/gif-claim", test_gif_claim);
  g_test_add_func ("/hostile/pictures/truncated", test_truncated);
  g_test_add_func ("/hostile/pictures/flipped", test_flipped);
  g_test_add_func ("/hostile/pictures/svg-opens-nothing", test_svg_opens_nothing);
  g_test_add_func ("/hostile/pictures/svg-entities", test_svg_entities);
  g_test_add_func ("/hostile/pictures/svg-too-long", test_svg_too_long);
  g_test_add_func ("/hostile/pictures/svg-hangs", test_svg_hangs);
  g_test_add_func ("/hostile/pictures/svg-aborts", test_svg_aborts);
  g_test_add_func ("/hostile/pictures/wrong-programs", test_wrong_programs);
  g_test_add_func ("/hostile/pictures/missing-program", test_missing_program);
  g_test_add_func ("/hostile/pictures/side-by-side", test_side_by_side);
  status = g_test_run ();

  mh_test_folder_remove (folder);
  g_free (decoder);

  return status;
}
