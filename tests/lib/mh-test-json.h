/* mh-test-json.h: JSON in the source of a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/mh-problem.h"
#include "team/mh-document.h"
#include "team/mh-json-read.h"
#include "team/mh-json-write.h"

/* ' stands for ", so that a row of a table can be read. (transfer full). */
static inline char *
mh_test_quote (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static inline GPtrArray *
mh_test_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
}

/* A sealed tree from text with ' for ". (transfer full). */
static inline JsonNode *
mh_test_json (const char *text)
{
  g_autofree char *quoted = mh_test_quote (text);
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  JsonNode *node = mh_json_read (quoted, strlen (quoted), problems);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((MhProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_nonnull (node);
  json_node_seal (node);
  return node;
}

/* On one line as far as that goes, with ' for ". (transfer full). */
static inline char *
mh_test_json_text (JsonNode *node)
{
  g_autoptr (GBytes) bytes = mh_json_write (node);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) flat = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        while (p[1] == ' ')
          p++;
      else
        g_string_append_c (flat, *p == '"' ? '\'' : *p);
    }
  return g_strdup (flat->str);
}

/* A document that must be right, from text with ' for ". (transfer full). */
static inline MhDocument *
mh_test_document (const char *text, const char *folder)
{
  g_autofree char *quoted = mh_test_quote (text);
  g_autoptr (GBytes) bytes = g_bytes_new (quoted, strlen (quoted));
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_new_from_bytes (bytes, folder, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* The whole document as mh_test_json_text(). (transfer full). */
static inline char *
mh_test_document_text (MhDocument *document)
{
  return mh_test_json_text (mh_document_get (document, ""));
}
