/* mh-document.c: a team file in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "base/mh-problem.h"
#include "mh-document-private.h"
#include "mh-json-pointer.h"
#include "mh-json-read.h"
#include "mh-json-value.h"
#include "mh-json-write.h"

#define STARTER_SURFACE "x-header"

G_DEFINE_QUARK (mh_document_error, mh_document_error)
G_DEFINE_BOXED_TYPE (MhDocument, mh_document, mh_document_ref, mh_document_unref)

/**
 * mh_document_new_checked:
 * @root: (transfer full): a team file that is right, sealed
 * @folder: where relative paths lead, absolute
 * @theme: (transfer full) (nullable): its theme, sealed
 *
 * Returns: (transfer full): the document
 */
MhDocument *
mh_document_new_checked (JsonNode *root, const char *folder, JsonNode *theme)
{
  MhDocument *document = g_new0 (MhDocument, 1);

  document->ref_count = 1;
  document->root = root;
  document->folder = g_strdup (folder);
  document->theme = theme;
  mh_document_make_views (document);
  return document;
}

static void
set_newer_error (GError **error, JsonNode *root)
{
  const char *generator = mh_json_text (mh_json_member (root, "generator"));
  int format = mh_check_newer_format (root);

  if (generator != NULL && g_utf8_strlen (generator, -1) <= MH_LIMIT_FIELD_CHARS)
    g_set_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_NEWER,
                 /* Translators: the %s is the name of the program that wrote the file. */
                 _ ("this file was written by %s in version %d of the format, and this program "
                    "reads version %d; install a newer Masthead"),
                 generator, format, MH_DOCUMENT_FORMAT);
  else
    g_set_error (error, MH_DOCUMENT_ERROR, MH_DOCUMENT_ERROR_NEWER,
                 _ ("this file was written in version %d of the format, and this program "
                    "reads version %d; install a newer Masthead"),
                 format, MH_DOCUMENT_FORMAT);
}

/* The first problem that is no note becomes the error. */
static void
set_problem_error (GError **error, GPtrArray *problems, guint from, MhDocumentError code)
{
  for (guint i = from; i < problems->len; i++)
    {
      const MhProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = mh_problem_to_string (problem);

      if (problem->is_note)
        continue;
      g_set_error_literal (error, MH_DOCUMENT_ERROR, (int) code, text);
      return;
    }
}

static gboolean
has_problem_at (GPtrArray *problems, guint from, const char *pointer)
{
  for (guint i = from; i < problems->len; i++)
    {
      const MhProblem *problem = g_ptr_array_index (problems, i);

      if (!problem->is_note && g_strcmp0 (problem->pointer, pointer) == 0)
        return TRUE;
    }
  return FALSE;
}

/* root is (transfer full), from text. known is the theme whose file it names, or NULL to read it.
 */
static MhDocument *
check_and_make (
    JsonNode *root, const char *folder, JsonNode *known, GPtrArray *problems, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (folder != NULL ? folder : ".", NULL);
  g_autoptr (JsonNode) owned = root;
  g_autoptr (JsonNode) theme = NULL;
  guint from = problems->len;
  MhCheck check;
  gboolean is_bad = FALSE;

  json_node_seal (owned);
  mh_check_init (&check, problems, TRUE, absolute);
  mh_check_team_file (&check, owned);
  if (known != NULL && mh_json_text (mh_json_member (owned, "theme")) != NULL)
    {
      mh_check_theme_file (&check, known);
      theme = json_node_ref (known);
    }
  else if (!has_problem_at (problems, from, "/theme"))
    theme = mh_document_load_theme (&check, owned);
  if (theme != NULL && !check.is_bad)
    mh_document_note_locked (&check, owned, theme);
  is_bad = check.is_bad;
  mh_check_clear (&check);

  if (is_bad)
    {
      set_problem_error (error, problems, from, MH_DOCUMENT_ERROR_INVALID);
      return NULL;
    }
  return mh_document_new_checked (g_steal_pointer (&owned), absolute, g_steal_pointer (&theme));
}

/* problems is not NULL; known as for check_and_make(). */
static MhDocument *
read_bytes (GBytes *bytes, const char *folder, JsonNode *known, GPtrArray *problems, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  guint from = problems->len;

  root = mh_json_read_bytes (bytes, problems);
  if (root == NULL)
    {
      set_problem_error (error, problems, from, MH_DOCUMENT_ERROR_SYNTAX);
      return NULL;
    }
  if (mh_check_newer_format (root) > 0)
    {
      g_autoptr (GError) newer = NULL;

      set_newer_error (&newer, root);
      g_ptr_array_add (problems, mh_problem_new ("/masthead", "%s", newer->message));
      g_propagate_error (error, g_steal_pointer (&newer));
      return NULL;
    }
  return check_and_make (g_steal_pointer (&root), folder, known, problems, error);
}

