/* mh-people-pane-actions.c: every command of the list of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-people-pane-private.h"

#include <glib/gi18n.h>

#include "design/mh-picture-chooser.h"
#include "design/mh-value-row.h"
#include "mh-people-edit.h"
#include "mh-people-paste.h"
#include "mh-people-several.h"
#include "window/mh-undo-toast.h"

static guint
count_people (MhPeoplePane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->people));
}

/* Whether all, or else any, of some people are shown. */
static gboolean
has_shown (MhPeoplePane *self, GtkBitset *members, gboolean shown)
{
  GtkBitsetIter iter;
  guint member = 0;

  if (gtk_bitset_iter_init_first (&iter, members, &member))
    do
      if (mh_document_get_member (mh_session_get_document (self->session), member)->shown == shown)
        return TRUE;
    while (gtk_bitset_iter_next (&iter, &member));
  return FALSE;
}

/**
 * mh_people_pane_enable_actions:
 * @self: a pane
 *
 * Sets which commands can be given now.
 */
void
mh_people_pane_enable_actions (MhPeoplePane *self)
{
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);
  guint n_people = count_people (self);
  guint n_selected = (guint) gtk_bitset_get_size (members);
  gboolean has_people =
      self->session != NULL && n_selected > 0 && gtk_bitset_get_maximum (members) < n_people;
  gboolean is_one = has_people && n_selected == 1;
  gboolean can_move = has_people && *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "people.add",
                                 self->session != NULL && mh_session_is_loaded (self->session));
  gtk_widget_action_set_enabled (widget, "people.edit", has_people);
  gtk_widget_action_set_enabled (widget, "people.rename", is_one);
  gtk_widget_action_set_enabled (widget, "people.remove", has_people);
  gtk_widget_action_set_enabled (widget, "people.choose-photo", is_one);
  gtk_widget_action_set_enabled (widget, "people.hide",
                                 has_people && has_shown (self, members, TRUE));
  gtk_widget_action_set_enabled (widget, "people.show",
                                 has_people && has_shown (self, members, FALSE));
  gtk_widget_action_set_enabled (widget, "people.up",
                                 can_move && !gtk_bitset_contains (members, 0));
  gtk_widget_action_set_enabled (widget, "people.down",
                                 can_move && !gtk_bitset_contains (members, n_people - 1));
  gtk_widget_action_set_enabled (widget, "people.select", n_people > 0);
  gtk_widget_action_set_enabled (widget, "people.select-all", n_people > 0);
}

static void
add (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);

  mh_people_pane_set_selecting (self, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (mh_people_add (self->session, _ ("New Person")))
    gtk_widget_activate_action (widget, "win.edit-person", NULL);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *unused)
{
  gtk_widget_activate_action (widget, "win.edit-person", NULL);
}

static gpointer
find_row (GtkWidget *widget, guint member)
{
  if (MH_IS_PERSON_ROW (widget))
    {
      MhPersonItem *item = mh_person_row_get_item (MH_PERSON_ROW (widget));

      return item != NULL && mh_person_item_get_index (item) == member ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer row = find_row (child, member);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
rename_selected (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);
  MhPersonRow *row = find_row (GTK_WIDGET (self->list), gtk_bitset_get_minimum (members));

  if (row != NULL)
    mh_person_row_edit_name (row);
}

static void
remove_selected (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);
  guint n_people = (guint) gtk_bitset_get_size (members);
  MhDocument *document = mh_session_get_document (self->session);
  g_autofree char *text =
      n_people == 1
          /* Translators: %s is a person's name */
          ? g_strdup_printf (
                _ ("Removed %s"),
                mh_document_get_member (document, gtk_bitset_get_minimum (members))->name)
          : g_strdup_printf (ngettext ("Removed %u person", "Removed %u people", n_people),
                             n_people);

  if (mh_people_remove_each (self->session, members))
    mh_undo_toast_show (widget, text);
  mh_people_pane_set_selecting (self, FALSE);
}

