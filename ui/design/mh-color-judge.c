/* mh-color-judge.c: how well the picture shown can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-color-judge.h"

#include <string.h>

#include "mh-color-task.h"

/* Whoever types or drags is let be. */
#define PAUSE_MS 250

struct _MhColorJudge
{
  GObject parent_instance;

  MhSession *session; /* (nullable) */
  GSignalGroup *signals;
  MhWorker *worker;
  guint pause; /* source id, 0 when nothing waits */
  gboolean is_active;
  gboolean is_measured; /* all is known of the session as it is */
  gboolean wants_offers;
  MhDesignColor which;
  guint64 generation;

  gboolean is_known;
  MhLegibility legibilities[MH_N_DESIGN_COLORS];
  int percent; /* -1: none does, or not known */
};

enum
{
  CHANGED,
  OFFERS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhColorJudge, mh_color_judge, G_TYPE_OBJECT)

static void
take_news (gpointer result, gpointer data)
{
  MhColorJudge *self = data;
  MhColorNews *news = result;

  if (news->kind == MH_COLOR_NEWS_OFFERS)
    {
      self->wants_offers = FALSE;
      g_signal_emit (self, signals[OFFERS], 0, (int) news->which, news->offers);
      return;
    }
  if (news->generation != self->generation)
    return;
  if (news->kind == MH_COLOR_NEWS_LEGIBILITY)
    {
      self->is_known = TRUE;
      memcpy (self->legibilities, news->legibilities, sizeof self->legibilities);
    }
  else
    {
      self->is_measured = TRUE;
      self->percent = news->percent;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first of them starts the thread. */
static MhWorker *
get_worker (MhColorJudge *self)
{
  if (self->worker == NULL)
    self->worker = mh_worker_new ("colors", mh_color_task_run, (GDestroyNotify) mh_color_task_free,
                                  take_news, (GDestroyNotify) mh_color_news_free, self);
  return self->worker;
}

static void
start (MhColorJudge *self)
{
  MhColorTask task = { 0 };

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->session == NULL || !mh_session_is_loaded (self->session))
    return;
  task.surface = mh_session_get_surface (self->session);
  if (task.surface == NULL)
    return;
  task.generation = self->generation;
  task.document = mh_session_get_document (self->session);
  task.surfaces = mh_session_get_surfaces (self->session);
  task.target = mh_session_get_target (self->session);
  task.pictures = mh_session_get_pictures (self->session);
  task.date = mh_session_get_date (self->session);
  task.wants_offers = self->wants_offers;
  task.which = self->which;
  task.offers_only = self->is_measured;
  mh_worker_request (get_worker (self), mh_color_task_copy (&task));
}

static gboolean
pause_over_cb (gpointer data)
{
  MhColorJudge *self = data;

  self->pause = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (MhColorJudge *self)
{
  if (self->worker != NULL)
    mh_worker_cancel (self->worker);
  self->is_measured = FALSE;
  self->generation++;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->is_active)
    self->pause = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

static void
mh_color_judge_dispose (GObject *object)
{
  MhColorJudge *self = MH_COLOR_JUDGE (object);

  mh_color_judge_set_session (self, NULL);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->worker, mh_worker_free);
  g_clear_object (&self->signals);
  G_OBJECT_CLASS (mh_color_judge_parent_class)->dispose (object);
}

static void
mh_color_judge_class_init (MhColorJudgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mh_color_judge_dispose;

  signals[CHANGED] = g_signal_new ("changed", MH_TYPE_COLOR_JUDGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[OFFERS] =
      g_signal_new ("offers", MH_TYPE_COLOR_JUDGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
mh_color_judge_init (MhColorJudge *self)
{
  static const char *const names[] = { "notify::document", "notify::date", "notify::surface-id" };

  self->percent = -1;
  self->signals = g_signal_group_new (MH_TYPE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_group_connect_swapped (self->signals, names[i], G_CALLBACK (session_changed_cb), self);
}

/**
 * mh_color_judge_new:
 *
 * Returns: (transfer full): one that is not active and has no session
 */
MhColorJudge *
mh_color_judge_new (void)
{
  return g_object_new (MH_TYPE_COLOR_JUDGE, NULL);
}

/**
 * mh_color_judge_set_session:
 * @self: a judge
 * @session: (nullable): what to follow
 */
void
mh_color_judge_set_session (MhColorJudge *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->signals, session);
  self->is_known = FALSE;
  self->percent = -1;
  self->wants_offers = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  session_changed_cb (self);
}

void
mh_color_judge_set_active (MhColorJudge *self, gboolean is_active)
{
  if (self->is_active == is_active)
    return;
  self->is_active = is_active;
  if (is_active && !self->is_measured)
    session_changed_cb (self);
}

const MhLegibility *
mh_color_judge_get (MhColorJudge *self, MhDesignColor which)
{
  return self->is_known ? &self->legibilities[which] : NULL;
}

int
mh_color_judge_get_opacity (MhColorJudge *self)
{
  return self->percent;
}

/**
 * mh_color_judge_ask_offers:
 * @self: a judge
 * @which: for which colour
 *
 * Looks for colours that could stand there, at once. Signal `offers` brings them.
 */
void
mh_color_judge_ask_offers (MhColorJudge *self, MhDesignColor which)
{
  self->wants_offers = TRUE;
  self->which = which;
  start (self);
}
