/* mh-file-watch.c: notices when another program writes a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-file-watch.h"

/* Programs write in steps (empty, fill, rename): what counts is how the file is left. */
#define SETTLE_MS 300

struct _MhFileWatch
{
  GObject parent_instance;

  GFile *file;
  GFileMonitor *monitor; /* NULL where the system has none for it */
  guint timeout;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhFileWatch, mh_file_watch, G_TYPE_OBJECT)

static gboolean
settled_cb (gpointer data)
{
  MhFileWatch *self = data;

  self->timeout = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (MhFileWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
stop (MhFileWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
}

static void
mh_file_watch_dispose (GObject *object)
{
  stop (MH_FILE_WATCH (object));

  G_OBJECT_CLASS (mh_file_watch_parent_class)->dispose (object);
}

static void
mh_file_watch_class_init (MhFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mh_file_watch_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mh_file_watch_init (MhFileWatch *self)
{
}

/**
 * mh_file_watch_new:
 *
 * Returns: (transfer full): an object that watches nothing yet
 */
MhFileWatch *
mh_file_watch_new (void)
{
  return g_object_new (MH_TYPE_FILE_WATCH, NULL);
}

/**
 * mh_file_watch_set_file:
 * @self: a watch
 * @file: (nullable): what to watch from now on; the same file as before changes nothing
 *
 * Returns: %TRUE if it is another file
 */
gboolean
mh_file_watch_set_file (MhFileWatch *self, GFile *file)
{
  if (file == self->file || (file != NULL && self->file != NULL && g_file_equal (file, self->file)))
    return FALSE;

  stop (self);
  if (file == NULL)
    return TRUE;
  self->file = g_object_ref (file);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self);
  return TRUE;
}
