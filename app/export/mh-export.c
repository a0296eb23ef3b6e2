/* mh-export.c: the whole way from a document to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-private.h"

#include <glib/gi18n-lib.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "mh-fingerprint.h"
#include "paint/mh-paint.h"
#include "words/mh-words.h"

G_DEFINE_QUARK (mh_export_error, mh_export_error)

void
mh_export_result_free (MhExportResult *result)
{
  g_clear_pointer (&result->scene, mh_scene_unref);
  g_clear_pointer (&result->findings, g_ptr_array_unref);
  g_free (result->path);
  g_free (result);
}

static char *
point_at_target (const MhExportJob *job)
{
  return job->target != NULL ? g_strdup_printf ("/targets/%d", job->target->index) : NULL;
}

static void
add_finding (MhExportResult *result, const MhExportJob *job, MhFinding *finding)
{
  g_free (finding->surface);
  finding->surface = g_strdup (job->surface->id);
  g_ptr_array_add (result->findings, finding);
}

static void
judge_format (MhExportResult *result, const MhExportJob *job)
{
  gboolean is_png = job->format == MH_FORMAT_PNG;
  const char *taken = is_png ? "JPEG" : "PNG";
  g_autofree char *pointer = point_at_target (job);
  MhFinding *finding = NULL;

  if (is_png ? job->surface->takes_png : job->surface->takes_jpeg)
    return;
  finding = mh_finding_new ("format-unsupported", MH_SEVERITY_ERROR, pointer,
                            /* Translators: the title of a surface, and JPEG or PNG. */
                            _ ("“%s” does not take %s files"),
                            mh_surface_translate (job->surface->title), is_png ? "PNG" : "JPEG");
  /* Translators: JPEG or PNG. */
  finding->remedy = g_strdup_printf (_ ("Write a %s file."), taken);
  add_finding (result, job, finding);
}

/* (transfer full) (nullable): what is wrong with a file of so many bytes. */
MhFinding *
mh_export_judge_size (const MhExportJob *job, gsize n_bytes)
{
  g_autofree char *pointer = point_at_target (job);
  MhFinding *finding = NULL;

  if (job->max_bytes == 0 || n_bytes <= job->max_bytes)
    return NULL;
  finding =
      mh_finding_new ("over-byte-limit", MH_SEVERITY_ERROR, pointer,
                      /* Translators: both are numbers of bytes. */
                      _ ("The file has %zu bytes, and %zu are the limit"), n_bytes, job->max_bytes);
  finding->remedy = g_strdup (job->format == MH_FORMAT_PNG ? _ ("Write a JPEG file.")
                                                           : _ ("Choose a plainer background."));
  finding->value = (double) n_bytes;
  finding->limit = (double) job->max_bytes;
  return finding;
}

static void
judge_size (MhExportResult *result, const MhExportJob *job)
{
  MhFinding *finding = mh_export_judge_size (job, result->n_bytes);

  if (finding != NULL)
    add_finding (result, job, finding);
}

/* (transfer full): what came of a file. */
MhExportResult *
mh_export_make_result (const MhExportJob *job, MhScene *scene, GBytes *bytes, int quality)
{
  MhExportResult *result = g_new0 (MhExportResult, 1);

  result->path = g_strdup (job->path);
  result->format = job->format;
  mh_paint_measure (scene, job->scale, &result->width_px, &result->height_px);
  result->n_bytes = g_bytes_get_size (bytes);
  result->quality = quality;
  result->scene = mh_scene_ref (scene);
  result->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
  for (guint i = 0; i < scene->findings->len; i++)
    g_ptr_array_add (result->findings, mh_finding_copy (g_ptr_array_index (scene->findings, i)));
  judge_format (result, job);
  judge_size (result, job);
  return result;
}

