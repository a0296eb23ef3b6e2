/* mh-check-remedies.c: bounded changes that mend what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No remedy is believed: the document is changed, its pictures are checked again, and the change is
 * offered only when the finding is gone and there is no error that was not there before.
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>

/* Handles are told with the first picture that shows them, which may be another one. */
static gboolean
is_same_place (const MhFinding *a, const MhFinding *b)
{
  gboolean is_anywhere = g_str_has_prefix (a->code, "handle-");

  return g_str_equal (a->code, b->code) &&
         (is_anywhere || g_strcmp0 (a->surface, b->surface) == 0) && a->member == b->member &&
         g_strcmp0 (a->role, b->role) == 0 && g_strcmp0 (a->pointer, b->pointer) == 0;
}

gboolean
mh_remedies_holds (GPtrArray *findings, const MhFinding *wanted)
{
  for (guint i = 0; i < findings->len; i++)
    if (is_same_place (findings->pdata[i], wanted))
      return TRUE;
  return FALSE;
}

static gboolean
is_format_of (const char *file, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (file, -1);

  return g_str_has_suffix (lower, suffix);
}

/* The same pictures of a changed document; only those of a surface when it is not NULL. */
static MhCheckPicture *
choose_pictures (const MhRemedies *remedies, MhDocument *changed, const char *surface, guint *n)
{
  MhCheckPicture *pictures = g_new0 (MhCheckPicture, remedies->n_pictures + 1);

  *n = 0;
  for (guint i = 0; i < remedies->n_pictures; i++)
    {
      MhCheckPicture picture = remedies->pictures[i];

      if (surface != NULL && !g_str_equal (picture.surface->id, surface))
        continue;
      if (picture.target != NULL)
        {
          const char *before = picture.target->file;

          picture.target = mh_document_get_target (changed, (guint) picture.target->index);
          if (picture.target->file != NULL && g_strcmp0 (before, picture.target->file) != 0)
            picture.format =
                is_format_of (picture.target->file, ".png") ? MH_FORMAT_PNG : MH_FORMAT_JPEG;
        }
      pictures[(*n)++] = picture;
    }
  return pictures;
}

/* Whether what concerns a surface, or all, has an error that was not there. */
static gboolean
has_new_error (const MhRemedies *remedies, GPtrArray *after)
{
  for (guint i = 0; i < after->len; i++)
    {
      const MhFinding *finding = after->pdata[i];

      if (finding->severity == MH_SEVERITY_ERROR &&
          !mh_remedies_holds (remedies->findings, finding))
        return TRUE;
    }
  return FALSE;
}

/**
 * mh_remedies_try:
 * @remedies: what is looked for
 * @patch: a change
 * @surface: (nullable): the only surface that it changes
 *
 * Checks the changed document.
 *
 * Returns: (transfer full) (nullable): what is found then; %NULL when the change starts an error,
 * and when enough was tried
 */
GPtrArray *
mh_remedies_try (MhRemedies *remedies, MhPatch *patch, const char *surface)
{
  MhChecker checker = *remedies->checker;
  MhDocument *changed = mh_patch_get_document (patch);
  guint n = 0;
  g_autofree MhCheckPicture *pictures = choose_pictures (remedies, changed, surface, &n);
  g_autoptr (GPtrArray) after = NULL;

  if (remedies->n_trials++ >= MH_CHECK_TRIALS || remedies->error != NULL)
    return NULL;
  checker.depth = MH_CHECK_FINDINGS;
  checker.painted = NULL;
  after = mh_check_document (&checker, changed, pictures, n, &remedies->error);
  if (after == NULL || has_new_error (remedies, after))
    return NULL;
  return g_steal_pointer (&after);
}

/**
 * mh_remedies_give:
 * @remedies: what is looked for
 * @finding: what is mended
 * @patch: by what
 * @remedy: the same in words
 */
void
mh_remedies_give (MhFinding *finding, MhPatch *patch, const char *remedy)
{
  g_clear_pointer (&finding->patch, json_node_unref);
  finding->patch = mh_patch_to_node (patch);
  g_free (finding->remedy);
  finding->remedy = g_strdup (remedy);
}

/**
 * mh_remedies_set:
 * @remedies: what is looked for
 * @patch: a change to add to
 * @surface: the surface whose pictures shall be changed
 * @name: a member of the design, such as `panel/opacity`
 * @value: (transfer none): what to set
 *
 * Changes the design of all targets on the surface, the team's where there is none.
 *
 * Returns: %FALSE when the document does not take it
 */
