/* mh-roster-photos.c: the photos of people in a roster
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-photos.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "mh-roster-match.h"
#include "picture/mh-picture-kind.h"
#include "team/mh-json-value.h"

#define MOST_NAME_CHARS 60

/* One run. */
typedef struct
{
  MhDocument *document;
  const MhRosterFolders *folders;
  const char *new_folder; /* never NULL */
  GHashTable *by_name;    /* GPtrArray of file names, by what is left of them when folded */
  GHashTable *taken;      /* paths of new photos */
  GHashTable *by_size; /* GPtrArray of paths of the team's photos; (nullable) until it is asked */
  GHashTable *used;    /* MhRosterPerson by file name of the folder */
  GPtrArray *problems;
} Search;

static gboolean
is_picture_name (const char *name)
{
  static const char *const suffixes[] = { ".jpg",  ".jpeg", ".png",  ".webp", ".svg", ".gif",
                                          ".heic", ".heif", ".avif", ".tiff", ".tif" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]) && name[0] != '.')
      return TRUE;
  return FALSE;
}

/* "tanaka_aiko.JPG" as the name it is of. (transfer full) (nullable): what is no UTF-8 is nobody's.
 */
static char *
fold_file_name (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, (gsize) (dot - name));

  return g_utf8_validate (stem, -1, NULL) ? mh_roster_fold_name (stem) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): in an order that does not depend on the file system. */
