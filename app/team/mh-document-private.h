/* mh-document-private.h: what the files of the document share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

/* root and theme are sealed. The views point into root and are made once. */
struct _MhDocument
{
  int ref_count; /* atomic */
  JsonNode *root;
  char *folder;    /* absolute */
  JsonNode *theme; /* (nullable): the theme object; paths in it start at folder */

  MhAccount account;
  MhMember *members; /* (array length=n_members) */
  guint n_members;
  MhTarget *targets; /* (array length=n_targets) */
  guint n_targets;
};

/* What is told of a team file. */
typedef struct
{
  GPtrArray *problems; /* of MhProblem */
  gboolean wants_notes;
  gboolean is_bad; /* one of them is no note */
  guint n_bad;
  const char *folder;
  GString *pointer; /* where the check is */
  /* (nullable): what stood at pointer in a file that was right. Trees share what did not change, so
   * the very same node is right too. */
  JsonNode *known;
} MhCheck;

void mh_check_init (MhCheck *check, GPtrArray *problems, gboolean wants_notes, const char *folder);
void mh_check_clear (MhCheck *check);
void mh_check_fail (MhCheck *check, const char *format, ...) G_GNUC_PRINTF (2, 3);
void mh_check_note (MhCheck *check, const char *code, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* Steps into a member or element; returns what to give to mh_check_leave(). */
gsize mh_check_enter (MhCheck *check, const char *name);
gsize mh_check_enter_index (MhCheck *check, guint index);
void mh_check_leave (MhCheck *check, gsize length);

/* All of the file; FALSE when it is no team file or of a newer format. */
gboolean mh_check_team_file (MhCheck *check, JsonNode *root);
void mh_check_theme_file (MhCheck *check, JsonNode *theme);
/* The number of the file's format when it is newer than MH_DOCUMENT_FORMAT, else 0. */
int mh_check_newer_format (JsonNode *root);

/* root, which is right and sealed, and theme are (transfer full). */
MhDocument *mh_document_new_checked (JsonNode *root, const char *folder, JsonNode *theme);
void mh_document_make_views (MhDocument *document);
void mh_document_free_views (MhDocument *document);

/* (transfer full) (nullable): the theme that root names or holds; fails check when there is none.
 */
JsonNode *mh_document_load_theme (MhCheck *check, JsonNode *root);
void mh_document_note_locked (MhCheck *check, JsonNode *root, JsonNode *theme);
/* (transfer full) (nullable). */
JsonNode *mh_document_merge_design (JsonNode *root, JsonNode *theme, JsonNode *target);

JsonNode *mh_document_follow_members (JsonNode *old, JsonNode *root);

/* What to make of a path; (transfer full), or NULL to leave it. */
typedef char *(*MhPathFunc) (const char *path, gpointer data);
/* Each gives a sealed tree, (transfer full), with func over every path in it. */
JsonNode *mh_document_map_paths (JsonNode *root, MhPathFunc func, gpointer data);
JsonNode *mh_document_map_theme_paths (JsonNode *theme, MhPathFunc func, gpointer data);
gboolean mh_document_path_leaves (const char *folder, const char *path);

G_END_DECLS
