/* mh-check-remedies.c: bounded changes that mend what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No remedy is believed: the document is changed, what the change concerns is checked again, and it
 * is offered only when the finding is gone and there is none as bad that was not there before.
 */

#include "mh-check-remedies.h"

#include <string.h>

/* Handles are told with the first picture that shows them, which may be another one. A general one
 * may be wrong on two platforms, each for a reason of its own. */
static gboolean
is_same_place (const MhFinding *a, const MhFinding *b)
{
  gboolean is_anywhere = g_str_has_prefix (a->code, "handle-");

  /* Once for all texts of a role, by the smallest: that becomes another one's. */
  if (g_str_equal (a->code, "text-small") && g_str_equal (b->code, "text-small"))
    return g_strcmp0 (a->surface, b->surface) == 0 && g_strcmp0 (a->role, b->role) == 0;

  return g_str_equal (a->code, b->code) &&
         (!g_str_equal (a->code, "handle-invalid") || g_str_equal (a->message, b->message)) &&
         (is_anywhere || g_strcmp0 (a->surface, b->surface) == 0) && a->member == b->member &&
         g_strcmp0 (a->role, b->role) == 0 && g_strcmp0 (a->pointer, b->pointer) == 0;
}

/**
 * mh_remedies_holds:
 * @findings: (element-type MhFinding): what was found
 * @wanted: a finding of another time
 *
 * Returns: whether one of @findings says the same of the same place
 */
gboolean
mh_remedies_holds (GPtrArray *findings, const MhFinding *wanted)
{
  for (guint i = 0; i < findings->len; i++)
    if (is_same_place (findings->pdata[i], wanted))
      return TRUE;
  return FALSE;
}

/**
 * mh_remedies_is_wanted:
 * @aim: what is to be mended
 * @finding: what was found
 *
 * Returns: whether @finding is to be mended, and has nothing that does it yet
 */
gboolean
mh_remedies_is_wanted (const MhAim *aim, const MhFinding *finding)
{
  return finding->patch == NULL && g_strv_contains (aim->codes, finding->code) &&
         g_strcmp0 (finding->surface, aim->surface) == 0;
}

/**
 * mh_remedies_has_wanted:
 * @remedies: a search for remedies
 * @aim: what is to be mended
 *
 * Returns: whether there is still a finding that @aim is about
 */