static GPtrArray *
list_files (const char *folder, GPtrArray *problems)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name = NULL;

  if (dir == NULL)
    {
      g_ptr_array_add (
          problems,
          g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
              ? mh_problem_new (NULL, _ ("“%s” does not exist; check the name and the folder"),
                                folder)
              /* Translators: a folder, and the system's reason. */
              : mh_problem_new (NULL, _ ("the folder “%s” cannot be read: %s; choose another"),
                                folder, error->message));
      return names;
    }
  while ((name = g_dir_read_name (dir)) != NULL && names->len < MH_LIMIT_FOLDER_FILES)
    if (is_picture_name (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
index_folder (Search *search)
{
  g_autoptr (GPtrArray) names = list_files (search->folders->photos_folder, search->problems);

  for (guint i = 0; i < names->len; i++)
    {
      char *key = fold_file_name (names->pdata[i]);
      GPtrArray *files = key != NULL ? g_hash_table_lookup (search->by_name, key) : NULL;

      if (key != NULL && files == NULL)
        {
          files = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (search->by_name, g_strdup (key), files);
        }
      if (files != NULL)
        g_ptr_array_add (files, g_strdup (names->pdata[i]));
      g_free (key);
    }
}

static void
set_photo (MhRosterPerson *person, const char *path)
{
  JsonNode *photo = json_object_get_member (person->member, "photo");

  if (photo != NULL && JSON_NODE_HOLDS_OBJECT (photo))
    json_object_set_string_member (json_node_get_object (photo), "file", path);
  else
    json_object_set_string_member (person->member, "photo", path);
}

static void
set_photo_file (Search *search, MhRosterPerson *person, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *written = mh_document_relativize (search->document, path);

  if (g_utf8_validate (written, -1, NULL))
    set_photo (person, written);
}

/* The files of the folder that bear the handle or the name. (transfer none) (nullable). */
static GPtrArray *
find_files (Search *search, const MhRosterPerson *person)
{
  const char *handle = json_object_get_string_member_with_default (person->member, "handle", NULL);
  g_autofree char *name = mh_roster_fold_name (mh_roster_person_get_name (person));
  g_autofree char *folded = handle != NULL ? mh_roster_fold_name (handle) : NULL;
  GPtrArray *files = folded != NULL ? g_hash_table_lookup (search->by_name, folded) : NULL;

  return files != NULL ? files : g_hash_table_lookup (search->by_name, name);
}

static gboolean
take_from_folder (Search *search, MhRosterPerson *person)
{
  GPtrArray *files = find_files (search, person);
  const MhRosterPerson *first = NULL;

  if (files == NULL)
    return FALSE;
  first = g_hash_table_lookup (search->used, files->pdata[0]);
  if (files->len > 1)
    mh_roster_person_complain (
        person, NULL, FALSE, search->problems,
        /* Translators: two files, then a person's name. */
        _ ("“%s” and “%s” are both named after “%s”; keep one of them in the folder"),
        (const char *) files->pdata[0], (const char *) files->pdata[1],
        mh_roster_person_get_name (person));
  else if (first != NULL)
    mh_roster_person_complain (
        person, NULL, FALSE, search->problems,
        /* Translators: a file, then a person's name. */
        _ ("“%s” is named after more than one person called “%s”; name it after the handle"),
        (const char *) files->pdata[0], mh_roster_person_get_name (person));
  else
    set_photo_file (search, person, search->folders->photos_folder, files->pdata[0]);
  g_hash_table_insert (search->used, g_strdup (files->pdata[0]), person);
  return TRUE;
}

static gboolean
is_file (const char *folder, const char *name)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  MhFileIdentity identity;

  return path != NULL && mh_file_identify (path, &identity, NULL);
}

/* A path in the roster: in the folder of photos, else beside the roster, else as it is written,
 * from the team file. */
static void
place_path (Search *search, MhRosterPerson *person, const char *path)
{
  if (g_path_is_absolute (path))
    set_photo_file (search, person, "", path);
  else if (is_file (search->folders->photos_folder, path))
    {
      g_hash_table_insert (search->used, g_strdup (path), person);
      set_photo_file (search, person, search->folders->photos_folder, path);
    }
  else if (is_file (search->folders->roster_folder, path))
    set_photo_file (search, person, search->folders->roster_folder, path);
}

/* The team's own photos by their size, to find one that is there already. */
static void
index_team (Search *search)
{
  search->by_size = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < mh_document_get_n_members (search->document); i++)
    {
      const char *file = mh_document_get_member (search->document, i)->photo_file;
      g_autofree char *path =
          file != NULL ? mh_document_resolve (search->document, file, NULL) : NULL;
      MhFileIdentity identity;
      GPtrArray *paths = NULL;
      gint64 size = 0;

      if (path == NULL || !mh_file_identify (path, &identity, NULL))
        continue;
      size = (gint64) identity.size;
      paths = g_hash_table_lookup (search->by_size, &size);
      if (paths == NULL)
        {
          paths = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (search->by_size, g_memdup2 (&size, sizeof size), paths);
        }
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static gboolean
holds (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) old = mh_file_read (path, MH_LIMIT_ROSTER_PHOTO_BYTES, NULL, NULL);

  return old != NULL && g_bytes_equal (old, bytes);
}

/* A photo of the team that is the same. (transfer none) (nullable). */
static const char *
find_same (Search *search, GBytes *bytes)
{
  gint64 size = (gint64) g_bytes_get_size (bytes);
  GPtrArray *paths = NULL;

  if (search->by_size == NULL)
    index_team (search);
  paths = g_hash_table_lookup (search->by_size, &size);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    if (holds (paths->pdata[i], bytes))
      return paths->pdata[i];
  return NULL;
}

/* "Aïko Tanaka" to "aiko-tanaka". (transfer full). */
static char *
make_stem (const char *name)
{
  GString *stem = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *p = name; *p != '\0' && n_chars < MOST_NAME_CHARS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
          g_autofree char *folded = mh_roster_fold (letter);

          g_string_append (stem, folded);
          n_chars++;
        }
      else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
    }
  while (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "photo");
  return g_string_free (stem, FALSE);
}

/* A name that no file has, or one that has the same photo. (transfer full). */
static char *
choose_path (Search *search, const MhRosterPerson *person, const char *suffix)
{
  g_autofree char *stem = make_stem (mh_roster_person_get_name (person));

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s.%s", stem, suffix)
                                     : g_strdup_printf ("%s-%u.%s", stem, i, suffix);
      g_autofree char *path = g_build_filename (search->new_folder, name, NULL);

      if (g_hash_table_contains (search->taken, path))
        continue;
      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&path);
      if (holds (path, person->photo))
        return g_steal_pointer (&path);
    }
}

static void
place_embedded (Search *search, MhRosterPerson *person)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (person->photo, &size);
  MhPictureKind kind = mh_picture_kind_guess (data, size);
  const char *same = NULL;
  g_autofree char *path = NULL;

  if (kind == MH_PICTURE_KIND_UNKNOWN)
    {
      mh_roster_person_complain (
          person, "photo", TRUE, search->problems,
          _ ("this photo is of a kind that is not read, and is left out; use a JPEG or PNG file"));
      g_clear_pointer (&person->photo, g_bytes_unref);
      return;
    }
  same = find_same (search, person->photo);
  path = same != NULL
             ? g_strdup (same)
             : choose_path (search, person,
                            kind == MH_PICTURE_KIND_JPEG ? "jpg" : mh_picture_kind_get_id (kind));
  set_photo_file (search, person, "", path);
  g_clear_pointer (&person->photo_path, g_free);
  if (same == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      person->photo_path = g_strdup (path);
      g_hash_table_add (search->taken, g_steal_pointer (&path));
    }
}

