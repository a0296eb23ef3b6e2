/* mh-person-row.c: one person in the list of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-person-row.h"

#include <glib/gi18n.h>

#include "base/mh-limits.h"
#include "design/mh-value-row.h"
#include "mh-face.h"
#include "mh-people-drop.h"
#include "mh-people-edit.h"

/* Where something that is dragged over the row would go. */
typedef enum
{
  DROP_NONE,
  DROP_ABOVE,
  DROP_BELOW,
  DROP_ONTO,
} DropPlace;

struct _MhPersonRow
{
  GtkWidget parent_instance;

  GtkEventController *toggle_click;
  GtkWidget *check;
  MhFace *face;
  GtkWidget *labels;
  GtkLabel *name;
  GtkWidget *name_entry;
  GtkLabel *detail;
  GtkLabel *signature;

  MhSession *session;    /* (nullable) */
  MhPersonItem *item;    /* (nullable) */
  GSignalGroup *signals; /* of item */
  GSignalGroup *session_signals;
  gboolean selecting;
  gboolean selected;
};

enum
{
  PROP_SELECTING = 1,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MhPersonRow, mh_person_row, GTK_TYPE_WIDGET)

static void
show_signature (MhPersonRow *self, const MhMember *member)
{
  const MhAccount *account = mh_document_get_account (mh_person_item_get_document (self->item));
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->signature), member->signature != NULL);
  if (member->signature == NULL)
    return;
  text = g_strconcat (account->signature_prefix, member->signature, NULL);
  gtk_label_set_text (self->signature, text);
}

static void
show_face (MhPersonRow *self, const MhMember *member)
{
  /* Who gave their name only is shown as they will be drawn. */
  g_autofree char *path =
      member->consent == MH_CONSENT_PHOTO ? mh_people_resolve_photo (self->session, member) : NULL;
  MhPhotoCrop crop = { member->photo_focus_x, member->photo_focus_y, member->photo_zoom };

  mh_face_show (self->face, member->name, mh_session_get_pictures (self->session), path, &crop);
}

