/* mh-person-item.h: one person in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "team/mh-document.h"

G_BEGIN_DECLS

/* A person's place in a document. Stays the same object while the person is edited, so that a list
 * keeps their row. Signal `changed`: what there is to say about them has changed. */
#define MH_TYPE_PERSON_ITEM (mh_person_item_get_type ())
G_DECLARE_FINAL_TYPE (MhPersonItem, mh_person_item, MH, PERSON_ITEM, GObject)

MhPersonItem *mh_person_item_new (MhDocument *document, guint index);
void mh_person_item_set (MhPersonItem *self, MhDocument *document, guint index, gboolean is_news);
guint mh_person_item_get_index (MhPersonItem *self);
MhDocument *mh_person_item_get_document (MhPersonItem *self);
const MhMember *mh_person_item_get_member (MhPersonItem *self);
JsonNode *mh_person_item_get_node (MhPersonItem *self);
char *mh_person_item_describe_absence (MhPersonItem *self, MhDate date);
gboolean mh_person_item_matches (MhPersonItem *self, const char *search);

G_END_DECLS
