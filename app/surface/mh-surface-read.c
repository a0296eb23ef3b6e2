/* mh-surface-read.c: a surface preset out of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-surface-read.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-limits.h"
#include "base/mh-problem.h"
#include "team/mh-json-pointer.h"
#include "team/mh-json-value.h"

#define LIST_ITEMS_MAX 100
#define BYTES_MAX      1000000000.0
#define ALT_CHARS_MAX  100000

/* An object of the file, where it stands, and where what is wrong with it goes. */
typedef struct
{
  JsonObject *object;
  const char *pointer;
  GPtrArray *problems;
} Place;

/* Confidence from the best to the worst; the letters of assets/surfaces.json. */
static const char confidence_letters[] = "HMLU";

static const char *const surface_keys[] = {
  "platform",   "title",   "width",     "height",       "max_bytes", "formats",
  "safe",       "covered", "display",   "sources",      "page",      "checked",
  "confidence", "note",    "alt_chars", "recompressed", NULL,
};
static const char *const covered_keys[] = { "what", "rect", "shape", "device", "confidence", NULL };
static const char *const display_keys[] = { "desktop", "phone", NULL };
static const char *const recompressed_keys[] = { "quality", "chroma", NULL };
static const char *const page_keys[] = {
  "column",    "narrow_column", "narrow_below", "anchor", "content_top", "bar",
  "scrollbar", "windows",       "serve",        "gap",    NULL,
};

static char *
point_at (const Place *place, const char *key)
{
  GString *pointer = g_string_new (place->pointer);

  mh_json_pointer_append (pointer, key);
  return g_string_free (pointer, FALSE);
}

static void
complain (const Place *place, const char *key, const char *message)
{
  g_autofree char *pointer = point_at (place, key);

  g_ptr_array_add (place->problems, mh_problem_new (pointer, "%s", message));
}

static void
note_unknown_keys (const Place *place, const char *const *known)
{
  g_autoptr (GList) keys = json_object_get_members (place->object);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_autofree char *pointer = NULL;

      if (g_strv_contains (known, l->data))
        continue;
      pointer = point_at (place, l->data);
      g_ptr_array_add (place->problems,
                       mh_problem_new_note ("unknown-key", pointer,
                                            _ ("surfaces have no “%s”; it is not used"),
                                            (const char *) l->data));
    }
}

/* What stands under key; NULL when nothing or null does. */
static JsonNode *
find (const Place *place, const char *key)
{
  JsonNode *node = json_object_get_member (place->object, key);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static gboolean
get_integer (JsonNode *node, double least, double most, double *value)
{
  if (!mh_json_is_number (node))
    return FALSE;
  *value = mh_json_number (node);
  return *value == floor (*value) && *value >= least && *value <= most;
}

static int
read_integer (const Place *place, const char *key, double least, double most)
{
  JsonNode *node = find (place, key);
  g_autofree char *message = NULL;
  double value = 0.0;

  if (node == NULL)
    return 0;
  if (get_integer (node, least, most, &value))
    return (int) value;
  /* Translators: both numbers are limits, such as "1 to 16384". */
  message = g_strdup_printf (_ ("this must be a whole number from %.0f to %.0f"), least, most);
  complain (place, key, message);
  return 0;
}

static int
read_needed_integer (const Place *place, const char *key, double least, double most)
{
  if (find (place, key) == NULL)
    complain (place, key, _ ("this is missing; write a whole number"));
  return read_integer (place, key, least, most);
}

static char *
read_string (const Place *place, const char *key)
{
  JsonNode *node = find (place, key);
  g_autofree char *message = NULL;

  if (node == NULL)
    return NULL;
  if (mh_json_is_text (node) &&
      g_utf8_strlen (json_node_get_string (node), -1) <= MH_LIMIT_FIELD_CHARS)
    return g_strdup (json_node_get_string (node));
  message =
      g_strdup_printf (_ ("this must be a text of at most %d characters"), MH_LIMIT_FIELD_CHARS);
  complain (place, key, message);
  return NULL;
}

/* The array under key if it is one of a sensible length. */
static JsonArray *
read_array (const Place *place, const char *key)
{
  JsonNode *node = find (place, key);
  g_autofree char *message = NULL;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node) &&
      json_array_get_length (json_node_get_array (node)) <= LIST_ITEMS_MAX)
    return json_node_get_array (node);
  message = g_strdup_printf (_ ("this must be a list of at most %d items"), LIST_ITEMS_MAX);
  complain (place, key, message);
  return NULL;
}

