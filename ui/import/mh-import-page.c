/* mh-import-page.c: the review of a roster before it is taken over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-page-private.h"

#include <glib/gi18n.h>

#include "mh-import-item.h"
#include "mh-import-row.h"
#include "window/mh-day.h"
#include "window/mh-problem-row.h"

/* A broken file can have a thousand. */
#define MAX_PROBLEM_ROWS 200

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhImportPage, mh_import_page, GTK_TYPE_WIDGET)

/* what is shown */

MhLeavers
mh_import_page_get_leavers (MhImportPage *self)
{
  return (MhLeavers) gtk_drop_down_get_selected (self->leavers);
}

void
mh_import_page_show_page (MhImportPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* What was read, or what is asked of it. */
void
mh_import_page_show_content (MhImportPage *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->columns_button)))
    mh_import_page_show_page (self, "columns");
  else if (self->import != NULL)
    mh_import_page_show_page (self, self->import->entries == NULL ? "problems" : "review");
}

void
mh_import_page_update_button (MhImportPage *self)
{
  g_autoptr (GPtrArray) chosen =
      self->items != NULL ? mh_import_list_chosen (G_LIST_MODEL (self->items)) : NULL;

  /* While it is read once more, what is shown is of a team that has changed. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 chosen != NULL && chosen->len > 0 && self->cancellable == NULL &&
                                     self->writing == NULL && !self->is_read_later);
}

static gboolean
has_leavers (MhImportPage *self)
{
  for (guint i = 0; self->import->entries != NULL && i < self->import->entries->len; i++)
    if (((MhRosterEntry *) self->import->entries->pdata[i])->change == MH_ROSTER_LEFT)
      return TRUE;
  return FALSE;
}

/* Kept, they are none of the changes. Who never came has no last day, only a place to be removed
 * from. */
static void
follow_leavers (MhImportPage *self)
{
  MhLeavers leavers = mh_import_page_get_leavers (self);

  for (guint i = 0;
       self->items != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MhImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (mh_import_item_get_kind (item) != MH_IMPORT_HEADING)
        continue;
      if (mh_import_item_get_change (item) == MH_ROSTER_LEFT)
        mh_import_item_set_chosen (item, leavers != MH_LEAVERS_KEEP);
      else if (mh_import_item_get_change (item) == MH_ROSTER_AWAITED)
        mh_import_item_set_chosen (item, leavers == MH_LEAVERS_REMOVE);
    }
  mh_import_page_update_button (self);
}

static void
chosen_cb (MhImportPage *self, GParamSpec *pspec, MhImportItem *item)
{
  /* Whom one wants to be gone is gone in some way. */
  if (mh_import_item_get_change (item) == MH_ROSTER_LEFT && mh_import_item_get_chosen (item) &&
      mh_import_page_get_leavers (self) == MH_LEAVERS_KEEP)
    gtk_drop_down_set_selected (self->leavers, MH_LEAVERS_END);
  mh_import_page_update_button (self);
}

static void
show_entries (MhImportPage *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->items = mh_import_list_items (self->import->entries);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MhImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  follow_leavers (self);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (self->leavers_bar, has_leavers (self));
  mh_import_page_show_page (self, "review");
}

static void
show_problems (MhImportPage *self)
{
  g_autofree char *summary = NULL;
  GtkWidget *row = NULL;
  guint n_problems = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
    gtk_list_box_remove (self->problems, row);
  for (guint i = 0; i < self->import->problems->len; i++)
    {
      const MhProblem *problem = self->import->problems->pdata[i];

      if (!problem->is_note && n_problems++ < MAX_PROBLEM_ROWS)
        gtk_list_box_append (self->problems, mh_problem_row_new (problem));
    }
  summary =
      g_strdup_printf (ngettext ("%u thing in it is not right. Nothing was changed.",
                                 "%u things in it are not right. Nothing was changed.", n_problems),
                       n_problems);
  gtk_label_set_text (self->problems_summary, summary);
  mh_import_page_show_page (self, "problems");
}

/* A team that is looked at as of another day has no yesterday. */
static void
name_last_day (MhImportPage *self)
{
  MhDate last = mh_date_add_days (mh_session_get_date (self->session), -1);
  g_autofree char *day = mh_day_format (last, mh_date_today ());
  g_autofree char *text = NULL;
  const char *words[2] = { NULL, NULL };
  guint selected = gtk_drop_down_get_selected (self->leavers);

  if (mh_session_is_today (self->session))
    text = g_strdup (_ ("had their last day yesterday"));
  else
    /* Translators: %s is a day, such as “1 December” */
    text = g_strdup_printf (_ ("have their last day on %s"), day);
  if (g_str_equal (gtk_string_list_get_string (self->leavers_words, MH_LEAVERS_END), text))
    return;
  words[0] = text;
  gtk_string_list_splice (self->leavers_words, MH_LEAVERS_END, 1, words);
  gtk_drop_down_set_selected (self->leavers, selected);
}

static void
drop_import (MhImportPage *self)
{
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->items);
  g_clear_pointer (&self->import, mh_import_free);
}

