/* mh-people-model.c: the people of a document as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-model.h"

#include "mh-list-diff.h"
#include "team/mh-json-value.h"

struct _MhPeopleModel
{
  GObject parent_instance;

  GPtrArray *items;     /* of MhPersonItem */
  MhDocument *document; /* (nullable) */
};

static void implement_list_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhPeopleModel,
                               mh_people_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static GType
get_item_type (GListModel *model)
{
  return MH_TYPE_PERSON_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MH_PEOPLE_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MhPeopleModel *self = MH_PEOPLE_MODEL (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_same_person (gconstpointer a, gconstpointer b)
{
  return mh_json_equal ((JsonNode *) a, (JsonNode *) b);
}

static JsonArray *
get_members (MhDocument *document)
{
  JsonNode *node = document != NULL ? mh_document_get (document, "/members") : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static GPtrArray *
list_nodes (MhDocument *document)
{
  JsonArray *members = get_members (document);
  guint n_members = members != NULL ? json_array_get_length (members) : 0;
  GPtrArray *nodes = g_ptr_array_sized_new (n_members);

  for (guint i = 0; i < n_members; i++)
    g_ptr_array_add (nodes, json_array_get_element (members, i));
  return nodes;
}

/* What a person's row says depends on these too. */
static gboolean
is_same_account (MhDocument *a, MhDocument *b)
{
  return g_strcmp0 (mh_document_get_account (a)->signature_prefix,
                    mh_document_get_account (b)->signature_prefix) == 0 &&
         g_strcmp0 (mh_document_get_folder (a), mh_document_get_folder (b)) == 0;
}

/* Everybody who goes away, as they are in the list before the first splice. */
static GPtrArray *
list_leaving (MhPeopleModel *self, const GArray *splices)
{
  GPtrArray *leaving = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_added = 0;
  guint n_removed = 0;

  for (guint i = 0; i < splices->len; i++)
    {
      const MhSplice *splice = &g_array_index (splices, MhSplice, i);
      guint position = splice->position + n_removed - n_added;

      for (guint k = splice->n_kept; k < splice->n_removed; k++)
        g_ptr_array_add (leaving, g_object_ref (self->items->pdata[position + k]));
      n_added += splice->n_added;
      n_removed += splice->n_removed;
    }
  return leaving;
}

/* Someone who only changes places is the same object at the new place. */
static MhPersonItem *
take_coming (GPtrArray *leaving, MhDocument *document, guint index, JsonNode *node)
{
  for (guint i = 0; i < leaving->len; i++)
    if (is_same_person (mh_person_item_get_node (leaving->pdata[i]), node))
      return g_ptr_array_steal_index (leaving, i);
  return mh_person_item_new (document, index);
}

static void
apply_splice (MhPeopleModel *self,
              const MhSplice *splice,
              GPtrArray *leaving,
              MhDocument *document,
              GPtrArray *nodes)
{
  guint position = splice->position + splice->n_kept;
  guint n_removed = splice->n_removed - splice->n_kept;
  guint n_added = splice->n_added - splice->n_kept;

  if (n_removed > 0)
    g_ptr_array_remove_range (self->items, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    g_ptr_array_insert (self->items, (int) i, take_coming (leaving, document, i, nodes->pdata[i]));
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
follow_everybody (MhPeopleModel *self,
                  MhDocument *document,
                  GPtrArray *nodes,
                  gboolean is_other_account)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MhPersonItem *item = self->items->pdata[i];
      gboolean is_news =
          is_other_account || !is_same_person (mh_person_item_get_node (item), nodes->pdata[i]);

      mh_person_item_set (item, document, i, is_news);
    }
}

static void
mh_people_model_finalize (GObject *object)
{
  MhPeopleModel *self = MH_PEOPLE_MODEL (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->document, mh_document_unref);
  G_OBJECT_CLASS (mh_people_model_parent_class)->finalize (object);
}

static void
mh_people_model_class_init (MhPeopleModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_people_model_finalize;
}

static void
mh_people_model_init (MhPeopleModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mh_people_model_new:
 *
 * Returns: (transfer full): an empty list
 */
MhPeopleModel *
mh_people_model_new (void)
{
  return g_object_new (MH_TYPE_PEOPLE_MODEL, NULL);
}

/**
 * mh_people_model_set_document:
 * @self: a list
 * @document: (nullable): whose people to hold; usually a later state of the one before
 *
 * Emits `items-changed` for those who came, went or moved, and `changed` on the items of those who
 * were edited.
 */
void
mh_people_model_set_document (MhPeopleModel *self, MhDocument *document)
{
  g_autoptr (GPtrArray) old_nodes = list_nodes (self->document);
  g_autoptr (GPtrArray) new_nodes = list_nodes (document);
  g_autoptr (MhDocument) previous = g_steal_pointer (&self->document);
  g_autoptr (GArray) splices =
      mh_list_diff ((gconstpointer *) old_nodes->pdata, old_nodes->len,
                    (gconstpointer *) new_nodes->pdata, new_nodes->len, is_same_person);
  g_autoptr (GPtrArray) leaving = list_leaving (self, splices);

  if (document != NULL)
    self->document = mh_document_ref (document);
  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, MhSplice, i), leaving, document, new_nodes);
  follow_everybody (self, document, new_nodes,
                    previous != NULL && document != NULL && !is_same_account (previous, document));
}