static GBytes *
encode_once (cairo_surface_t *pixels, const MhEncodeOptions *options, int *quality, GError **error)
{
  MhEncodeReport report = { 0 };
  GBytes *bytes =
      mh_encode (cairo_image_surface_get_data (pixels), cairo_image_surface_get_width (pixels),
                 cairo_image_surface_get_height (pixels),
                 (gsize) cairo_image_surface_get_stride (pixels), options, &report, error);

  *quality = report.quality;
  return bytes;
}

/**
 * mh_export_get_title:
 *
 * Returns: (transfer none) (nullable): what a picture file says that it is called
 */
const char *
mh_export_get_title (MhDocument *document)
{
  return mh_document_get_account (document)->organisation;
}

/* A file over its limit is made all the same, at the least quality: a finding says so, and whoever
 * asked can see what it is that does not fit. */
static GBytes *
encode_pixels (MhDocument *document,
               const MhExportJob *job,
               MhDate date,
               const char *fingerprint,
               cairo_surface_t *pixels,
               int *quality,
               GError **error)
{
  g_autofree char *alt = mh_words_dup_alt (document, job->surface, job->target, date);
  MhEncodeOptions options = {
    .format = job->format == MH_FORMAT_PNG ? MH_FILE_FORMAT_PNG : MH_FILE_FORMAT_JPEG,
    .quality = job->quality,
    .chroma_420 = job->chroma_420,
    .max_bytes = job->max_bytes,
    .is_limit_soft = TRUE,
    .title = mh_export_get_title (document),
    .alt = alt,
    .fingerprint = fingerprint,
  };

  return encode_once (pixels, &options, quality, error);
}

/**
 * mh_export_encode:
 * @document: the team
 * @job: what to make
 * @date: on which day
 * @pictures: (nullable): where photos come from
 * @result: (out) (optional) (transfer full): what came of it
 *
 * Lays out, paints, encodes. A file that is larger than the job's limit at the least quality is a
 * finding of the result, not an error.
 *
 * Threads: any, with fonts of its own.
 * Errors: %MH_PAINT_ERROR, %MH_ENCODE_ERROR, %MH_EXPORT_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
mh_export_encode (MhDocument *document,
                  const MhExportJob *job,
                  MhDate date,
                  MhFonts *fonts,
                  MhPictureStore *pictures,
                  GCancellable *cancellable,
                  MhExportResult **result,
                  GError **error)
{
  g_autoptr (MhScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  cairo_surface_t *pixels = NULL;
  MhFingerprint fingerprint;
  int quality = job->quality;

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CANCELLED, _ ("the export was stopped"));
      return NULL;
    }
  scene = mh_layout_scene (document, job->surface, job->target, date, fonts, pictures);
  mh_fingerprint_take (&fingerprint, document, job, scene, fonts, pictures);
  text = mh_fingerprint_to_string (&fingerprint);
  pixels = mh_paint_scene (scene, job->scale, fonts, pictures, cancellable, error);
  if (pixels == NULL)
    return NULL;
  bytes = encode_pixels (document, job, date, text, pixels, &quality, error);
  if (bytes != NULL)
    mh_export_keep (job, text, bytes, quality, pictures);
  if (bytes != NULL && result != NULL)
    *result = mh_export_make_result (job, scene, bytes, quality);
  cairo_surface_destroy (pixels);
  return g_steal_pointer (&bytes);
}

/**
 * mh_export_write:
 *
 * Does what mh_export_encode() does, and writes the file by rename.
 *
 * Errors: those of mh_export_encode(), and %MH_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): what came of it
 */
MhExportResult *
mh_export_write (MhDocument *document,
                 const MhExportJob *job,
                 MhDate date,
                 MhFonts *fonts,
                 MhPictureStore *pictures,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (MhExportResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = mh_export_encode (document, job, date, fonts, pictures, cancellable, &result, error);
  if (bytes == NULL || !mh_file_write (job->path, bytes, error))
    return NULL;
  return g_steal_pointer (&result);
}