static int *
read_integers (const Place *place, const char *key, double least, double most, guint *n_values)
{
  JsonArray *array = read_array (place, key);
  guint n = array == NULL ? 0 : json_array_get_length (array);
  g_autofree int *values = g_new0 (int, n + 1);
  g_autofree char *message = NULL;
  double value = 0.0;

  *n_values = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!get_integer (json_array_get_element (array, i), least, most, &value))
        {
          message = g_strdup_printf (_ ("this must be a list of whole numbers from %.0f to %.0f"),
                                     least, most);
          complain (place, key, message);
          return NULL;
        }
      values[i] = (int) value;
    }
  *n_values = n;
  return n == 0 ? NULL : g_steal_pointer (&values);
}

static gboolean
get_fractions (JsonNode *node, MhBox *box)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double edges[4] = { 0.0, 0.0, 0.0, 0.0 };

  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (edges))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      if (!mh_json_is_number (json_array_get_element (array, i)))
        return FALSE;
      edges[i] = mh_json_number (json_array_get_element (array, i));
      if (!(edges[i] >= 0.0 && edges[i] <= 1.0))
        return FALSE;
    }
  *box = MH_BOX (edges[0], edges[1], edges[2], edges[3]);
  return !mh_box_is_empty (box);
}

static MhBox
read_box (const Place *place, const char *key)
{
  JsonNode *node = find (place, key);
  MhBox box = MH_BOX (0.0, 0.0, 1.0, 1.0);

  if (node != NULL && !get_fractions (node, &box))
    complain (place, key,
              _ ("this must be [left, top, right, bottom] in fractions of the picture from 0 to 1, "
                 "left before right and top before bottom"));
  return box;
}

/* Opens the object under key as a place of its own. child->pointer is the caller's to free. */
static gboolean
enter (const Place *place, const char *key, Place *child)
{
  JsonNode *node = find (place, key);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      complain (place, key, _ ("this must be an object"));
      return FALSE;
    }
  child->object = json_node_get_object (node);
  child->pointer = point_at (place, key);
  child->problems = place->problems;
  return TRUE;
}

static guint
rank_confidence (char letter)
{
  const char *found = letter == '\0' ? NULL : strchr (confidence_letters, letter);

  return found == NULL ? G_MAXUINT : (guint) (found - confidence_letters);
}

static char
read_letter (const Place *place, const char *key)
{
  g_autofree char *text = read_string (place, key);

  if (text == NULL)
    return 'U';
  if (strlen (text) == 1 && rank_confidence (text[0]) != G_MAXUINT)
    return text[0];
  complain (place, key, _ ("this must be “H”, “M”, “L” or “U”: high, medium, low or unknown"));
  return 'U';
}

/* A surface is as trustworthy as the least of its facts. */
static char *
read_confidence (const Place *place)
{
  Place facts = { 0 };
  g_autoptr (GList) keys = NULL;
  g_autofree const char *pointer = NULL;
  char least = 'H';

  if (!enter (place, "confidence", &facts))
    return g_strdup ("U");
  pointer = facts.pointer;
  keys = json_object_get_members (facts.object);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      char letter = read_letter (&facts, l->data);

      if (rank_confidence (letter) > rank_confidence (least))
        least = letter;
    }
  return g_strndup (&least, 1);
}

static MhCoverShape
read_shape (const Place *place)
{
  static const char *const shapes[] = {
    [MH_COVER_BOX] = "box",
    [MH_COVER_ROUND] = "round",
    [MH_COVER_BUTTONS] = "buttons",
    [MH_COVER_CROP] = "crop",
  };
  g_autofree char *name = read_string (place, "shape");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (name, shapes[i]))
      return (MhCoverShape) i;
  if (name != NULL)
    complain (place, "shape", _ ("this must be “box”, “round”, “buttons” or “crop”"));
  return MH_COVER_BOX;
}

static void
read_one_covered (const Place *place, MhCovered *covered)
{
  static const char *const devices[] = { "desktop", "phone", "any", NULL };

  note_unknown_keys (place, covered_keys);
  covered->what = read_string (place, "what");
  if (find (place, "what") == NULL)
    complain (place, "what", _ ("this is missing; write what covers the picture here"));
  if (find (place, "rect") == NULL)
    complain (place, "rect", _ ("this is missing; write [left, top, right, bottom]"));
  covered->rect = read_box (place, "rect");
  covered->shape = read_shape (place);
  covered->device = read_string (place, "device");
  if (covered->device == NULL)
    covered->device = g_strdup ("any");
  if (!g_strv_contains (devices, covered->device))
    complain (place, "device", _ ("this must be “desktop”, “phone” or “any”"));
  covered->confidence = read_letter (place, "confidence");
}

