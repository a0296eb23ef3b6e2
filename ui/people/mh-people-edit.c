/* mh-people-edit.c: what can be done with the people of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-edit.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/mh-limits.h"
#include "design/mh-value-row.h"

/* Focus and zoom are written to this many parts of one. */
#define CROP_PARTS 1000.0

static double
round_crop (double value)
{
  return round (value * CROP_PARTS) / CROP_PARTS;
}

static char *
point_at (int member, const char *key)
{
  return g_strdup_printf ("/members/%d%s", member, key);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static JsonNode *
make_person (const char *name, const char *photo)
{
  JsonObject *person = json_object_new ();

  json_object_set_string_member (person, "name", name);
  if (photo != NULL)
    json_object_set_string_member (person, "photo", photo);
  return take_object (person);
}

/* document with person at its end; a file without members gets the array first. */
static MhDocument *
append_person (MhDocument *document, JsonNode *person, GError **error)
{
  g_autoptr (JsonNode) members = NULL;
  JsonArray *array = NULL;

  if (mh_document_get (document, "/members") != NULL)
    return mh_document_insert (document, "/members/-", person, error);
  array = json_array_new ();
  json_array_add_element (array, json_node_ref (person));
  members = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  return mh_document_set (document, "/members", members, error);
}

/**
 * mh_people_add:
 * @session: a session
 * @name: the new person's name
 *
 * Adds a person at the end, and selects them.
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_add (MhSession *session, const char *name)
{
  g_autoptr (JsonNode) person = make_person (name, NULL);
  GError *error = NULL;
  MhDocument *edited = append_person (mh_session_get_document (session), person, &error);

  mh_session_seal (session);
  if (!mh_session_commit (session, edited, error, _ ("Add Person"), NULL))
    return FALSE;
  mh_session_set_selected (session,
                           (int) mh_document_get_n_members (mh_session_get_document (session)) - 1);
  return TRUE;
}

/**
 * mh_people_name_from_file:
 * @path: the path of a photo
 *
 * Guesses who is seen on a photo from how people name such files: `aiko_tanaka-2.jpg`.
 *
 * Returns: (transfer full): a name, never empty
 */
char *
mh_people_name_from_file (const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autoptr (GString) name = g_string_new (NULL);
  char *suffix = strrchr (base, '.');
  gboolean starts_word = TRUE;

  if (suffix != NULL && suffix != base)
    *suffix = '\0';
  for (const char *p = base; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_gap = g_unichar_isspace (c) || strchr ("_-.+", (int) MIN (c, 127)) != NULL;

      if (!is_gap && g_unichar_isalpha (c))
        g_string_append_unichar (name, starts_word ? g_unichar_totitle (c) : c);
      else if (!is_gap && !g_unichar_isdigit (c))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
      starts_word = is_gap;
    }
  g_strchomp (name->str);
  if (*name->str == '\0')
    return g_strdup (_ ("New Person"));
  return g_utf8_substring (name->str, 0, MIN (g_utf8_strlen (name->str, -1), MH_LIMIT_FIELD_CHARS));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The letters and digits of a text without case and accents, its words in one order. */
static char *
fold (const char *text)
{
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (parts != NULL ? parts : "", -1);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
    else if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_c (plain, ' ');
  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (sorted, words[i]);
  g_ptr_array_sort (sorted, compare_words);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv (" ", (char **) sorted->pdata);
}

static gboolean
is_called (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? fold (text) : NULL;

  return own != NULL && *own != '\0' && g_str_equal (own, folded);
}

/**
 * mh_people_find_by_file:
 * @document: a team
 * @path: the path of a photo
 *
 * Finds who is meant by how a photo is called: by name, in any order of words, by handle or by
 * signature.
 *
 * Returns: an index in members, -1 for nobody
 */
int
mh_people_find_by_file (MhDocument *document, const char *path)
{
  g_autofree char *name = mh_people_name_from_file (path);
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *folded = fold (name);
  g_autofree char *stem = NULL;
  char *suffix = strrchr (base, '.');

  if (suffix != NULL)
    *suffix = '\0';
  stem = fold (base);
  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    {
      const MhMember *member = mh_document_get_member (document, i);

      if (is_called (member->name, folded) || is_called (member->handle, stem) ||
          is_called (member->signature, stem))
        return (int) i;
    }
  return -1;
}

/* The photo of whom the file is called after, or a new person with it. */
static MhDocument *
place_photo (MhDocument *document, const char *path, GError **error)
{
  int member = mh_people_find_by_file (document, path);
  g_autofree char *photo = mh_document_relativize (document, path);
  g_autofree char *name = mh_people_name_from_file (path);
  g_autofree char *pointer = point_at (member, "/photo");
  g_autoptr (JsonNode) person = NULL;

  if (member >= 0)
    return mh_document_set_string (document, pointer, photo, error);
  person = make_person (name, photo);
  return append_person (document, person, error);
}

/**
 * mh_people_take_photos:
 * @session: a session
 * @paths: (array zero-terminated=1): absolute paths of photos
 *
 * Gives each photo to whom it is called after, in one step. Where nobody is, a person with that
 * name is added, and the last of them selected.
 *
 * Returns: how many photos were taken
 */
guint
mh_people_take_photos (MhSession *session, const char *const *paths)
{
  g_autoptr (MhDocument) document = mh_document_ref (mh_session_get_document (session));
  guint n_before = mh_document_get_n_members (document);
  guint n_after = 0;
  GError *error = NULL;
  guint n_taken = 0;

  for (; paths[n_taken] != NULL; n_taken++)
    {
      MhDocument *edited = place_photo (document, paths[n_taken], &error);

      if (edited == NULL)
        break;
      mh_document_unref (document);
      document = edited;
    }
  if (error != NULL)
    {
      mh_session_commit (session, NULL, error, "", NULL);
      return 0;
    }
  n_after = mh_document_get_n_members (document);
  mh_session_seal (session);
  mh_session_commit (session, g_steal_pointer (&document), NULL,
                     n_after == n_before       ? _ ("Change Photo")
                     : n_after == n_before + 1 ? _ ("Add Person")
                                               : _ ("Add People"),
                     NULL);
  if (n_after > n_before)
    mh_session_set_selected (session, (int) n_after - 1);
  return n_taken;
}

/**
 * mh_people_remove:
 * @session: a session
 * @member: who, as an index in members
 *
 * Removes a person. If they were selected, the one who takes their place is now.
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_remove (MhSession *session, int member)
{
  g_autofree char *pointer = point_at (member, "");
  int selected = mh_session_get_selected (session);
  GError *error = NULL;
  MhDocument *edited = mh_document_remove (mh_session_get_document (session), pointer, &error);
  int n_left = 0;

  mh_session_seal (session);
  if (!mh_session_commit (session, edited, error, _ ("Remove Person"), NULL))
    return FALSE;
  n_left = (int) mh_document_get_n_members (mh_session_get_document (session));
  if (selected > member)
    selected--;
  mh_session_set_selected (session, MIN (selected, n_left - 1));
  return TRUE;
}

/**
 * mh_people_move:
 * @session: a session
 * @from: who, as an index in members
 * @to: their index afterwards
 *
 * Moves a person. The selection stays with whom it is on.
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_move (MhSession *session, int from, int to)
{
  int selected = mh_session_get_selected (session);
  GError *error = NULL;
  MhDocument *edited = NULL;

  if (from == to)
    return TRUE;
  edited = mh_document_reorder (mh_session_get_document (session), "/members", from, to, &error);
  mh_session_seal (session);
  if (!mh_session_commit (session, edited, error, _ ("Move Person"), NULL))
    return FALSE;
  if (selected == from)
    selected = to;
  else if (from < selected && selected <= to)
    selected--;
  else if (to <= selected && selected < from)
    selected++;
  mh_session_set_selected (session, selected);
  return TRUE;
}

/**
 * mh_people_set_photo:
 * @session: a session
 * @member: who, as an index in members
 * @path: (nullable): the new photo, absolute; %NULL for none
 *
 * Another photo has another focus, so what was set for the old one goes with it.
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_set_photo (MhSession *session, int member, const char *path)
{
  g_autofree char *pointer = point_at (member, "/photo");
  g_autofree char *written =
      path != NULL ? mh_document_relativize (mh_session_get_document (session), path) : NULL;

  mh_session_seal (session);
  return mh_session_set (session, pointer, written != NULL ? mh_json_new_string (written) : NULL,
                         path != NULL ? _ ("Change Photo") : _ ("Remove Photo"), NULL);
}

static void
set_crop (JsonObject *photo, double focus_x, double focus_y, double zoom)
{
  JsonArray *focus = json_array_new ();

  json_array_add_element (focus, mh_json_new_number (round_crop (focus_x)));
  json_array_add_element (focus, mh_json_new_number (round_crop (focus_y)));
  json_object_set_array_member (photo, "focus", focus);
  json_object_set_member (photo, "zoom", mh_json_new_number (round_crop (zoom)));
}

/**
 * mh_people_set_photo_crop:
 * @session: a session
 * @member: who, as an index in members
 * @focus_x: what stands in the middle, 0 to 1 of the photo's width
 * @focus_y: the same of its height
 * @zoom: 1 or more
 *
 * Sets which part of the photo is drawn. Steps join until mh_session_seal().
 *
 * Returns: %TRUE unless refused
 */
gboolean
mh_people_set_photo_crop (
    MhSession *session, int member, double focus_x, double focus_y, double zoom)
{
  g_autofree char *pointer = point_at (member, "/photo");
  JsonNode *before = mh_document_get (mh_session_get_document (session), pointer);
  JsonNode *photo = NULL;

  if (before == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (before))
    {
      /* Deep enough: members that are replaced are replaced in the copy only. */
      JsonObject *copy = json_object_new ();
      JsonObjectIter iter;
      const char *key = NULL;
      JsonNode *value = NULL;

      json_object_iter_init_ordered (&iter, json_node_get_object (before));
      while (json_object_iter_next_ordered (&iter, &key, &value))
        json_object_set_member (copy, key, json_node_copy (value));
      photo = take_object (copy);
    }
  else
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", mh_json_get_string (before));
      photo = take_object (object);
    }
  set_crop (json_node_get_object (photo), CLAMP (focus_x, 0, 1), CLAMP (focus_y, 0, 1),
            MAX (zoom, 1));
  return mh_session_set (session, pointer, photo, _ ("Move Photo"), pointer);
}

/**
 * mh_people_resolve_photo:
 * @session: a session
 * @member: a person
 *
 * Returns: (transfer full) (nullable): the absolute path of their photo
 */
char *
mh_people_resolve_photo (MhSession *session, const MhMember *member)
{
  if (member->photo_file == NULL)
    return NULL;
  return mh_document_resolve (mh_session_get_document (session), member->photo_file, NULL);
}
