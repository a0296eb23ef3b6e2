/* mh-person-row.c: one person in the list of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-person-row.h"

#include <glib/gi18n.h>

#include "design/mh-picture-chooser.h"
#include "mh-face.h"
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

  MhFace *face;
  GtkWidget *labels;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *signature;

  MhSession *session;    /* (nullable) */
  MhPersonItem *item;    /* (nullable) */
  GSignalGroup *signals; /* of item */
  GSignalGroup *session_signals;
};

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

static void
show_words (MhPersonRow *self)
{
  const MhMember *member = mh_person_item_get_member (self->item);
  g_autofree char *absence =
      mh_person_item_describe_absence (self->item, mh_session_get_date (self->session));
  const char *detail = absence;

  if (absence == NULL && is_crowded_out (self))
    /* Translators: about a person for whom the picture has no room */
    detail = absence = g_strdup (_ ("does not fit"));

  if (detail == NULL)
    detail = member->handle != NULL ? member->handle : member->expertise;
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
  if (from < to)
    to--;
  return mh_people_move (self->session, from, to);
}

static gboolean
drop_cb (MhPersonRow *self, const GValue *value, double x, double y)
{
  show_drop_place (self, DROP_NONE);
  if (self->item == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, MH_TYPE_PERSON_ITEM))
    return drop_person (self, g_value_get_object (value), find_drop_place (self, y));
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_auto (GStrv) paths = mh_list_dropped_pictures (value);

      return paths[0] != NULL &&
             mh_people_set_photo (self->session, (int) mh_person_item_get_index (self->item),
                                  paths[0]);
    }
  return FALSE;
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

  G_OBJECT_CLASS (klass)->dispose = mh_person_row_dispose;

  g_type_ensure (MH_TYPE_FACE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, face);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, labels);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MhPersonRow, signature);
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
