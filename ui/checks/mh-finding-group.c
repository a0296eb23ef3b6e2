/* mh-finding-group.c: findings in a list that are told together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-finding-group.h"

#include "check/mh-check-groups.h"
#include "people/mh-list-diff.h"
#include "team/mh-json-value.h"

struct _MhFindingGroup
{
  GObject parent_instance;

  GListStore *items; /* of MhFindingItem, at least one */
  JsonNode *patch;   /* (nullable): of all */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MhFindingGroup, mh_finding_group, G_TYPE_OBJECT)

static gboolean
is_same_patch (JsonNode *a, JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return mh_json_equal (a, b);
}

static gboolean
reads_alike (const MhFinding *a, const MhFinding *b)
{
  return a->severity == b->severity && g_str_equal (a->message, b->message) &&
         g_strcmp0 (a->remedy, b->remedy) == 0 && g_strcmp0 (a->waiver, b->waiver) == 0 &&
         is_same_patch (a->patch, b->patch);
}

static void
apply_splice (MhFindingGroup *self, const MhSplice *splice, GPtrArray *findings)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < splice->n_added; i++)
    g_ptr_array_add (added, mh_finding_item_new (findings->pdata[splice->position + i]));
  g_list_store_splice (self->items, splice->position, splice->n_removed, added->pdata, added->len);
}

static void
mh_finding_group_finalize (GObject *object)
{
  g_clear_object (&MH_FINDING_GROUP (object)->items);
  g_clear_pointer (&MH_FINDING_GROUP (object)->patch, json_node_unref);

  G_OBJECT_CLASS (mh_finding_group_parent_class)->finalize (object);
}

static void
mh_finding_group_class_init (MhFindingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_finding_group_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
mh_finding_group_init (MhFindingGroup *self)
{
  self->items = g_list_store_new (MH_TYPE_FINDING_ITEM);
}

/**
 * mh_finding_group_new:
 * @findings: (element-type MhFinding): alike, at least one; copied
 *
 * Returns: (transfer full): a group
 */
MhFindingGroup *
mh_finding_group_new (GPtrArray *findings)
{
  MhFindingGroup *self = g_object_new (MH_TYPE_FINDING_GROUP, NULL);

  mh_finding_group_set (self, findings);
  return self;
}

/**
 * mh_finding_group_set:
 * @self: a group
 * @findings: (element-type MhFinding): what is found in its place now, at least one; copied
 *
 * Items of what is found again stay.
 */
void
mh_finding_group_set (MhFindingGroup *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) before = mh_finding_group_list (self);
  g_autoptr (GArray) splices =
      mh_list_diff ((gconstpointer *) before->pdata, before->len, (gconstpointer *) findings->pdata,
                    findings->len, mh_finding_item_is_same);
  gboolean has_changed = splices->len > 0;

  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, MhSplice, i), findings);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (MhFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (reads_alike (mh_finding_item_get (item), findings->pdata[i]))
        continue;
      mh_finding_item_set (item, findings->pdata[i]);
      has_changed = TRUE;
    }
  if (!has_changed)
    return;
  g_clear_pointer (&self->patch, json_node_unref);
  self->patch = mh_check_join_patches (findings);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * mh_finding_group_list:
 * @self: a group
 *
 * Returns: (transfer container) (element-type MhFinding): what was found; good until the group
 * changes
 */
GPtrArray *
mh_finding_group_list (MhFindingGroup *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  GPtrArray *findings = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MhFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_ptr_array_add (findings, (gpointer) mh_finding_item_get (item));
    }
  return findings;
}

/* (transfer none) */
MhFindingItem *
mh_finding_group_get_first (MhFindingGroup *self)
{
  g_autoptr (MhFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), 0);

  return item;
}

JsonNode *
mh_finding_group_get_patch (MhFindingGroup *self)
{
  return self->patch;
}

GListModel *
mh_finding_group_get_items (MhFindingGroup *self)
{
  return G_LIST_MODEL (self->items);
}

/**
 * mh_finding_group_is_same:
 * @a: (type MhFinding): the first of a group
 * @b: (type MhFinding): of another
 *
 * Returns: whether both groups say the same of the same picture, though maybe of other parts of it
 */
gboolean
mh_finding_group_is_same (gconstpointer a, gconstpointer b)
{
  const MhFinding *first = a;
  const MhFinding *second = b;

  return g_str_equal (first->code, second->code) &&
         (first->waiver == NULL) == (second->waiver == NULL) &&
         g_strcmp0 (first->surface, second->surface) == 0;
}
