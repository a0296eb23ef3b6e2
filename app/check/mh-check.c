/* mh-check.c: what a careful designer would look at before publishing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-private.h"

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

typedef struct
{
  const MhCheckPicture *pictures;
  guint n_pictures;
  int *worst; /* (array length=n_pictures + 1): the first for what is of no surface */
} Order;

static int
find_place (const Order *order, const MhFinding *finding)
{
  for (guint i = 0; finding->surface != NULL && i < order->n_pictures; i++)
    if (g_str_equal (order->pictures[i].surface->id, finding->surface))
      return (int) i;
  return -1;
}

static int
get_rank (const MhFinding *finding)
{
  return finding->waiver != NULL ? -1 : (int) finding->severity;
}

/* How bad the worst of each surface is, and of what is of none. */
static void
find_worst (Order *order, GPtrArray *findings)
{
  for (guint i = 0; i <= order->n_pictures; i++)
    order->worst[i] = -1;
  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];
      int *worst = &order->worst[find_place (order, finding) + 1];

      *worst = MAX (*worst, get_rank (finding));
    }
}

/* The surface with the worst first, else as the pictures are named, what is of none before; of one
 * the worst first, what is waived last. */
static int
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  const MhFinding *first = *(const MhFinding *const *) a;
  const MhFinding *second = *(const MhFinding *const *) b;
  const Order *order = data;
  int place = find_place (order, first);
  int other = find_place (order, second);
  int difference = order->worst[other + 1] - order->worst[place + 1];

  if (difference == 0)
    difference = place - other;
  if (difference == 0)
    difference = get_rank (second) - get_rank (first);
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
 * Finds what is wrong with the pictures of a team. Each is laid out and painted once, several at a
 * time.
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
  g_autoptr (MhCheckCrew) crew = mh_check_crew_new (checker->fonts, n_pictures);
  g_autoptr (MhCheckRun) run =
      mh_check_run_new (checker, crew, document, pictures, n_pictures, NULL);
  g_autofree int *worst = g_new (int, n_pictures + 1);
  Order order = { pictures, n_pictures, worst };

  run->keeps_grounds = checker->depth == MH_CHECK_PATCHES;
  mh_check_run_lay_out (run, NULL);
  if (!mh_check_run_paint (run, NULL, error))
    return NULL;
  mh_check_run_collect (run);
  if (checker->depth == MH_CHECK_PATCHES && !mh_check_remedies (run, error))
    return NULL;
  mh_check_waivers (checker, document, pictures, n_pictures, run->findings);
  find_worst (&order, run->findings);
  g_ptr_array_sort_with_data (run->findings, compare_findings, &order);
  return g_steal_pointer (&run->findings);
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
