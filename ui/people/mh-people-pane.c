/* mh-people-pane.c: the list of people at the window's start side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "design/mh-picture-chooser.h"
#include "mh-people-edit.h"
#include "mh-people-model.h"
#include "mh-person-row.h"
#include "window/mh-undo-toast.h"

struct _MhPeoplePane
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkLabel *count;
  GtkWidget *search;
  GtkStack *stack;
  GtkListView *list;
  GtkPopoverMenu *menu;

  /* owned */
  MhPeopleModel *people;
  GtkFilter *filter;
  GtkFilterListModel *found;     /* of people */
  GtkSingleSelection *selection; /* of found */
  MhSession *session;
  GSignalGroup *session_signals;
  gboolean refreshing; /* the selection is being set by the program */
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MhPeoplePane, mh_people_pane, GTK_TYPE_WIDGET)

static gboolean
is_searching (MhPeoplePane *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static guint
count_people (MhPeoplePane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->people));
}

/* Where the session's selected person stands among those who are found. */
static guint
find_selected (MhPeoplePane *self)
{
  int selected = mh_session_get_selected (self->session);
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (MhPersonItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if ((int) mh_person_item_get_index (item) == selected)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
show_stack_page (MhPeoplePane *self)
{
  const char *page = "list";

  if (count_people (self) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0)
    page = "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->search, count_people (self) > 0);
}

static void
show_count (MhPeoplePane *self)
{
  g_autofree char *text =
      count_people (self) > 0 ? g_strdup_printf ("%u", count_people (self)) : NULL;

  gtk_label_set_text (self->count, text != NULL ? text : "");
}

static void
enable_actions (MhPeoplePane *self)
{
  int selected = self->session != NULL ? mh_session_get_selected (self->session) : -1;
  int n_people = (int) count_people (self);
  gboolean has_person = selected >= 0 && selected < n_people;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown =
      has_person &&
      mh_document_get_member (mh_session_get_document (self->session), selected)->shown;

  gtk_widget_action_set_enabled (widget, "people.add", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "people.edit", has_person);
  gtk_widget_action_set_enabled (widget, "people.remove", has_person);
  gtk_widget_action_set_enabled (widget, "people.choose-photo", has_person);
  gtk_widget_action_set_enabled (widget, "people.hide", has_person && shown);
  gtk_widget_action_set_enabled (widget, "people.show", has_person && !shown);
  gtk_widget_action_set_enabled (widget, "people.up",
                                 has_person && selected > 0 && !is_searching (self));
  gtk_widget_action_set_enabled (widget, "people.down",
                                 has_person && selected < n_people - 1 && !is_searching (self));
}

static void
show_selected (MhPeoplePane *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->session == NULL)
    return;
  position = find_selected (self);
  self->refreshing = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != position)
    {
      gtk_single_selection_set_selected (self->selection, position);
      if (position != GTK_INVALID_LIST_POSITION)
        gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
    }
  self->refreshing = FALSE;
  enable_actions (self);
}

static void
document_changed_cb (MhPeoplePane *self)
{
  self->refreshing = TRUE;
  mh_people_model_set_document (self->people, mh_session_get_document (self->session));
  /* Whoever was edited may match the search now, or no more. */
  if (is_searching (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->refreshing = FALSE;
  show_count (self);
  show_stack_page (self);
  show_selected (self);
}

static void
selection_changed_cb (MhPeoplePane *self)
{
  MhPersonItem *item = NULL;

  if (self->refreshing || self->session == NULL)
    return;
  item = gtk_single_selection_get_selected_item (self->selection);
  /* A search that does not find the selected person leaves them selected everywhere else. */
  if (item != NULL)
    mh_session_set_selected (self->session, (int) mh_person_item_get_index (item));
}

/* search */

static gboolean
is_found (gpointer item, gpointer data)
{
  MhPeoplePane *self = data;

  return mh_person_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_changed_cb (MhPeoplePane *self)
{
  self->refreshing = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->refreshing = FALSE;
  show_stack_page (self);
  show_selected (self);
}

static void
stop_search_cb (MhPeoplePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
focus_list_cb (MhPeoplePane *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* rows */

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mh_person_row_new ());
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MhPeoplePane *self)
{
  mh_person_row_bind (MH_PERSON_ROW (gtk_list_item_get_child (item)), self->session,
                      gtk_list_item_get_item (item));
}

static void
unbind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mh_person_row_bind (MH_PERSON_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
activate_cb (MhPeoplePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "people.edit", NULL);
}

static void
show_menu (MhPeoplePane *self, double x, double y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* x and y are in the list. */
static void
show_menu_at (MhPeoplePane *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, MH_TYPE_PERSON_ROW) : NULL;

  /* The item around the row is what is picked at its margins. */
  if (row == NULL && picked != NULL && MH_IS_PERSON_ROW (gtk_widget_get_first_child (picked)))
    row = gtk_widget_get_first_child (picked);
  if (row == NULL)
    return;
  mh_session_set_selected (self->session, (int) mh_person_item_get_index (
                                              mh_person_row_get_item (MH_PERSON_ROW (row))));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &x, &y);
  show_menu (self, x, y);
}

static void
right_pressed_cb (MhPeoplePane *self, int n_press, double x, double y)
{
  show_menu_at (self, x, y);
}

static void
long_pressed_cb (MhPeoplePane *self, double x, double y)
{
  show_menu_at (self, x, y);
}

/* actions */

static void
add (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (mh_people_add (self->session, _ ("New Person")))
    gtk_widget_activate_action (widget, "win.edit-person", NULL);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *unused)
{
  gtk_widget_activate_action (widget, "win.edit-person", NULL);
}

static void
tell_removed (MhPeoplePane *self, const char *name)
{
  /* Translators: %s is a person's name */
  g_autofree char *text = g_strdup_printf (_ ("Removed %s"), name);

  mh_undo_toast_show (GTK_WIDGET (self), text);
}

static void
remove_selected (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  int member = mh_session_get_selected (self->session);
  g_autofree char *name = g_strdup (
      mh_document_get_member (mh_session_get_document (self->session), (guint) member)->name);

  if (mh_people_remove (self->session, member))
    tell_removed (self, name);
}

static void
move_selected (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  int from = mh_session_get_selected (self->session);

  mh_people_move (self->session, from, g_str_equal (action, "people.up") ? from - 1 : from + 1);
}

static void
show_or_hide (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);

  mh_people_set_shown (self->session, mh_session_get_selected (self->session),
                       g_str_equal (action, "people.show"));
}

static void
take_photo (GtkWidget *widget, const char *path)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);

  mh_people_set_photo (self->session, mh_session_get_selected (self->session), path);
}