static void
describe (MhPersonRow *self)
{
  const char *detail = gtk_label_get_text (self->detail);
  const char *name = gtk_label_get_text (self->name);
  g_autofree char *text =
      /* Translators: a person's name, then their handle or why they are not shown */
      *detail != '\0' ? g_strdup_printf (_ ("%s, %s"), name, detail) : g_strdup (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
is_crowded_out (MhPersonRow *self)
{
  MhScene *scene = mh_session_get_scene (self->session);
  int index = (int) mh_person_item_get_index (self->item);

  for (guint i = 0; scene != NULL && i < scene->not_shown->len; i++)
    {
      const MhNotShown *absent = &g_array_index (scene->not_shown, MhNotShown, i);

      if (absent->member == index && absent->reason == MH_ABSENCE_DOES_NOT_FIT)
        return TRUE;
    }
  return FALSE;
}

/* Who they are in a few words: what they go by, and where they belong. */
static char *
describe_member (const MhMember *member)
{
  const char *known = member->handle != NULL ? member->handle : member->expertise;

  if (known != NULL && member->group != NULL)
    return g_strdup_printf ("%s · %s", known, member->group);
  return g_strdup (known != NULL ? known : member->group);
}

static void
show_words (MhPersonRow *self)
{
  const MhMember *member = mh_person_item_get_member (self->item);
  g_autofree char *absence =
      mh_person_item_describe_absence (self->item, mh_session_get_date (self->session));
  g_autofree char *words = NULL;
  const char *detail = absence;

  if (absence == NULL && is_crowded_out (self))
    /* Translators: about a person for whom the picture has no room */
    detail = absence = g_strdup (_ ("does not fit"));

  if (detail == NULL)
    detail = words = describe_member (member);
  gtk_label_set_text (self->name, member->name);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  if (absence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "absent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "absent");
  describe (self);
}

static void
refresh (MhPersonRow *self)
{
  const MhMember *member = mh_person_item_get_member (self->item);

  show_words (self);
  show_signature (self, member);
  show_face (self, member);
}

/* Room is found or not when the picture is laid out. */
static void
scene_changed_cb (MhPersonRow *self)
{
  if (self->item != NULL)
    show_words (self);
}

/* dragging */

static void
show_drop_place (MhPersonRow *self, DropPlace place)
{
  static const char *const css_classes[] = {
    [DROP_ABOVE] = "drop-above",
    [DROP_BELOW] = "drop-below",
    [DROP_ONTO] = "drop-onto",
  };

  for (DropPlace i = DROP_ABOVE; i <= DROP_ONTO; i++)
    if (i == place)
      gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), css_classes[i]);
}

static GdkContentProvider *
prepare_drag_cb (MhPersonRow *self)
{
  return self->item != NULL ? gdk_content_provider_new_typed (MH_TYPE_PERSON_ITEM, self->item)
                            : NULL;
}

static void
begin_drag_cb (MhPersonRow *self, GdkDrag *drag)
{
  GtkWidget *card = mh_person_row_new ();

  mh_person_row_bind (MH_PERSON_ROW (card), self->session, self->item);
  gtk_widget_add_css_class (card, "drag-card");
  gtk_widget_set_size_request (card, gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), card);
  gdk_drag_set_hotspot (drag, 12, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
end_drag_cb (MhPersonRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static DropPlace
find_drop_place (MhPersonRow *self, double y)
{
  return y < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 ? DROP_ABOVE : DROP_BELOW;
}

static gboolean
drags_person (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return drop != NULL &&
         gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), MH_TYPE_PERSON_ITEM);
}

static GdkDragAction
motion_cb (MhPersonRow *self, double x, double y, GtkDropTarget *target)
{
  if (drags_person (target))
    {
      show_drop_place (self, find_drop_place (self, y));
      return GDK_ACTION_MOVE;
    }
  show_drop_place (self, DROP_ONTO);
  return GDK_ACTION_COPY;
}

static void
leave_cb (MhPersonRow *self)
{
  show_drop_place (self, DROP_NONE);
}

static gboolean
drop_person (MhPersonRow *self, MhPersonItem *dragged, DropPlace place)
{
  int from = (int) mh_person_item_get_index (dragged);
  int to = (int) mh_person_item_get_index (self->item);

  /* Somebody of another window's team cannot be moved here. */
  if (mh_person_item_get_document (dragged) != mh_session_get_document (self->session))
    return FALSE;
  if (place == DROP_BELOW)
    to++;
  return gtk_widget_activate_action (GTK_WIDGET (self), "people.move", "(uu)", (guint) from,
                                     (guint) to);
}

static gboolean
drop_cb (MhPersonRow *self, const GValue *value, double x, double y)
{
  show_drop_place (self, DROP_NONE);
  if (self->item == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, MH_TYPE_PERSON_ITEM))
    return drop_person (self, g_value_get_object (value), find_drop_place (self, y));
  return mh_people_take_drop (GTK_WIDGET (self), self->session,
                              (int) mh_person_item_get_index (self->item), value);
}

/* editing in place */

static void
show_entry (MhPersonRow *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name), !shown);
  gtk_widget_set_visible (self->name_entry, shown);
}

/* The focus goes back to the list, so that the arrows move on from here. */
static void
stop_edit (MhPersonRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *focus = NULL;

  if (!gtk_widget_get_visible (self->name_entry) || item == NULL)
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (item));
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->name_entry))
    gtk_widget_grab_focus (item);
  show_entry (self, FALSE);
}

static void
end_edit_cb (MhPersonRow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *pointer = NULL;

  if (!gtk_widget_get_visible (self->name_entry) || self->item == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  pointer = g_strdup_printf ("/members/%u/name", mh_person_item_get_index (self->item));
  /* Before the edit, which shows the row anew. */
  stop_edit (self);
  if (*name == '\0' || g_str_equal (name, mh_person_item_get_member (self->item)->name))
    return;
  mh_session_seal (self->session);
  mh_session_set (self->session, pointer, mh_json_new_string (name), _ ("Change Name"), NULL);
}

static gboolean
edit_key_cb (MhPersonRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  stop_edit (self);
  return GDK_EVENT_STOP;
}

/* selecting several */

static void
toggle_pressed_cb (MhPersonRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "people.toggle", "u",
                                mh_person_item_get_index (self->item));
}

