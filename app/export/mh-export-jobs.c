/* mh-export-jobs.c: which files a document asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "encode/mh-encode.h"

/**
 * mh_export_format_of_path:
 * @path: a file name
 * @format: (out): what its suffix stands for
 *
 * Returns: %FALSE for a suffix that is neither JPEG's nor PNG's
 */
gboolean
mh_export_format_of_path (const char *path, MhFormat *format)
{
  MhFileFormat found;

  if (!mh_file_format_from_path (path, &found))
    return FALSE;
  *format = found == MH_FILE_FORMAT_PNG ? MH_FORMAT_PNG : MH_FORMAT_JPEG;
  return TRUE;
}

/**
 * mh_export_stem_of_path:
 * @path: where a team file is
 *
 * Returns: (transfer full): its name without folder and suffix: `northwind` of
 * `x/northwind.team.json`
 */
char *
mh_export_stem_of_path (const char *path)
{
  static const char *const suffixes[] = { ".team.json", ".json" };
  char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]) && strlen (name) > strlen (suffixes[i]))
      {
        name[strlen (name) - strlen (suffixes[i])] = '\0';
        break;
      }
  return name;
}

/**
 * mh_export_job_new:
 * @surface: where the picture goes; must outlive the job
 * @target: (nullable): what the team file says about the file; must outlive the job
 * @path: absolute; its suffix decides the format, the target's counts where it says nothing
 *
 * Returns: (transfer full): what to make, with every value that is not given at its default
 */
MhExportJob *
mh_export_job_new (const MhSurface *surface, const MhTarget *target, const char *path)
{
  MhExportJob *job = g_new0 (MhExportJob, 1);

  job->surface = surface;
  job->target = target;
  job->path = g_strdup (path);
  job->format = target != NULL ? target->format : MH_FORMAT_JPEG;
  job->chroma_420 = target != NULL && target->chroma_420;
  job->quality = target != NULL ? target->quality : MH_ENCODE_DEFAULT_QUALITY;
  job->scale = target != NULL ? target->scale : 1.0;
  job->max_bytes = target != NULL && target->max_bytes > 0 ? target->max_bytes : surface->max_bytes;
  mh_export_format_of_path (path, &job->format);
  return job;
}

void
mh_export_job_free (MhExportJob *job)
{
  g_free (job->path);
  g_free (job);
}

/* Where the file of a surface goes that no target names. */
static char *
make_default_path (MhDocument *document, const char *stem, const char *surface_id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.jpg", stem, surface_id);

  return mh_document_resolve (document, name, error);
}

static gboolean
add_job (GPtrArray *jobs,
         MhDocument *document,
         const MhSurface *surface,
         const MhTarget *target,
         const char *stem,
         GError **error)
{
  g_autofree char *path = NULL;
  MhFormat format;

  if (target == NULL || target->file == NULL)
    path = make_default_path (document, stem, surface->id, error);
  else
    path = mh_document_resolve (document, target->file, error);
  if (path == NULL)
    return FALSE;
  if (!mh_export_format_of_path (path, &format))
    {
      g_set_error (
          error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_FORMAT,
          /* Translators: %d is a number, %s a file name; the first words are a place in a file. */
          _ ("/targets/%d/file: “%s” is neither a JPEG nor a PNG file; let it end in “.jpg” or "
             "“.png”"),
          target->index, target->file);
      return FALSE;
    }
  g_ptr_array_add (jobs, mh_export_job_new (surface, target, path));
  return TRUE;
}

static gboolean
add_every_target (
    GPtrArray *jobs, MhDocument *document, MhSurfaces *surfaces, const char *stem, GError **error)
{
  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const MhTarget *target = mh_document_get_target (document, i);
      const MhSurface *surface = mh_surfaces_find (surfaces, target->surface);

      if (surface != NULL && !add_job (jobs, document, surface, target, stem, error))
        return FALSE;
    }
  return TRUE;
}

/* Every target on the surface, since a team may want it as JPEG and as PNG; one file without any.
 */
static gboolean
add_surface (GPtrArray *jobs,
             MhDocument *document,
             MhSurfaces *surfaces,
             const char *surface_id,
             const char *stem,
             GError **error)
{
  const MhSurface *surface = mh_surfaces_find (surfaces, surface_id);
  guint n_before = jobs->len;

  if (surface == NULL)
    {
      g_autofree char *message = mh_surfaces_explain_missing (surfaces, surface_id);

      g_set_error_literal (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_SURFACE, message);
      return FALSE;
    }
  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const MhTarget *target = mh_document_get_target (document, i);

      if (g_str_equal (target->surface, surface_id) &&
          !add_job (jobs, document, surface, target, stem, error))
        return FALSE;
    }
  return jobs->len > n_before || add_job (jobs, document, surface, NULL, stem, error);
}

static gboolean
is_repeated (const char *const *ids, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (ids[i], ids[index]))
      return TRUE;
  return FALSE;
}

/**
 * mh_export_list_jobs:
 * @document: the team
 * @surfaces: the presets that count for it; must outlive the jobs
 * @surface_ids: (nullable) (array zero-terminated=1): only these surfaces, each once; %NULL for
 * every target
 * @stem: how the file of a surface without a target begins
 *
 * Lists the files that a document asks for. A surface of @surface_ids that no target names gets
 * `STEM-ID.jpg` beside the document. Of every target, those are left out whose surface does not
 * exist; mh_surfaces_check_targets() tells which.
 *
 * Errors: %MH_EXPORT_ERROR_SURFACE, %MH_EXPORT_ERROR_FORMAT, %MH_FILE_ERROR_ADDRESS
 *
 * Returns: (transfer full): an array of #MhExportJob, empty for a document without targets
 * that can be made
 */
GPtrArray *
mh_export_list_jobs (MhDocument *document,
                     MhSurfaces *surfaces,
                     const char *const *surface_ids,
                     const char *stem,
                     GError **error)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_export_job_free);

  if (surface_ids == NULL && !add_every_target (jobs, document, surfaces, stem, error))
    return NULL;
  for (guint i = 0; surface_ids != NULL && surface_ids[i] != NULL; i++)
    if (!is_repeated (surface_ids, i) &&
        !add_surface (jobs, document, surfaces, surface_ids[i], stem, error))
      return NULL;
  return g_steal_pointer (&jobs);
}
