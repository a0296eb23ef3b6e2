/* mh-window-actions.c: every command of a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#include <glib/gi18n.h>

#include "export/mh-copy-picture.h"
#include "export/mh-export-dialog.h"
#include "mh-tooltip.h"

static void
set_enabled (MhWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (MhWindow *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

/* "Undo Rename Person", or the bare word when there is nothing to undo. */
static void
name_steps (MhWindow *self)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;
  GtkWidget *undo = gtk_widget_get_first_child (self->edit_buttons);
  GtkWidget *redo = gtk_widget_get_next_sibling (undo);

  g_object_get (self->session, "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  /* Translators: %s is an edit such as “Rename Person” */
  undo_tip =
      undo_label != NULL ? g_strdup_printf (_ ("Undo %s"), undo_label) : g_strdup (_ ("Undo"));
  /* Translators: %s is an edit such as “Rename Person” */
  redo_tip =
      redo_label != NULL ? g_strdup_printf (_ ("Redo %s"), redo_label) : g_strdup (_ ("Redo"));
  mh_tooltip_set (undo, undo_tip);
  mh_tooltip_set (redo, redo_tip);
}

static gboolean
has_selected (MhWindow *self)
{
  g_autoptr (GtkBitset) members = mh_window_list_selected (self);

  return !gtk_bitset_is_empty (members);
}

/* What a team needs, from when one is on its way: nothing moves when it is there. */
static void
show_buttons (MhWindow *self)
{
  gboolean has_team = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "start") != 0;
  gboolean tiny = self->room == MH_ROOM_TINY;

  gtk_widget_set_visible (self->edit_buttons, has_team && !tiny);
  gtk_widget_set_visible (self->new_button, has_team && !tiny);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), !has_team || !tiny);
  gtk_widget_set_visible (self->export_button, has_team && !tiny);
  gtk_widget_set_visible (GTK_WIDGET (self->checks_badge), has_team && !tiny);
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), has_team && !tiny);
  gtk_widget_set_visible (self->low_buttons, has_team && tiny);
  gtk_widget_set_visible (self->people_toggle, has_team);
  gtk_widget_set_visible (self->design_toggle, has_team);
}

/**
 * mh_window_update_actions:
 * @self: a window
 *
 * Sets which commands can be given now, and the state of those that have one.
 */
void
mh_window_update_actions (MhWindow *self)
{
  static const char *const need_document[] = {
    "save-as",          "save-copy",     "export",        "new-person",
    "find-person",      "toggle-people", "toggle-design", "next-surface",
    "previous-surface", "show-checks",   "choose-date",
  };
  static const char *const need_picture[] = { "toggle-page", "copy-picture", "copy-words" };
  /* They change how the bare picture is shown. */
  static const char *const need_canvas[] = {
    "zoom-in",     "zoom-out",       "zoom-fit",       "zoom-100",     "zoom-to",
    "toggle-safe", "toggle-columns", "toggle-desktop", "toggle-phone",
  };
  gboolean loaded = mh_session_is_loaded (self->session);
  gboolean has_file = loaded && mh_session_get_file (self->session) != NULL;
  gboolean is_lost = mh_session_get_lost_surface (self->session) != NULL;
  gboolean is_bare = g_strcmp0 (gtk_stack_get_visible_child_name (self->view_stack), "canvas") == 0;
  MhHistory *history = mh_session_get_history (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (need_document); i++)
    set_enabled (self, need_document[i], loaded);
  for (guint i = 0; i < G_N_ELEMENTS (need_picture); i++)
    set_enabled (self, need_picture[i], loaded && !is_lost);
  for (guint i = 0; i < G_N_ELEMENTS (need_canvas); i++)
    set_enabled (self, need_canvas[i], loaded && is_bare);
  set_enabled (self, "save",
               loaded && !self->saving &&
                   (mh_session_get_modified (self->session) || self->is_file_gone ||
                    mh_session_get_file (self->session) == NULL));
  set_enabled (self, "reload", has_file && !self->is_file_gone && !self->saving);
  set_enabled (self, "compare", has_file && !self->is_file_gone && !self->saving);
  set_enabled (self, "keep-mine", has_file && !self->is_file_gone && !self->saving);
  set_enabled (self, "undo", loaded && mh_history_get_can_undo (history));
  set_enabled (self, "redo", loaded && mh_history_get_can_redo (history));
  set_enabled (self, "edit-person", loaded && has_selected (self));
  set_enabled (self, "delete-person", loaded && has_selected (self));
  set_enabled (self, "today", loaded && !mh_session_is_today (self->session));
  set_enabled (self, "next-change", loaded && mh_date_is_set (mh_window_find_next_change (self)));
  name_steps (self);

  set_state (self, "toggle-people", adw_flap_get_reveal_flap (self->people_flap));
  set_state (self, "toggle-design", adw_flap_get_reveal_flap (self->design_flap));

  show_buttons (self);
  /* What is typed before the team is there would go into one that nobody opened. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->people_flap), loaded);
}

/* files */

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_choose_file (data);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_save (data);
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_save_as (data);
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_save_copy (data);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_reload (data);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_compare_with_disk (data);
}

static void
keep_mine_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_keep_mine (data);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;
  GtkWidget *dialog = mh_export_dialog_new (GTK_WINDOW (self), self->session, self->settings);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* Made when it is asked for, and gone when it is closed: asked for a window that there is not,
 * GTK 4.8 tells a screen reader of the last one, and falls over one that is hidden. */
