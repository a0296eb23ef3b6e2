/* masthead-decode.c: decodes one picture from standard input, shut off from everything else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/mh-limits.h"
#include "mh-pixbuf-reader.h"
#include "mh-sandbox.h"
#include "mh-svg-reader.h"

/* More than a side can have: such a request is a mistake of the caller. */
#define LENGTH_LIMIT_PX 1000000

static gboolean
parse_length (const char *text, int *length)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, LENGTH_LIMIT_PX, &value, NULL))
    return FALSE;
  *length = (int) value;

  return TRUE;
}

/* (transfer full) (nullable): all of standard input, NULL when it is longer than a picture may be.
 */
static GByteArray *
read_input (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  static guint8 buffer[64 * 1024];
  gssize n_read;

  while ((n_read = read (STDIN_FILENO, buffer, sizeof buffer)) != 0)
    {
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0 || bytes->len + (gsize) n_read > MH_LIMIT_PICTURE_BYTES)
        return NULL;
      g_byte_array_append (bytes, buffer, (guint) n_read);
    }

  return g_steal_pointer (&bytes);
}

static gboolean
write_all (gconstpointer data, gsize size)
{
  const guint8 *at = data;

  while (size > 0)
    {
      gssize written = write (STDOUT_FILENO, at, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      at += written;
      size -= (gsize) written;
    }

  return TRUE;
}

static gboolean
write_picture (const MhPicture *picture)
{
  MhDecoderReply reply = {
    .magic = MH_DECODER_MAGIC,
    .width_px = (guint32) picture->width_px,
    .height_px = (guint32) picture->height_px,
    .source_width_px = (guint32) picture->source_width_px,
    .source_height_px = (guint32) picture->source_height_px,
    .is_profile_broken = picture->is_profile_broken,
  };

  return write_all (&reply, sizeof reply) &&
         write_all (picture->pixels, picture->stride * (gsize) picture->height_px);
}

static MhDecoderExit
decode (MhPictureKind kind, int min_width, int min_height)
{
  gboolean is_svg = kind == MH_PICTURE_KIND_SVG;
  GdkPixbufLoader *loader = NULL;
  MhDecoderExit exit_status = MH_DECODER_EXIT_TOO_LARGE;
  MhPicture *picture = NULL;
  GByteArray *input;

  if (is_svg)
    mh_svg_prepare ();
  else
    loader = mh_pixbuf_prepare (kind);
  if (!is_svg && loader == NULL)
    return MH_DECODER_EXIT_NO_LOADER;
  if (!mh_sandbox_close (is_svg))
    return MH_DECODER_EXIT_NO_SANDBOX;

  input = read_input ();
  if (input != NULL && is_svg)
    picture = mh_svg_read (input->data, input->len, min_width, min_height, &exit_status);
  else if (input != NULL)
    picture =
        mh_pixbuf_read (loader, kind, input->data, input->len, min_width, min_height, &exit_status);

  return picture != NULL && write_picture (picture) ? MH_DECODER_EXIT_DONE : exit_status;
}

/* masthead-decode KIND MIN_WIDTH MIN_HEIGHT: see mh-decoder-reply.h. It leaves by _exit(), since
 * whatever memory there is goes with the process and the libraries' clearing up is one more thing
 * that can fail. */
int
main (int argc, char *argv[])
{
  int min_width, min_height;
  MhPictureKind kind;

  if (!mh_sandbox_limit ())
    return MH_DECODER_EXIT_NO_SANDBOX;
  if (argc != 4 || !parse_length (argv[2], &min_width) || !parse_length (argv[3], &min_height))
    return MH_DECODER_EXIT_USAGE;
  kind = mh_picture_kind_from_id (argv[1]);
  if (kind == MH_PICTURE_KIND_UNKNOWN)
    return MH_DECODER_EXIT_USAGE;

  /* Whoever debugs the caller wants its warnings to be fatal, not those of libraries that read bad
   * pictures. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);

  _exit (decode (kind, min_width, min_height));
}