gboolean
mh_remedies_has_wanted (const MhRemedies *remedies, const MhAim *aim)
{
  for (guint i = 0; i < remedies->run->findings->len; i++)
    if (mh_remedies_is_wanted (aim, remedies->run->findings->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The target that a surface has got, or the one it had. */
static const MhTarget *
find_target (MhDocument *changed, const MhCheckPicture *picture)
{
  if (picture->target != NULL)
    return mh_document_get_target (changed, (guint) picture->target->index);
  return mh_document_find_target (changed, picture->surface->id);
}

/* The same pictures of a changed document. */
static MhCheckPicture *
list_pictures (const MhRemedies *remedies, MhDocument *changed)
{
  const MhCheckRun *run = remedies->run;
  MhCheckPicture *pictures = g_memdup2 (run->pictures, run->n_pictures * sizeof (MhCheckPicture));

  for (guint i = 0; i < run->n_pictures; i++)
    {
      const MhTarget *before = pictures[i].target;
      const MhTarget *after = find_target (changed, &pictures[i]);

      pictures[i].target = after;
      if (before != NULL && after->file != NULL && g_strcmp0 (before->file, after->file) != 0)
        pictures[i].format = after->format;
    }
  return pictures;
}

/* How bad the worst is that was not there; -1 when there is none. */
static int
find_worst_new (const MhRemedies *remedies, GPtrArray *after)
{
  int worst = -1;

  for (guint i = 0; i < after->len; i++)
    {
      const MhFinding *finding = after->pdata[i];

      if ((int) finding->severity > worst &&
          !mh_remedies_holds (remedies->run->findings, finding))
        worst = (int) finding->severity;
    }
  return worst;
}

static gboolean
has_new_error (const MhRemedies *remedies, GPtrArray *after)
{
  return find_worst_new (remedies, after) == MH_SEVERITY_ERROR;
}

/* What is gone has not made room for something as bad. */
static gboolean
is_mended (const MhFinding *finding, GPtrArray *after, int worst_new)
{
  return (int) finding->severity > worst_new && !mh_remedies_holds (after, finding);
}

static gboolean
mends_any (const MhRemedies *remedies, const MhAim *aim, GPtrArray *after)
{
  GPtrArray *findings = remedies->run->findings;
  int worst_new = find_worst_new (remedies, after);

  for (guint i = 0; i < findings->len; i++)
    if (mh_remedies_is_wanted (aim, findings->pdata[i]) &&
        is_mended (findings->pdata[i], after, worst_new))
      return TRUE;
  return FALSE;
}

/* Looks as long as the change may do, scenes first. */
static gboolean
may_do (MhRemedies *remedies, MhCheckRun *run, const MhAim *aim)
{
  const char *surface = aim != NULL ? aim->surface : NULL;

  remedies->n_trials += surface != NULL ? 1 : run->n_pictures;
  mh_check_run_lay_out (run, surface);
  mh_check_run_collect (run);
  if (has_new_error (remedies, run->findings) ||
      (aim != NULL && aim->by_scene && !mends_any (remedies, aim, run->findings)))
    return FALSE;
  if (!mh_check_run_paint (run, surface, &remedies->error))
    return FALSE;
  remedies->n_trials += MH_CHECK_PAINT_TRIALS * (guint) run->n_painted;
  mh_check_run_collect (run);
  return !has_new_error (remedies, run->findings) &&
         (aim == NULL || mends_any (remedies, aim, run->findings));
}

/**
 * mh_remedies_try:
 * @remedies: what is looked for
 * @patch: a change
 * @aim: (nullable): what it is to mend, when it concerns a single surface
 *
 * Checks the changed document.
 *
 * Returns: (transfer full) (nullable): what is found then; %NULL when the change mends nothing or
 * starts an error, and when enough was tried
 */
MhCheckRun *
mh_remedies_try (MhRemedies *remedies, MhPatch *patch, const MhAim *aim)
{
  MhDocument *changed = mh_patch_get_document (patch);
  g_autofree MhCheckPicture *pictures = NULL;
  g_autoptr (MhCheckRun) run = NULL;

  if (remedies->n_trials >= MH_CHECK_TRIALS || remedies->error != NULL ||
      g_cancellable_is_cancelled (remedies->checker.cancellable))
    return NULL;
  pictures = list_pictures (remedies, changed);
  run = mh_check_run_new (&remedies->checker, remedies->run->crew, changed, pictures,
                          remedies->run->n_pictures, remedies->run);
  run->keeps_grounds = aim != NULL && aim->keeps_grounds;
  return may_do (remedies, run, aim) ? g_steal_pointer (&run) : NULL;
}

static void
give (MhFinding *finding, MhPatch *patch, const char *remedy)
{
  g_clear_pointer (&finding->patch, json_node_unref);
  finding->patch = mh_patch_to_node (patch);
  g_free (finding->remedy);
  finding->remedy = g_strdup (remedy);
}

/**
 * mh_remedies_give:
 * @remedies: what is looked for
 * @patch: a change
 * @aim: what it is to mend
 * @after: what is found after it
 * @remedy: the same in words
 *
 * Gives the change to all findings that it mends.
 *
 * Returns: whether these are all there are
 */
gboolean
mh_remedies_give (MhRemedies *remedies,
                  MhPatch *patch,
                  const MhAim *aim,
                  const MhCheckRun *after,
                  const char *remedy)
{
  GPtrArray *findings = remedies->run->findings;
  int worst_new = find_worst_new (remedies, after->findings);
  gboolean is_all = TRUE;

  for (guint i = 0; i < findings->len; i++)
    {
      if (!mh_remedies_is_wanted (aim, findings->pdata[i]))
        continue;
      if (is_mended (findings->pdata[i], after->findings, worst_new))
        give (findings->pdata[i], patch, remedy);
      else
        is_all = FALSE;
    }
  return is_all;
}

/* The index of the target that a change of a surface without one goes into. -1 when the document
 * does not take it. */
static int
add_target (MhPatch *patch, const char *surface)
{
  MhDocument *document = mh_patch_get_document (patch);
  const MhTarget *target = mh_document_find_target (document, surface);
  guint n = mh_document_get_n_targets (document);
  JsonObject *object = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) list = NULL;

  if (target != NULL)
    return target->index;
  object = json_object_new ();
  json_object_set_string_member (object, "surface", surface);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  if (mh_document_get (document, "/targets") != NULL)
    return mh_patch_set (patch, "/targets/-", node) ? (int) n : -1;
  list = json_node_init_array (json_node_alloc (), json_array_new ());
  json_array_unref (json_node_get_array (list));
  json_array_add_element (json_node_get_array (list), json_node_ref (node));
  return mh_patch_set (patch, "/targets", list) ? 0 : -1;
}

/**
 * mh_remedies_set:
 * @remedies: what is looked for
 * @patch: a change to add to
 * @surface: the surface whose pictures shall be changed
 * @name: a member of its targets, such as `scale` or `design/panel/opacity`
 * @value: (transfer none): what to set
 *
 * Changes all targets on the surface. One that had none gets a target, so that nothing else
 * changes.
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
  for (guint i = 0; i < remedies->run->n_pictures; i++)
    {
      const MhCheckPicture *picture = &remedies->run->pictures[i];
      g_autofree char *pointer = NULL;
      int index = -1;

      if (!g_str_equal (picture->surface->id, surface))
        continue;
      index = picture->target != NULL ? picture->target->index : add_target (patch, surface);
      pointer = g_strdup_printf ("/targets/%d/%s", index, name);
      if (index < 0 || !mh_patch_set (patch, pointer, value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_proposed (const MhFinding *finding)
{
  return finding->patch != NULL;
}

/* (transfer full) (nullable): the document with some proposals; NULL when they cannot be joined. */
static MhDocument *
apply_proposals (const MhRemedies *remedies, MhFinding *const *proposals, guint n)
{
  g_autoptr (MhDocument) changed = mh_document_ref (remedies->run->document);

  for (guint i = 0; i < n; i++)
    {
      MhDocument *next = mh_patch_apply (changed, proposals[i]->patch, NULL);

      if (next == NULL)
        return NULL;
      mh_document_unref (changed);
      changed = next;
    }
  return g_steal_pointer (&changed);
}

static gboolean
mend_all (MhRemedies *remedies, MhFinding *const *proposals, guint n)
{
  g_autoptr (MhDocument) changed = apply_proposals (remedies, proposals, n);
  g_autoptr (MhPatch) patch = NULL;
  g_autoptr (MhCheckRun) after = NULL;
  int worst_new = -1;

  if (changed == NULL)
    return FALSE;
  patch = mh_patch_new (changed);
  after = mh_remedies_try (remedies, patch, NULL);
  if (after == NULL)
    return FALSE;
  worst_new = find_worst_new (remedies, after->findings);
  for (guint i = 0; i < n; i++)
    if (!is_mended (proposals[i], after->findings, worst_new))
      return FALSE;
  return TRUE;
}

/* All of a kind at once, which nearly always does; else either half. Those of another kind could
 * hide what one alone would start. */
static void
try_proposals (MhRemedies *remedies, MhFinding *const *proposals, guint n)
{
  if (n == 0 || mend_all (remedies, proposals, n))
    return;
  if (n == 1)
    {
      g_clear_pointer (&proposals[0]->patch, json_node_unref);
      return;
    }
  try_proposals (remedies, proposals, n / 2);
  try_proposals (remedies, proposals + n / 2, n - n / 2);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const MhFinding *const *) a)->code, (*(const MhFinding *const *) b)->code);
}

