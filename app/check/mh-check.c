/* mh-check.c: what a careful designer would look at before publishing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

#include "paint/mh-paint.h"

static void
free_job (MhCheckJob *job)
{
  g_clear_pointer (&job->design, mh_design_free);
  g_clear_pointer (&job->scene, mh_scene_unref);
  g_clear_pointer (&job->ground, cairo_surface_destroy);
  g_free (job);
}

/* Adds a finding of this picture. finding is (transfer full); returns it, (transfer none). */
MhFinding *
mh_check_job_take (MhCheckJob *job, MhFinding *finding)
{
  if (finding->surface == NULL)
    finding->surface = g_strdup (job->surface->id);
  g_ptr_array_add (job->findings, finding);
  return finding;
}

/* Where in the team file an item of the scene comes from. */
static char *
point_at_item (const MhCheckJob *job, const MhSceneItem *item)
{
  if (item->member >= 0 && item->role == MH_ROLE_INITIALS)
    return g_strdup_printf ("/members/%d/name", item->member);
  if (item->member >= 0)
    {
      const MhMember *member = mh_document_get_member (job->document, (guint) item->member);

      for (guint i = 0; item->role == MH_ROLE_HANDLE && i < member->n_handles; i++)
        if (g_strcmp0 (member->handles[i].platform, job->platform) == 0)
          return g_strdup_printf ("/members/%d/handles/%s", item->member, job->platform);
      return g_strdup_printf ("/members/%d/%s", item->member, mh_role_get_id (item->role));
    }
  switch (item->role)
    {
    case MH_ROLE_LOGO:
      return g_strdup ("/design/logo/file");
    case MH_ROLE_BACKGROUND:
      return g_strdup ("/design/background/picture/file");
    case MH_ROLE_QR:
      return g_strdup ("/design/qr/text");
    case MH_ROLE_HEADING:
    case MH_ROLE_NOTICE:
      return g_strdup_printf ("/design/%s/text", mh_role_get_id (item->role));
    default:
      return g_strdup ("/design");
    }
}

/* The same for a finding about one item. */
MhFinding *
mh_check_job_take_item (MhCheckJob *job, const MhSceneItem *item, MhFinding *finding)
{
  finding->member = item->member;
  finding->role = g_strdup (mh_role_get_id (item->role));
  finding->box = item->box;
  if (finding->pointer == NULL)
    finding->pointer = point_at_item (job, item);
  return mh_check_job_take (job, finding);
}

/* Whether a picture has a place for a field of its people. */
gboolean
mh_check_job_shows (const MhCheckJob *job, MhField field)
{
  return job->scene->layout != MH_LAYOUT_NOTICE && mh_design_has_field (job->design, field);
}

gboolean
mh_check_is_drawn (const MhCheckJob *job, const MhMember *member)
{
  return mh_member_get_absence (member, job->checker->date) == MH_ABSENCE_NONE;
}

/* (transfer full) (nullable): laid out and painted. */
static MhCheckJob *
make_job (const MhChecker *checker,
          MhDocument *document,
          const MhCheckPicture *picture,
          GPtrArray *findings,
          GError **error)
{
  MhCheckJob *job = g_new0 (MhCheckJob, 1);

  job->checker = checker;
  job->document = document;
  job->surface = picture->surface;
  job->target = picture->target;
  job->format = picture->format;
  job->platform = picture->surface->platform;
  if (picture->target != NULL && picture->target->platform != NULL)
    job->platform = picture->target->platform;
  job->design = mh_document_dup_design (document, picture->target);
  job->findings = findings;
  job->scene = mh_layout_scene (document, picture->surface, picture->target, checker->date,
                                checker->fonts, checker->pictures);
  job->ground = mh_paint_ground (job->scene, 1.0, checker->fonts, checker->pictures,
                                 checker->cancellable, error);
  if (job->ground == NULL)
    g_clear_pointer (&job, free_job);
  return job;
}

