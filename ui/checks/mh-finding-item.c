/* mh-finding-item.c: one finding in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-finding-item.h"

struct _MhFindingItem
{
  GObject parent_instance;

  MhFinding *finding;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MhFindingItem, mh_finding_item, G_TYPE_OBJECT)

static void
mh_finding_item_finalize (GObject *object)
{
  mh_finding_free (MH_FINDING_ITEM (object)->finding);

  G_OBJECT_CLASS (mh_finding_item_parent_class)->finalize (object);
}

static void
mh_finding_item_class_init (MhFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_finding_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
mh_finding_item_init (MhFindingItem *self)
{
}

/**
 * mh_finding_item_new:
 * @finding: what was found; copied
 *
 * Returns: (transfer full): an item
 */
MhFindingItem *
mh_finding_item_new (const MhFinding *finding)
{
  MhFindingItem *self = g_object_new (MH_TYPE_FINDING_ITEM, NULL);

  self->finding = mh_finding_copy (finding);
  return self;
}

/**
 * mh_finding_item_set:
 * @self: an item
 * @finding: what is found in the same place now; copied
 */
void
mh_finding_item_set (MhFindingItem *self, const MhFinding *finding)
{
  mh_finding_free (self->finding);
  self->finding = mh_finding_copy (finding);
  g_signal_emit (self, changed_signal, 0);
}

const MhFinding *
mh_finding_item_get (MhFindingItem *self)
{
  return self->finding;
}

/**
 * mh_finding_item_is_same:
 * @a: an #MhFinding
 * @b: another
 *
 * Returns: whether both say the same about the same place, though maybe in other numbers
 */
gboolean
mh_finding_item_is_same (gconstpointer a, gconstpointer b)
{
  const MhFinding *first = a;
  const MhFinding *second = b;

  return g_str_equal (first->code, second->code) && first->member == second->member &&
         (first->waiver == NULL) == (second->waiver == NULL) &&
         g_strcmp0 (first->surface, second->surface) == 0 &&
         g_strcmp0 (first->role, second->role) == 0 &&
         g_strcmp0 (first->pointer, second->pointer) == 0;
}
