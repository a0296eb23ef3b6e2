/* mh-canvas-item.c: one thing in the picture, for the keyboard and for those who do not see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-item.h"

#include <glib/gi18n.h>

struct _MhCanvasItem
{
  GtkWidget parent_instance;

  MhRole role;
  int member; /* -1 for none */
  MhBox box;  /* output px */
};

G_DEFINE_FINAL_TYPE (MhCanvasItem, mh_canvas_item, GTK_TYPE_WIDGET)

/* What a thing is for the accessibility bus, and how its keys are told. */
static const struct
{
  GtkAccessibleRole role;
  const char *name;
  const char *keys;
} kinds[MH_N_ROLES] = {
  [MH_ROLE_NAME] = { GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL,
                     N_ ("Enter edits the name, Alt and an arrow key move the person, Shift and an "
                         "arrow key move the photo in its frame") },
  [MH_ROLE_HEADING] = { GTK_ACCESSIBLE_ROLE_HEADING, N_ ("Heading"), N_ ("Enter edits the text") },
  [MH_ROLE_NOTICE] = { GTK_ACCESSIBLE_ROLE_NOTE, N_ ("Notice"), N_ ("Enter edits the text") },
  [MH_ROLE_LOGO] = { GTK_ACCESSIBLE_ROLE_IMG, N_ ("Logo"), N_ ("Arrow keys move it") },
  [MH_ROLE_QR] = { GTK_ACCESSIBLE_ROLE_IMG, N_ ("QR code"), NULL },
  [MH_ROLE_PANEL] = { GTK_ACCESSIBLE_ROLE_GROUP, N_ ("Panel"),
                      N_ ("Arrow keys move it to another side") },
  [MH_ROLE_BACKGROUND] = { GTK_ACCESSIBLE_ROLE_IMG, N_ ("Background"),
                           N_ ("Arrow keys choose the part that is shown") },
};

/* Which third of the picture the middle of a box is in. */
static const char *
name_place (const MhBox *box, const MhScene *scene)
{
  static const char *const names[3][3] = {
    { N_ ("at the top left"), N_ ("at the top"), N_ ("at the top right") },
    { N_ ("at the left"), N_ ("in the middle"), N_ ("at the right") },
    { N_ ("at the bottom left"), N_ ("at the bottom"), N_ ("at the bottom right") },
  };
  int column = (int) (3 * (box->x0 + box->x1) / 2 / scene->width_px);
  int row = (int) (3 * (box->y0 + box->y1) / 2 / scene->height_px);

  return _ (names[CLAMP (row, 0, 2)][CLAMP (column, 0, 2)]);
}

/* All that is written there, in the order drawn. */
static char *
list_texts (MhCanvasItem *self, const MhScene *scene)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind != MH_ITEM_TEXT || item->role == MH_ROLE_INITIALS ||
          (self->member >= 0 ? item->member != self->member : item->role != self->role))
        continue;
      if (texts->len > 0)
        /* Translators: between the items of a list */
        g_string_append (texts, _ (", "));
      g_string_append (texts, item->text.text);
    }
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static char *
make_name (MhCanvasItem *self, const MhScene *scene)
{
  g_autofree char *texts = list_texts (self, scene);

  if (self->member >= 0)
    return g_steal_pointer (&texts);
  if (texts[0] == '\0')
    return g_strdup (_ (kinds[self->role].name));
  /* Translators: a thing in the picture and what is written there, “Heading: Our team” */
  return g_strdup_printf (_ ("%s: %s"), _ (kinds[self->role].name), texts);
}

static char *
make_description (
    MhCanvasItem *self, const MhScene *scene, const MhBox *box, guint position, guint n_people)
{
  g_autofree char *place = NULL;

  if (self->member >= 0)
    /* Translators: “Person 3 of 8, at the right” */
    place =
        g_strdup_printf (_ ("Person %u of %u, %s"), position, n_people, name_place (box, scene));
  else
    place = g_strdup (name_place (box, scene));
  if (kinds[self->role].keys == NULL)
    return g_steal_pointer (&place);
  /* Translators: where a thing is, and what its keys do: “at the left. Enter edits the text” */
  return g_strdup_printf (_ ("%s. %s"), place, _ (kinds[self->role].keys));
}

static void
mh_canvas_item_class_init (MhCanvasItemClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "canvasitem");
}

static void
mh_canvas_item_init (MhCanvasItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The canvas sees the pointer: a click is for what is on top, which no rectangle knows. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * mh_canvas_item_new:
 * @role: what it is; %MH_ROLE_NAME for a person
 * @member: an index in members, -1 for what is no person
 *
 * Returns: (transfer floating): a widget without a size of its own
 */
GtkWidget *
mh_canvas_item_new (MhRole role, int member)
{
  MhCanvasItem *self =
      g_object_new (MH_TYPE_CANVAS_ITEM, "accessible-role", kinds[role].role, NULL);

  self->role = role;
  self->member = member;
  return GTK_WIDGET (self);
}

MhRole
mh_canvas_item_get_role (MhCanvasItem *self)
{
  return self->role;
}

int
mh_canvas_item_get_member (MhCanvasItem *self)
{
  return self->member;
}

/* Where it is, output px. */
const MhBox *
mh_canvas_item_get_box (MhCanvasItem *self)
{
  return &self->box;
}

/**
 * mh_canvas_item_describe:
 * @self: an item
 * @scene: the picture shown
 * @box: where the item is in it, output px
 * @position: of a person among those drawn, from 1
 * @n_people: how many are drawn
 *
 * Tells the accessibility bus what is there now, and where.
 */
void
mh_canvas_item_describe (
    MhCanvasItem *self, MhScene *scene, const MhBox *box, guint position, guint n_people)
{
  g_autofree char *name = make_name (self, scene);
  g_autofree char *description = make_description (self, scene, box, position, n_people);

  self->box = *box;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (self->member >= 0)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                    (int) position, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                    (int) n_people, -1);
}

void
mh_canvas_item_set_selected (MhCanvasItem *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