/**
 * mh_document_new_from_bytes:
 * @bytes: a team file
 * @folder: (nullable): where relative paths in it lead; the working folder when %NULL
 * @problems: (nullable) (element-type MhProblem): gets all that is wrong, and the notes
 * @error: the first problem with its place
 *
 * Reads a team file. What is right may still be worth a note: members that nobody knows, paths that
 * leave the folder, what a theme locks.
 *
 * Threads: any.
 * Errors: %MH_DOCUMENT_ERROR_SYNTAX, %MH_DOCUMENT_ERROR_INVALID, %MH_DOCUMENT_ERROR_NEWER.
 *
 * Returns: (transfer full) (nullable): the document
 */
MhDocument *
mh_document_new_from_bytes (GBytes *bytes, const char *folder, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);

  return read_bytes (bytes, folder, NULL, problems != NULL ? problems : own, error);
}

/**
 * mh_document_new_with_theme:
 * @bytes: a team file that names a theme’s file
 * @folder: where relative paths in it and in @theme lead
 * @theme: what stood in that file, as mh_document_get_theme() gave it; sealed
 * @error: what is wrong
 *
 * Reads a team file whose theme’s file is gone or damaged.
 *
 * Threads: any.
 * Errors: as for mh_document_new_from_bytes().
 *
 * Returns: (transfer full) (nullable): the document
 */
MhDocument *
mh_document_new_with_theme (GBytes *bytes, const char *folder, JsonNode *theme, GError **error)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);

  return read_bytes (bytes, folder, theme, problems, error);
}

/**
 * mh_document_check_members:
 * @members: an array of people, not in a document yet
 * @problems: (element-type MhProblem): gets what a team file could not hold, and the notes, with
 *   pointers such as `/members/3/start`
 *
 * Threads: any.
 */
void
mh_document_check_members (JsonNode *members, GPtrArray *problems)
{
  g_autoptr (MhDocument) starter = mh_document_new_starter ("-", NULL);
  JsonObject *root = mh_json_share_members (json_node_get_object (mh_document_get (starter, "")));
  g_autoptr (JsonNode) node = mh_json_take_object (root);
  MhCheck check;

  json_object_set_member (root, "members", mh_json_copy (members));
  mh_check_init (&check, problems, TRUE, starter->folder);
  mh_check_team_file (&check, node);
  mh_check_clear (&check);
}

/**
 * mh_document_load:
 * @path: a team file
 * @problems: (nullable) (element-type MhProblem): gets all that is wrong, and the notes
 * @error: what is wrong
 *
 * Errors: #MhFileError, #MhDocumentError as for mh_document_new_from_bytes().
 *
 * Returns: (transfer full) (nullable): the document
 */
MhDocument *
mh_document_load (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = mh_file_read (path, MH_LIMIT_JSON_BYTES, NULL, error);
  g_autofree char *folder = g_path_get_dirname (path);

  if (bytes == NULL)
    return NULL;
  return mh_document_new_from_bytes (bytes, folder, problems, error);
}

/**
 * mh_document_list_notes:
 * @document: a document
 *
 * Tells what reading the file tells of it, for a document that was edited since.
 *
 * Returns: (transfer full) (element-type MhProblem): the notes
 */
GPtrArray *
mh_document_list_notes (MhDocument *document)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  MhCheck check;

  mh_check_init (&check, notes, TRUE, document->folder);
  mh_check_team_file (&check, document->root);
  if (document->theme != NULL)
    mh_document_note_locked (&check, document->root, document->theme);
  mh_check_clear (&check);
  return notes;
}

/* One line that the format takes, whatever was given. */
static char *
clean_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *p = valid; *p != '\0' && n_chars < MH_LIMIT_FIELD_CHARS;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_isprint (c) ? c : ' ');
      n_chars++;
    }
  g_strstrip (clean->str);
  if (clean->str[0] == '\0')
    /* Translators: stands in a new team file until the user writes the own name. */
    return g_strdup (_ ("Your organisation"));
  return g_strdup (clean->str);
}

/**
 * mh_document_new_starter:
 * @organisation: whose account it is
 * @folder: (nullable): where relative paths in it lead
 *
 * Returns: (transfer full): a document with the organisation, no members and one target
 */
MhDocument *
mh_document_new_starter (const char *organisation, const char *folder)
{
  g_autofree char *absolute = g_canonicalize_filename (folder != NULL ? folder : ".", NULL);
  g_autofree char *name = clean_name (organisation);
  JsonObject *root = json_object_new ();
  JsonObject *account = json_object_new ();
  JsonObject *target = json_object_new ();
  JsonArray *targets = json_array_new ();
  JsonNode *node = NULL;

  json_object_set_string_member (account, "organisation", name);
  json_object_set_string_member (target, "surface", STARTER_SURFACE);
  json_array_add_object_element (targets, target);
  json_object_set_int_member (root, "masthead", MH_DOCUMENT_FORMAT);
  json_object_set_object_member (root, "account", account);
  json_object_set_array_member (root, "members", json_array_new ());
  json_object_set_array_member (root, "targets", targets);
  node = mh_json_take_object (root);
  json_node_seal (node);
  return mh_document_new_checked (node, absolute, NULL);
}

