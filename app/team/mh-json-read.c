/* mh-json-read.c: JSON text to a tree, strictly
 *
 * json-glib's parser crashes on deep nesting and keeps the last of two members of one name without
 * a word; so the tree of its nodes is built here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-json-read.h"

#include <glib/gi18n-lib.h>

#include "base/mh-limits.h"
#include "mh-json-scan.h"

typedef struct
{
  MhJsonScan scan;
  GString *string; /* the string read last */
  GPtrArray *problems;
  int depth;
  guint n_values;
  gboolean has_twice; /* a name stood twice in an object */
} Reader;

static JsonNode *read_value (Reader *reader);

static int
peek (const Reader *reader)
{
  return reader->scan.cursor < reader->scan.end ? (guchar) *reader->scan.cursor : -1;
}

/* Passes over a character and the blanks before it. */
static gboolean
take (Reader *reader, char wanted)
{
  mh_json_scan_skip_blanks (&reader->scan);
  if (peek (reader) != wanted)
    return FALSE;
  reader->scan.cursor++;
  return TRUE;
}

/* What a value must not start with, told by what the writer may have meant. */
static void
fail_value (Reader *reader)
{
  MhJsonScan *scan = &reader->scan;
  const char *at = scan->cursor;
  g_autofree char *found = NULL;

  if (at == scan->end)
    {
      mh_json_scan_fail (scan, at, _ ("the file ends in the middle; a part of it is missing"));
      return;
    }

  found = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
  if (reader->depth == 0 && g_ascii_isalpha (*at))
    mh_json_scan_fail_kind (scan, at);
  else if (*at == '\'')
    mh_json_scan_fail (scan, at,
                       _ ("texts stand in double quotation marks (\"), not in single ones"));
  else if (*at == '/' || *at == '#')
    mh_json_scan_fail (scan, at, _ ("JSON has no comments; take this out"));
  else if (*at == ']' || *at == '}')
    mh_json_scan_fail (scan, at, _ ("a value is missing before “%s”; look for a comma too many"),
                       found);
  else if (*at == ',')
    mh_json_scan_fail (scan, at, _ ("a value is missing before this comma"));
  else if (g_ascii_isalpha (*at))
    mh_json_scan_fail (
        scan, at,
        _ ("here may stand a text in quotation marks, a number, true, false, null, an "
           "object or an array"));
  else
    mh_json_scan_fail (scan, at, _ ("“%s” cannot stand here; a value is wanted"), found);
}

static void
fail_between (Reader *reader, const char *closing)
{
  MhJsonScan *scan = &reader->scan;

  if (scan->cursor == scan->end)
    mh_json_scan_fail (scan, scan->cursor,
                       _ ("the file ends in the middle; “%s” is missing, and perhaps more"),
                       closing);
  else
    mh_json_scan_fail (scan, scan->cursor, _ ("a comma or “%s” is missing here"), closing);
}

/* Opens an object or array; FALSE when that is one too deep. */
static gboolean
descend (Reader *reader)
{
  if (++reader->depth > MH_LIMIT_JSON_DEPTH)
    return mh_json_scan_fail (&reader->scan, reader->scan.cursor,
                              _ ("objects and arrays are nested deeper than %d; make it flatter"),
                              MH_LIMIT_JSON_DEPTH);
  reader->scan.cursor++;
  return TRUE;
}

static void
tell_twice (Reader *reader, const char *at)
{
  g_autofree char *message = g_strdup_printf (
      /* Translators: %s is the name of a member of a JSON object. */
      _ ("the name “%s” appears twice in this object; keep one of them"), reader->string->str);

  reader->has_twice = TRUE;
  if (reader->problems->len < MH_LIMIT_PROBLEMS)
    g_ptr_array_add (reader->problems, mh_json_scan_locate (&reader->scan, at, message));
}

/* One `"name": value`. */
static gboolean
read_member (Reader *reader, JsonObject *object)
{
  MhJsonScan *scan = &reader->scan;
  const char *at = NULL;
  g_autofree char *name = NULL;
  JsonNode *value = NULL;

  mh_json_scan_skip_blanks (scan);
  at = scan->cursor;
  if (peek (reader) == '}')
    return mh_json_scan_fail (scan, at, _ ("there is a comma too many before “}”; take it away"));
  if (peek (reader) != '"')
    {
      if (at == scan->end || *at == '\'' || *at == '/' || *at == '#' || *at == ',')
        fail_value (reader);
      return mh_json_scan_fail (scan, at, _ ("the name of a member is wanted, in quotation marks"));
    }
  if (!mh_json_scan_string (scan, reader->string))
    return FALSE;
  if (json_object_has_member (object, reader->string->str))
    tell_twice (reader, at);
  name = g_strndup (reader->string->str, reader->string->len);
  if (!take (reader, ':'))
    return mh_json_scan_fail (scan, scan->cursor, _ ("a colon is missing after the name “%s”"),
                              name);

  value = read_value (reader);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);
  return TRUE;
}

