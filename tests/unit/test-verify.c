/* test-verify.c: whether a file is what would be written now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/mh-verify.h"

#include <string.h>

#include "base/mh-file.h"
#include "encode/mh-encode.h"
#include "export/mh-fingerprint.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"

#define TODAY                                                                                      \
  {                                                                                                \
    2026, 11, 22                                                                                   \
  }

/* The team that everything is compared with. */
#define TEAM                                                                                       \
  "{'masthead': 1, 'account': {'organisation': 'A'},"                                              \
  " 'members': [{'name': 'Ann', 'expertise': 'Rails', 'photo': 'a.png'},"                          \
  "  {'name': 'Bob', 'signature': 'B', 'end': '2026-12-31'}],"                                     \
  " 'targets': [{'surface': 'web-sidebar', 'file': 'w.jpg'}]}"

typedef struct
{
  char *folder;
  char *path;
  MhFonts *fonts;
  MhPictureStore *pictures;
} Fixture;

static void
write_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  mh_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

static void
write_photo (const char *folder, const char *name, guint32 color)
{
  g_autofree guint32 *pixels = g_new (guint32, 64 * 64);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  MhEncodeOptions options = { MH_FILE_FORMAT_PNG, 90 };
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 64 * 64; i++)
    pixels[i] = color + (guint32) (i % 64);
  bytes = mh_encode ((const guint8 *) pixels, 64, 64, 64 * 4, &options, NULL, NULL);
  write_bytes (path, bytes);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = mh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "w.jpg", NULL);
  fixture->fonts = mh_fonts_new ();
  fixture->pictures = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);
  write_photo (fixture->folder, "a.png", 0xff336699);
  write_photo (fixture->folder, "copy-of-a.png", 0xff336699);
  write_photo (fixture->folder, "other.png", 0xff993333);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_fonts_unref (fixture->fonts);
  mh_picture_store_unref (fixture->pictures);
  mh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
}

