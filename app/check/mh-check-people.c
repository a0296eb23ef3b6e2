/* mh-check-people.c: what is told of people once for all pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-problem.h"
#include "team/mh-patch.h"
#include "team/mh-signature.h"

/* What the pictures together show of people. */
typedef struct
{
  MhDocument *document;
  MhDate date;
  GPtrArray *findings;
  gboolean shows_people;
  gboolean shows_expertise;
  gboolean shows_signatures;
} People;

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

static MhFinding *
take (People *people, const MhMember *member, const char *key, MhFinding *finding)
{
  finding->member = member->index;
  finding->pointer = g_strdup_printf ("/members/%d%s%s", member->index, key != NULL ? "/" : "",
                                      key != NULL ? key : "");
  g_ptr_array_add (people->findings, finding);
  return finding;
}

/* What would mend it, still to be tried. */
static void
propose (MhDocument *document, MhFinding *finding, const char *pointer, const char *text)
{
  g_autoptr (MhPatch) patch = mh_patch_new (document);

  if (text != NULL ? mh_patch_set_string (patch, pointer, text) : mh_patch_remove (patch, pointer))
    finding->patch = mh_patch_to_node (patch);
}

/* Hides a person without taking out what is known of them. */
static void
propose_hiding (MhDocument *document, MhFinding *finding)
{
  g_autoptr (MhPatch) patch = mh_patch_new (document);
  g_autoptr (JsonNode) no = json_node_init_boolean (json_node_alloc (), FALSE);
  g_autofree char *pointer = g_strconcat (finding->pointer, "/shown", NULL);

  if (mh_patch_set (patch, pointer, no))
    finding->patch = mh_patch_to_node (patch);
}

static void
check_signature (People *people, const MhMember *member, GHashTable *known)
{
  g_autofree char *better = NULL;
  char *folded = member->signature != NULL ? mh_signature_normalize (member->signature) : NULL;
  const MhMember *other = folded != NULL ? g_hash_table_lookup (known, folded) : NULL;
  MhFinding *finding = NULL;

  if (folded == NULL)
    finding = mh_finding_new ("signature-missing", MH_SEVERITY_NOTE, NULL,
                              /* Translators: a person. */
                              _ ("%s has no signature"), member->name);
  else if (other != NULL)
    finding = mh_finding_new ("signature-duplicate", MH_SEVERITY_ERROR, NULL,
                              /* Translators: two people, and their initials. */
                              _ ("%s and %s sign alike, with “%s”"), other->name, member->name,
                              member->signature);
  else
    g_hash_table_insert (known, g_strdup (folded), (gpointer) member);
  g_free (folded);
  if (finding == NULL)
    return;
  better = mh_signature_suggest (people->document, member, people->date);
  finding->role = g_strdup (mh_role_get_id (MH_ROLE_SIGNATURE));
  finding->remedy = better != NULL
                        /* Translators: initials to sign with. */
                        ? g_strdup_printf (_ ("Use “%s”."), better)
                        : g_strdup (_ ("Agree on initials of their own."));
  take (people, member, "signature", finding);
  if (better != NULL)
    propose (people->document, finding, finding->pointer, better);
}

static void
check_expertise (People *people, const MhMember *member)
{
  MhFinding *finding = NULL;

  if (member->expertise != NULL)
    return;
  finding = mh_finding_new ("expertise-missing", MH_SEVERITY_WARNING, NULL,
                            /* Translators: a person. */
                            _ ("It is not said what %s can be asked about"), member->name);
  finding->role = g_strdup (mh_role_get_id (MH_ROLE_EXPERTISE));
  finding->remedy = g_strdup (_ ("Give their field."));
  take (people, member, "expertise", finding);
}

/* Where nobody has any, the picture can do without. */
static void
propose_no_expertise (People *people, const MhDesign *design)
{
  g_autoptr (MhPatch) patch = mh_patch_new (people->document);
  g_autoptr (JsonNode) fields = json_node_init_array (json_node_alloc (), json_array_new ());
  JsonArray *kept = json_node_get_array (fields);

  json_array_unref (kept);
  for (guint i = 0; i < design->people.n_fields; i++)
    if (design->people.fields[i] != MH_FIELD_EXPERTISE)
      json_array_add_string_element (kept, mh_field_get_id (design->people.fields[i]));
  if (!mh_patch_set (patch, "/design/people/fields", fields))
    return;
  for (guint i = 0; i < people->findings->len; i++)
    {
      MhFinding *finding = people->findings->pdata[i];

      if (!g_str_equal (finding->code, "expertise-missing"))
        continue;
      finding->patch = mh_patch_to_node (patch);
      g_free (finding->remedy);
      finding->remedy = g_strdup (_ ("Give their field, or leave expertise out of the picture."));
    }
}

