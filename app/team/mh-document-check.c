/* mh-document-check.c: a team file against the rules, with everything that is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/mh-color.h"
#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "base/mh-problem.h"
#include "mh-document-rules.h"
#include "mh-json-pointer.h"
#include "mh-json-value.h"

static void check_node (MhCheck *check, JsonNode *node, const MhRule *rule);

void
mh_check_init (MhCheck *check, GPtrArray *problems, gboolean wants_notes, const char *folder)
{
  *check = (MhCheck){
    .problems = problems,
    .wants_notes = wants_notes,
    .folder = folder,
    .pointer = g_string_new (NULL),
  };
}

void
mh_check_clear (MhCheck *check)
{
  g_string_free (check->pointer, TRUE);
}

void
mh_check_fail (MhCheck *check, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  check->is_bad = TRUE;
  /* The first one is told however many notes there are: it says why the file is refused. */
  if (check->n_bad++ > 0 && check->problems->len >= MH_LIMIT_PROBLEMS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (check->problems, mh_problem_new (check->pointer->str, "%s", message));
}

void
mh_check_note (MhCheck *check, const char *code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (!check->wants_notes || check->problems->len >= MH_LIMIT_PROBLEMS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (check->problems, mh_problem_new_note (code, check->pointer->str, "%s", message));
}

gsize
mh_check_enter (MhCheck *check, const char *name)
{
  gsize length = check->pointer->len;

  mh_json_pointer_append (check->pointer, name);
  return length;
}

gsize
mh_check_enter_index (MhCheck *check, guint index)
{
  gsize length = check->pointer->len;

  g_string_append_printf (check->pointer, "/%u", index);
  return length;
}

void
mh_check_leave (MhCheck *check, gsize length)
{
  g_string_truncate (check->pointer, length);
}

static gboolean
is_break (gunichar c)
{
  return c == 0x2028 || c == 0x2029; /* line and paragraph separator */
}

/* Characters that no text may hold, or no line. */
static gboolean
check_characters (MhCheck *check, const char *text, gboolean may_break)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p;

      if (c >= 0x20 && c < 0x7f)
        continue;
      c = g_utf8_get_char (p);
      if (may_break && (c == '\n' || c == '\t' || is_break (c)))
        continue;
      if (c == '\n' || is_break (c))
        {
          mh_check_fail (check, _ ("there is a line break; this has to be one line"));
          return FALSE;
        }
      if (g_unichar_iscntrl (c))
        {
          mh_check_fail (check, _ ("there is a control character (U+%04X); take it out"), c);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

/* What holds for texts of every kind; (nullable): the text when it is right and not empty. */
static const char *
check_text (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *text = mh_json_text (node);
  double most = rule->most > 0 ? rule->most : MH_LIMIT_FIELD_CHARS;
  glong n_chars = 0;

  if (text == NULL)
    {
      mh_check_fail (check, _ ("a text in quotation marks is wanted here"));
      return NULL;
    }
  n_chars = g_utf8_strlen (text, -1);
  if (n_chars > most)
    {
      mh_check_fail (check, _ ("this text has %ld characters, at most %d are taken; shorten it"),
                     n_chars, (int) most);
      return NULL;
    }
  if (!check_characters (check, text, rule->kind == MH_RULE_TEXT))
    return NULL;
  if ((rule->flags & MH_RULE_REQUIRED) != 0 && is_blank (text))
    {
      mh_check_fail (check, _ ("this must not be empty; give a text"));
      return NULL;
    }
  return text[0] != '\0' ? text : NULL;
}

static gboolean
check_path (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *path = check_text (check, node, rule);

  if (path == NULL)
    return FALSE;
  if (mh_file_is_address (path))
    {
      mh_check_fail (check,
                     _ ("“%s” is an address, and nothing is fetched from a network; save the "
                        "file beside this one and give its path"),
                     path);
      return FALSE;
    }
  if (check->wants_notes && mh_document_path_leaves (check->folder, path))
    mh_check_note (
        check, "path-outside",
        _ ("“%s” leads out of this file’s folder, so it is lost when the folder is passed "
           "on"),
        path);
  return TRUE;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize length = strlen (path);
  gsize n_suffix = strlen (suffix);

  return length > n_suffix && g_ascii_strcasecmp (path + length - n_suffix, suffix) == 0;
}

static void
check_output (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *path = mh_json_text (node);

  if (check_path (check, node, rule) && !has_suffix (path, ".jpg") && !has_suffix (path, ".jpeg") &&
      !has_suffix (path, ".png"))
    mh_check_fail (check, _ ("“%s” must end in .jpg, .jpeg or .png, which says its format"), path);
}

static void
check_date (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *text = check_text (check, node, rule);
  MhDate date = MH_DATE_NONE;

  if (text != NULL && !mh_date_parse (text, &date))
    mh_check_fail (check, _ ("“%s” is not a day as YYYY-MM-DD, such as 2026-11-22"), text);
}

static void
check_color (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *text = mh_json_text (node);
  MhColor color = { 0 };

  if (text != NULL && text[0] == '\0')
    mh_check_fail (check, _ ("a colour such as #0b1f3a is wanted here"));
  else if (check_text (check, node, rule) != NULL && !mh_color_parse (text, &color))
    mh_check_fail (check, _ ("“%s” is not a colour as #rrggbb, such as #0b1f3a"), text);
}

/* Subtags of one to eight letters or digits, the first of letters; RFC 5646, section 2.1. */
static gboolean
is_language (const char *tag)
{
  g_auto (GStrv) subtags = g_strsplit (tag, "-", -1);

  for (guint i = 0; subtags[i] != NULL; i++)
    {
      gsize length = strlen (subtags[i]);

      if (length < (i == 0 ? 2 : 1) || length > 8)
        return FALSE;
      for (const char *p = subtags[i]; *p != '\0'; p++)
        if (i == 0 ? !g_ascii_isalpha (*p) : !g_ascii_isalnum (*p))
          return FALSE;
    }
  return TRUE;
}

static void
check_language (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *text = check_text (check, node, rule);

  if (text != NULL && !is_language (text))
    mh_check_fail (check, _ ("“%s” is not a language tag, such as en or zh-Hant"), text);
}

static void
check_pointer (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *text = mh_json_text (node);
  g_auto (GStrv) names = text != NULL ? mh_json_pointer_split (text) : NULL;

  if (check_text (check, node, rule) != NULL && names == NULL)
    mh_check_fail (check, _ ("“%s” is not a JSON Pointer, such as /panel/color"), text);
}

static void
check_word (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  const char *text = mh_json_text (node);
  g_autofree char *words = NULL;

  if (mh_design_find_id (rule->list_ids (), text) >= 0)
    return;
  words = g_strjoinv (", ", (char **) rule->list_ids ());
  if (text != NULL && g_utf8_strlen (text, -1) <= MH_LIMIT_FIELD_CHARS)
    mh_check_fail (check, _ ("“%s” is not known here; use one of: %s"), text, words);
  else
    mh_check_fail (check, _ ("use one of these words, in quotation marks: %s"), words);
}

static void
check_number (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  gboolean takes_auto = rule->kind == MH_RULE_SIZE || rule->kind == MH_RULE_COUNT;
  gboolean is_whole = rule->kind == MH_RULE_INTEGER || rule->kind == MH_RULE_COUNT;
  double value = 0;

  if (takes_auto && g_strcmp0 (mh_json_text (node), "auto") == 0)
    return;
  if (mh_json_is_number (node))
    {
      value = mh_json_number (node);
      if (value >= rule->least && value <= rule->most && (!is_whole || value == floor (value)))
        return;
    }
  if (takes_auto && is_whole)
    mh_check_fail (check, _ ("“auto” or a whole number of %g to %g is wanted here"), rule->least,
                   rule->most);
  else if (takes_auto)
    mh_check_fail (check, _ ("“auto” or a number of %g to %g is wanted here"), rule->least,
                   rule->most);
  else if (is_whole)
    mh_check_fail (check, _ ("a whole number of %.10g to %.10g is wanted here"), rule->least,
                   rule->most);
  else
    mh_check_fail (check, _ ("a number of %g to %g is wanted here"), rule->least, rule->most);
}

static const MhRule *
find_rule (const MhRule *rules, const char *name)
{
  for (; rules->name != NULL; rules++)
    if (strcmp (rules->name, name) == 0)
      return rules;
  return NULL;
}

static void
check_required (MhCheck *check, JsonObject *object, const MhRule *rules)
{
  for (; rules->name != NULL; rules++)
    if ((rules->flags & MH_RULE_REQUIRED) != 0 && !json_object_has_member (object, rules->name))
      {
        gsize length = mh_check_enter (check, rules->name);

        mh_check_fail (check, _ ("“%s” is missing; give it, since it is required"), rules->name);
        mh_check_leave (check, length);
      }
}

static void
check_object (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  JsonNode *known = check->known;
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      if ((rule->flags & MH_RULE_OR_PATH) != 0 && mh_json_is_text (node))
        check_path (check, node, rule);
      else if ((rule->flags & MH_RULE_OR_PATH) != 0)
        mh_check_fail (check, _ ("a path in quotation marks, or an object, { … }, is wanted here"));
      else
        mh_check_fail (check, _ ("an object, { … }, is wanted here"));
      return;
    }

  object = json_node_get_object (node);
  if (rule->kind == MH_RULE_OBJECT && rule->members == NULL)
    return;
  if (rule->members != NULL)
    check_required (check, object, rule->members);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      const MhRule *of = rule->members != NULL ? find_rule (rule->members, name) : rule->item;
      gsize length = mh_check_enter (check, name);

      check->known = mh_json_member (known, name);
      if (of != NULL)
        check_node (check, value, of);
      else
        mh_check_note (check, "unknown-key", _ ("“%s” is not known here; it is kept as it is"),
                       name);
      mh_check_leave (check, length);
    }
}

