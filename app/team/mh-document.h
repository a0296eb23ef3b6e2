/* mh-document.h: a team file in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "mh-design.h"
#include "mh-member.h"

G_BEGIN_DECLS

/* Immutable and atomically refcounted: the sealed JSON tree and a typed view of it. Any thread may
 * hold and read one. An edit makes a new document. */
typedef struct _MhDocument MhDocument;

#define MH_TYPE_DOCUMENT (mh_document_get_type ())
GType mh_document_get_type (void);

typedef enum
{
  MH_DOCUMENT_ERROR_SYNTAX,  /* not JSON */
  MH_DOCUMENT_ERROR_INVALID, /* JSON, but not a team file */
  MH_DOCUMENT_ERROR_NEWER,   /* a larger `masthead` number */
  MH_DOCUMENT_ERROR_POINTER, /* an edit at a place that does not exist */
  MH_DOCUMENT_ERROR_VALUE,   /* an edit that would make the document invalid */
} MhDocumentError;

#define MH_DOCUMENT_ERROR (mh_document_error_quark ())
GQuark mh_document_error_quark (void);

#define MH_DOCUMENT_FORMAT  1
#define MH_TARGET_QUALITY   92
#define MH_TARGET_SCALE_MIN 0.1

typedef struct
{
  const char *organisation;
  const char *handle;
  const char *url;
  const char *language; /* never NULL, default "en" */
  const char *handle_pattern;
  const char *signature_prefix; /* never NULL, default "^" */
  MhHandle *handles;
  guint n_handles;
} MhAccount;

typedef enum
{
  MH_FORMAT_JPEG,
  MH_FORMAT_PNG,
} MhFormat;

/* How a target says that a JPEG shall have colour at half the resolution. */
#define MH_CHROMA_420 "4:2:0"

/* A file to make. Strings belong to the document. */
typedef struct
{
  int index; /* in targets */
  const char *surface;
  const char *file;     /* (nullable): as written, relative to the document's folder */
  MhFormat format;      /* by the suffix of file; JPEG without one */
  int quality;          /* 1 to 100, default 92 */
  gboolean chroma_420;  /* a JPEG has colour at half the resolution */
  gsize max_bytes;      /* 0: the surface's */
  double scale;         /* default 1 */
  const char *platform; /* (nullable): the surface's */
  const char *alt;      /* (nullable) */
} MhTarget;

/* Reads a document. folder is where relative paths in it lead, NULL for the working folder.
 * problems, if not NULL, must be a GPtrArray with mh_problem_free as free function; it gets
 * everything that is wrong, and the notes (unknown members) of a document that is right. On failure
 * the error's message is the first problem with its place. (transfer full) (nullable). */
MhDocument *
mh_document_new_from_bytes (GBytes *bytes, const char *folder, GPtrArray *problems, GError **error);
MhDocument *
mh_document_new_with_theme (GBytes *bytes, const char *folder, JsonNode *theme, GError **error);
void mh_document_check_members (JsonNode *members, GPtrArray *problems);
/* Through the one door. Errors: MH_FILE_ERROR, MH_DOCUMENT_ERROR. */
MhDocument *mh_document_load (const char *path, GPtrArray *problems, GError **error);
/* A starter: organisation, no members, one target. */
MhDocument *mh_document_new_starter (const char *organisation, const char *folder);
MhDocument *mh_document_ref (MhDocument *document);
void mh_document_unref (MhDocument *document);

/* UTF-8 JSON, two spaces, order kept, newline at the end. (transfer full). */
GBytes *mh_document_to_bytes (MhDocument *document);
/* By rename after fsync. Does not change the document's folder. */
gboolean mh_document_save (MhDocument *document, const char *path, GError **error);
/* TRUE if both hold the same JSON value (order of keys aside) and folder. */
gboolean mh_document_equal (MhDocument *a, MhDocument *b);

const char *mh_document_get_folder (MhDocument *document);
/* The same document elsewhere: relative paths of photos, pictures, logo and targets are rewritten
 * so that they lead to the same files (Save As). (transfer full). */
MhDocument *mh_document_move (MhDocument *document, const char *folder);
/* An absolute path for one written in the file. (transfer full) (nullable). */
char *mh_document_resolve (MhDocument *document, const char *path, GError **error);
/* How path is best written in this document: relative when below or near its folder. */
char *mh_document_relativize (MhDocument *document, const char *path);

/* (transfer none), sealed. pointer is RFC 6901; NULL where nothing stands. */
JsonNode *mh_document_get (MhDocument *document, const char *pointer);
const MhAccount *mh_document_get_account (MhDocument *document);
guint mh_document_get_n_members (MhDocument *document);
const MhMember *mh_document_get_member (MhDocument *document, guint index);
guint mh_document_get_n_targets (MhDocument *document);
const MhTarget *mh_document_get_target (MhDocument *document, guint index);
/* The first target on surface, or NULL. */
const MhTarget *mh_document_find_target (MhDocument *document, const char *surface);
/* The effective design: defaults, theme, design, and the target's when target is not NULL.
 * (transfer full). */
MhDesign *mh_document_dup_design (MhDocument *document, const MhTarget *target);
/* The same as JSON, for an inspector; (transfer full), sealed. */
JsonNode *mh_document_dup_design_node (MhDocument *document, const MhTarget *target);
/* The theme object, or NULL. */
JsonNode *mh_document_get_theme (MhDocument *document);
char *mh_document_dup_theme_path (MhDocument *document);
MhDocument *mh_document_reload_theme (MhDocument *document, GError **error);
MhDocument *mh_document_take_theme (MhDocument *document, MhDocument *other);
gboolean mh_document_is_locked (MhDocument *document, const char *path);
/* The file's own surfaces, or NULL. */
JsonNode *mh_document_get_surfaces (MhDocument *document);

/* Edits. Each gives a new document, or NULL with MH_DOCUMENT_ERROR_POINTER or _VALUE and nothing
 * changed. value is (transfer none). set makes the objects on the way that are missing; "-" after
 * an array appends. */
MhDocument *
mh_document_set (MhDocument *document, const char *pointer, JsonNode *value, GError **error);
MhDocument *mh_document_set_string (MhDocument *document,
                                    const char *pointer,
                                    const char *value,
                                    GError **error);
MhDocument *
mh_document_insert (MhDocument *document, const char *pointer, JsonNode *value, GError **error);
MhDocument *mh_document_remove (MhDocument *document, const char *pointer, GError **error);
/* Moves an item of the array at pointer; to is its index afterwards. */
MhDocument *mh_document_reorder (
    MhDocument *document, const char *pointer, guint from, guint to, GError **error);

/* What is worth a word in a document that is right; (transfer full) (element-type MhProblem). */
GPtrArray *mh_document_list_notes (MhDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhDocument, mh_document_unref)

G_END_DECLS
