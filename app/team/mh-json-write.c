/* mh-json-write.c: a tree to JSON text
 *
 * json-glib's generator writes 0.1 as 0.10000000000000001 and cannot tell short arrays from long
 * ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-json-write.h"

#include <math.h>
#include <string.h>

/* An array of numbers, words and short texts that fits in this many columns stands on one line. */
#define LINE_CHARS     80
#define INDENT_COLUMNS 2

static void write_node (GString *text, JsonNode *node, guint depth);

static void
start_line (GString *text, guint depth)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < depth * INDENT_COLUMNS; i++)
    g_string_append_c (text, ' ');
}

/* Only what RFC 8259, section 7, asks for is escaped. */
static void
write_string (GString *text, const char *string)
{
  static const char specials[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";

  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    {
      const char *special = strchr (specials, *p);

      if (special != NULL)
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, letters[special - specials]);
        }
      else if ((guchar) *p < 0x20)
        {
          g_string_append_printf (text, "\\u%04x", (guint) *p);
        }
      else
        {
          g_string_append_c (text, *p);
        }
    }
  g_string_append_c (text, '"');
}

/* The fewest digits that are read back as the same number. */
static void
write_double (GString *text, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (value));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (digits, sizeof digits, formats[i], value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  g_string_append (text, digits);
  /* What was written with a point stays a number with one. */
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (text, ".0");
}

static void
write_scalar (GString *text, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (text, "null");
  else if (type == G_TYPE_STRING)
    write_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    write_double (text, json_node_get_double (node));
}

/* Tries an array on one line; FALSE, and nothing written, when it does not fit. */
static gboolean
write_flat_array (GString *text, JsonArray *array, guint depth)
{
  gsize from = text->len;
  guint n_elements = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < n_elements; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (i > 0)
        g_string_append (text, ", ");
      if (!JSON_NODE_HOLDS_OBJECT (element) && !JSON_NODE_HOLDS_ARRAY (element))
        write_scalar (text, element);
      if (JSON_NODE_HOLDS_OBJECT (element) || JSON_NODE_HOLDS_ARRAY (element) ||
          text->len - from + depth * INDENT_COLUMNS > LINE_CHARS)
        {
          g_string_truncate (text, from);
          return FALSE;
        }
    }
  g_string_append_c (text, ']');
  return TRUE;
}

static void
write_array (GString *text, JsonArray *array, guint depth)
{
  guint n_elements = json_array_get_length (array);

  if (write_flat_array (text, array, depth))
    return;
  g_string_append_c (text, '[');
  for (guint i = 0; i < n_elements; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      start_line (text, depth + 1);
      write_node (text, json_array_get_element (array, i), depth + 1);
    }
  start_line (text, depth);
  g_string_append_c (text, ']');
}

static void
write_object (GString *text, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;
  gboolean is_first = TRUE;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!is_first)
        g_string_append_c (text, ',');
      is_first = FALSE;
      start_line (text, depth + 1);
      write_string (text, name);
      g_string_append (text, ": ");
      write_node (text, value, depth + 1);
    }
  if (!is_first)
    start_line (text, depth);
  g_string_append_c (text, '}');
}

static void
write_node (GString *text, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (text, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (text, json_node_get_array (node), depth);
  else
    write_scalar (text, node);
}

/**
 * mh_json_write:
 * @node: a tree; its numbers are finite
 *
 * Writes UTF-8 with two spaces a level, members in their order, characters as they are, and a
 * newline at the end. What mh_json_read() makes of it equals @node.
 *
 * Threads: any.
 *
 * Returns: (transfer full): the text
 */
GBytes *
mh_json_write (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  write_node (text, node, 0);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}