static void
set_selecting (MhPersonRow *self, gboolean selecting)
{
  self->selecting = selecting;
  gtk_widget_set_visible (self->check, selecting);
  gtk_event_controller_set_propagation_phase (self->toggle_click,
                                              selecting ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
}

static void
set_selected (MhPersonRow *self, gboolean selected)
{
  self->selected = selected;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), selected);
}

/* A drag may outlive the row that it began at: its person has moved, and another row shows them. */
static void
add_drag_source (MhPersonRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_drag_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (end_drag_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static void
add_drop_target (MhPersonRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drop_target_set_gtypes (target, (GType[]){ MH_TYPE_PERSON_ITEM, GDK_TYPE_FILE_LIST }, 2);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
mh_person_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MhPersonRow *self = MH_PERSON_ROW (object);

  switch (prop_id)
    {
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_person_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MhPersonRow *self = MH_PERSON_ROW (object);

  switch (prop_id)
    {
    case PROP_SELECTING:
      set_selecting (self, g_value_get_boolean (value));
      break;

    case PROP_SELECTED:
      set_selected (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_person_row_dispose (GObject *object)
{
  MhPersonRow *self = MH_PERSON_ROW (object);
  GtkWidget *child = NULL;

  g_clear_object (&self->signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mh_person_row_parent_class)->dispose (object);
}

static void
mh_person_row_class_init (MhPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = mh_person_row_get_property;
  G_OBJECT_CLASS (klass)->set_property = mh_person_row_set_property;
  G_OBJECT_CLASS (klass)->dispose = mh_person_row_dispose;
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (MH_TYPE_FACE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, toggle_click);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, check);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, face);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, labels);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, signature);
  gtk_widget_class_bind_template_callback (widget_class, toggle_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_key_cb);
}

static void
mh_person_row_init (MhPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MH_TYPE_PERSON_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (refresh), self);
  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::scene",
                                  G_CALLBACK (scene_changed_cb), self);
  add_drag_source (self);
  add_drop_target (self);
}

/**
 * mh_person_row_new:
 *
 * Returns: (transfer floating): a row for nobody
 */
GtkWidget *
mh_person_row_new (void)
{
  return g_object_new (MH_TYPE_PERSON_ROW, NULL);
}

/**
 * mh_person_row_bind:
 * @self: a row
 * @session: (nullable): what the person is edited in
 * @item: (nullable): whom to show from now
 */
void
mh_person_row_bind (MhPersonRow *self, MhSession *session, MhPersonItem *item)
{
  show_entry (self, FALSE);
  g_set_object (&self->session, session);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  g_signal_group_set_target (self->session_signals, session);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
  if (session != NULL && item != NULL)
    refresh (self);
}

/**
 * mh_person_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): whom it shows
 */
MhPersonItem *
mh_person_row_get_item (MhPersonRow *self)
{
  return self->item;
}

/**
 * mh_person_row_get_selected:
 * @self: a row
 *
 * Returns: %TRUE if the person is selected in the list
 */
gboolean
mh_person_row_get_selected (MhPersonRow *self)
{
  return self->selected;
}

/**
 * mh_person_row_edit_name:
 * @self: a row
 *
 * Lets the name be edited in place: Enter or leaving takes it, Escape does not.
 */
void
mh_person_row_edit_name (MhPersonRow *self)
{
  if (self->item == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry),
                         mh_person_item_get_member (self->item)->name);
  gtk_entry_set_max_length (GTK_ENTRY (self->name_entry), MH_LIMIT_FIELD_CHARS);
  show_entry (self, TRUE);
  gtk_widget_grab_focus (self->name_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->name_entry), 0, -1);
}