gboolean
mh_remedies_set (const MhRemedies *remedies,
                 MhPatch *patch,
                 const char *surface,
                 const char *name,
                 JsonNode *value)
{
  for (guint i = 0; i < remedies->n_pictures; i++)
    {
      const MhCheckPicture *picture = &remedies->pictures[i];
      g_autofree char *pointer = NULL;

      if (!g_str_equal (picture->surface->id, surface))
        continue;
      if (picture->target != NULL)
        pointer = g_strdup_printf ("/targets/%d/design/%s", picture->target->index, name);
      else
        pointer = g_strdup_printf ("/design/%s", name);
      if (!mh_patch_set (patch, pointer, value))
        return FALSE;
    }
  return TRUE;
}

/* The surface that a change of its design is limited to; NULL when others may see it too. */
const char *
mh_remedies_limit (const MhRemedies *remedies, const char *surface)
{
  for (guint i = 0; i < remedies->n_pictures; i++)
    if (g_str_equal (remedies->pictures[i].surface->id, surface) &&
        remedies->pictures[i].target == NULL)
      return NULL;
  return surface;
}

static gboolean
is_proposed (const MhFinding *finding)
{
  return finding->patch != NULL;
}

/* What single checks proposed: all of it at once, and one by one when that does not do. */
static gboolean
try_all_proposals (MhRemedies *remedies)
{
  g_autoptr (MhDocument) changed = mh_document_ref (remedies->document);
  g_autoptr (MhPatch) patch = NULL;
  g_autoptr (GPtrArray) after = NULL;

  for (guint i = 0; i < remedies->findings->len; i++)
    {
      const MhFinding *finding = remedies->findings->pdata[i];
      MhDocument *next =
          is_proposed (finding) ? mh_patch_apply (changed, finding->patch, NULL) : NULL;

      if (is_proposed (finding) && next == NULL)
        return FALSE;
      if (next != NULL)
        {
          mh_document_unref (changed);
          changed = next;
        }
    }
  if (changed == remedies->document)
    return TRUE;
  patch = mh_patch_new (changed);
  after = mh_remedies_try (remedies, patch, NULL);
  for (guint i = 0; after != NULL && i < remedies->findings->len; i++)
    if (is_proposed (remedies->findings->pdata[i]) &&
        mh_remedies_holds (after, remedies->findings->pdata[i]))
      return FALSE;
  return after != NULL;
}

static void
try_proposals (MhRemedies *remedies)
{
  if (try_all_proposals (remedies))
    return;
  for (guint i = 0; i < remedies->findings->len; i++)
    {
      MhFinding *finding = remedies->findings->pdata[i];
      g_autoptr (MhDocument) changed = NULL;
      g_autoptr (MhPatch) patch = NULL;
      g_autoptr (GPtrArray) after = NULL;

      if (!is_proposed (finding))
        continue;
      changed = mh_patch_apply (remedies->document, finding->patch, NULL);
      if (changed != NULL && remedies->n_trials < MH_CHECK_TRIALS)
        {
          patch = mh_patch_new (changed);
          after = mh_remedies_try (remedies, patch, NULL);
        }
      if (after == NULL || mh_remedies_holds (after, finding))
        g_clear_pointer (&finding->patch, json_node_unref);
    }
}

/**
 * mh_check_remedies:
 * @checker: what is checked
 * @document: the team
 * @pictures: (array length=n_pictures): those that were checked
 * @findings: (element-type MhFinding): what was found; gets remedies
 *
 * Looks for changes that mend findings.
 *
 * Returns: %FALSE when checking again failed
 */
gboolean
mh_check_remedies (const MhChecker *checker,
                   MhDocument *document,
                   const MhCheckPicture *pictures,
                   guint n_pictures,
                   GPtrArray *findings,
                   GError **error)
{
  MhRemedies remedies = { checker, document, pictures, n_pictures, findings, 0, NULL };

  try_proposals (&remedies);
  for (guint i = 0; i < n_pictures; i++)
    {
      gboolean is_first = TRUE;

      for (guint j = 0; j < i; j++)
        is_first = is_first && !g_str_equal (pictures[j].surface->id, pictures[i].surface->id);
      if (!is_first)
        continue;
      mh_remedies_try_colors (&remedies, &pictures[i]);
      mh_remedies_try_layouts (&remedies, &pictures[i]);
    }
  if (remedies.error == NULL)
    return TRUE;
  g_propagate_error (error, remedies.error);
  return FALSE;
}