static void
choose_photo (GtkWidget *widget, const char *action, GVariant *unused)
{
  mh_choose_picture (widget, _ ("Choose a Photo"), take_photo);
}

static void
open_menu (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 0;
  double y = 0;

  if (mh_session_get_selected (self->session) < 0 || focus == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;
  gtk_widget_translate_coordinates (focus, widget, gtk_widget_get_width (focus) / 2.0,
                                    gtk_widget_get_height (focus) / 2.0, &x, &y);
  show_menu (self, x, y);
}

/* drops */

static gboolean
drop_cb (MhPeoplePane *self, const GValue *value)
{
  g_auto (GStrv) paths = mh_list_dropped_pictures (value);

  return paths[0] != NULL && self->session != NULL &&
         mh_people_add_photos (self->session, (const char *const *) paths) > 0;
}

/* object */

static void
mh_people_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MH_PEOPLE_PANE (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_people_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      mh_people_pane_set_session (MH_PEOPLE_PANE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_people_pane_dispose (GObject *object)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (object);
  GtkWidget *child = NULL;

  self->refreshing = TRUE;
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->people);
  g_clear_object (&self->session);
  g_clear_object (&self->session_signals);
  G_OBJECT_CLASS (mh_people_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "people.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "people.remove", NULL, remove_selected);
  gtk_widget_class_install_action (widget_class, "people.up", NULL, move_selected);
  gtk_widget_class_install_action (widget_class, "people.down", NULL, move_selected);
  gtk_widget_class_install_action (widget_class, "people.hide", NULL, show_or_hide);
  gtk_widget_class_install_action (widget_class, "people.show", NULL, show_or_hide);
  gtk_widget_class_install_action (widget_class, "people.choose-photo", NULL, choose_photo);
  gtk_widget_class_install_action (widget_class, "people.menu", NULL, open_menu);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "people.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "people.down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "people.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "people.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "people.menu",
                                       NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-people-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, header);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, count);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, search);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, stack);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, list);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}

static void
mh_people_pane_class_init (MhPeoplePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_people_pane_get_property;
  object_class->set_property = mh_people_pane_set_property;
  object_class->dispose = mh_people_pane_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MH_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (widget_class);
  bind_template (widget_class);
}

static void
mh_people_pane_init (MhPeoplePane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->people = mh_people_model_new ();
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->people)),
                                           g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (show_selected), self);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show_stack_page (self);
  enable_actions (self);
}

/**
 * mh_people_pane_new:
 *
 * Returns: (transfer floating): a pane without a session
 */
GtkWidget *
mh_people_pane_new (void)
{
  return g_object_new (MH_TYPE_PEOPLE_PANE, NULL);
}

/**
 * mh_people_pane_get_session:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): whose people it lists
 */
MhSession *
mh_people_pane_get_session (MhPeoplePane *self)
{
  return self->session;
}

/**
 * mh_people_pane_set_session:
 * @self: a pane
 * @session: (nullable): whose people to list
 */
void
mh_people_pane_set_session (MhPeoplePane *self, MhSession *session)
{
  if (self->session == session)
    return;
  /* Rows hold the session of those they show: nobody is listed while it changes. */
  self->refreshing = TRUE;
  mh_people_model_set_document (self->people, NULL);
  self->refreshing = FALSE;
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  if (session != NULL)
    document_changed_cb (self);
  else
    enable_actions (self);
}

/**
 * mh_people_pane_start_search:
 * @self: a pane
 *
 * Puts the keyboard focus into the search entry.
 */
void
mh_people_pane_start_search (MhPeoplePane *self)
{
  gtk_widget_grab_focus (self->search);
}
