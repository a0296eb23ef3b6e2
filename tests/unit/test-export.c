/* test-export.c: which files a document asks for, and what becomes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/mh-export.h"

#include <unistd.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

static MhDocument *
make_document (const char *targets, const char *folder)
{
  g_autofree char *text = g_strdup_printf (
      "{'masthead': 1, 'account': {'organisation': 'A'}, 'members': [{'name': 'B', "
      "'photo': 'b.jpg'}],"
      " 'design': {'background': {'picture': {'file': 'back.png'}}}, 'targets': %s}",
      targets);
  g_autofree char *quoted = mh_test_quote (text);
  g_autoptr (GBytes) bytes = g_bytes_new (quoted, strlen (quoted));
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_new_from_bytes (bytes, folder, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static MhSurfaces *
load_surfaces (MhDocument *document)
{
  g_autoptr (GError) error = NULL;
  MhSurfaces *surfaces = mh_surfaces_load (NULL, document, NULL, &error);

  g_assert_no_error (error);
  return surfaces;
}

typedef struct
{
  const char *path;
  const char *stem;
  int format; /* -1 for none */
  const char *why;
} NameRow;

static const NameRow name_rows[] = {
  { "/a/crew.team.json", "crew", -1, "the usual name" },
  { "crew.json", "crew", -1, "less of a suffix" },
  { "crew", "crew", -1, "no suffix" },
  { ".team.json", ".team", -1, "something is left of the name" },
  { "a.team.json/x.jpg", "x.jpg", MH_FORMAT_JPEG, "a dot in the folder’s name is no suffix" },
  { "a.png/x", "x", -1, "nor does it decide the format" },
  { "x.JPEG", "x.JPEG", MH_FORMAT_JPEG, "capitals" },
  { "x.png", "x.png", MH_FORMAT_PNG, "the other format" },
  { "x.png.gif", "x.png.gif", -1, "the last suffix counts" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_rows); i++)
    {
      const NameRow *row = &name_rows[i];
      g_autofree char *stem = mh_export_stem_of_path (row->path);
      MhFormat format = MH_FORMAT_JPEG;
      gboolean is_known = mh_export_format_of_path (row->path, &format);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (stem, ==, row->stem);
      g_assert_cmpint (is_known ? (int) format : -1, ==, row->format);
    }
}

typedef struct
{
  const char *targets;
  const char *surface_ids; /* blank-separated, NULL for every target */
  const char *paths;       /* below the folder, blank-separated; NULL: refused */
  int code;
  const char *why;
} JobRow;

static const JobRow job_rows[] = {
  { "[]", NULL, "", 0, "no target" },
  { "[{'surface': 'x-header', 'file': 'x.jpg'}, {'surface': 'web-sidebar', 'file': 'd/w.png'}]",
    NULL, "x.jpg d/w.png", 0, "every target, in their order" },
  { "[{'surface': 'x-header'}]", NULL, "stem-x-header.jpg", 0, "a target without a name" },
  { "[{'surface': 'x-header', 'file': 'x.jpg'}]", "web-sidebar", "stem-web-sidebar.jpg", 0,
    "a surface without a target" },
  { "[{'surface': 'x-header', 'file': 'x.jpg'}, {'surface': 'x-header', 'file': 'x.png'}]",
    "x-header x-header", "x.jpg x.png", 0, "both targets of a surface, once" },
  { "[{'surface': 'x-header', 'file': '../x.jpg'}]", NULL, "../x.jpg", 0, "beside the folder" },
  { "[{'surface': 'none', 'file': 'n.jpg'}, {'surface': 'x-header', 'file': 'x.jpg'}]", NULL,
    "x.jpg", 0, "one that nothing can be made for" },
  { "[]", "x-header none", NULL, MH_EXPORT_ERROR_SURFACE, "asked for" },
};