static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/masthead/Designer/window/mh-shortcuts.ui");
  GtkShortcutsWindow *shortcuts =
      GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_application_window_set_help_overlay (data, shortcuts);
  gtk_window_set_hide_on_close (GTK_WINDOW (shortcuts), FALSE);
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_choose_roster (data);
}

static void
copied_cb (const GError *error, gpointer data)
{
  mh_window_toast (data, error != NULL ? error->message : _ ("Picture copied"));
}

static void
copy_picture_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  mh_copy_picture (self->session, mh_session_get_surface (self->session),
                   mh_session_get_target (self->session),
                   gtk_widget_get_clipboard (GTK_WIDGET (self)), copied_cb, self);
}

static void
copy_words_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  mh_copy_words (self->session, mh_session_get_surface (self->session),
                 mh_session_get_target (self->session),
                 gtk_widget_get_clipboard (GTK_WIDGET (self)));
  mh_window_toast (self, _ ("Alt text copied"));
}

/* edits */

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  mh_session_undo (self->session);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  mh_session_redo (self->session);
}

static void
edit_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  gtk_stack_set_visible_child_name (self->side_stack, "person");
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-design",
                                      g_variant_new_boolean (TRUE));
  mh_person_page_edit_name (mh_window_get_person_page (self));
}

static void
new_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  gtk_widget_activate_action (GTK_WIDGET (mh_window_get_people_pane (self)), "people.add", NULL);
}

static void
delete_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  gtk_widget_activate_action (GTK_WIDGET (mh_window_get_people_pane (self)), "people.remove", NULL);
}

static void
find_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;

  adw_flap_set_reveal_flap (self->people_flap, TRUE);
  mh_people_pane_start_search (mh_window_get_people_pane (self));
}

/* view */

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_canvas_zoom_step (((MhWindow *) data)->canvas, 1);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_canvas_zoom_step (((MhWindow *) data)->canvas, -1);
}

static void
zoom_fit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_canvas_zoom_fit (((MhWindow *) data)->canvas);
}

static void
zoom_100_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_canvas_zoom_to (((MhWindow *) data)->canvas, 1.0);
}

static void
zoom_to_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_canvas_zoom_to (((MhWindow *) data)->canvas, g_variant_get_double (parameter));
}

static void
toggle_page_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MhWindow *self = data;

  g_simple_action_set_state (action, state);
  mh_window_update_view (self);
  mh_window_update_actions (self);
}

static void
toggle_people_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MhWindow *self = data;

  adw_flap_set_reveal_flap (self->people_flap, g_variant_get_boolean (state));
}

static void
toggle_design_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MhWindow *self = data;

  adw_flap_set_reveal_flap (self->design_flap, g_variant_get_boolean (state));
}

static void
choose_date_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;
  gboolean tiny = self->room == MH_ROOM_TINY;

  mh_date_button_popup (tiny ? self->low_date_button : self->date_button);
}

static void
today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_session_set_date (((MhWindow *) data)->session, MH_DATE_NONE);
}

static void
next_change_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhWindow *self = data;
  MhDate day = mh_window_find_next_change (self);

  if (mh_date_is_set (day))
    mh_session_set_date (self->session, day);
}

static void
show_checks_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_window_show_side (data, "checks");
}

static void
next_surface_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_surface_bar_step (((MhWindow *) data)->surface_bar, 1);
}

static void
previous_surface_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mh_surface_bar_step (((MhWindow *) data)->surface_bar, -1);
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = open_cb },
  { .name = "save", .activate = save_cb },
  { .name = "save-as", .activate = save_as_cb },
  { .name = "save-copy", .activate = save_copy_cb },
  { .name = "reload", .activate = reload_cb },
  { .name = "compare", .activate = compare_cb },
  { .name = "keep-mine", .activate = keep_mine_cb },
  { .name = "export", .activate = export_cb },
  { .name = "show-help-overlay", .activate = shortcuts_cb },
  { .name = "import", .activate = import_cb },
  { .name = "copy-picture", .activate = copy_picture_cb },
  { .name = "copy-words", .activate = copy_words_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "new-person", .activate = new_person_cb },
  { .name = "edit-person", .activate = edit_person_cb },
  { .name = "delete-person", .activate = delete_person_cb },
  { .name = "find-person", .activate = find_person_cb },
  { .name = "zoom-in", .activate = zoom_in_cb },
  { .name = "zoom-out", .activate = zoom_out_cb },
  { .name = "zoom-fit", .activate = zoom_fit_cb },
  { .name = "zoom-100", .activate = zoom_100_cb },
  { .name = "zoom-to", .activate = zoom_to_cb, .parameter_type = "d" },
  { .name = "toggle-page", .state = "false", .change_state = toggle_page_cb },
  { .name = "toggle-people", .state = "true", .change_state = toggle_people_cb },
  { .name = "toggle-design", .state = "true", .change_state = toggle_design_cb },
  { .name = "choose-date", .activate = choose_date_cb },
  { .name = "today", .activate = today_cb },
  { .name = "next-change", .activate = next_change_cb },
  { .name = "show-checks", .activate = show_checks_cb },
  { .name = "next-surface", .activate = next_surface_cb },
  { .name = "previous-surface", .activate = previous_surface_cb },
};

void
mh_window_add_actions (MhWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  mh_window_add_guides (self);
}
