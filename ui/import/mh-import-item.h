/* mh-import-item.h: one line of what a roster would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mh-import-task.h"

G_BEGIN_DECLS

typedef enum
{
  MH_IMPORT_HEADING, /* of those with the same change */
  MH_IMPORT_ENTRY,   /* somebody */
  MH_IMPORT_FIELD,   /* one field of somebody who changed, or that the team gives */
} MhImportKind;

/* Properties: chosen, boolean: whether it is to be done. A heading is chosen when all below it are;
 * to choose a heading or somebody chooses what stands below. */
#define MH_TYPE_IMPORT_ITEM (mh_import_item_get_type ())
G_DECLARE_FINAL_TYPE (MhImportItem, mh_import_item, MH, IMPORT_ITEM, GObject)

/* (element-type MhImportItem): everything that entries say, in the order in which it is read. */
GListStore *mh_import_list_items (GPtrArray *entries);
MhImportKind mh_import_item_get_kind (MhImportItem *item);
MhRosterChange mh_import_item_get_change (MhImportItem *item);
gboolean mh_import_item_get_chosen (MhImportItem *item);
void mh_import_item_set_chosen (MhImportItem *item, gboolean chosen);
char *mh_import_item_dup_title (MhImportItem *item);
char *mh_import_item_dup_detail (MhImportItem *item);
/* What is chosen, for mh_roster_apply(); (transfer full) (element-type MhRosterEntry). */
GPtrArray *mh_import_list_chosen (GListModel *items);
/* Those of them whose photo is to be written; (transfer full) (element-type MhRosterPerson). */
GPtrArray *mh_import_list_photographed (GPtrArray *chosen);

G_END_DECLS