static void
read_covered (const Place *place, MhSurface *surface)
{
  JsonArray *array = read_array (place, "covered");
  guint n = array == NULL ? 0 : json_array_get_length (array);

  surface->covered = g_new0 (MhCovered, n + 1);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *list = point_at (place, "covered");
      Place items = { NULL, list, place->problems };
      g_autofree char *pointer = point_at (&items, key);
      Place item = { NULL, pointer, place->problems };

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          complain (&items, key, _ ("this must be an object with “what” and “rect”"));
          continue;
        }
      item.object = json_node_get_object (node);
      read_one_covered (&item, &surface->covered[surface->n_covered++]);
    }
}

static void
read_display (const Place *place, MhSurface *surface)
{
  Place display = { 0 };
  g_autofree const char *pointer = NULL;

  /* A page shows its background unscaled. */
  surface->desktop_px = surface->page == NULL ? 0 : surface->width_px;
  if (!enter (place, "display", &display))
    return;
  pointer = display.pointer;
  note_unknown_keys (&display, display_keys);
  surface->desktop_px = read_integer (&display, "desktop", 1, MH_LIMIT_SURFACE_SIDE);
  surface->phone_px =
      read_integers (&display, "phone", 1, MH_LIMIT_SURFACE_SIDE, &surface->n_phone);
}

/* The JPEG that people get in place of the file that was uploaded. */
static void
read_recompressed (const Place *place, MhSurface *surface)
{
  static const char *const chromas[] = { "4:4:4", "4:2:0", NULL };
  Place recompressed = { 0 };
  g_autofree const char *pointer = NULL;
  g_autofree char *chroma = NULL;

  if (!enter (place, "recompressed", &recompressed))
    return;
  pointer = recompressed.pointer;
  note_unknown_keys (&recompressed, recompressed_keys);
  surface->recompressed_quality = read_needed_integer (&recompressed, "quality", 1, 100);
  chroma = read_string (&recompressed, "chroma");
  surface->recompressed_420 = g_strcmp0 (chroma, "4:2:0") == 0;
  if (chroma != NULL && !g_strv_contains (chromas, chroma))
    complain (&recompressed, "chroma", _ ("this must be “4:4:4” or “4:2:0”"));
}

/* [width, height] of the window to serve. */
static void
read_serve (const Place *place, MhPage *page)
{
  guint n = 0;
  g_autofree int *sides = read_integers (place, "serve", 1, MH_LIMIT_SURFACE_SIDE, &n);

  if (n == 2)
    {
      page->serve_px = sides[0];
      page->first_screen_px = sides[1];
    }
  else if (n != 0 || find (place, "serve") == NULL)
    complain (place, "serve", _ ("this must be [width, height] of the window to serve"));
}

static void
read_page (const Place *place, MhSurface *surface)
{
  const int side = MH_LIMIT_SURFACE_SIDE;
  Place at = { 0 };
  g_autofree const char *pointer = NULL;
  MhPage *page = NULL;

  if (!enter (place, "page", &at))
    return;
  pointer = at.pointer;
  note_unknown_keys (&at, page_keys);
  page = surface->page = g_new0 (MhPage, 1);
  page->column_px = read_needed_integer (&at, "column", 1, side);
  page->narrow_column_px = read_integer (&at, "narrow_column", 1, side);
  page->narrow_below_px = read_integer (&at, "narrow_below", 1, side);
  page->content_top_px = read_integer (&at, "content_top", 0, side);
  page->bar_px = read_integer (&at, "bar", 0, side);
  page->scrollbar_px = read_integer (&at, "scrollbar", 0, 100);
  page->gap_px = read_integer (&at, "gap", 0, 100);
  page->windows = read_integers (&at, "windows", 1, side, &page->n_windows);
  page->anchor = read_string (&at, "anchor");
  if (page->anchor == NULL)
    page->anchor = g_strdup ("top-left");
  if (!g_str_equal (page->anchor, "top-left"))
    complain (&at, "anchor", _ ("only “top-left” is understood here"));
  read_serve (&at, page);
}

static gboolean
read_texts (const Place *place, const char *key, char ***texts)
{
  JsonArray *array = read_array (place, key);
  guint n = array == NULL ? 0 : json_array_get_length (array);

  *texts = g_new0 (char *, n + 1);
  if (array == NULL)
    return find (place, key) == NULL;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!mh_json_is_text (node))
        {
          complain (place, key, _ ("this must be a list of texts"));
          return FALSE;
        }
      (*texts)[i] = json_node_dup_string (node);
    }
  return TRUE;
}