static void
check_picture (MhCheckJob *job, guint index)
{
  const MhChecker *checker = job->checker;

  for (guint i = 0; i < job->scene->findings->len; i++)
    mh_check_job_take (job, mh_finding_copy (g_ptr_array_index (job->scene->findings, i)));
  mh_check_contrast (job);
  mh_check_size (job);
  mh_check_safe_area (job);
  mh_check_photos (job);
  mh_check_surface (job);
  if (checker->painted != NULL)
    checker->painted (index, job->scene, job->ground, job->findings, checker->painted_data);
  g_clear_pointer (&job->ground, cairo_surface_destroy);
}

/* Each platform's handles are judged once, for the first picture that shows them. */
static void
check_handles_once (MhCheckJob *job, GHashTable *platforms)
{
  if (mh_check_job_shows (job, MH_FIELD_HANDLE) && job->platform != NULL &&
      g_hash_table_add (platforms, (gpointer) job->platform))
    mh_check_handles (job);
}

static gboolean
is_same (const MhFinding *a, const MhFinding *b)
{
  return g_str_equal (a->code, b->code) && g_strcmp0 (a->surface, b->surface) == 0 &&
         a->member == b->member && g_strcmp0 (a->role, b->role) == 0 &&
         g_strcmp0 (a->pointer, b->pointer) == 0 && g_str_equal (a->message, b->message);
}

/* A surface with two targets has most of its findings twice. */
static void
drop_repeated (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    for (guint j = findings->len - 1; j > i; j--)
      if (is_same (findings->pdata[i], findings->pdata[j]))
        g_ptr_array_remove_index (findings, j);
}

typedef struct
{
  const MhCheckPicture *pictures;
  guint n_pictures;
} Order;

static int
find_place (const Order *order, const MhFinding *finding)
{
  for (guint i = 0; finding->surface != NULL && i < order->n_pictures; i++)
    if (g_str_equal (order->pictures[i].surface->id, finding->surface))
      return (int) i;
  return -1;
}

/* By surface as the pictures are named, what is of no surface first; what is waived last. */
static int
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  const MhFinding *first = *(const MhFinding *const *) a;
  const MhFinding *second = *(const MhFinding *const *) b;
  int difference = find_place (data, first) - find_place (data, second);

  if (difference == 0)
    difference = (first->waiver != NULL) - (second->waiver != NULL);
  if (difference == 0)
    difference = (int) second->severity - (int) first->severity;
  return difference;
}

/**
 * mh_check_document:
 * @checker: what is wanted and what it takes
 * @document: the team
 * @pictures: (array length=n_pictures): what to check; targets of @document
 * @n_pictures: how many
 * @error: return location for an error
 *
 * Finds what is wrong with the pictures of a team. Each is laid out and painted once.
 *
 * Threads: any, with fonts of its own.
 *
 * Errors: #MhPaintError
 *
 * Returns: (transfer full) (nullable) (element-type MhFinding): what was found, by surface, the
 * worst first; also what the file's waivers accept
 */
GPtrArray *
mh_check_document (const MhChecker *checker,
                   MhDocument *document,
                   const MhCheckPicture *pictures,
                   guint n_pictures,
                   GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_job);
  g_autoptr (GHashTable) platforms = g_hash_table_new (g_str_hash, g_str_equal);
  Order order = { pictures, n_pictures };

  for (guint i = 0; i < n_pictures; i++)
    {
      MhCheckJob *job = make_job (checker, document, &pictures[i], findings, error);

      if (job == NULL)
        return NULL;
      g_ptr_array_add (jobs, job);
      check_picture (job, i);
      check_handles_once (job, platforms);
    }
  mh_check_people (jobs, findings);
  mh_check_notes (document, findings);
  drop_repeated (findings);
  if (checker->depth == MH_CHECK_PATCHES &&
      !mh_check_remedies (checker, document, pictures, n_pictures, findings, error))
    return NULL;
  mh_check_waivers (checker, document, pictures, n_pictures, findings);
  g_ptr_array_sort_with_data (findings, compare_findings, &order);
  return g_steal_pointer (&findings);
}

/**
 * mh_check_count:
 * @findings: (element-type MhFinding): what was found
 * @severity: how bad
 *
 * Returns: how many are that bad and not waived
 */
guint
mh_check_count (GPtrArray *findings, MhSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == severity && finding->waiver == NULL)
        n++;
    }
  return n;
}
