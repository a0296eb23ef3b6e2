/* mh-test-letters.h: people who are called a, b, c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-test-team.h"
#include "window/mh-session.h"

/* A document whose people have these one-letter names; a capital has an expertise as well, so that
 * “a” and “A” are two states of the same person. */
static inline MhDocument *
mh_test_letters_document (const char *letters)
{
  g_autoptr (GString) json = g_string_new (
      "{\"masthead\": 1, \"account\": {\"organisation\": \"Northwind\"}, \"members\": [");

  for (const char *p = letters; *p != '\0'; p++)
    g_string_append_printf (json, "%s{\"name\": \"%c\"%s}", p == letters ? "" : ", ",
                            g_ascii_tolower (*p),
                            g_ascii_isupper (*p) ? ", \"expertise\": \"more\"" : "");
  g_string_append (json, "]}");
  return mh_test_document_new (json->str);
}

static inline MhSession *
mh_test_letters_session (const char *letters)
{
  g_autoptr (MhDocument) document = mh_test_letters_document (letters);
  MhSession *session = mh_session_new ();

  mh_session_load (session, document, NULL);
  return session;
}

/* "abc/1": the names, and who is selected. */
static inline char *
mh_test_letters_describe (MhSession *session)
{
  MhDocument *document = mh_session_get_document (session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mh_document_get_n_members (document); i++)
    g_string_append (text, mh_document_get_member (document, i)->name);
  g_string_append_printf (text, "/%d", mh_session_get_selected (session));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define mh_assert_letters(session, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *mh_state = mh_test_letters_describe (session);                                \
    g_assert_cmpstr (mh_state, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END
