/* mh-application.c: the designer as a program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-application.h"

#include <glib/gi18n.h>

#include "base/mh-assets.h"
#include "export/mh-export-dialog.h"
#include "mh-ui-resources.h"
#include "team/mh-template.h"
#include "window/mh-help-window.h"
#include "window/mh-recovery-folder.h"
#include "window/mh-recovery-offer.h"
#include "window/mh-turns.h"
#include "import/mh-import-roster.h"
#include "window/mh-window.h"

struct _MhApplication
{
  AdwApplication parent_instance;

  MhRecoveryFolder *recovery; /* NULL until a window needs it */
  gboolean has_offered;
};

G_DEFINE_FINAL_TYPE (MhApplication, mh_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[3];
} Accel;

static const Accel accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.new", { "<Control>n" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.reload", { "F5" } },
  { "win.export", { "<Control>e" } },
  { "win.copy-picture", { "<Control><Shift>c" } },
  { "win.show-checks", { "<Control>k" } },
  { "win.toggle-page", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.new-person", { "<Control><Shift>n" } },
  { "win.find-person", { "<Control>f" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-fit", { "<Control>0", "<Control>KP_0" } },
  { "win.zoom-100", { "<Control>1", "<Control>KP_1" } },
  { "win.toggle-safe", { "<Control>g" } },
  { "win.toggle-people", { "F9" } },
  { "win.toggle-design", { "<Shift>F9" } },
  { "win.next-surface", { "<Control>Page_Down" } },
  { "win.previous-surface", { "<Control>Page_Up" } },
};

/**
 * mh_application_find_window:
 * @self: the application
 * @file: a team file
 *
 * Returns: (transfer none) (nullable): the window that shows @file, or is about to
 */
MhWindow *
mh_application_find_window (MhApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MH_IS_WINDOW (l->data) && mh_window_shows_file (l->data, file))
      return l->data;
  return NULL;
}

/* A window that nobody has opened anything in yet, the active one first; else a new one. */
MhWindow *
mh_application_take_blank_window (MhApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MH_IS_WINDOW (l->data) && mh_window_is_blank (l->data))
      return l->data;
  return mh_window_new (self);
}

/* The window in front, which tells what goes wrong; not while it reads another file. */
static MhWindow *
find_asked_window (MhApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !MH_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL && !mh_window_is_loading (MH_WINDOW (window)))
    return MH_WINDOW (window);
  return mh_application_take_blank_window (self);
}

/* The window in front; a new one where there is none. */
static MhWindow *
find_team_window (MhApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !MH_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? MH_WINDOW (window) : mh_application_take_blank_window (self);
}

/**
 * mh_application_open_file:
 * @self: the application
 * @file: a team file, or a roster
 *
 * Shows a team: in the window that has it open already, in one that is blank, or in a new one.
 * Where that fails, the window in front tells why. A roster is compared with the team in front.
 */
void
mh_application_open_file (MhApplication *self, GFile *file)
{
  MhWindow *window = mh_application_find_window (self, file);

  if (mh_import_is_roster (file))
    {
      window = find_team_window (self);
      mh_window_import_file (window, file);
    }
  else if (window == NULL)
    {
      window = find_asked_window (self);
      mh_window_open_file (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * mh_application_get_recovery_folder:
 * @self: the application
 * @error: place for a GError
 *
 * Returns: (transfer none) (nullable): where its windows keep what is not saved
 */
MhRecoveryFolder *
mh_application_get_recovery_folder (MhApplication *self, GError **error)
{
  g_autofree char *parent = mh_recovery_folder_dup_parent ();

  if (self->recovery == NULL)
    self->recovery = mh_recovery_folder_new (parent, error);
  return self->recovery;
}

/* Once, as soon as there is a window to ask in. */
static void
offer_recovery (MhApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->has_offered || !MH_IS_WINDOW (window))
    return;
  self->has_offered = TRUE;
  mh_recovery_offer (MH_WINDOW (window));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *window = mh_application_take_blank_window (data);

  mh_window_new_team (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_from_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *window = mh_application_take_blank_window (data);
  const char *id = g_variant_get_string (parameter, NULL);

  if (!g_strv_contains (mh_template_ids, id))
    return;
  mh_window_new_team_from (window, id);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_example_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *window = mh_application_take_blank_window (data);

  mh_window_open_example (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  mh_application_open_file (data, file);
}

/* Asks each window to close, so that each can guard what is not saved. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows =
      g_list_copy_deep (gtk_application_get_windows (data), (GCopyFunc) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (MH_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

/* The page of the help that belongs to what has the focus. */
static const char *
find_topic (GtkWindow *window)
{
  if (MH_IS_WINDOW (window))
    return mh_window_get_help_topic (MH_WINDOW (window));
  return MH_IS_EXPORT_DIALOG (window) ? "export" : "start";
}

/* One help window for all others: it stays beside what it explains. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (data);
  const char *topic = find_topic (active);
  GtkWidget *help = NULL;

  for (GList *l = gtk_application_get_windows (data); l != NULL; l = l->next)
    if (MH_IS_HELP_WINDOW (l->data))
      help = l->data;
  if (help == NULL)
    help = mh_help_window_new (data);
  if (!MH_IS_HELP_WINDOW (active))
    mh_help_window_show_topic (MH_HELP_WINDOW (help), topic);
  gtk_window_present (GTK_WINDOW (help));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *developers[] = { _ ("The Masthead developers"), NULL };

  adw_show_about_window (gtk_application_get_active_window (data), "application-name",
                         _ ("Masthead"), "application-icon", MH_APPLICATION_ID, "version",
                         MH_VERSION, "developer-name", _ ("The Masthead developers"), "developers",
                         developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Show who is behind a brand account"),
                         /* Translators: your name and address, one translator a line */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_cb },
  { .name = "new-from", .activate = new_from_cb, .parameter_type = "s" },
  { .name = "open-example", .activate = open_example_cb },
  { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
  { .name = "quit", .activate = quit_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
};

static void
mh_application_startup (GApplication *application)
{
  MhApplication *self = MH_APPLICATION (application);

  G_APPLICATION_CLASS (mh_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    {
      const char *keys[] = { accels[i].accels[0], accels[i].accels[1], accels[i].accels[2], NULL };

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, keys);
    }
}

static void
mh_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (mh_window_new (MH_APPLICATION (application)));
  gtk_window_present (window);
  offer_recovery (MH_APPLICATION (application));
}

static void
mh_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    mh_application_open_file (MH_APPLICATION (application), files[i]);
  offer_recovery (MH_APPLICATION (application));
}

static void
mh_application_finalize (GObject *object)
{
  MhApplication *self = MH_APPLICATION (object);

  g_clear_pointer (&self->recovery, mh_recovery_folder_unref);

  G_OBJECT_CLASS (mh_application_parent_class)->finalize (object);
}

static void
mh_application_class_init (MhApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mh_application_finalize;
  application_class->startup = mh_application_startup;
  application_class->activate = mh_application_activate;
  application_class->open = mh_application_open;
}

static void
mh_application_init (MhApplication *self)
{
  mh_turns_start ();
}

/**
 * mh_application_new:
 * @flags: beside those of every designer
 *
 * Returns: (transfer full): the application
 */
MhApplication *
mh_application_new (GApplicationFlags flags)
{
  /* Linked statically, the resources register themselves only where something asks for them. */
  mh_ui_register_resource ();
  return g_object_new (MH_TYPE_APPLICATION, "application-id", MH_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | flags, NULL);
}