static void
find_photo (Search *search, MhRosterPerson *person)
{
  JsonNode *photo = json_object_get_member (person->member, "photo");
  g_autofree char *path = NULL;

  if (photo != NULL && JSON_NODE_HOLDS_OBJECT (photo))
    photo = mh_json_member (photo, "file");
  path = g_strdup (mh_json_text (photo));
  if (path != NULL)
    place_path (search, person, path);
  else if (search->folders->photos_folder != NULL && take_from_folder (search, person))
    return;
  else if (person->photo != NULL)
    place_embedded (search, person);
}

/* Files of the folder that are of nobody are most often misspelt. */
static void
note_unused (Search *search)
{
  GHashTableIter iter;
  GPtrArray *files = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_hash_table_iter_init (&iter, search->by_name);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &files))
    if (!g_hash_table_contains (search->used, files->pdata[0]))
      g_ptr_array_add (names, files->pdata[0]);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len && search->problems->len < MH_LIMIT_PROBLEMS; i++)
    {
      g_autofree char *shown = g_filename_display_name (names->pdata[i]);

      g_ptr_array_add (
          search->problems,
          mh_problem_new_note (NULL, NULL,
                               /* Translators: %s is a file. */
                               _ ("the photo “%s” is named after nobody in the roster"), shown));
    }
}

/**
 * mh_roster_find_photos:
 * @people: (element-type MhRosterPerson): their photos are set to what the team file is to hold
 * @document: the team that they go into
 * @folders: where photos may be
 * @problems: gets what is wrong, and notes on photos that are left out
 *
 * A path of the roster counts most, then a file of the folder that is named after the person, then
 * a photo that the roster itself holds. Such a one is used from where the team has it already, else
 * it gets the path of a new file, which mh_roster_write_photos() writes. Do this before
 * mh_roster_compare().
 */
void
mh_roster_find_photos (GPtrArray *people,
                       MhDocument *document,
                       const MhRosterFolders *folders,
                       GPtrArray *problems)
{
  Search search = {
    .document = document,
    .folders = folders,
    .new_folder =
        folders->new_folder != NULL ? folders->new_folder : mh_document_get_folder (document),
    .by_name =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .problems = problems,
  };

  if (folders->photos_folder != NULL)
    index_folder (&search);
  for (guint i = 0; i < people->len; i++)
    find_photo (&search, people->pdata[i]);
  note_unused (&search);
  g_hash_table_unref (search.by_name);
  g_hash_table_unref (search.taken);
  g_hash_table_unref (search.used);
  g_clear_pointer (&search.by_size, g_hash_table_unref);
}

/**
 * mh_roster_write_photos:
 * @people: (element-type MhRosterPerson): a roster whose photos were found
 * @n_done: (nullable): how many of @people are done with, set atomically
 * @cancellable: (nullable): to give up
 * @error: what went wrong
 *
 * Writes the photos that the roster holds to their new files, all or none.
 *
 * Threads: any, as long as no other changes @people.
 * Errors: as mh_file_write_new(), and %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if all are there
 */
gboolean
mh_roster_write_photos (GPtrArray *people, int *n_done, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < people->len; i++)
    {
      MhRosterPerson *person = people->pdata[i];
      gboolean is_wanted =
          person->photo != NULL && person->photo_path != NULL && !person->is_photo_written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (is_wanted && !mh_file_write_new (person->photo_path, person->photo, error)))
        {
          mh_roster_remove_photos (people);
          return FALSE;
        }
      person->is_photo_written |= is_wanted;
      if (n_done != NULL)
        g_atomic_int_set (n_done, (int) i + 1);
    }
  return TRUE;
}

/**
 * mh_roster_remove_photos:
 * @people: (element-type MhRosterPerson): a roster
 *
 * Takes back what mh_roster_write_photos() wrote, when the team file could not be written.
 */
void
mh_roster_remove_photos (GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      MhRosterPerson *person = people->pdata[i];

      if (person->is_photo_written)
        g_unlink (person->photo_path);
      person->is_photo_written = FALSE;
    }
}
