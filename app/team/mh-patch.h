/* mh-patch.h: edits of a document as a JSON Patch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

/* A document that is being changed, and what was done to it. Not thread-safe. */
typedef struct _MhPatch MhPatch;

MhPatch *mh_patch_new (MhDocument *document);
void mh_patch_free (MhPatch *patch);
gboolean mh_patch_set (MhPatch *patch, const char *pointer, JsonNode *value);
gboolean mh_patch_set_string (MhPatch *patch, const char *pointer, const char *value);
gboolean mh_patch_set_number (MhPatch *patch, const char *pointer, double value);
gboolean mh_patch_remove (MhPatch *patch, const char *pointer);
MhDocument *mh_patch_get_document (MhPatch *patch);
JsonNode *mh_patch_to_node (MhPatch *patch);
MhDocument *mh_patch_apply (MhDocument *document, JsonNode *node, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhPatch, mh_patch_free)

G_END_DECLS
