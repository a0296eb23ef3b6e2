/* mh-people-model.h: the people of a document as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-person-item.h"

G_BEGIN_DECLS

/* A GListModel of MhPersonItem, in the order of the file. Given the next document, it tells exactly
 * what came and went; the items of those who stay stay. */
#define MH_TYPE_PEOPLE_MODEL (mh_people_model_get_type ())
G_DECLARE_FINAL_TYPE (MhPeopleModel, mh_people_model, MH, PEOPLE_MODEL, GObject)

MhPeopleModel *mh_people_model_new (void);
void mh_people_model_set_document (MhPeopleModel *self, MhDocument *document);

G_END_DECLS