static void
try_all_proposals (MhRemedies *remedies)
{
  GPtrArray *findings = remedies->run->findings;
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();
  guint first = 0;

  for (guint i = 0; i < findings->len; i++)
    if (is_proposed (findings->pdata[i]))
      g_ptr_array_add (proposals, findings->pdata[i]);
  g_ptr_array_sort (proposals, compare_codes);
  for (guint i = 1; i <= proposals->len; i++)
    if (i == proposals->len || compare_codes (&proposals->pdata[first], &proposals->pdata[i]) != 0)
      {
        try_proposals (remedies, (MhFinding *const *) proposals->pdata + first, i - first);
        first = i;
      }
}

/**
 * mh_check_remedies:
 * @run: what was checked; its findings get remedies
 * @error: return location for an error
 *
 * Looks for changes that mend findings.
 *
 * Errors: #MhPaintError
 *
 * Returns: %FALSE when checking again failed
 */
gboolean
mh_check_remedies (const MhCheckRun *run, GError **error)
{
  MhRemedies remedies = { .run = run, .checker = *run->checker };

  remedies.checker.depth = MH_CHECK_FINDINGS;
  mh_remedies_propose (run);
  try_all_proposals (&remedies);
  for (guint i = 0; i < run->n_pictures; i++)
    {
      gboolean is_first = TRUE;

      for (guint j = 0; j < i; j++)
        is_first =
            is_first && !g_str_equal (run->pictures[j].surface->id, run->pictures[i].surface->id);
      if (!is_first)
        continue;
      mh_remedies_try_colors (&remedies, &run->pictures[i]);
      mh_remedies_try_layouts (&remedies, &run->pictures[i]);
      mh_remedies_try_files (&remedies, &run->pictures[i]);
    }
  if (remedies.error == NULL)
    return TRUE;
  g_propagate_error (error, remedies.error);
  return FALSE;
}