static JsonNode *
read_object (Reader *reader)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = NULL;

  if (!descend (reader))
    return NULL;
  if (!take (reader, '}'))
    {
      do
        if (!read_member (reader, object))
          return NULL;
      while (take (reader, ','));

      if (!take (reader, '}'))
        {
          fail_between (reader, "}");
          return NULL;
        }
    }

  reader->depth--;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

static JsonNode *
read_array (Reader *reader)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = NULL;

  if (!descend (reader))
    return NULL;
  if (!take (reader, ']'))
    {
      do
        {
          JsonNode *element = read_value (reader);

          if (element == NULL)
            return NULL;
          json_array_add_element (array, element);
        }
      while (take (reader, ','));

      if (!take (reader, ']'))
        {
          fail_between (reader, "]");
          return NULL;
        }
    }

  reader->depth--;
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&array));
  return node;
}

static JsonNode *
read_number (Reader *reader)
{
  MhJsonNumber number = { 0 };

  if (!mh_json_scan_number (&reader->scan, &number))
    return NULL;
  if (number.is_integer)
    return json_node_init_int (json_node_alloc (), number.integer);
  return json_node_init_double (json_node_alloc (), number.real);
}

static JsonNode *
read_value (Reader *reader)
{
  MhJsonScan *scan = &reader->scan;

  mh_json_scan_skip_blanks (scan);
  if (++reader->n_values > MH_LIMIT_JSON_VALUES)
    {
      mh_json_scan_fail (scan, scan->cursor,
                         _ ("there are more than %d values, the most that is read; take some out"),
                         MH_LIMIT_JSON_VALUES);
      return NULL;
    }
  if (peek (reader) == '{')
    return read_object (reader);
  if (peek (reader) == '[')
    return read_array (reader);
  if (peek (reader) == '"')
    return mh_json_scan_string (scan, reader->string)
               ? json_node_init_string (json_node_alloc (), reader->string->str)
               : NULL;
  if (peek (reader) == '-' || g_ascii_isdigit (peek (reader)))
    return read_number (reader);
  if (mh_json_scan_word (scan, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (mh_json_scan_word (scan, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (mh_json_scan_word (scan, "null"))
    return json_node_init_null (json_node_alloc ());

  fail_value (reader);
  return NULL;
}

/**
 * mh_json_read:
 * @text: (array length=n_bytes): what should be one JSON value
 * @n_bytes: its length
 * @problems: (element-type MhProblem): gets what is wrong, with line and column
 *
 * Takes what RFC 8259 takes and nothing else; and of that, refuses what could not be saved again as
 * it was, or would be dangerous: a byte order mark, a name twice in an object, `\u0000`, integers
 * over 64 bits, more than MH_LIMIT_JSON_DEPTH levels, MH_LIMIT_JSON_VALUES values or
 * MH_LIMIT_JSON_BYTES bytes.
 *
 * Threads: any.
 * Source: RFC 8259.
 *
 * Returns: (transfer full) (nullable): the tree, not sealed
 */
JsonNode *
mh_json_read (const char *text, gsize n_bytes, GPtrArray *problems)
{
  Reader reader = { .problems = problems };
  g_autoptr (JsonNode) root = NULL;

  if (mh_json_scan_start (&reader.scan, text, n_bytes))
    {
      reader.string = g_string_new (NULL);
      root = read_value (&reader);
      mh_json_scan_skip_blanks (&reader.scan);
      if (root != NULL && reader.scan.cursor < reader.scan.end)
        mh_json_scan_fail (&reader.scan, reader.scan.cursor,
                           _ ("the file should end here, but more follows"));
      g_string_free (reader.string, TRUE);
    }

  if (reader.scan.problem != NULL)
    g_ptr_array_add (problems, reader.scan.problem);
  if (reader.scan.problem != NULL || reader.has_twice)
    return NULL;
  return g_steal_pointer (&root);
}

/**
 * mh_json_read_bytes:
 * @bytes: what should be one JSON value
 * @problems: (element-type MhProblem): gets what is wrong, with line and column
 *
 * The same as mh_json_read().
 *
 * Returns: (transfer full) (nullable): the tree, not sealed
 */
JsonNode *
mh_json_read_bytes (GBytes *bytes, GPtrArray *problems)
{
  gsize n_bytes = 0;
  const char *text = g_bytes_get_data (bytes, &n_bytes);

  return mh_json_read (text != NULL ? text : "", n_bytes, problems);
}