static void
test_jobs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (job_rows); i++)
    {
      const JobRow *row = &job_rows[i];
      g_autoptr (MhDocument) document = make_document (row->targets, "/team/here");
      g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
      g_auto (GStrv) ids = row->surface_ids != NULL ? g_strsplit (row->surface_ids, " ", -1) : NULL;
      g_auto (GStrv) paths = g_strsplit (row->paths != NULL ? row->paths : "", " ", -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) jobs = NULL;

      g_test_message ("%s", row->why);
      jobs = mh_export_list_jobs (document, surfaces, (const char *const *) ids, "stem", &error);
      if (row->paths == NULL)
        {
          g_assert_error (error, MH_EXPORT_ERROR, row->code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (jobs->len, ==, g_strv_length (paths));
      for (guint j = 0; j < jobs->len; j++)
        {
          const MhExportJob *job = g_ptr_array_index (jobs, j);
          g_autofree char *wanted = g_canonicalize_filename (paths[j], "/team/here");
          g_autofree char *seen = g_canonicalize_filename (job->path, NULL);

          g_assert_cmpstr (seen, ==, wanted);
        }
    }
}

/* What the team file says of a target comes first, then the surface, then the defaults. */
static void
test_values (void)
{
  g_autoptr (MhDocument) document = make_document (
      "[{'surface': 'x-header', 'file': 'x.png', 'quality': 70, 'max_bytes': 9000, 'scale': 2}]",
      "/t");
  g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
  const MhSurface *surface = mh_surfaces_find (surfaces, "x-header");
  g_autoptr (MhExportJob) told =
      mh_export_job_new (surface, mh_document_get_target (document, 0), "/t/x.png");
  g_autoptr (MhExportJob) bare = mh_export_job_new (surface, NULL, "/t/x.jpg");

  g_assert_cmpint (told->format, ==, MH_FORMAT_PNG);
  g_assert_cmpint (told->quality, ==, 70);
  g_assert_cmpuint (told->max_bytes, ==, 9000);
  g_assert_cmpfloat (told->scale, ==, 2.0);
  g_assert_cmpint (bare->format, ==, MH_FORMAT_JPEG);
  g_assert_cmpint (bare->quality, ==, MH_ENCODE_DEFAULT_QUALITY);
  g_assert_cmpuint (bare->max_bytes, ==, surface->max_bytes);
  g_assert_cmpuint (bare->max_bytes, >, 0);
  g_assert_cmpfloat (bare->scale, ==, 1.0);
}

typedef struct
{
  const char *first;
  const char *second;
  gboolean is_good;
  const char *why;
} ClashRow;

static const ClashRow clash_rows[] = {
  { "/t/x.jpg", "/t/y.jpg", TRUE, "two files" },
  { "/t/x.jpg", "/t/x.jpg", FALSE, "one file twice" },
  { "/t/x.jpg", "/t/d/../x.jpg", FALSE, "the same by another way" },
  { "/t/x.jpg", "/t/b.jpg", FALSE, "over a photo" },
  { "/t/back.png", "/t/y.jpg", FALSE, "over the background" },
  { "/t/d/b.jpg", "/t/y.jpg", TRUE, "a photo’s name in another folder" },
};

static void
test_clashes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clash_rows); i++)
    {
      const ClashRow *row = &clash_rows[i];
      g_autoptr (MhDocument) document = make_document ("[]", "/t");
      g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
      const MhSurface *surface = mh_surfaces_find (surfaces, "x-header");
      g_autoptr (GPtrArray) jobs =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mh_export_job_free);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->why);
      g_ptr_array_add (jobs, mh_export_job_new (surface, NULL, row->first));
      g_ptr_array_add (jobs, mh_export_job_new (surface, NULL, row->second));
      g_assert_cmpint (mh_export_check_paths (document, jobs, NULL, &error), ==, row->is_good);
      if (row->is_good)
        g_assert_no_error (error);
      else
        g_assert_error (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH);
    }
}

typedef struct
{
  const char *output; /* in the folder */
  gboolean is_good;
  const char *why;
} LossRow;

