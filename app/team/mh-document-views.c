/* mh-document-views.c: the document's account, members and targets as structs
 *
 * Made once from a tree that was found right, so every text here is valid and of bounded length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-document-private.h"

#include <string.h>

#include "mh-json-value.h"

#define DEFAULT_LANGUAGE         "en"
#define DEFAULT_SIGNATURE_PREFIX "^"

/* NULL for an empty text. */
static const char *
read_text (JsonNode *node)
{
  const char *text = mh_json_text (node);

  return text != NULL && text[0] != '\0' ? text : NULL;
}

static const char *
read_member_text (JsonNode *node, const char *name)
{
  return read_text (mh_json_member (node, name));
}

static MhHandle *
read_handles (JsonNode *node, guint *n_handles)
{
  MhHandle *handles = NULL;
  JsonObjectIter iter;
  const char *platform = NULL;
  JsonNode *value = NULL;

  *n_handles = 0;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  handles = g_new0 (MhHandle, json_object_get_size (json_node_get_object (node)));
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &platform, &value))
    if (read_text (value) != NULL)
      handles[(*n_handles)++] = (MhHandle){ platform, read_text (value) };
  return handles;
}

static double
read_number (JsonNode *node, const char *name, double otherwise)
{
  JsonNode *number = mh_json_member (node, name);

  return mh_json_is_number (number) ? mh_json_number (number) : otherwise;
}

static void
read_photo (MhMember *member, JsonNode *node)
{
  JsonNode *focus = mh_json_member (node, "focus");

  member->photo_file = read_text (node);
  if (JSON_NODE_HOLDS_OBJECT (node))
    member->photo_file = read_member_text (node, "file");
  if (focus != NULL && JSON_NODE_HOLDS_ARRAY (focus))
    {
      JsonArray *point = json_node_get_array (focus);

      member->photo_focus_x = mh_json_number (json_array_get_element (point, 0));
      member->photo_focus_y = mh_json_number (json_array_get_element (point, 1));
    }
  member->photo_zoom = read_number (node, "zoom", 1.0);
}

static MhDate
read_date (JsonNode *node)
{
  const char *text = read_text (node);
  MhDate date = MH_DATE_NONE;

  if (text != NULL)
    mh_date_parse (text, &date);
  return date;
}

static MhConsent
read_consent (JsonNode *node)
{
  static const char *const ids[] = { "photo", "name", "none", NULL };
  int consent = mh_design_find_id (ids, read_text (node));

  return consent >= 0 ? (MhConsent) consent : MH_CONSENT_PHOTO;
}

/* Walks over what is there in place of asking for each: this is most of the time of an edit. */
static void
read_member (MhMember *member, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (strcmp (name, "name") == 0)
        member->name = read_text (value);
      else if (strcmp (name, "expertise") == 0)
        member->expertise = read_text (value);
      else if (strcmp (name, "handle") == 0)
        member->handle = read_text (value);
      else if (strcmp (name, "signature") == 0)
        member->signature = read_text (value);
      else if (strcmp (name, "bio") == 0)
        member->bio = read_text (value);
      else if (strcmp (name, "group") == 0)
        member->group = read_text (value);
      else if (strcmp (name, "language") == 0)
        member->language = read_text (value);
      else if (strcmp (name, "photo") == 0)
        read_photo (member, value);
      else if (strcmp (name, "start") == 0)
        member->start = read_date (value);
      else if (strcmp (name, "end") == 0)
        member->end = read_date (value);
      else if (strcmp (name, "consent") == 0)
        member->consent = read_consent (value);
      else if (strcmp (name, "pinned") == 0)
        member->pinned = mh_json_is_boolean (value) && json_node_get_boolean (value);
      else if (strcmp (name, "shown") == 0)
        member->shown = !mh_json_is_boolean (value) || json_node_get_boolean (value);
      else if (strcmp (name, "handles") == 0)
        member->handles = read_handles (value, &member->n_handles);
    }
}

static guint
count (JsonNode *array)
{
  if (array == NULL || !JSON_NODE_HOLDS_ARRAY (array))
    return 0;
  return json_array_get_length (json_node_get_array (array));
}

static void
make_members (MhDocument *document, JsonNode *members)
{
  document->n_members = count (members);
  document->members = g_new0 (MhMember, document->n_members);
  for (guint i = 0; i < document->n_members; i++)
    {
      MhMember *member = &document->members[i];

      member->index = (int) i;
      member->shown = TRUE;
      member->photo_focus_x = member->photo_focus_y = 0.5;
      member->photo_zoom = 1.0;
      read_member (member, json_array_get_element (json_node_get_array (members), i));
    }
}

static gboolean
is_png (const char *file)
{
  gsize length = file != NULL ? strlen (file) : 0;

  return length > 4 && g_ascii_strcasecmp (file + length - 4, ".png") == 0;
}

static void
make_targets (MhDocument *document, JsonNode *targets)
{
  document->n_targets = count (targets);
  document->targets = g_new0 (MhTarget, document->n_targets);
  for (guint i = 0; i < document->n_targets; i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (targets), i);
      MhTarget *target = &document->targets[i];

      target->index = (int) i;
      target->surface = read_member_text (node, "surface");
      target->file = read_member_text (node, "file");
      target->format = is_png (target->file) ? MH_FORMAT_PNG : MH_FORMAT_JPEG;
      target->quality = (int) read_number (node, "quality", MH_TARGET_QUALITY);
      target->chroma_420 = g_strcmp0 (read_member_text (node, "chroma"), MH_CHROMA_420) == 0;
      target->max_bytes = (gsize) read_number (node, "max_bytes", 0);
      target->scale = read_number (node, "scale", 1.0);
      target->platform = read_member_text (node, "platform");
      target->alt = read_member_text (node, "alt");
    }
}

static void
make_account (MhAccount *account, JsonNode *node)
{
  JsonNode *prefix = mh_json_member (node, "signature_prefix");

  account->organisation = read_member_text (node, "organisation");
  account->handle = read_member_text (node, "handle");
  account->url = read_member_text (node, "url");
  account->language = read_member_text (node, "language");
  if (account->language == NULL)
    account->language = DEFAULT_LANGUAGE;
  account->handle_pattern = read_member_text (node, "handle_pattern");
  /* An empty prefix is one: signatures without a sign. */
  account->signature_prefix =
      mh_json_is_text (prefix) ? mh_json_text (prefix) : DEFAULT_SIGNATURE_PREFIX;
  account->handles = read_handles (mh_json_member (node, "handles"), &account->n_handles);
}

/**
 * mh_document_make_views:
 * @document: a document whose tree is set
 */
void
mh_document_make_views (MhDocument *document)
{
  make_account (&document->account, mh_json_member (document->root, "account"));
  make_members (document, mh_json_member (document->root, "members"));
  make_targets (document, mh_json_member (document->root, "targets"));
}

/**
 * mh_document_free_views:
 * @document: a document
 */
void
mh_document_free_views (MhDocument *document)
{
  for (guint i = 0; i < document->n_members; i++)
    g_free (document->members[i].handles);
  g_free (document->members);
  g_free (document->targets);
  g_free (document->account.handles);
}
