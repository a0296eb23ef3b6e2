/* mh-checks.c: what is wrong with the pictures of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-checks.h"

#include <glib/gi18n.h>

#include "check/mh-check-groups.h"
#include "mh-check-task.h"
#include "mh-finding-group.h"
#include "mh-findings.h"
#include "people/mh-list-diff.h"

/* Whoever types is let be: a check begins when nothing was edited for so long. */
#define PAUSE_MS 250

struct _MhChecks
{
  GObject parent_instance;

  /* owned */
  MhSession *session;
  MhWorker *worker;
  GListStore *list;
  char *error;          /* (nullable) */
  MhDocument *document; /* (nullable): the one that was checked */
  MhDate date;          /* on which day */
  MhSurfaces *surfaces; /* (nullable): that counted then */
  char *stranger;       /* (nullable): what was checked beside the targets */
  guint pause;          /* source id, 0 when nothing waits */
  gboolean waiting;     /* for the first picture */
  gboolean working;     /* the worker has the newest */
  gboolean known;
  int capacity; /* -1: not known */
  guint64 generation;
};

enum
{
  PROP_BUSY = 1,
  PROP_KNOWN,
  PROP_ERROR,
  PROP_CAPACITY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (MhChecks, mh_checks, G_TYPE_OBJECT)

/* what was found */

/* What must be mended first stands first, what is accepted last; else in the order of the check,
 * which is by surface. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const MhFinding *first = *(const MhFinding *const *) a;
  const MhFinding *second = *(const MhFinding *const *) b;
  int difference = (first->waiver != NULL) - (second->waiver != NULL);

  if (difference == 0)
    difference = (int) second->severity - (int) first->severity;
  return difference;
}

/* Groups go by their first finding. */
static const MhFinding *
get_first (MhChecks *self, guint index)
{
  g_autoptr (MhFindingGroup) group = g_list_model_get_item (G_LIST_MODEL (self->list), index);

  return mh_finding_item_get (mh_finding_group_get_first (group));
}

static GPtrArray *
list_findings (MhChecks *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  GPtrArray *findings = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MhFindingGroup) group = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_ptr_array_extend_and_steal (findings, mh_finding_group_list (group));
    }
  return findings;
}

static void
apply_splice (MhChecks *self, const MhSplice *splice, GPtrArray *groups)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < splice->n_added; i++)
    g_ptr_array_add (added, mh_finding_group_new (groups->pdata[splice->position + i]));
  g_list_store_splice (self->list, splice->position, splice->n_removed, added->pdata, added->len);
}

/* Rows of what is found again stay. */
static void
take_findings (MhChecks *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GArray) splices = NULL;

  g_ptr_array_sort (findings, compare_findings);
  groups = mh_check_group (findings);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    g_ptr_array_add (before, (gpointer) get_first (self, i));
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (after, ((GPtrArray *) groups->pdata[i])->pdata[0]);
  splices = mh_list_diff ((gconstpointer *) before->pdata, before->len,
                          (gconstpointer *) after->pdata, after->len, mh_finding_group_is_same);
  for (guint i = 0; i < splices->len; i++)
    apply_splice (self, &g_array_index (splices, MhSplice, i), groups);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr (MhFindingGroup) group = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      mh_finding_group_set (group, groups->pdata[i]);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
set_error (MhChecks *self, const char *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

static void
set_known (MhChecks *self, gboolean known)
{
  if (self->known == known)
    return;
  self->known = known;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KNOWN]);
}

static void
set_capacity (MhChecks *self, int capacity)
{
  if (self->capacity == capacity)
    return;
  self->capacity = capacity;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAPACITY]);
}

static void
take_news (gpointer result, gpointer data)
{
  MhChecks *self = data;
  MhCheckNews *news = result;
  g_autoptr (GPtrArray) none = NULL;

  if (news->generation != self->generation)
    return;

  switch (news->kind)
    {
    case MH_CHECK_NEWS_FINDINGS:
      set_error (self, news->error != NULL ? news->error->message : NULL);
      none = g_ptr_array_new ();
      take_findings (self, news->findings != NULL ? news->findings : none);
      set_known (self, TRUE);
      break;

    case MH_CHECK_NEWS_REMEDIES:
      if (news->findings != NULL)
        take_findings (self, news->findings);
      break;

    case MH_CHECK_NEWS_CAPACITY:
      set_capacity (self, (int) news->capacity);
      break;

    case MH_CHECK_NEWS_END:
    default:
      self->working = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
    }
}

/* looking */

/* Whether only another surface is looked at since the last check. */
static gboolean
knows_findings (MhChecks *self, const char *stranger)
{
  return self->known && !self->working &&
         self->document == mh_session_get_document (self->session) &&
         self->surfaces == mh_session_get_surfaces (self->session) &&
         mh_date_compare (self->date, mh_session_get_date (self->session)) == 0 &&
         g_strcmp0 (self->stranger, stranger) == 0;
}