static const LossRow loss_rows[] = {
  { "new.png", TRUE, "nothing is there yet" },
  { "old.png", TRUE, "an older picture" },
  { "crew.team.json", FALSE, "a file that the caller keeps" },
  { "blue.theme.json", FALSE, "the theme" },
  { "b.jpg", FALSE, "a photo" },
  { "link.png", FALSE, "a link to a photo, which would be followed" },
  { "by-link/b.jpg", FALSE, "a photo by way of a linked folder" },
};

/* What is lost is judged by the files themselves, since a link has another name. */
static void
test_losses (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *team = g_build_filename (folder, "crew.team.json", NULL);
  const char *const own[] = { team, NULL };
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (MhDocument) bare = make_document ("[]", folder);
  g_autoptr (MhSurfaces) surfaces = load_surfaces (bare);
  g_autofree char *link = g_build_filename (folder, "link.png", NULL);
  g_autofree char *folder_link = g_build_filename (folder, "by-link", NULL);
  g_autoptr (MhDocument) document = NULL;
  static const char *const files[] = { "crew.team.json", "b.jpg", "old.png" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
    }
  {
    g_autofree char *theme = g_build_filename (folder, "blue.theme.json", NULL);

    g_assert_true (g_file_set_contents (theme, "{}", -1, NULL));
  }
  g_assert_cmpint (symlink ("b.jpg", link), ==, 0);
  g_assert_cmpint (symlink (".", folder_link), ==, 0);
  document = mh_document_set_string (bare, "/theme", "blue.theme.json", NULL);
  g_assert_nonnull (document);
  kept = mh_export_key_files (own);
  for (guint i = 0; i < G_N_ELEMENTS (loss_rows); i++)
    {
      const LossRow *row = &loss_rows[i];
      g_autofree char *path = g_build_filename (folder, row->output, NULL);
      g_autoptr (GPtrArray) jobs =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mh_export_job_free);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->why);
      g_ptr_array_add (jobs,
                       mh_export_job_new (mh_surfaces_find (surfaces, "x-header"), NULL, path));
      g_assert_cmpint (mh_export_check_paths (document, jobs, kept, &error), ==, row->is_good);
      if (!row->is_good)
        g_assert_error (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CLASH);
    }
  mh_test_folder_remove (folder);
}

/* Nothing is left of what was stopped; what is made is what the result says. */
static void
test_write (void)
{
  char *folder = mh_test_folder_new ();
  g_autoptr (MhDocument) document = make_document ("[]", folder);
  g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
  g_autofree char *path = g_build_filename (folder, "w.png", NULL);
  g_autoptr (MhExportJob) job =
      mh_export_job_new (mh_surfaces_find (surfaces, "web-sidebar"), NULL, path);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhPictureStore) pictures = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MhDate date = { 2026, 11, 22 };
  g_autoptr (MhExportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  MhFileIdentity identity;

  g_cancellable_cancel (cancellable);
  g_assert_null (mh_export_write (document, job, date, fonts, pictures, cancellable, &error));
  g_assert_error (error, MH_EXPORT_ERROR, MH_EXPORT_ERROR_CANCELLED);
  g_clear_error (&error);
  names = mh_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "");

  result = mh_export_write (document, job, date, fonts, pictures, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mh_file_identify (path, &identity, &error));
  g_assert_cmpuint (result->n_bytes, ==, identity.size);
  g_assert_cmpint (result->width_px, ==, job->surface->width_px);
  g_assert_cmpint (result->height_px, ==, job->surface->height_px);
  g_assert_cmpstr (result->path, ==, path);
  g_assert_cmpuint (result->findings->len, ==, result->scene->findings->len);
  mh_test_folder_remove (folder);
}

typedef struct
{
  MhFormat format;
  gsize max_bytes;
  const char *codes; /* of the findings about the file itself */
  const char *why;
} JudgeRow;

static const JudgeRow judge_rows[] = {
  { MH_FORMAT_JPEG, 0, "", "nothing to say" },
  { MH_FORMAT_JPEG, 100, "over-byte-limit ", "no quality makes it that small" },
  { MH_FORMAT_PNG, 100, "format-unsupported over-byte-limit ", "both" },
  { MH_FORMAT_PNG, 0, "format-unsupported ", "not taken there" },
};

