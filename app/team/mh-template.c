/* mh-template.c: team files to start from, one for each way to run an account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-assets.h"
#include "base/mh-problem.h"
#include "mh-handle.h"
#include "mh-json-read.h"
#include "mh-json-value.h"

/* Whose handles the people of a starter have. */
#define PLATFORM "x"
/* For accounts that are people's own. */
#define OWN_PATTERN "{first}{last}"

/* The look of each is assets/templates/ID.json, a merge patch on the plain starter; the words are
 * here, in the language of whoever makes the file. */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  const char *heading;
  const char *notice;
  guint n_people;
  gboolean has_signatures;
  gboolean has_bios;
} Template;

static const Template templates[] = {
  { "team", N_ ("Account with a team"),
    N_ ("Several people post and sign with their initials; unsigned posts are official news"),
    /* Translators: {handle} stays as it is. */
    N_ ("The people behind {handle}"),
    N_ ("Unsigned posts are official news. Signed posts are our own words; for longer talks, come "
        "to our own accounts."),
    4, TRUE, FALSE },
  { "notice", N_ ("Notice account"),
    N_ ("It only passes on links, and says where the official sources are"),
    /* Translators: {organisation} stays as it is. */
    N_ ("{organisation} news"),
    N_ ("We only pass on links here and do not read replies. Our official sources:"), 0, FALSE,
    FALSE },
  { "pattern", N_ ("Staff accounts"),
    N_ ("Each has an account of their own, named by one pattern, such as first name at "
        "organisation"),
    /* Translators: {organisation} stays as it is. */
    N_ ("The people of {organisation}"),
    N_ ("Each of us has an account of this kind. One that is not listed here is not ours."), 3,
    FALSE, FALSE },
  { "person", N_ ("A person for an organisation"),
    N_ ("One person’s card, with the organisation that they speak for"),
    /* Translators: {organisation} stays as it is. */
    N_ ("{organisation}"), N_ ("I work here. What I post are my own words, not official news."), 1,
    FALSE, TRUE },
};

/* People who are plainly not meant to stay; they show which members there are. */
typedef struct
{
  const char *name;
  const char *expertise;
  const char *signature;
  const char *bio;
} Placeholder;

static const Placeholder placeholders[] = {
  /* Translators: invented people; their initials stay AE, RS, KP and SM. */
  { N_ ("Alex Example"), N_ ("Orders and deliveries"), "AE",
    N_ ("Answers what you ask about orders, every working day.") },
  { N_ ("Robin Sample"), N_ ("Technical questions"), "RS", NULL },
  { N_ ("Kim Placeholder"), N_ ("Press and everything else"), "KP", NULL },
  { N_ ("Sasha Model"), N_ ("Careers"), "SM", NULL },
};

const char *const mh_template_ids[] = { "team", "notice", "pattern", "person", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (mh_template_ids) == G_N_ELEMENTS (templates) + 1);

static const Template *
find_template (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].id, id) == 0)
      return &templates[i];
  return NULL;
}

/**
 * mh_template_get_title:
 * @id: one of mh_template_ids
 *
 * Returns: (transfer none): its name, translated
 */
const char *
mh_template_get_title (const char *id)
{
  const Template *template = find_template (id);

  g_return_val_if_fail (template != NULL, id);

  return _ (template->title);
}

/**
 * mh_template_get_description:
 * @id: one of mh_template_ids
 *
 * Returns: (transfer none): what kind of account it is for, translated; a sentence without a full
 *   stop
 */
const char *
mh_template_get_description (const char *id)
{
  const Template *template = find_template (id);

  g_return_val_if_fail (template != NULL, id);

  return _ (template->description);
}

/* A starter is our own, so an edit that fails is a bug. */
static void
replace (MhDocument **document, MhDocument *edited, GError *error)
{
  if (edited == NULL)
    g_error ("%s", error->message);
  mh_document_unref (*document);
  *document = edited;
}

static void
set_text (MhDocument **document, const char *pointer, const char *text)
{
  g_autoptr (GError) error = NULL;

  replace (document, mh_document_set_string (*document, pointer, text, &error), error);
}

/* The plain starter with the look of the template. */
static MhDocument *
make_plain (const Template *template, const char *organisation, const char *folder)
{
  g_autofree char *file = g_strdup_printf ("templates/%s.json", template->id);
  g_autoptr (GBytes) bytes = mh_assets_get (file);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_problem_free);
  g_autoptr (JsonNode) patch = mh_json_read_bytes (bytes, problems);
  g_autoptr (JsonNode) merged = NULL;
  g_autoptr (GError) error = NULL;
  MhDocument *document = mh_document_new_starter (organisation, folder);

  /* The order of a file that one writes by hand: the look, then the targets. */
  replace (&document, mh_document_remove (document, "/targets", &error), error);
  merged = mh_json_merge (mh_document_get (document, ""), patch);
  replace (&document, mh_document_set (document, "", merged, &error), error);
  return document;
}

/* Handles by the account's pattern where there is one; nothing where the letters of a name are not
 * those of handles. */
static char *
suggest_handle (MhDocument *document, const char *name)
{
  const MhAccount *account = mh_document_get_account (document);
  const char *pattern = account->handle_pattern != NULL ? account->handle_pattern : OWN_PATTERN;

  return mh_handle_suggest (PLATFORM, NULL, pattern, name, account->organisation);
}

static void
add_person (MhDocument **document, const Template *template, const Placeholder *placeholder)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *handle = suggest_handle (*document, _ (placeholder->name));
  g_autoptr (GError) error = NULL;
  JsonObject *member = json_object_new ();

  json_object_set_string_member (member, "name", _ (placeholder->name));
  json_object_set_string_member (member, "expertise", _ (placeholder->expertise));
  if (handle != NULL)
    json_object_set_string_member (member, "handle", handle);
  if (template->has_signatures)
    json_object_set_string_member (member, "signature", placeholder->signature);
  if (template->has_bios && placeholder->bio != NULL)
    json_object_set_string_member (member, "bio", _ (placeholder->bio));
  json_node_take_object (node, member);
  replace (document, mh_document_insert (*document, "/members/-", node, &error), error);
}

/**
 * mh_template_make:
 * @id: one of mh_template_ids
 * @organisation: whose account it is
 * @folder: (nullable): where relative paths in it lead
 *
 * Makes a document that draws a whole picture as it is, with people whom nobody takes for real. Its
 * words are in the language of whoever makes it, and it says so.
 *
 * Returns: (transfer full): the document
 */
MhDocument *
mh_template_make (const char *id, const char *organisation, const char *folder)
{
  const Template *template = find_template (id);
  MhDocument *document = NULL;

  g_return_val_if_fail (template != NULL, NULL);

  document = make_plain (template, organisation, folder);
  /* Translators: the tag of your language (BCP 47), such as “fr” or “pt-BR”. */
  set_text (&document, "/account/language", C_ ("language of these words", "en"));
  set_text (&document, "/design/heading/text", _ (template->heading));
  set_text (&document, "/design/notice/text", _ (template->notice));
  for (guint i = 0; i < template->n_people; i++)
    add_person (&document, template, &placeholders[i]);
  return document;
}
