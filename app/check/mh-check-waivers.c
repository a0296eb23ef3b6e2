/* mh-check-waivers.c: findings that are accepted on purpose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include <glib/gi18n-lib.h>

#include "team/mh-json-value.h"
#include "team/mh-patch.h"

typedef struct
{
  const char *code;
  const char *surface; /* (nullable): any */
  int member;          /* -1 for any */
  const char *reason;
} Waiver;

static Waiver
read_waiver (JsonNode *node)
{
  JsonNode *member = mh_json_member (node, "member");

  return (Waiver){ mh_json_text (mh_json_member (node, "code")),
                   mh_json_text (mh_json_member (node, "surface")),
                   mh_json_is_number (member) ? (int) mh_json_number (member) : -1,
                   mh_json_text (mh_json_member (node, "reason")) };
}

/* What is no picture's own is waived for any picture. */
static gboolean
matches (const Waiver *waiver, const MhFinding *finding)
{
  return g_strcmp0 (waiver->code, finding->code) == 0 &&
         (waiver->member < 0 || waiver->member == finding->member) &&
         (waiver->surface == NULL || waiver->surface[0] == '\0' || finding->surface == NULL ||
          g_str_equal (waiver->surface, finding->surface));
}

/* Whether a waiver had the chance to match. */
static gboolean
is_checked (const MhChecker *checker,
            const Waiver *waiver,
            const MhCheckPicture *pictures,
            guint n_pictures)
{
  for (guint i = 0; waiver->surface != NULL && i < n_pictures; i++)
    if (g_str_equal (pictures[i].surface->id, waiver->surface))
      return TRUE;
  return checker->is_whole;
}

static MhFinding *
report_unused (MhDocument *document, guint index, const Waiver *waiver)
{
  g_autofree char *pointer = g_strdup_printf ("/waivers/%u", index);
  MhFinding *finding = NULL;

  if (waiver->member >= 0 && waiver->member < (int) mh_document_get_n_members (document))
    {
      finding = mh_finding_new ("waiver-unused", MH_SEVERITY_NOTE, pointer,
                                /* Translators: a code such as contrast-low, and a person's name. */
                                _ ("The waiver of “%s” for %s accepts nothing that is found"),
                                waiver->code,
                                mh_document_get_member (document, (guint) waiver->member)->name);
      finding->member = waiver->member;
    }
  else
    finding = mh_finding_new ("waiver-unused", MH_SEVERITY_NOTE, pointer,
                              /* Translators: a code such as contrast-low. */
                              _ ("The waiver of “%s” accepts nothing that is found"), waiver->code);
  finding->remedy = g_strdup (_ ("Take it out of the file."));
  return finding;
}

/* (transfer none) (nullable) */
static JsonArray *
get_waivers (MhDocument *document)
{
  JsonNode *node = mh_document_get (document, "/waivers");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * mh_check_find_waiver:
 * @document: a team
 * @finding: what was found in it
 *
 * Returns: the index of the waiver that accepts @finding; -1 when none does
 */
int
mh_check_find_waiver (MhDocument *document, const MhFinding *finding)
{
  JsonArray *waivers = get_waivers (document);

  for (guint i = 0; waivers != NULL && i < json_array_get_length (waivers); i++)
    {
      Waiver waiver = read_waiver (json_array_get_element (waivers, i));

      if (matches (&waiver, finding))
        return (int) i;
    }
  return -1;
}

/* Each takes out itself and those after it, from the end, so that no index changes on the way. */
static void
give_patches (MhDocument *document, GPtrArray *unused)
{
  for (guint i = 0; i < unused->len; i++)
    {
      MhFinding *finding = unused->pdata[i];
      g_autoptr (MhPatch) patch = mh_patch_new (document);
      gboolean is_whole = TRUE;

      for (guint j = unused->len; is_whole && j-- > i;)
        is_whole = mh_patch_remove (patch, ((const MhFinding *) unused->pdata[j])->pointer);
      if (is_whole)
        finding->patch = mh_patch_to_node (patch);
    }
}

/**
 * mh_check_waivers:
 * @checker: what is checked
 * @document: the team
 * @pictures: (array length=n_pictures): those that were checked
 * @findings: what was found; gets `waiver-unused` for what matches nothing
 *
 * Marks what the file's waivers accept with their reason.
 */
void
mh_check_waivers (const MhChecker *checker,
                  MhDocument *document,
                  const MhCheckPicture *pictures,
                  guint n_pictures,
                  GPtrArray *findings)
{
  JsonArray *waivers = get_waivers (document);
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();
  guint n_found = findings->len;

  for (guint i = 0; waivers != NULL && i < json_array_get_length (waivers); i++)
    {
      Waiver waiver = read_waiver (json_array_get_element (waivers, i));
      gboolean is_used = FALSE;

      for (guint j = 0; j < n_found; j++)
        {
          MhFinding *finding = g_ptr_array_index (findings, j);

          if (!matches (&waiver, finding))
            continue;
          is_used = TRUE;
          if (finding->waiver == NULL)
            finding->waiver = g_strdup (waiver.reason);
        }
      if (!is_used && is_checked (checker, &waiver, pictures, n_pictures))
        g_ptr_array_add (unused, report_unused (document, i, &waiver));
    }
  if (checker->depth == MH_CHECK_PATCHES)
    give_patches (document, unused);
  g_ptr_array_extend (findings, unused, NULL, NULL);
}
