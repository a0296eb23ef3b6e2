/* mh-recovery.c: keeps a copy of what a window has not saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-recovery.h"

#include <glib/gi18n.h>

/* With the time that writing takes, a copy is there within three seconds of an edit. */
#define DELAY_MS 2000

/* The copy, which the worker writes and the main thread deletes: never both at once, and nothing is
 * written after the last deletion. */
typedef struct
{
  GMutex lock;
  char *stem;
  guint64 wanted; /* the newest that was asked for; 0: none is wanted */
  guint64 written;
} Copy;

typedef struct
{
  Copy *copy;
  guint64 serial;
  MhDocument *document;
  MhRecoveryOrigin origin;
} Work;

struct _MhRecovery
{
  GObject parent_instance;

  MhSession *session;
  MhRecoveryFolder *folder;
  MhFileIdentity identity;
  Copy *copy;
  guint64 serial;
  guint timeout;
  gboolean is_failing;
};

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhRecovery, mh_recovery, G_TYPE_OBJECT)

static void
copy_clear (gpointer data)
{
  Copy *copy = data;

  g_mutex_clear (&copy->lock);
  g_free (copy->stem);
}

static void
copy_unref (Copy *copy)
{
  g_atomic_rc_box_release_full (copy, copy_clear);
}

static void
work_free (Work *work)
{
  copy_unref (work->copy);
  mh_document_unref (work->document);
  mh_recovery_origin_clear (&work->origin);
  g_free (work);
}

/* In the worker. */
static void
write_copy (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  Copy *copy = work->copy;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&copy->lock);
  GError *error = NULL;

  if (copy->wanted == 0 || work->serial < copy->written)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!mh_recovery_copy_write (copy->stem, work->document, &work->origin, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  copy->written = work->serial;
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MhRecovery *self = MH_RECOVERY (source);
  g_autoptr (GError) error = NULL;
  gboolean failed = !g_task_propagate_boolean (G_TASK (result), &error);

  if (failed && !self->is_failing)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->is_failing = failed;
}

static void
start_writing (MhRecovery *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  Work *work = g_new0 (Work, 1);
  GFile *file = mh_session_get_file (self->session);

  work->copy = g_atomic_rc_box_acquire (self->copy);
  work->serial = ++self->serial;
  work->document = mh_document_ref (mh_session_get_document (self->session));
  work->origin.path = file != NULL ? g_file_get_path (file) : NULL;
  work->origin.folder = g_strdup (mh_document_get_folder (work->document));
  work->origin.identity = self->identity;
  g_mutex_lock (&self->copy->lock);
  self->copy->wanted = work->serial;
  g_mutex_unlock (&self->copy->lock);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, write_copy);
}

static gboolean
timeout_cb (gpointer data)
{
  MhRecovery *self = data;

  self->timeout = 0;
  start_writing (self);
  return G_SOURCE_REMOVE;
}

static void
drop_copy (MhRecovery *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_mutex_lock (&self->copy->lock);
  if (self->copy->wanted > 0)
    mh_recovery_copy_delete (self->copy->stem);
  self->copy->wanted = 0;
  g_mutex_unlock (&self->copy->lock);
}

static void
session_changed_cb (MhRecovery *self)
{
  if (!mh_session_get_modified (self->session))
    drop_copy (self);
  /* Not put off by the next edit: who types without a pause has a copy too. */
  else if (self->timeout == 0)
    self->timeout = g_timeout_add (DELAY_MS, timeout_cb, self);
}

static void
mh_recovery_dispose (GObject *object)
{
  MhRecovery *self = MH_RECOVERY (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->copy != NULL)
    drop_copy (self);
  g_clear_pointer (&self->copy, copy_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, mh_recovery_folder_unref);

  G_OBJECT_CLASS (mh_recovery_parent_class)->dispose (object);
}

static void
mh_recovery_class_init (MhRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mh_recovery_dispose;

  /**
   * MhRecovery::failed:
   * @self: the object
   * @message: why, a finished sentence
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mh_recovery_init (MhRecovery *self)
{
}

/**
 * mh_recovery_new:
 * @session: what one window works on
 * @folder: where the copy goes
 *
 * Returns: (transfer full): an object that watches @session as long as it lives
 */
MhRecovery *
mh_recovery_new (MhSession *session, MhRecoveryFolder *folder)
{
  MhRecovery *self = g_object_new (MH_TYPE_RECOVERY, NULL);

  self->session = g_object_ref (session);
  self->folder = mh_recovery_folder_ref (folder);
  self->copy = g_atomic_rc_box_new0 (Copy);
  g_mutex_init (&self->copy->lock);
  self->copy->stem = mh_recovery_folder_name_copy (folder);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::modified", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
mh_recovery_set_identity (MhRecovery *self, const MhFileIdentity *identity)
{
  self->identity = *identity;
}

/**
 * mh_recovery_adopt:
 * @self: of the window whose session holds the document of @left
 * @left: a copy that another program left
 *
 * What was left becomes the copy of this window at once: there is no moment without one.
 */
void
mh_recovery_adopt (MhRecovery *self, const MhLeftTeam *left)
{
  g_mutex_lock (&self->copy->lock);
  if (mh_session_get_modified (self->session) && self->copy->written == 0 &&
      mh_recovery_copy_move (left->stem, self->copy->stem))
    self->copy->wanted = MAX (self->copy->wanted, 1);
  else if (!mh_session_get_modified (self->session))
    mh_recovery_copy_delete (left->stem);
  g_mutex_unlock (&self->copy->lock);
}