static void
check_repeated (People *people, const MhMember *member, GHashTable *known)
{
  g_autofree char *name = fold (member->name);
  g_autofree char *handle = fold (member->handle != NULL ? member->handle : "");
  g_autofree char *key = g_strconcat (name, "\n", handle[0] == '@' ? handle + 1 : handle, NULL);
  MhFinding *finding = NULL;

  if (g_hash_table_add (known, g_strdup (key)))
    return;
  finding = mh_finding_new ("member-duplicate", MH_SEVERITY_WARNING, NULL,
                            /* Translators: a person. */
                            _ ("%s is there twice"), member->name);
  finding->remedy = g_strdup (_ ("Hide or take out one of them."));
  take (people, member, NULL, finding);
  propose_hiding (people->document, finding);
}

static void
read_jobs (People *people, GPtrArray *jobs)
{
  for (guint i = 0; i < jobs->len; i++)
    {
      const MhCheckJob *job = g_ptr_array_index (jobs, i);

      people->document = job->document;
      people->date = job->checker->date;
      people->shows_people |= job->scene->layout != MH_LAYOUT_NOTICE;
      people->shows_expertise |= mh_check_job_shows (job, MH_FIELD_EXPERTISE);
      people->shows_signatures |= mh_check_job_shows (job, MH_FIELD_SIGNATURE);
    }
}

/* Where the design wants people and there are none, statement and sources are drawn. */
static void
check_nobody (GPtrArray *jobs, GPtrArray *findings, MhDate date)
{
  g_autofree char *day = mh_date_to_string (date);

  for (guint i = 0; i < jobs->len; i++)
    {
      const MhCheckJob *job = jobs->pdata[i];
      MhFinding *finding = NULL;

      if (job->design->layout == MH_LAYOUT_NOTICE || job->scene->layout != MH_LAYOUT_NOTICE)
        continue;
      if (mh_document_get_n_members (job->document) == 0)
        finding = mh_finding_new ("nobody-shown", MH_SEVERITY_WARNING, "/members",
                                  _ ("There are no people in the team"));
      else
        finding = mh_finding_new ("nobody-shown", MH_SEVERITY_WARNING, "/members",
                                  /* Translators: a date, such as 2026-11-22. */
                                  _ ("Nobody is drawn on %s"), day);
      /* Translators: notice is what team files say, untranslated. */
      finding->remedy =
          g_strdup (_ ("Add people, or choose the layout “Notice” (notice), which has none."));
      g_ptr_array_add (findings, finding);
      return;
    }
}

/**
 * mh_check_people:
 * @jobs: (element-type MhCheckJob): all pictures
 * @findings: gets what is found
 *
 * Codes `signature-missing`, `signature-duplicate`, `member-duplicate` and `expertise-missing`,
 * among those who are drawn on the day.
 */
void
mh_check_people (GPtrArray *jobs, GPtrArray *findings)
{
  g_autoptr (GHashTable) signatures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) people_known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  People people = { .findings = findings };
  gboolean is_any_expert = FALSE;

  read_jobs (&people, jobs);
  check_nobody (jobs, findings, people.date);
  if (!people.shows_people)
    return;
  for (guint i = 0; i < mh_document_get_n_members (people.document); i++)
    {
      const MhMember *member = mh_document_get_member (people.document, i);

      if (mh_member_get_absence (member, people.date) != MH_ABSENCE_NONE)
        continue;
      check_repeated (&people, member, people_known);
      if (people.shows_signatures)
        check_signature (&people, member, signatures);
      if (people.shows_expertise)
        check_expertise (&people, member);
      is_any_expert |= member->expertise != NULL;
    }
  if (people.shows_expertise && !is_any_expert)
    propose_no_expertise (&people, ((const MhCheckJob *) jobs->pdata[0])->design);
}

/**
 * mh_check_notes:
 * @document: the team
 * @findings: gets what is found
 *
 * Codes `theme-locked`, `unknown-key` and `path-outside`: what reading the file tells.
 */
void
mh_check_notes (MhDocument *document, GPtrArray *findings)
{
  g_autoptr (GPtrArray) notes = mh_document_list_notes (document);

  for (guint i = 0; i < notes->len; i++)
    {
      const MhProblem *note = g_ptr_array_index (notes, i);
      gboolean is_locked = g_strcmp0 (note->code, "theme-locked") == 0;
      MhFinding *finding = NULL;

      if (note->code == NULL)
        continue;
      finding = mh_finding_new (note->code, is_locked ? MH_SEVERITY_WARNING : MH_SEVERITY_NOTE,
                                note->pointer, "%s", note->message);
      if (is_locked)
        {
          finding->remedy = g_strdup (_ ("Take it out of the file."));
          propose (document, finding, note->pointer, NULL);
        }
      g_ptr_array_add (findings, finding);
    }
}