static void
move_selected (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);

  mh_people_move_each (self->session, members,
                       g_str_equal (action, "people.up") ? gtk_bitset_get_minimum (members) - 1
                                                         : gtk_bitset_get_maximum (members) + 2);
}

/* Whoever is dragged brings those who are selected with them. */
static void
move_dragged (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);
  guint dragged = 0;
  guint before = 0;

  g_variant_get (parameter, "(uu)", &dragged, &before);
  if (!gtk_bitset_contains (members, dragged))
    {
      gtk_bitset_remove_all (members);
      gtk_bitset_add (members, dragged);
    }
  mh_people_move_each (self->session, members, before);
}

static void
show_or_hide (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);
  gboolean shown = g_str_equal (action, "people.show");
  gboolean is_one = gtk_bitset_get_size (members) == 1;

  mh_people_set_each (self->session, members, "shown", shown ? NULL : mh_json_new_boolean (FALSE),
                      shown ? (is_one ? _ ("Show Person") : _ ("Show People"))
                            : (is_one ? _ ("Hide Person") : _ ("Hide People")),
                      NULL);
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
paste (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);

  if (self->session != NULL)
    mh_people_paste (widget, self->session, mh_session_get_selected (self->session));
}

static void
open_menu (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 0;
  double y = 0;

  if (gtk_bitset_is_empty (members) || focus == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;
  gtk_widget_translate_coordinates (focus, widget, gtk_widget_get_width (focus) / 2.0,
                                    gtk_widget_get_height (focus) / 2.0, &x, &y);
  mh_people_pane_show_menu (self, x, y);
}

/* selecting several */

static void
begin_selecting (GtkWidget *widget, const char *action, GVariant *unused)
{
  mh_people_pane_set_selecting (MH_PEOPLE_PANE (widget), TRUE);
}

/* One who is left selected stays so; of several, nobody. */
static void
end_selecting (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPeoplePane *self = MH_PEOPLE_PANE (widget);
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self);

  mh_people_pane_set_selecting (self, FALSE);
  if (gtk_bitset_get_size (members) > 1)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
select_all (GtkWidget *widget, const char *action, GVariant *unused)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (MH_PEOPLE_PANE (widget)->selection));
}

static void
toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mh_people_pane_toggle (MH_PEOPLE_PANE (widget), g_variant_get_uint32 (parameter));
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} Binding;

static const Binding bindings[] = {
  { GDK_KEY_Up, GDK_ALT_MASK, "people.up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "people.down" },
  { GDK_KEY_Delete, 0, "people.remove" },
  { GDK_KEY_F2, 0, "people.rename" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "people.paste" },
  { GDK_KEY_Escape, 0, "people.done" },
  { GDK_KEY_Menu, 0, "people.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "people.menu" },
};

/**
 * mh_people_pane_install_actions:
 * @widget_class: of the pane
 */
void
mh_people_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "people.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "people.rename", NULL, rename_selected);
  gtk_widget_class_install_action (widget_class, "people.remove", NULL, remove_selected);
  gtk_widget_class_install_action (widget_class, "people.up", NULL, move_selected);
  gtk_widget_class_install_action (widget_class, "people.down", NULL, move_selected);
  gtk_widget_class_install_action (widget_class, "people.move", "(uu)", move_dragged);
  gtk_widget_class_install_action (widget_class, "people.hide", NULL, show_or_hide);
  gtk_widget_class_install_action (widget_class, "people.show", NULL, show_or_hide);
  gtk_widget_class_install_action (widget_class, "people.choose-photo", NULL, choose_photo);
  gtk_widget_class_install_action (widget_class, "people.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "people.menu", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "people.select", NULL, begin_selecting);
  gtk_widget_class_install_action (widget_class, "people.done", NULL, end_selecting);
  gtk_widget_class_install_action (widget_class, "people.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "people.toggle", "u", toggle);

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}