/* A team, in which one text was replaced by another. */
static MhDocument *
make_document (Fixture *fixture, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (TEAM, from, -1);
  g_autofree char *text = g_strjoinv (to, parts);
  g_autofree char *quoted = mh_test_quote (text);
  g_autoptr (GBytes) bytes = g_bytes_new (quoted, strlen (quoted));
  g_autoptr (GError) error = NULL;
  MhDocument *document = NULL;

  g_assert_cmpuint (g_strv_length (parts), >=, 2);
  document = mh_document_new_from_bytes (bytes, fixture->folder, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static MhExportJob *
make_job (Fixture *fixture, MhDocument *document, MhSurfaces *surfaces)
{
  const MhTarget *target = mh_document_get_target (document, 0);

  return mh_export_job_new (mh_surfaces_find (surfaces, target->surface), target, fixture->path);
}

typedef void (*ChangeJob) (MhExportJob *job);

static GBytes *
render (Fixture *fixture, MhDocument *document, ChangeJob change)
{
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  g_autoptr (MhExportJob) job = make_job (fixture, document, surfaces);
  g_autoptr (GError) error = NULL;
  MhDate date = TODAY;
  GBytes *bytes = NULL;

  if (change != NULL)
    change (job);
  bytes =
      mh_export_encode (document, job, date, fixture->fonts, fixture->pictures, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static MhVerdict
verify (Fixture *fixture, MhDocument *document, ChangeJob change, MhDate date)
{
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  g_autoptr (MhExportJob) job = make_job (fixture, document, surfaces);
  g_autoptr (GError) error = NULL;
  MhVerdict verdict;

  if (change != NULL)
    change (job);
  mh_verify (document, job, date, fixture->fonts, fixture->pictures, &verdict, &error);
  g_assert_no_error (error);
  return verdict;
}

static void
make_plainer (MhExportJob *job)
{
  job->quality = 60;
}

static void
make_larger (MhExportJob *job)
{
  job->scale = 1.5;
}

static void
make_png (MhExportJob *job)
{
  job->format = MH_FORMAT_PNG;
}

static void
allow_more (MhExportJob *job)
{
  job->max_bytes = 100 * 1000 * 1000;
}

static void
allow_less (MhExportJob *job)
{
  job->max_bytes = 25000;
}

typedef struct
{
  const char *from;
  const char *to;
  ChangeJob change;
  const char *reasons; /* blank-separated; "" when the file is the same, byte for byte */
  const char *why;
} EditRow;

static const EditRow edit_rows[] = {
  { "}", "}", NULL, "", "nothing" },
  { "'masthead'", "'mine': [1, 2], 'masthead'", NULL, "", "a member that nobody knows" },
  { "'members': [", "'members': [{'name': 'Zoe', 'shown': false}, ", NULL, "",
    "somebody who is not drawn, before the others" },
  { "'a.png'", "'copy-of-a.png'", NULL, "", "the same photo by another name" },
  { "'a.png'", "{'file': 'a.png', 'focus': [0.5, 0.5]}", NULL, "", "what holds anyway" },
  { "2026-12-31", "2027-01-31", NULL, "", "a date that has not come" },
  { "}", "}", allow_more, "", "a limit that it keeps anyway" },
  { "'Ann'", "'Anna'", NULL, "people", "another name" },
  { ", 'end'", ", 'start': '2026-12-01', 'end'", NULL, "people", "one less; the rest follows" },
  { "'Rails'", "'Roads'", NULL, "drawing", "another text" },
  { "'targets'", "'design': {'colors': {'text': '#fefefe'}}, 'targets'", NULL, "drawing",
    "a colour" },
  { "'a.png'", "{'file': 'a.png', 'zoom': 2}", NULL, "drawing", "a closer look" },
  { "'a.png'", "'other.png'", NULL, "pictures", "another photo in the same place" },
  { "'organisation'", "'language': 'en', 'organisation'", NULL, "", "the default" },
  { "'w.jpg'", "'w.jpg', 'alt': 'Two people'", NULL, "words", "the picture in words" },
  { "'w.jpg'", "'w.jpg', 'quality': 50", NULL, "output", "what the target says" },
  { "}", "}", make_plainer, "output", "quality" },
  { "}", "}", make_larger, "output", "scale" },
  { "}", "}", make_png, "output", "format" },
  { "}", "}", allow_less, "limit", "less than the file has" },
};

static void
assert_verdict (MhVerdict verdict, const char *reasons)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (int i = 0; i < MH_N_STALE; i++)
    if (verdict.reasons & (1u << i))
      g_string_append_printf (seen, "%s%s", seen->len > 0 ? " " : "", mh_stale_reason_get_id (i));
  g_assert_cmpstr (seen->str, ==, reasons);
  g_assert_cmpint (verdict.state, ==, *reasons == '\0' ? MH_FILE_CURRENT : MH_FILE_STALE);
}

/* A file is current exactly when rendering it anew gives the bytes that are there. */
static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) original = make_document (fixture, "}", "}");
  g_autoptr (GBytes) before = render (fixture, original, NULL);
  MhDate today = TODAY;

  write_bytes (fixture->path, before);
  for (gsize i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    {
      const EditRow *row = &edit_rows[i];
      g_autoptr (MhDocument) document = make_document (fixture, row->from, row->to);
      g_autoptr (GBytes) after = render (fixture, document, row->change);

      g_test_message ("%s", row->why);
      assert_verdict (verify (fixture, document, row->change, today), row->reasons);
      g_assert_cmpint (g_bytes_equal (before, after), ==, *row->reasons == '\0');
    }
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = make_document (fixture, "}", "}");
  g_autoptr (GBytes) bytes = render (fixture, document, NULL);

  write_bytes (fixture->path, bytes);
  assert_verdict (verify (fixture, document, NULL, (MhDate){ 2026, 12, 31 }), "");
  assert_verdict (verify (fixture, document, NULL, (MhDate){ 2027, 1, 1 }), "people");
}

/* The photo's file is the same, what is in it is not. */
static void
test_photo_is_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = make_document (fixture, "}", "}");
  g_autoptr (GBytes) bytes = render (fixture, document, NULL);
  MhDate today = TODAY;

  write_bytes (fixture->path, bytes);
  write_photo (fixture->folder, "a.png", 0xff993333);
  assert_verdict (verify (fixture, document, NULL, today), "pictures");
  write_photo (fixture->folder, "a.png", 0xff336699);
  assert_verdict (verify (fixture, document, NULL, today), "");
}

/* A limit that had its way is part of what the file is made from. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = make_document (fixture, "}", "}");
  g_autoptr (GBytes) bytes = render (fixture, document, allow_less);
  MhDate today = TODAY;

  g_assert_cmpuint (g_bytes_get_size (bytes), <=, 25000);
  write_bytes (fixture->path, bytes);
  assert_verdict (verify (fixture, document, allow_less, today), "");
  assert_verdict (verify (fixture, document, NULL, today), "limit");
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = make_document (fixture, "}", "}");
  g_autoptr (GBytes) bytes = render (fixture, document, NULL);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 2);
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  MhDate today = TODAY;
  MhVerdict verdict = verify (fixture, document, NULL, today);

  g_assert_cmpint (verdict.state, ==, MH_FILE_MISSING);
  write_bytes (fixture->path, none);
  assert_verdict (verify (fixture, document, NULL, today), "foreign");
  write_photo (fixture->folder, "w.jpg", 0xff336699);
  assert_verdict (verify (fixture, document, NULL, today), "foreign");
  write_bytes (fixture->path, cut);
  assert_verdict (verify (fixture, document, NULL, today), "changed");
  write_bytes (fixture->path, bytes);
  assert_verdict (verify (fixture, document, NULL, today), "");
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MhDocument) document = make_document (fixture, "}", "}");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  g_autoptr (MhExportJob) job = make_job (fixture, document, surfaces);
  g_autoptr (GError) error = NULL;
  MhDate today = TODAY;
  MhVerdict verdict;

  g_mkdir (fixture->path, 0700);
  g_assert_false (
      mh_verify (document, job, today, fixture->fonts, fixture->pictures, &verdict, &error));
  g_assert_error (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_REGULAR);
}

static const struct
{
  const char *text;
  const char *why;
} bad_fingerprints[] = {
  { "", "nothing" },
  { "1", "no part" },
  { "2 people=1 drawing=2 pictures=3 fonts=4 words=5 output=6 program=7", "a later version" },
  { "1 people=1 drawing=2 pictures=3 fonts=4 words=5 output=6", "a part less" },
  { "1 people=1 drawing=2 pictures=3 fonts=4 words=5 output=6 program=7 more=8", "a part more" },
  { "1 drawing=1 people=2 pictures=3 fonts=4 words=5 output=6 program=7", "another order" },
  { "1 people=1 drawing=2 pictures=3 fonts=4 words=5 output=6 program=x", "no number" },
  { "1 people=1 drawing=2 pictures=3 fonts=4 words=5 output=6 program", "no value" },
  { "1 people=1 drawing=2 pictures=3 fonts=4 words=5 output=6 programs=7", "a longer name" },
};

static void
test_fingerprint_as_text (void)
{
  MhFingerprint fingerprint = { { 1, 2, 3, 4, 5, 6, G_MAXUINT64 } };
  MhFingerprint again = { { 0 } };
  g_autofree char *text = mh_fingerprint_to_string (&fingerprint);

  g_assert_true (mh_fingerprint_parse (text, &again));
  g_assert_cmpmem (&fingerprint, sizeof fingerprint, &again, sizeof again);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_fingerprints); i++)
    {
      g_test_message ("%s", bad_fingerprints[i].why);
      g_assert_false (mh_fingerprint_parse (bad_fingerprints[i].text, &again));
    }
}

#define ADD(name, function) g_test_add ("/verify/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("edits", test_edits);
  ADD ("day", test_day);
  ADD ("photo-is-replaced", test_photo_is_replaced);
  ADD ("limit", test_limit);
  ADD ("file", test_file);
  ADD ("unreadable", test_unreadable);
  g_test_add_func ("/verify/fingerprint-as-text", test_fingerprint_as_text);
  return g_test_run ();
}
