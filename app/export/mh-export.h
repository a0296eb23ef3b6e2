/* mh-export.h: the whole way from a document to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/mh-check.h"
#include "layout/mh-layout.h"

G_BEGIN_DECLS

typedef enum
{
  MH_EXPORT_ERROR_SURFACE, /* no such surface */
  MH_EXPORT_ERROR_FORMAT,  /* a suffix that is neither JPEG nor PNG */
  MH_EXPORT_ERROR_CLASH, /* two pictures in one file, or over a file that the picture is made of */
  MH_EXPORT_ERROR_CANCELLED,
} MhExportError;

#define MH_EXPORT_ERROR (mh_export_error_quark ())
GQuark mh_export_error_quark (void);

/* One file to make. */
typedef struct
{
  const MhSurface *surface;
  const MhTarget *target; /* (nullable) */
  char *path;             /* absolute */
  MhFormat format;
  int quality; /* 1 to 100 */
  gboolean chroma_420;
  gsize max_bytes; /* 0 for none */
  double scale;
} MhExportJob;

/* What came of it. */
typedef struct
{
  char *path;
  MhFormat format;
  int width_px;
  int height_px;
  gsize n_bytes;
  int quality; /* used; less than asked for when a limit had to be met */
  MhScene *scene;
  GPtrArray *findings; /* of MhFinding: the scene's, and what the file itself adds to them */
} MhExportResult;

MhExportJob *mh_export_job_new (const MhSurface *surface, const MhTarget *target, const char *path);
void mh_export_job_free (MhExportJob *job);
void mh_export_result_free (MhExportResult *result);
gboolean mh_export_format_of_path (const char *path, MhFormat *format);
char *mh_export_stem_of_path (const char *path);
GPtrArray *mh_export_list_jobs (MhDocument *document,
                                MhSurfaces *surfaces,
                                const char *const *surface_ids,
                                const char *stem,
                                GError **error);
GPtrArray *mh_export_list_sources (MhDocument *document, GPtrArray *jobs);
GHashTable *mh_export_key_files (const char *const *files);
gboolean
mh_export_check_paths (MhDocument *document, GPtrArray *jobs, GHashTable *kept, GError **error);
const char *mh_export_get_title (MhDocument *document);
void mh_export_fetch (MhDocument *document,
                      const MhExportJob *job,
                      MhDate date,
                      MhFonts *fonts,
                      MhPictureStore *pictures,
                      guint n_threads);
GBytes *mh_export_recall (MhDocument *document,
                          const MhExportJob *job,
                          MhDate date,
                          MhFonts *fonts,
                          MhPictureStore *pictures,
                          MhExportResult **result);
GBytes *mh_export_encode (MhDocument *document,
                          const MhExportJob *job,
                          MhDate date,
                          MhFonts *fonts,
                          MhPictureStore *pictures,
                          GCancellable *cancellable,
                          MhExportResult **result,
                          GError **error);
MhExportResult *mh_export_write (MhDocument *document,
                                 const MhExportJob *job,
                                 MhDate date,
                                 MhFonts *fonts,
                                 MhPictureStore *pictures,
                                 GCancellable *cancellable,
                                 GError **error);
GPtrArray *
mh_export_check (const MhChecker *checker, MhDocument *document, GPtrArray *jobs, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhExportJob, mh_export_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhExportResult, mh_export_result_free)

G_END_DECLS