static void
read_formats (const Place *place, MhSurface *surface)
{
  g_auto (GStrv) formats = NULL;

  surface->takes_jpeg = surface->takes_png = find (place, "formats") == NULL;
  if (!read_texts (place, "formats", &formats) || find (place, "formats") == NULL)
    return;
  surface->takes_jpeg = g_strv_contains ((const char *const *) formats, "jpeg");
  surface->takes_png = g_strv_contains ((const char *const *) formats, "png");
  if (!surface->takes_jpeg && !surface->takes_png)
    complain (place, "formats", _ ("name “jpeg” or “png” or both; nothing else can be written"));
}

static void
read_checked (const Place *place, MhSurface *surface)
{
  g_autofree char *text = read_string (place, "checked");

  g_autofree char *message = NULL;

  surface->checked = MH_DATE_NONE;
  if (text == NULL || mh_date_parse (text, &surface->checked))
    return;
  /* Translators: what stands where a date should. */
  message = g_strdup_printf (_ ("“%s” is no date; write one such as 2026-11-01"), text);
  complain (place, "checked", message);
}

static void
read_size (const Place *place, MhSurface *surface)
{
  surface->width_px = read_needed_integer (place, "width", 1, MH_LIMIT_SURFACE_SIDE);
  surface->height_px = read_needed_integer (place, "height", 1, MH_LIMIT_SURFACE_SIDE);
  surface->max_bytes = (gsize) read_integer (place, "max_bytes", 1, BYTES_MAX);
  surface->alt_chars = read_integer (place, "alt_chars", 1, ALT_CHARS_MAX);
  if ((gint64) surface->width_px * surface->height_px > MH_LIMIT_OUTPUT_PIXELS)
    complain (place, "height", _ ("width and height make too large a picture; take less"));
}

/**
 * mh_surface_read:
 * @id: the surface's id
 * @node: its members, whole: overrides are laid over before
 * @pointer: the JSON Pointer of @node, for problems
 * @problems: (element-type MhProblem): gets all that is wrong, and notes
 *
 * Returns: (transfer full) (nullable): the surface; %NULL if a problem other than a note was added
 */
MhSurface *
mh_surface_read (const char *id, JsonNode *node, const char *pointer, GPtrArray *problems)
{
  Place place = { NULL, pointer, problems };
  g_autoptr (MhSurface) surface = g_new0 (MhSurface, 1);
  guint n_before = problems->len;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_ptr_array_add (problems, mh_problem_new (pointer, "%s", _ ("this must be an object")));
      return NULL;
    }
  place.object = json_node_get_object (node);
  note_unknown_keys (&place, surface_keys);
  surface->id = g_strdup (id);
  surface->platform = read_string (&place, "platform");
  if (surface->platform == NULL)
    surface->platform = g_strdup ("");
  surface->title = read_string (&place, "title");
  if (surface->title == NULL)
    surface->title = g_strdup (id);
  read_size (&place, surface);
  read_formats (&place, surface);
  surface->safe = read_box (&place, "safe");
  read_covered (&place, surface);
  read_page (&place, surface);
  read_display (&place, surface);
  read_recompressed (&place, surface);
  read_checked (&place, surface);
  surface->confidence = read_confidence (&place);
  read_texts (&place, "sources", &surface->sources);
  surface->note = read_string (&place, "note");
  for (guint i = n_before; i < problems->len; i++)
    if (!((MhProblem *) problems->pdata[i])->is_note)
      return NULL;
  return g_steal_pointer (&surface);
}

/**
 * mh_surface_free:
 * @surface: (transfer full) (nullable): a surface
 */
void
mh_surface_free (MhSurface *surface)
{
  if (surface == NULL)
    return;
  for (guint i = 0; i < surface->n_covered; i++)
    {
      g_free (surface->covered[i].what);
      g_free (surface->covered[i].device);
    }
  if (surface->page != NULL)
    {
      g_free (surface->page->anchor);
      g_free (surface->page->windows);
      g_free (surface->page);
    }
  g_free (surface->covered);
  g_free (surface->id);
  g_free (surface->platform);
  g_free (surface->title);
  g_free (surface->phone_px);
  g_free (surface->confidence);
  g_strfreev (surface->sources);
  g_free (surface->note);
  g_free (surface);
}