/**
 * mh_document_ref:
 * @document: a document
 *
 * Threads: any.
 *
 * Returns: (transfer full): @document
 */
MhDocument *
mh_document_ref (MhDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_atomic_int_inc (&document->ref_count);
  return document;
}

/**
 * mh_document_unref:
 * @document: (transfer full): a document
 *
 * Threads: any.
 */
void
mh_document_unref (MhDocument *document)
{
  g_return_if_fail (document != NULL);

  if (!g_atomic_int_dec_and_test (&document->ref_count))
    return;
  mh_document_free_views (document);
  json_node_unref (document->root);
  g_clear_pointer (&document->theme, json_node_unref);
  g_free (document->folder);
  g_free (document);
}

/**
 * mh_document_to_bytes:
 * @document: a document
 *
 * Returns: (transfer full): UTF-8 JSON, two spaces a level, order kept, a newline at the end
 */
GBytes *
mh_document_to_bytes (MhDocument *document)
{
  return mh_json_write (document->root);
}

/**
 * mh_document_save:
 * @document: a document
 * @path: where
 * @error: what is wrong
 *
 * Writes by rename after fsync. The folder of the document stays what it is; see
 * mh_document_move().
 *
 * Errors: #MhFileError.
 *
 * Returns: %TRUE if the file is there
 */
gboolean
mh_document_save (MhDocument *document, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = mh_document_to_bytes (document);

  return mh_file_write (path, bytes, error);
}

/**
 * mh_document_equal:
 * @a: a document
 * @b: another
 *
 * Returns: %TRUE if both hold the same JSON value and lead to the same folder
 */
gboolean
mh_document_equal (MhDocument *a, MhDocument *b)
{
  return a == b || (strcmp (a->folder, b->folder) == 0 && mh_json_equal (a->root, b->root));
}

/**
 * mh_document_get_folder:
 * @document: a document
 *
 * Returns: (transfer none): where relative paths in it lead, absolute
 */
const char *
mh_document_get_folder (MhDocument *document)
{
  return document->folder;
}

/**
 * mh_document_get:
 * @document: a document
 * @pointer: a JSON Pointer
 *
 * The node is sealed, and other documents and threads may hold it: neither json_node_copy() it nor
 * take a reference of what is in it.
 *
 * Returns: (transfer none) (nullable): what stands there
 */
JsonNode *
mh_document_get (MhDocument *document, const char *pointer)
{
  return mh_json_pointer_get (document->root, pointer);
}

/**
 * mh_document_get_account:
 * @document: a document
 *
 * Returns: (transfer none): the brand account
 */
const MhAccount *
mh_document_get_account (MhDocument *document)
{
  return &document->account;
}

/**
 * mh_document_get_n_members:
 * @document: a team
 *
 * Returns: how many people are in it, whoever is drawn
 */
guint
mh_document_get_n_members (MhDocument *document)
{
  return document->n_members;
}

/**
 * mh_document_get_member:
 * @document: a team
 * @index: less than mh_document_get_n_members()
 *
 * Returns: (transfer none): somebody of it, as long as @document
 */
const MhMember *
mh_document_get_member (MhDocument *document, guint index)
{
  g_return_val_if_fail (index < document->n_members, NULL);

  return &document->members[index];
}

/**
 * mh_document_get_n_targets:
 * @document: a team
 *
 * Returns: how many files are to be made
 */
guint
mh_document_get_n_targets (MhDocument *document)
{
  return document->n_targets;
}

/**
 * mh_document_get_target:
 * @document: a team
 * @index: less than mh_document_get_n_targets()
 *
 * Returns: (transfer none): a file to be made, as long as @document
 */
const MhTarget *
mh_document_get_target (MhDocument *document, guint index)
{
  g_return_val_if_fail (index < document->n_targets, NULL);

  return &document->targets[index];
}

/**
 * mh_document_find_target:
 * @document: a document
 * @surface: a surface's id
 *
 * Returns: (transfer none) (nullable): the first target on @surface
 */
const MhTarget *
mh_document_find_target (MhDocument *document, const char *surface)
{
  for (guint i = 0; i < document->n_targets; i++)
    if (strcmp (document->targets[i].surface, surface) == 0)
      return &document->targets[i];
  return NULL;
}

/**
 * mh_document_get_surfaces:
 * @document: a document
 *
 * Returns: (transfer none) (nullable): its own surfaces, by id
 */
JsonNode *
mh_document_get_surfaces (MhDocument *document)
{
  JsonNode *surfaces = mh_json_member (document->root, "surfaces");

  return surfaces != NULL && JSON_NODE_HOLDS_OBJECT (surfaces) ? surfaces : NULL;
}
