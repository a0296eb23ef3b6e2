/* mh-people-pane.c: the list of people at the window's start side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-pane-private.h"

#include <glib/gi18n.h>

#include "design/mh-picture-chooser.h"
#include "mh-people-drop.h"
#include "mh-people-edit.h"

enum
{
  PROP_SESSION = 1,
  PROP_SELECTING,
  PROP_N_SELECTED,
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

static guint
get_index (MhPeoplePane *self, guint position)
{
  g_autoptr (MhPersonItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  return mh_person_item_get_index (item);
}

/* Where the session's selected person stands among those who are found. */
static guint
find_selected (MhPeoplePane *self)
{
  int selected = mh_session_get_selected (self->session);
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  for (guint i = 0; i < n_found; i++)
    if ((int) get_index (self, i) == selected)
      return i;
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

static guint
count_selected (MhPeoplePane *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (selected);
}

static void
show_n_selected (MhPeoplePane *self)
{
  guint n_selected = count_selected (self);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected);

  gtk_label_set_text (self->selected_count, text);
  gtk_stack_set_visible_child_name (self->headers, self->selecting ? "selecting" : "people");
  gtk_action_bar_set_revealed (self->action_bar, self->selecting || n_selected > 1);
  gtk_widget_set_visible (self->add_entry, !self->selecting && self->session != NULL);
  mh_people_pane_enable_actions (self);
  if (n_selected > 1 || n_selected != self->n_told)
    {
      self->n_told = n_selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
}

static void
select_position (MhPeoplePane *self, guint position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (selection);
  else
    {
      gtk_selection_model_select_item (selection, position, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
    }
}

static gboolean
is_alone (MhPeoplePane *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return count_selected (self) == 0;
  return count_selected (self) == 1 &&
         gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position);
}

/* Nobody is selected elsewhere while several are here. */
static void
show_selected (MhPeoplePane *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->session == NULL)
    return;
  position = find_selected (self);
  if (!self->refreshing && !is_alone (self, position) &&
      (mh_session_get_selected (self->session) >= 0 || count_selected (self) < 2))
    {
      self->refreshing = TRUE;
      select_position (self, position);
      self->refreshing = FALSE;
    }
  show_n_selected (self);
}

static GPtrArray *
list_selected_items (MhPeoplePane *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *found = G_LIST_MODEL (self->found);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_ptr_array_add (items, g_list_model_get_item (found, i));
  return items;
}

/* Who only changed places is the same item, but not selected at the new place. */
static void
select_again (MhPeoplePane *self, GPtrArray *items)
{
  GListModel *found = G_LIST_MODEL (self->found);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (MhPersonItem) item = g_list_model_get_item (found, i);

      if (g_ptr_array_find (items, item, NULL))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
    }
}

static void
document_changed_cb (MhPeoplePane *self)
{
  g_autoptr (GPtrArray) items = list_selected_items (self);

  self->refreshing = TRUE;
  mh_people_model_set_document (self->people, mh_session_get_document (self->session));
  /* Whoever was edited may match the search now, or no more. */
  if (is_searching (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (items->len > 1)
    select_again (self, items);
  self->refreshing = FALSE;
  show_count (self);
  show_stack_page (self);
  show_selected (self);
}

static void
selection_changed_cb (MhPeoplePane *self)
{
  g_autoptr (GtkBitset) positions = NULL;
  guint n_selected = 0;

  if (self->refreshing || self->session == NULL)
    return;
  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n_selected = (guint) gtk_bitset_get_size (positions);
  /* A search that does not find the selected person leaves them selected everywhere else. */
  if (n_selected == 1)
    mh_session_set_selected (self->session,
                             (int) get_index (self, gtk_bitset_get_minimum (positions)));
  else if (n_selected > 1 || !is_searching (self))
    mh_session_set_selected (self->session, -1);
  show_n_selected (self);
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
  if (count_selected (self) == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* rows */

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MhPeoplePane *self)
{
  GtkWidget *row = mh_person_row_new ();

  g_object_bind_property (self, "selecting", row, "selecting", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "selected", row, "selected", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
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
activate_cb (MhPeoplePane *self, guint position)
{
  if (self->selecting)
    gtk_widget_activate_action (GTK_WIDGET (self), "people.toggle", "u",
                                get_index (self, position));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "people.edit", NULL);
}

/* Enter adds, and the next name can be typed at once. */
static void
entry_activated_cb (MhPeoplePane *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_entry)));

  g_strstrip (name);
  if (*name == '\0' || self->session == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (mh_people_add (self->session, name))
    gtk_editable_set_text (GTK_EDITABLE (self->add_entry), "");
}

void
mh_people_pane_show_menu (MhPeoplePane *self, double x, double y)
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
  if (!mh_person_row_get_selected (MH_PERSON_ROW (row)))
    mh_session_set_selected (self->session, (int) mh_person_item_get_index (
                                                mh_person_row_get_item (MH_PERSON_ROW (row))));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &x, &y);
  mh_people_pane_show_menu (self, x, y);
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

static gboolean
drop_cb (MhPeoplePane *self, const GValue *value)
{
  return mh_people_take_drop (GTK_WIDGET (self), self->session, -1, value);
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

    case PROP_SELECTING:
      g_value_set_boolean (value, MH_PEOPLE_PANE (object)->selecting);
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, count_selected (MH_PEOPLE_PANE (object)));
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

    case PROP_SELECTING:
      mh_people_pane_set_selecting (MH_PEOPLE_PANE (object), g_value_get_boolean (value));
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
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-people-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, headers);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, count);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, selected_count);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, action_bar);
  gtk_widget_class_bind_template_child (widget_class, MhPeoplePane, add_entry);
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
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
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
  properties[PROP_SELECTING] =
      g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  mh_people_pane_install_actions (widget_class);
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
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (show_selected), self);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  show_stack_page (self);
  show_n_selected (self);
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
    show_n_selected (self);
}

/**
 * mh_people_pane_set_selecting:
 * @self: a pane
 * @selecting: whether a click adds to those who are selected
 */
void
mh_people_pane_set_selecting (MhPeoplePane *self, gboolean selecting)
{
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  show_n_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

/**
 * mh_people_pane_list_selected:
 * @self: a pane
 *
 * Returns: (transfer full): who is selected, as indices in members; the session's one where the
 * search does not find them
 */
GtkBitset *
mh_people_pane_list_selected (MhPeoplePane *self)
{
  GtkBitset *members = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) positions =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position = 0;

  if (gtk_bitset_iter_init_first (&iter, positions, &position))
    do
      gtk_bitset_add (members, get_index (self, position));
    while (gtk_bitset_iter_next (&iter, &position));
  else if (self->session != NULL && mh_session_get_selected (self->session) >= 0)
    gtk_bitset_add (members, (guint) mh_session_get_selected (self->session));
  return members;
}

/**
 * mh_people_pane_toggle:
 * @self: a pane
 * @member: somebody, as an index in members
 *
 * Selects them beside the others, or not any more.
 */
void
mh_people_pane_toggle (MhPeoplePane *self, guint member)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    if (get_index (self, i) == member && gtk_selection_model_is_selected (selection, i))
      gtk_selection_model_unselect_item (selection, i);
    else if (get_index (self, i) == member)
      gtk_selection_model_select_item (selection, i, FALSE);
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
