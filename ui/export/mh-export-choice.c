/* mh-export-choice.c: what is chosen for all files of an export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-export-choice.h"

#include <string.h>

static char *
replace_suffix (const char *path, MhFormat format)
{
  const char *slash = strrchr (path, '/');
  const char *dot = strrchr (path, '.');
  gsize length = dot != NULL && dot > slash ? (gsize) (dot - path) : strlen (path);
  g_autofree char *stem = g_strndup (path, length);

  return g_strconcat (stem, format == MH_FORMAT_PNG ? ".png" : ".jpg", NULL);
}

static MhFormat
choose_format (const MhExportChoice *choice, const MhExportJob *job)
{
  switch (choice->format)
    {
    case MH_EXPORT_AS_JPEG:
      return MH_FORMAT_JPEG;
    case MH_EXPORT_AS_PNG:
      return MH_FORMAT_PNG;
    case MH_EXPORT_AS_WRITTEN:
    default:
      return job->format;
    }
}

/**
 * mh_export_choice_make_path:
 * @choice: what is chosen
 * @job: a file as the document says
 *
 * Returns: (transfer full): where the file goes
 */
char *
mh_export_choice_make_path (const MhExportChoice *choice, const MhExportJob *job)
{
  MhFormat format = choose_format (choice, job);
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *path =
      choice->folder != NULL ? g_build_filename (choice->folder, name, NULL) : g_strdup (job->path);

  return format == job->format ? g_steal_pointer (&path) : replace_suffix (path, format);
}

/**
 * mh_export_choice_make_job:
 * @choice: what is chosen
 * @job: a file as the document says
 *
 * Returns: (transfer full): the file as it is to be made
 */
MhExportJob *
mh_export_choice_make_job (const MhExportChoice *choice, const MhExportJob *job)
{
  g_autofree char *path = mh_export_choice_make_path (choice, job);
  MhExportJob *made = mh_export_job_new (job->surface, job->target, path);

  made->format = choose_format (choice, job);
  made->quality = choice->quality > 0 ? choice->quality : job->quality;
  made->max_bytes = job->max_bytes;
  made->scale = job->scale;
  return made;
}