/* Which of the known elements a new one at index may be: it stays, or moved over by one when
 * another came or went before it. */
static JsonNode *
find_known (JsonNode *known, JsonNode *element, guint index)
{
  guint n_known = 0;

  if (known == NULL || !JSON_NODE_HOLDS_ARRAY (known))
    return NULL;
  n_known = json_array_get_length (json_node_get_array (known));
  for (guint i = index > 0 ? index - 1 : 0; i <= index + 1 && i < n_known; i++)
    if (json_array_get_element (json_node_get_array (known), i) == element)
      return element;
  return index < n_known ? json_array_get_element (json_node_get_array (known), index) : NULL;
}

static void
check_array (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  JsonNode *known = check->known;
  guint n_elements = 0;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      mh_check_fail (check, _ ("an array, [ … ], is wanted here"));
      return;
    }
  n_elements = json_array_get_length (json_node_get_array (node));
  if (n_elements < rule->least)
    mh_check_fail (check,
                   ngettext ("there is %u here, at least %d are needed; add to it",
                             "there are %u here, at least %d are needed; add to them", n_elements),
                   n_elements, (int) rule->least);
  if (n_elements > rule->most)
    {
      mh_check_fail (check, _ ("there are %u here, at most %d are taken; take some out"),
                     n_elements, (int) rule->most);
      return;
    }
  for (guint i = 0; i < n_elements; i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);
      gsize length = mh_check_enter_index (check, i);

      check->known = find_known (known, element, i);
      if (JSON_NODE_HOLDS_NULL (element))
        mh_check_fail (check, _ ("null cannot stand in this array; take it out"));
      else
        check_node (check, element, rule->item);
      mh_check_leave (check, length);
    }
}