static void
start (MhChecks *self)
{
  MhCheckTask task = { 0 };
  const char *stranger = NULL;

  task.generation = ++self->generation;
  task.document = mh_session_get_document (self->session);
  task.surfaces = mh_session_get_surfaces (self->session);
  task.shown = mh_session_get_surface (self->session);
  task.target = mh_session_get_target (self->session);
  task.pictures = mh_session_get_pictures (self->session);
  task.date = mh_session_get_date (self->session);
  if (task.shown == NULL)
    return;
  task.is_lost = mh_session_get_lost_surface (self->session) != NULL;
  stranger = task.target == NULL && !task.is_lost ? task.shown->id : NULL;
  task.capacity_only = knows_findings (self, stranger);

  g_clear_pointer (&self->document, mh_document_unref);
  self->document = mh_document_ref (task.document);
  g_clear_pointer (&self->surfaces, mh_surfaces_unref);
  self->surfaces = mh_surfaces_ref (task.surfaces);
  self->date = task.date;
  g_free (self->stranger);
  self->stranger = g_strdup (stranger);
  self->working = TRUE;
  mh_worker_request (self->worker, mh_check_task_copy (&task));
}

/* Whether the first picture is in work: it is wanted before what is wrong with it. */
static gboolean
must_wait (MhChecks *self)
{
  gboolean busy = FALSE;

  g_object_get (self->session, "busy", &busy, NULL);
  return busy && mh_session_get_texture (self->session) == NULL;
}

static gboolean
pause_over_cb (gpointer data)
{
  MhChecks *self = data;

  self->pause = 0;
  self->waiting = must_wait (self);
  if (!self->waiting)
    start (self);
  return G_SOURCE_REMOVE;
}

static void
picture_there_cb (MhChecks *self)
{
  if (!self->waiting || must_wait (self))
    return;
  self->waiting = FALSE;
  start (self);
}

static gboolean
is_busy (MhChecks *self)
{
  return self->pause != 0 || self->waiting || self->working;
}

static void
changed_cb (MhChecks *self)
{
  gboolean was_busy = is_busy (self);

  if (!mh_session_is_loaded (self->session))
    return;
  mh_worker_cancel (self->worker);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->known)
    set_capacity (self, -1);
  self->waiting = FALSE;
  self->pause = g_timeout_add (self->known ? PAUSE_MS : 0, pause_over_cb, self);
  if (self->working)
    {
      /* What was cancelled is not known. */
      g_clear_pointer (&self->document, mh_document_unref);
      self->working = FALSE;
    }
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* object */

static void
mh_checks_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MhChecks *self = MH_CHECKS (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, is_busy (self));
      break;
    case PROP_KNOWN:
      g_value_set_boolean (value, self->known);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_CAPACITY:
      g_value_set_int (value, self->capacity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_checks_finalize (GObject *object)
{
  MhChecks *self = MH_CHECKS (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->worker, mh_worker_free);
  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->document, mh_document_unref);
  g_clear_pointer (&self->stranger, g_free);
  g_clear_pointer (&self->surfaces, mh_surfaces_unref);

  G_OBJECT_CLASS (mh_checks_parent_class)->finalize (object);
}

static void
mh_checks_class_init (MhChecksClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mh_checks_get_property;
  object_class->finalize = mh_checks_finalize;
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  props[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE, read);
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, read);
  props[PROP_CAPACITY] = g_param_spec_int ("capacity", NULL, NULL, -1, G_MAXINT, -1, read);
  g_object_class_install_properties (object_class, N_PROPS, props);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
mh_checks_init (MhChecks *self)
{
  self->capacity = -1;
  self->list = g_list_store_new (MH_TYPE_FINDING_GROUP);
  self->worker = mh_worker_new ("check", mh_check_task_run, (GDestroyNotify) mh_check_task_free,
                                take_news, (GDestroyNotify) mh_check_news_free, self);
}

/**
 * mh_checks_new:
 * @session: what to check
 *
 * Returns: (transfer full): checks that follow @session
 */
MhChecks *
mh_checks_new (MhSession *session)
{
  static const char *const signals[] = { "notify::document", "notify::date", "notify::surface-id",
                                         "notify::lost-surface" };
  MhChecks *self = g_object_new (MH_TYPE_CHECKS, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (picture_there_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  return self;
}

MhSession *
mh_checks_get_session (MhChecks *self)
{
  return self->session;
}

GListModel *
mh_checks_get_list (MhChecks *self)
{
  return G_LIST_MODEL (self->list);
}

guint
mh_checks_count (MhChecks *self, MhSeverity severity)
{
  g_autoptr (GPtrArray) findings = list_findings (self);

  return mh_check_count (findings, severity);
}

char *
mh_checks_sum_up (MhChecks *self)
{
  g_autoptr (GPtrArray) findings = list_findings (self);

  return mh_findings_sum_up (findings);
}