static void
test_findings (void)
{
  g_autoptr (MhDocument) document = make_document ("[]", "/t");
  g_autoptr (MhSurfaces) base = load_surfaces (document);
  g_autoptr (JsonNode) only_jpeg = mh_test_json ("{'x-header': {'formats': ['jpeg']}}");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_override (base, only_jpeg, NULL, NULL);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (judge_rows); i++)
    {
      const JudgeRow *row = &judge_rows[i];
      g_autoptr (MhExportJob) job =
          mh_export_job_new (mh_surfaces_find (surfaces, "x-header"), NULL, "/t/x.jpg");
      g_autoptr (MhExportResult) result = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GString) codes = g_string_new (NULL);
      MhDate date = { 2026, 11, 22 };

      g_test_message ("%s", row->why);
      job->format = row->format;
      job->max_bytes = row->max_bytes;
      bytes = mh_export_encode (document, job, date, fonts, NULL, NULL, &result, NULL);
      g_assert_nonnull (bytes);
      for (guint j = result->scene->findings->len; j < result->findings->len; j++)
        {
          const MhFinding *finding = g_ptr_array_index (result->findings, j);

          g_assert_cmpint (finding->severity, ==, MH_SEVERITY_ERROR);
          g_assert_cmpstr (finding->surface, ==, "x-header");
          g_string_append_printf (codes, "%s ", finding->code);
        }
      g_assert_cmpstr (codes->str, ==, row->codes);
      if (row->max_bytes > 0 && row->format == MH_FORMAT_JPEG)
        g_assert_cmpint (result->quality, ==, MH_ENCODE_LEAST_QUALITY);
    }
}

/* Fetching decodes what painting needs, at its size: afterwards nothing is left to decode. */
static void
test_fetch (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *photo = g_build_filename (folder, "b.jpg", NULL);
  g_autofree char *back = g_build_filename (folder, "back.png", NULL);
  g_autofree guint32 *pixels = g_new0 (guint32, 2000 * 1500);
  MhEncodeOptions options = { MH_FILE_FORMAT_JPEG, 90 };
  MhDate date = { 2026, 11, 22 };
  const double scales[] = { 1.0, 0.3, 2.0 };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes =
          mh_encode ((const guint8 *) pixels, 2000, 1500, 2000 * 4, &options, NULL, NULL);

      mh_file_write (i == 0 ? photo : back, bytes, NULL);
      options.format = MH_FILE_FORMAT_PNG;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint n_threads = 1; n_threads <= 3; n_threads++)
      {
        g_autoptr (MhDocument) document = make_document ("[]", folder);
        g_autoptr (MhSurfaces) surfaces = load_surfaces (document);
        g_autoptr (MhExportJob) job =
            mh_export_job_new (mh_surfaces_find (surfaces, "x-header"), NULL, "/t/x.jpg");
        g_autoptr (MhFonts) fonts = mh_fonts_new ();
        g_autoptr (MhPictureStore) pictures =
            mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);
        g_autoptr (GBytes) bytes = NULL;

        job->scale = scales[i];
        mh_export_fetch (document, job, date, fonts, pictures, n_threads);
        g_assert_cmpuint (mh_picture_store_get_n_decoded (pictures), ==, 2);
        bytes = mh_export_encode (document, job, date, fonts, pictures, NULL, NULL, NULL);
        g_assert_nonnull (bytes);
        g_assert_cmpuint (mh_picture_store_get_n_decoded (pictures), ==, 2);
      }
  mh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/jobs", test_jobs);
  g_test_add_func ("/export/values", test_values);
  g_test_add_func ("/export/clashes", test_clashes);
  g_test_add_func ("/export/losses", test_losses);
  g_test_add_func ("/export/write", test_write);
  g_test_add_func ("/export/fetch", test_fetch);
  g_test_add_func ("/export/findings", test_findings);
  return g_test_run ();
}