static void
show_import (MhImportPage *self)
{
  gboolean is_table = self->import->columns->len > 0;

  name_last_day (self);
  mh_import_photos_show (self->photos, self->import);
  gtk_widget_set_visible (GTK_WIDGET (self->photos), self->import->people != NULL);
  mh_import_columns_show (self->columns, self->import->columns);
  gtk_widget_set_visible (self->columns_button, is_table);
  gtk_widget_set_visible (self->leavers_bar, FALSE);
  if (self->import->entries != NULL)
    show_entries (self);
  else
    show_problems (self);
  /* Nobody can be found where no column is known to hold names: that is asked first. */
  if (self->is_first && is_table && !mh_import_columns_have_name (self->columns))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->columns_button), TRUE);
  self->is_first = FALSE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->columns_button)))
    mh_import_page_show_page (self, "columns");
  mh_import_page_update_button (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhImport) import = mh_import_task_finish (result, &error);
  MhImportPage *self = data;

  /* The page may be gone, or read something else. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  drop_import (self);
  if (import == NULL)
    {
      gtk_widget_hide (GTK_WIDGET (self->photos));
      adw_status_page_set_description (self->failure, error->message);
      mh_import_page_show_page (self, "failure");
      mh_import_page_update_button (self);
      return;
    }
  if (self->bytes == NULL)
    self->bytes = g_bytes_ref (import->bytes);
  self->import = g_steal_pointer (&import);
  show_import (self);
}

static void
cancel (MhImportPage *self)
{
  mh_import_page_cancel_writing (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Whose rule the handles of newcomers keep: that of the surface shown, else of X, the strictest. */
static const char *
get_platform (MhImportPage *self)
{
  const char *platform = mh_session_get_platform (self->session);

  return platform != NULL ? platform : "x";
}

void
mh_import_page_read (MhImportPage *self)
{
  g_auto (GStrv) maps = mh_import_columns_list_maps (self->columns);
  GFile *file = mh_session_get_file (self->session);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  MhImportRequest request = {
    .bytes = self->bytes,
    .path = self->path,
    .document = mh_session_get_document (self->session),
    .folder = folder != NULL ? g_file_peek_path (folder) : NULL,
    .photos = mh_import_photos_get_folder (self->photos),
    .platform = get_platform (self),
    .date = mh_session_get_date (self->session),
    .maps = (const char *const *) maps,
  };

  cancel (self);
  /* Photos that are about to be taken back must not be taken for those of the team. */
  self->is_read_later = self->n_writings > 0;
  if (!self->is_read_later)
    {
      self->cancellable = g_cancellable_new ();
      mh_import_task_run (&request, self->cancellable, read_cb, self);
    }
  mh_import_page_update_button (self);
}

/* What is done or undone meanwhile changes what the roster would. */
static void
document_changed_cb (MhImportPage *self)
{
  if (self->session != NULL)
    mh_import_page_read (self);
}

static void
mapped_cb (MhImportPage *self)
{
  if (self->session != NULL)
    mh_import_page_read (self);
}

static void
photos_changed_cb (MhImportPage *self)
{
  if (self->session != NULL)
    mh_import_page_read (self);
}

static void
columns_toggled_cb (MhImportPage *self)
{
  mh_import_page_show_content (self);
}

static void
leavers_changed_cb (MhImportPage *self)
{
  follow_leavers (self);
}

