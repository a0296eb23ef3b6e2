/* mh-history.h: documents and a cursor; undo and redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document.h"

G_BEGIN_DECLS

#define MH_TYPE_HISTORY (mh_history_get_type ())
G_DECLARE_FINAL_TYPE (MhHistory, mh_history, MH, HISTORY, GObject)

/* Properties, all read-only with notify: `document` (boxed), `can-undo`, `can-redo`, `undo-label`,
 * `redo-label`, `modified` (the current document is not the saved one). */
MhHistory *mh_history_new (MhDocument *document);
/* (transfer none), never NULL. */
MhDocument *mh_history_get_document (MhHistory *history);
/* Makes document the current one; redo is forgotten. A commit whose merge_key (nullable) equals
 * that of the step before, with no seal between, joins it: one undo takes both back. A document
 * equal to the current one is no step. */
void mh_history_commit (MhHistory *history,
                        MhDocument *document,
                        const char *label,
                        const char *merge_key);
void mh_history_seal (MhHistory *history);
/* Forgets the step in work, which nobody can redo. */
void mh_history_give_up (MhHistory *history, const char *merge_key);
gboolean mh_history_undo (MhHistory *history);
gboolean mh_history_redo (MhHistory *history);
gboolean mh_history_get_can_undo (MhHistory *history);
gboolean mh_history_get_can_redo (MhHistory *history);
const char *mh_history_get_undo_label (MhHistory *history);
const char *mh_history_get_redo_label (MhHistory *history);
gboolean mh_history_get_modified (MhHistory *history);
/* The document, which may be an earlier one than the current, is what is on disk. */
void mh_history_mark_saved (MhHistory *history, MhDocument *document);
/* Replaces each document by what func makes of it, (transfer full): what it is made of has changed,
 * not the document. */
typedef MhDocument *(*MhHistoryFunc) (MhDocument *document, gpointer data);
void mh_history_renew (MhHistory *history, MhHistoryFunc func, gpointer data);
/* Replaces everything: one document, nothing to undo, not modified. */
void mh_history_reset (MhHistory *history, MhDocument *document);

G_END_DECLS