static void
check_tuple (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  guint n_parts = 0;

  while (rule->members[n_parts].name != NULL)
    n_parts++;
  if (!JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) != n_parts)
    {
      g_autoptr (GString) parts = g_string_new (rule->members[0].name);

      for (guint i = 1; i < n_parts; i++)
        g_string_append_printf (parts, ", %s", rule->members[i].name);
      /* Translators: %s lists the parts, such as: x, y. */
      mh_check_fail (check, _ ("an array of these parts is wanted here: [%s]"), parts->str);
      return;
    }
  for (guint i = 0; i < n_parts; i++)
    {
      gsize length = mh_check_enter_index (check, i);
      JsonNode *part = json_array_get_element (json_node_get_array (node), i);

      check->known = NULL;
      if (JSON_NODE_HOLDS_NULL (part))
        mh_check_fail (check, _ ("null cannot stand in this array; take it out"));
      else
        check_node (check, part, &rule->members[i]);
      mh_check_leave (check, length);
    }
}

static void
check_boolean (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  if (!mh_json_is_boolean (node))
    mh_check_fail (check, _ ("true or false is wanted here, without quotation marks"));
}

static void
check_by_kind (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  switch (rule->kind)
    {
    case MH_RULE_LINE:
    case MH_RULE_TEXT:
      check_text (check, node, rule);
      break;
    case MH_RULE_PATH:
      check_path (check, node, rule);
      break;
    case MH_RULE_OUTPUT:
      check_output (check, node, rule);
      break;
    case MH_RULE_DATE:
      check_date (check, node, rule);
      break;
    case MH_RULE_COLOR:
      check_color (check, node, rule);
      break;
    case MH_RULE_LANGUAGE:
      check_language (check, node, rule);
      break;
    case MH_RULE_POINTER:
      check_pointer (check, node, rule);
      break;
    case MH_RULE_WORD:
      check_word (check, node, rule);
      break;
    case MH_RULE_NUMBER:
    case MH_RULE_INTEGER:
    case MH_RULE_SIZE:
    case MH_RULE_COUNT:
      check_number (check, node, rule);
      break;
    case MH_RULE_BOOLEAN:
      check_boolean (check, node, rule);
      break;
    case MH_RULE_OBJECT:
    case MH_RULE_MAP:
      check_object (check, node, rule);
      break;
    case MH_RULE_ARRAY:
      check_array (check, node, rule);
      break;
    case MH_RULE_TUPLE:
      check_tuple (check, node, rule);
      break;
    case MH_RULE_ANY:
    default:
      break;
    }
}