/* rows */

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, mh_import_row_new ());
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mh_import_row_bind (MH_IMPORT_ROW (gtk_list_item_get_child (item)),
                      gtk_list_item_get_item (item));
}

static void
unbind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mh_import_row_bind (MH_IMPORT_ROW (gtk_list_item_get_child (item)), NULL);
}

/* actions */

static void
forget (MhImportPage *self)
{
  cancel (self);
  self->is_read_later = FALSE;
  g_signal_group_set_target (self->session_signals, NULL);
  drop_import (self);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->session);
}

void
mh_import_page_close (MhImportPage *self, const char *summary)
{
  forget (self);
  g_signal_emit (self, signals[CLOSED], 0, summary);
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *unused)
{
  mh_import_page_apply (MH_IMPORT_PAGE (widget));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *unused)
{
  mh_import_page_give_up (MH_IMPORT_PAGE (widget));
}

/* object */

static void
mh_import_page_dispose (GObject *object)
{
  MhImportPage *self = MH_IMPORT_PAGE (object);
  GtkWidget *child = NULL;

  if (self->session_signals != NULL)
    forget (self);
  g_clear_object (&self->session_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mh_import_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/import/mh-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, leavers_bar);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, leavers);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, failure);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, problems_summary);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, problems);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, photos);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, leavers_words);
  gtk_widget_class_bind_template_child (widget_class, MhImportPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, columns_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, leavers_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, photos_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_item_cb);
}

static void
mh_import_page_class_init (MhImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_import_page_dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MH_TYPE_IMPORT_COLUMNS);
  g_type_ensure (MH_TYPE_IMPORT_PHOTOS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.apply", NULL);
}

/* What has the focus is the button in it, which hears nothing of the label beside. */
static void
name_leavers (MhImportPage *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                      gtk_widget_get_first_child (GTK_WIDGET (self->leavers))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Those who are not in the list"), -1);
}

static void
mh_import_page_init (MhImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_leavers (self);
  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_changed_cb), self);
  /* Saved for the first time, it has a place for photos. */
  g_signal_group_connect_swapped (self->session_signals, "notify::file",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::date",
                                  G_CALLBACK (document_changed_cb), self);
  mh_import_page_update_button (self);
}

/**
 * mh_import_page_new:
 *
 * Returns: (transfer floating): a page without a roster
 */
GtkWidget *
mh_import_page_new (void)
{
  return g_object_new (MH_TYPE_IMPORT_PAGE, NULL);
}

/* bytes is (transfer full). */
static void
begin (MhImportPage *self,
       MhSession *session,
       GBytes *bytes,
       const char *path,
       const char *name,
       MhLeavers leavers)
{
  forget (self);
  self->session = g_object_ref (session);
  self->bytes = bytes;
  self->path = g_strdup (path);
  self->is_first = TRUE;
  adw_window_title_set_subtitle (self->title, name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->columns_button), FALSE);
  mh_import_columns_show (self->columns, NULL);
  gtk_widget_set_visible (self->columns_button, FALSE);
  gtk_widget_set_visible (self->leavers_bar, FALSE);
  gtk_drop_down_set_selected (self->leavers, leavers);
  mh_import_photos_set_folder (self->photos, NULL);
  gtk_widget_hide (GTK_WIDGET (self->photos));
  mh_import_page_show_page (self, "reading");
  mh_import_page_update_button (self);
  g_signal_group_set_target (self->session_signals, session);
  mh_import_page_read (self);
}

/**
 * mh_import_page_read_file:
 * @self: a page
 * @session: whose team is compared and changed
 * @file: a roster; whoever is not in it has left, unless the user says otherwise
 */
void
mh_import_page_read_file (MhImportPage *self, MhSession *session, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);

  begin (self, session, NULL, path != NULL ? path : "", name, MH_LEAVERS_END);
}

/**
 * mh_import_page_read_text:
 * @self: a page
 * @session: whose team is compared and changed
 * @text: rows, as a spreadsheet copies them; whoever is not among them stays, unless the user says
 * otherwise
 */
void
mh_import_page_read_text (MhImportPage *self, MhSession *session, const char *text)
{
  begin (self, session, g_bytes_new (text, strlen (text)), NULL, _ ("Pasted rows"),
         MH_LEAVERS_KEEP);
}
