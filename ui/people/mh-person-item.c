/* mh-person-item.c: one person in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-person-item.h"

#include <glib/gi18n.h>

#include "window/mh-day.h"

struct _MhPersonItem
{
  GObject parent_instance;

  MhDocument *document;
  guint index; /* in members */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MhPersonItem, mh_person_item, G_TYPE_OBJECT)

static void
mh_person_item_finalize (GObject *object)
{
  mh_document_unref (MH_PERSON_ITEM (object)->document);
  G_OBJECT_CLASS (mh_person_item_parent_class)->finalize (object);
}

static void
mh_person_item_class_init (MhPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mh_person_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
mh_person_item_init (MhPersonItem *self)
{
}

/**
 * mh_person_item_new:
 * @document: a document
 * @index: a place in its members
 *
 * Returns: (transfer full): an item for that person
 */
MhPersonItem *
mh_person_item_new (MhDocument *document, guint index)
{
  MhPersonItem *self = g_object_new (MH_TYPE_PERSON_ITEM, NULL);

  self->document = mh_document_ref (document);
  self->index = index;
  return self;
}

/**
 * mh_person_item_set:
 * @self: an item
 * @document: a later document
 * @index: where the person stands in it
 * @is_news: whether anything is different about them
 *
 * Follows a person into a later document.
 */
void
mh_person_item_set (MhPersonItem *self, MhDocument *document, guint index, gboolean is_news)
{
  mh_document_ref (document);
  mh_document_unref (self->document);
  self->document = document;
  self->index = index;
  if (is_news)
    g_signal_emit (self, changed_signal, 0);
}

/**
 * mh_person_item_get_index:
 * @self: an item
 *
 * Returns: the person's place in members
 */
guint
mh_person_item_get_index (MhPersonItem *self)
{
  return self->index;
}

/**
 * mh_person_item_get_document:
 * @self: an item
 *
 * Returns: (transfer none): the document
 */
MhDocument *
mh_person_item_get_document (MhPersonItem *self)
{
  return self->document;
}

/**
 * mh_person_item_get_member:
 * @self: an item
 *
 * Returns: (transfer none): the person, until the item is set again
 */
const MhMember *
mh_person_item_get_member (MhPersonItem *self)
{
  return mh_document_get_member (self->document, self->index);
}

/**
 * mh_person_item_get_node:
 * @self: an item
 *
 * Returns: (transfer none): all that the document says about the person
 */
JsonNode *
mh_person_item_get_node (MhPersonItem *self)
{
  g_autofree char *pointer = g_strdup_printf ("/members/%u", self->index);

  return mh_document_get (self->document, pointer);
}

/**
 * mh_person_item_describe_absence:
 * @self: an item
 * @date: a day
 *
 * Returns: (transfer full) (nullable): why the person is not drawn on @date; %NULL if they are
 */
char *
mh_person_item_describe_absence (MhPersonItem *self, MhDate date)
{
  const MhMember *member = mh_person_item_get_member (self);
  g_autofree char *day = NULL;

  switch (mh_member_get_absence (member, date))
    {
    case MH_ABSENCE_NOT_STARTED:
      day = mh_day_format (member->start, date);
      /* Translators: about a person; %s is a day */
      return g_strdup_printf (_ ("joins on %s"), day);

    case MH_ABSENCE_ENDED:
      day = mh_day_format (member->end, date);
      /* Translators: about a person; %s is a day */
      return g_strdup_printf (_ ("left on %s"), day);

    case MH_ABSENCE_HIDDEN:
      /* Translators: about a person */
      return g_strdup (_ ("hidden"));

    case MH_ABSENCE_NO_CONSENT:
      /* Translators: about a person */
      return g_strdup (_ ("no consent"));

    case MH_ABSENCE_NONE:
    case MH_ABSENCE_DOES_NOT_FIT:
    default:
      return NULL;
    }
}

static gboolean
contains (const char *text, const char *search)
{
  return text != NULL && g_str_match_string (search, text, TRUE);
}

/**
 * mh_person_item_matches:
 * @self: an item
 * @search: words, or the beginnings of some
 *
 * Returns: %TRUE if the person has them in one of the fields that a list shows or people know them
 * by
 */
gboolean
mh_person_item_matches (MhPersonItem *self, const char *search)
{
  const MhMember *member = mh_person_item_get_member (self);

  return *search == '\0' || contains (member->name, search) || contains (member->handle, search) ||
         contains (member->signature, search) || contains (member->expertise, search) ||
         contains (member->group, search);
}