static void
check_node (MhCheck *check, JsonNode *node, const MhRule *rule)
{
  gboolean was_bad = check->is_bad;

  if (node == check->known)
    return;
  if (JSON_NODE_HOLDS_NULL (node) && (rule->flags & MH_RULE_REQUIRED) == 0)
    return;
  check->is_bad = FALSE;
  check_by_kind (check, node, rule);
  if (!check->is_bad && rule->check != NULL)
    rule->check (check, node);
  check->is_bad |= was_bad;
}

/**
 * mh_check_newer_format:
 * @root: a JSON value
 *
 * Returns: the number of the format when it is newer than %MH_DOCUMENT_FORMAT, else 0
 */
int
mh_check_newer_format (JsonNode *root)
{
  JsonNode *format = mh_json_member (root, "masthead");

  if (!mh_json_is_number (format) || mh_json_number (format) <= MH_DOCUMENT_FORMAT)
    return 0;
  return mh_json_number (format) < G_MAXINT32 ? (int) ceil (mh_json_number (format)) : G_MAXINT32;
}

/**
 * mh_check_team_file:
 * @check: gets every problem, and the notes when it wants them
 * @root: a JSON value
 *
 * Returns: %TRUE if @root is a team file that may be used
 */
gboolean
mh_check_team_file (MhCheck *check, JsonNode *root)
{
  if (!JSON_NODE_HOLDS_OBJECT (root))
    mh_check_fail (check, _ ("this is not a team file; it should be an object, { … }"));
  else if (!json_object_has_member (json_node_get_object (root), "masthead"))
    mh_check_fail (check, _ ("this is not a team file; one starts with { \"masthead\": %d"),
                   MH_DOCUMENT_FORMAT);
  else
    check_node (check, root, &mh_rule_team_file);
  return !check->is_bad;
}

void
mh_check_theme_file (MhCheck *check, JsonNode *theme)
{
  check_node (check, theme, &mh_rule_theme);
}
