/* mh-import-item.c: one line of what a roster would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-item.h"

#include <glib/gi18n.h>

#include "team/mh-json-value.h"
#include "window/mh-day.h"

struct _MhImportItem
{
  GObject parent_instance;

  MhImportKind kind;
  MhRosterChange change;
  const MhRosterEntry *entry; /* not owned; NULL for a heading */
  const MhRosterField *field; /* not owned; for a field */
  GPtrArray *below;           /* of MhImportItem */
  MhImportItem *above;        /* not owned; NULL for a heading */
  gboolean chosen;
};

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MhImportItem, mh_import_item, G_TYPE_OBJECT)

static void
mh_import_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, MH_IMPORT_ITEM (object)->chosen);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_import_item_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHOSEN:
      mh_import_item_set_chosen (MH_IMPORT_ITEM (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_import_item_finalize (GObject *object)
{
  MhImportItem *self = MH_IMPORT_ITEM (object);

  for (guint i = 0; i < self->below->len; i++)
    MH_IMPORT_ITEM (self->below->pdata[i])->above = NULL;
  g_ptr_array_unref (self->below);
  G_OBJECT_CLASS (mh_import_item_parent_class)->finalize (object);
}

static void
mh_import_item_class_init (MhImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mh_import_item_get_property;
  object_class->set_property = mh_import_item_set_property;
  object_class->finalize = mh_import_item_finalize;
  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mh_import_item_init (MhImportItem *self)
{
  self->chosen = TRUE;
  self->below = g_ptr_array_new_with_free_func (g_object_unref);
}

static MhImportItem *
add_item (GListStore *items, MhImportKind kind, MhRosterChange change, MhImportItem *above)
{
  g_autoptr (MhImportItem) item = g_object_new (MH_TYPE_IMPORT_ITEM, NULL);

  item->kind = kind;
  item->change = change;
  item->above = above;
  item->chosen = change != MH_ROSTER_UNCHANGED && change != MH_ROSTER_AWAITED;
  if (above != NULL)
    g_ptr_array_add (above->below, g_object_ref (item));
  g_list_store_append (items, item);
  return item;
}

static void
add_entry (GListStore *items, const MhRosterEntry *entry, MhImportItem *heading)
{
  MhImportItem *item = add_item (items, MH_IMPORT_ENTRY, entry->change, heading);

  item->entry = entry;
  for (guint i = 0; i < entry->fields->len; i++)
    {
      MhImportItem *field = add_item (items, MH_IMPORT_FIELD, entry->change, item);

      field->entry = entry;
      field->field = entry->fields->pdata[i];
    }
}

/**
 * mh_import_list_items:
 * @entries: (element-type MhRosterEntry): a difference, which must outlive the items
 *
 * Returns: (transfer full): a heading for each kind of change that there is, each with its people
 */
GListStore *
mh_import_list_items (GPtrArray *entries)
{
  static const MhRosterChange order[] = { MH_ROSTER_JOINED, MH_ROSTER_CHANGED, MH_ROSTER_LEFT,
                                          MH_ROSTER_AWAITED, MH_ROSTER_UNCHANGED };
  GListStore *items = g_list_store_new (MH_TYPE_IMPORT_ITEM);

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    {
      MhImportItem *heading = NULL;

      for (guint i = 0; i < entries->len; i++)
        {
          const MhRosterEntry *entry = entries->pdata[i];

          if (entry->change != order[k])
            continue;
          if (heading == NULL)
            heading = add_item (items, MH_IMPORT_HEADING, order[k], NULL);
          add_entry (items, entry, heading);
        }
    }
  return items;
}

MhImportKind
mh_import_item_get_kind (MhImportItem *self)
{
  return self->kind;
}

MhRosterChange
mh_import_item_get_change (MhImportItem *self)
{
  return self->change;
}

gboolean
mh_import_item_get_chosen (MhImportItem *self)
{
  return self->chosen;
}

static void
set_alone (MhImportItem *self, gboolean chosen)
{
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
set_below (MhImportItem *self, gboolean chosen)
{
  for (guint i = 0; i < self->below->len; i++)
    {
      set_alone (self->below->pdata[i], chosen);
      set_below (self->below->pdata[i], chosen);
    }
}

static gboolean
has_chosen (MhImportItem *self, gboolean all)
{
  for (guint i = 0; i < self->below->len; i++)
    if (MH_IMPORT_ITEM (self->below->pdata[i])->chosen != all)
      return !all;
  return all;
}

/**
 * mh_import_item_set_chosen:
 * @self: an item
 * @chosen: whether it is to be done
 *
 * What stands below follows. Somebody who changes is chosen as long as one of their fields is, a
 * heading when everybody below it is. A newcomer joins without what the team would give, too.
 */
void
mh_import_item_set_chosen (MhImportItem *self, gboolean chosen)
{
  if (self->chosen == chosen || self->change == MH_ROSTER_UNCHANGED)
    return;
  set_alone (self, chosen);
  set_below (self, chosen);
  for (MhImportItem *above = self->above; above != NULL; above = above->above)
    if (above->kind == MH_IMPORT_ENTRY && above->change == MH_ROSTER_JOINED)
      set_alone (above, above->chosen || chosen);
    else
      set_alone (above, has_chosen (above, above->kind == MH_IMPORT_HEADING));
}

static char *
title_heading (MhRosterChange change, guint n_people)
{
  switch (change)
    {
    case MH_ROSTER_JOINED:
      return g_strdup_printf (ngettext ("%u person joins", "%u people join", n_people), n_people);

    case MH_ROSTER_LEFT:
      return g_strdup_printf (
          /* Translators: so many people of the team are not in the roster */
          ngettext ("%u person is not in the list", "%u people are not in the list", n_people),
          n_people);

    case MH_ROSTER_AWAITED:
      return g_strdup_printf (
          /* Translators: so many people of the team who start later are not in the roster */
          ngettext ("%u person who is still to come is not in the list",
                    "%u people who are still to come are not in the list", n_people),
          n_people);

    case MH_ROSTER_CHANGED:
      return g_strdup_printf (ngettext ("%u person changes", "%u people change", n_people),
                              n_people);

    case MH_ROSTER_UNCHANGED:
    default:
      return g_strdup_printf (ngettext ("%u person stays as is", "%u people stay as they are",
                                        n_people),
                              n_people);
    }
}

/**
 * mh_import_item_dup_title:
 * @self: an item
 *
 * Returns: (transfer full): what it is about
 */
char *
mh_import_item_dup_title (MhImportItem *self)
{
  switch (self->kind)
    {
    case MH_IMPORT_HEADING:
      return title_heading (self->change, self->below->len);

    case MH_IMPORT_FIELD:
      return g_strdup (mh_roster_get_key_title (self->field->pointer));

    case MH_IMPORT_ENTRY:
    default:
      return g_strdup (self->entry->person != NULL ? mh_roster_person_get_name (self->entry->person)
                                                   : self->entry->member->name);
    }
}

static char *
describe_field (const MhRosterField *field)
{
  if (field->from == NULL)
    return g_strdup (field->to);
  if (field->to == NULL)
    /* Translators: a text that is there now and will be gone */
    return g_strdup_printf (_ ("%s → nothing"), field->from);
  /* Translators: a text that is there now, and the one that takes its place */
  return g_strdup_printf (_ ("%s → %s"), field->from, field->to);
}

static gboolean
is_given (const MhRosterEntry *entry, const char *key)
{
  for (guint i = 0; i < entry->fields->len; i++)
    if (g_str_equal (((const MhRosterField *) entry->fields->pdata[i])->pointer, key))
      return TRUE;
  return FALSE;
}

/* What the roster says; what the team gives has rows of its own. */
static char *
describe_newcomer (const MhRosterEntry *entry)
{
  static const char *const keys[] = { "handle", "expertise", "photo" };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *value = json_object_get_member (entry->person->member, keys[i]);

      if (value != NULL && JSON_NODE_HOLDS_OBJECT (value))
        value = mh_json_member (value, "file");
      if (mh_json_is_text (value) && !is_given (entry, keys[i]))
        g_ptr_array_add (parts, (gpointer) mh_json_text (value));
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Chosen, they go for good. */
static char *
describe_awaited (const MhRosterEntry *entry)
{
  g_autofree char *start = mh_day_format (entry->member->start, MH_DATE_NONE);

  /* Translators: a date, such as “1 December 2026”; the person is in the team, and its box is
   * ticked to remove the person */
  return g_strdup_printf (_ ("Starts on %s; tick to remove"), start);
}

/**
 * mh_import_item_dup_detail:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): what there is to say beside the title
 */
char *
mh_import_item_dup_detail (MhImportItem *self)
{
  if (self->kind == MH_IMPORT_FIELD)
    return describe_field (self->field);
  if (self->kind == MH_IMPORT_ENTRY && self->change == MH_ROSTER_JOINED)
    return describe_newcomer (self->entry);
  if (self->kind == MH_IMPORT_ENTRY && self->change == MH_ROSTER_AWAITED)
    return describe_awaited (self->entry);
  return NULL;
}

static void
free_entry (MhRosterEntry *entry)
{
  g_ptr_array_unref (entry->fields);
  g_free (entry);
}

/* What the team gives stands in the newcomer as long as it is chosen. */
static void
give_chosen (MhImportItem *item)
{
  for (guint i = 0; i < item->below->len; i++)
    {
      const MhImportItem *below = item->below->pdata[i];

      if (below->chosen)
        json_object_set_string_member (item->entry->person->member, below->field->pointer,
                                       below->field->to);
      else
        json_object_remove_member (item->entry->person->member, below->field->pointer);
    }
}

/**
 * mh_import_list_chosen:
 * @items: what mh_import_list_items() made
 *
 * Returns: (transfer full) (element-type MhRosterEntry): those entries, with those fields, that are
 * chosen
 */
GPtrArray *
mh_import_list_chosen (GListModel *items)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MhImportItem) item = g_list_model_get_item (items, i);
      MhRosterEntry *entry = NULL;

      if (item->kind != MH_IMPORT_ENTRY || !item->chosen || item->change == MH_ROSTER_UNCHANGED)
        continue;
      if (item->change == MH_ROSTER_JOINED)
        give_chosen (item);
      entry = g_new0 (MhRosterEntry, 1);
      *entry = *item->entry;
      entry->fields = g_ptr_array_new ();
      for (guint k = 0; k < item->below->len; k++)
        if (MH_IMPORT_ITEM (item->below->pdata[k])->chosen)
          g_ptr_array_add (entry->fields, (gpointer) MH_IMPORT_ITEM (item->below->pdata[k])->field);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static gboolean
takes_photo (const MhRosterEntry *entry)
{
  return entry->person != NULL && entry->person->photo_path != NULL &&
         (entry->change == MH_ROSTER_JOINED || is_given (entry, "photo"));
}

/**
 * mh_import_list_photographed:
 * @chosen: (element-type MhRosterEntry): what mh_import_list_chosen() made
 *
 * Returns: (transfer full) (element-type MhRosterPerson): those of them whose photo has to be
 * written, for mh_roster_write_photos()
 */
GPtrArray *
mh_import_list_photographed (GPtrArray *chosen)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < chosen->len; i++)
    if (takes_photo (chosen->pdata[i]))
      g_ptr_array_add (people, (gpointer) ((const MhRosterEntry *) chosen->pdata[i])->person);
  return people;
}
