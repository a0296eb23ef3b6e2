/* mh-surface-bar.c: one tab for each surface that the document has a target on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-surface-bar.h"

#include <glib/gi18n.h>
#include <string.h>

/* A tab for each target's surface, one for the shown surface when it has no target, and a menu that
 * adds and removes targets. */
struct _MhSurfaceBar
{
  GtkWidget parent_instance;

  MhSession *session; /* owned */
  GPtrArray *ids;     /* of the tabs, in order */
  char *shown_sum;    /* of what the tabs show */
  GMenu *add_menu;
  GMenu *remove_menu;
  GSimpleActionGroup *actions;

  /* template */
  GtkWidget *whole;
  GtkScrolledWindow *scroller;
  GtkWidget *stranger_note; /* that no file is made of the surface shown */
  GtkBox *tabs;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (MhSurfaceBar, mh_surface_bar, GTK_TYPE_WIDGET)

static gboolean
has_id (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* The id of what is looked at, which need not be that of a surface. */
static const char *
get_shown (MhSession *session)
{
  const char *lost = mh_session_get_lost_surface (session);

  return lost != NULL ? lost : mh_session_get_surface (session)->id;
}

static GPtrArray *
list_ids (MhSession *session)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  MhDocument *document = mh_session_get_document (session);
  const char *shown = get_shown (session);

  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const char *id = mh_document_get_target (document, i)->surface;

      if (!has_id (ids, id))
        g_ptr_array_add (ids, g_strdup (id));
    }
  if (!has_id (ids, shown))
    g_ptr_array_add (ids, g_strdup (shown));
  return ids;
}

/* Whether the target on a surface looks other than the document's design says. */
static gboolean
is_overridden (MhSession *session, const char *id)
{
  MhDocument *document = mh_session_get_document (session);
  const MhTarget *target = mh_document_find_target (document, id);
  g_autofree char *pointer = NULL;
  JsonNode *design = NULL;

  if (target == NULL)
    return FALSE;
  pointer = g_strdup_printf ("/targets/%d/design", target->index);
  design = mh_document_get (document, pointer);
  return design != NULL && JSON_NODE_HOLDS_OBJECT (design) &&
         json_object_get_size (json_node_get_object (design)) > 0;
}

static void
tab_toggled_cb (MhSurfaceBar *self, GtkToggleButton *tab)
{
  if (gtk_toggle_button_get_active (tab))
    mh_session_set_surface_id (self->session, g_object_get_data (G_OBJECT (tab), "id"));
}

static GtkWidget *
make_tab (MhSurfaceBar *self, const char *id, GtkWidget *group)
{
  const MhSurface *surface = mh_surfaces_find (mh_session_get_surfaces (self->session), id);
  const char *title = surface != NULL ? mh_surface_translate (surface->title) : id;
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (surface == NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_widget_set_tooltip_text (tab, _ ("There is no such surface"));
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  if (is_overridden (self->session, id))
    {
      GtkWidget *dot = g_object_new (GTK_TYPE_IMAGE, "icon-name", "media-record-symbolic",
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (dot, "override-dot");
      gtk_widget_set_tooltip_text (dot, _ ("Looks different here"));
      gtk_box_append (GTK_BOX (box), dot);
    }
  if (mh_document_find_target (mh_session_get_document (self->session), id) == NULL)
    {
      gtk_widget_add_css_class (box, "dim-label");
      gtk_widget_set_tooltip_text (tab, _ ("Only looked at: not among the files to make"));
    }
  gtk_button_set_child (GTK_BUTTON (tab), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (tab, "flat");
  gtk_widget_add_css_class (tab, "surface-tab");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), GTK_TOGGLE_BUTTON (group));
  g_object_set_data_full (G_OBJECT (tab), "id", g_strdup (id), g_free);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab),
                                g_str_equal (id, get_shown (self->session)));
  g_signal_connect_object (tab, "toggled", G_CALLBACK (tab_toggled_cb), self, G_CONNECT_SWAPPED);
  return tab;
}

static void
refill_tabs (MhSurfaceBar *self)
{
  GtkWidget *first = NULL;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs))) != NULL)
    gtk_box_remove (self->tabs, child);
  for (guint i = 0; i < self->ids->len; i++)
    {
      GtkWidget *tab = make_tab (self, self->ids->pdata[i], first);

      if (first == NULL)
        first = tab;
      gtk_box_append (self->tabs, tab);
    }
}

static void
refill_menus (MhSurfaceBar *self)
{
  MhDocument *document = mh_session_get_document (self->session);
  MhSurfaces *surfaces = mh_session_get_surfaces (self->session);
  const MhSurface *shown = mh_session_get_surface (self->session);

  g_menu_remove_all (self->add_menu);
  g_menu_remove_all (self->remove_menu);
  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    {
      const MhSurface *surface = mh_surfaces_get (surfaces, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (mh_surface_translate (surface->title), NULL);

      if (mh_document_find_target (document, surface->id) != NULL)
        continue;
      g_menu_item_set_action_and_target (item, "surface.add", "s", surface->id);
      g_menu_append_item (self->add_menu, item);
    }
  if (mh_session_get_lost_surface (self->session) == NULL &&
      mh_session_get_target (self->session) != NULL)
    {
      /* Translators: %s is a place such as “X header” */
      g_autofree char *label =
          g_strdup_printf (_ ("Remove “%s”"), mh_surface_translate (shown->title));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "surface.remove", "s", shown->id);
      g_menu_append_item (self->remove_menu, item);
    }
}

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  MhSurfaceBar *self = data;
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = g_menu_new ();
  refill_menus (self);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->remove_menu));
  g_menu_append_section (menu, _ ("Add a Surface"), G_MENU_MODEL (self->add_menu));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
find_chosen (MhSurfaceBar *self)
{
  GtkWidget *tab = self->tabs != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->tabs)) : NULL;

  while (tab != NULL && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
    tab = gtk_widget_get_next_sibling (tab);
  return tab;
}

/* Scrolls until the chosen tab is seen whole. */
static void
reveal_chosen (MhSurfaceBar *self)
{
  GtkWidget *tab = find_chosen (self);
  graphene_rect_t box;

  if (tab != NULL && gtk_widget_compute_bounds (tab, GTK_WIDGET (self->tabs), &box))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (self->scroller), box.origin.x,
                               box.origin.x + box.size.width);
}

static gboolean
reveal_idle_cb (gpointer data)
{
  reveal_chosen (data);
  return G_SOURCE_REMOVE;
}

/* What the tabs show, as one text to compare. */
static char *
sum_up (MhSurfaceBar *self, GPtrArray *ids)
{
  MhDocument *document = mh_session_get_document (self->session);
  MhSurfaces *surfaces = mh_session_get_surfaces (self->session);
  GString *sum = g_string_new (get_shown (self->session));

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sum, " %s%s%s%s", (const char *) ids->pdata[i],
                            mh_surfaces_find (surfaces, ids->pdata[i]) != NULL ? "" : "!",
                            is_overridden (self->session, ids->pdata[i]) ? "*" : "",
                            mh_document_find_target (document, ids->pdata[i]) != NULL ? "+" : "");
  return g_string_free (sum, FALSE);
}

/* Rebuilds the tabs only when something that they show has changed: they keep focus and pointer. */
static void
refresh (MhSurfaceBar *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *sum = NULL;

  /* Before a team is there it would be that of none. */
  if (mh_session_get_surface (self->session) == NULL || !mh_session_is_loaded (self->session))
    return;

  gtk_widget_set_visible (self->stranger_note,
                          mh_session_get_target (self->session) == NULL &&
                              mh_session_get_lost_surface (self->session) == NULL);
  ids = list_ids (self->session);
  sum = sum_up (self, ids);
  if (g_strcmp0 (self->shown_sum, sum) == 0)
    return;

  g_free (self->shown_sum);
  self->shown_sum = g_steal_pointer (&sum);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  self->ids = g_steal_pointer (&ids);
  refill_tabs (self);
  if (gtk_menu_button_get_menu_model (self->menu_button) != NULL)
    refill_menus (self);
  /* When the new tabs have their places. */
  g_idle_add_full (G_PRIORITY_LOW, reveal_idle_cb, g_object_ref (self), g_object_unref);
}

/* Where a new target writes: beside the team file, named after it and the surface. */
static char *
name_output (MhSession *session, const char *id)
{
  g_autofree char *stem = mh_session_dup_stem (session);

  return g_strdup_printf ("%s-%s.jpg", stem, id);
}

static void
add_target (MhSurfaceBar *self, const char *surface_id)
{
  g_autofree char *id = g_strdup (surface_id);
  g_autofree char *output = name_output (self->session, id);
  g_autoptr (JsonNode) value = json_node_new (JSON_NODE_OBJECT);
  GError *error = NULL;
  MhDocument *edited = NULL;

  json_node_take_object (value, json_object_new ());
  json_object_set_string_member (json_node_get_object (value), "surface", id);
  json_object_set_string_member (json_node_get_object (value), "file", output);
  edited = mh_document_set (mh_session_get_document (self->session), "/targets/-", value, &error);
  mh_session_commit (self->session, edited, error, _ ("Add Picture"), NULL);
  mh_session_set_surface_id (self->session, id);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_target (data, g_variant_get_string (parameter, NULL));
}

static void
add_shown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhSurfaceBar *self = data;

  if (mh_session_get_target (self->session) == NULL)
    add_target (self, mh_session_get_surface (self->session)->id);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MhSurfaceBar *self = data;
  const MhTarget *target = mh_session_get_target (self->session);
  g_autofree char *pointer = NULL;

  if (target == NULL)
    return;

  pointer = g_strdup_printf ("/targets/%d", target->index);
  mh_session_set (self->session, pointer, NULL, _ ("Remove Surface"), NULL);
  if (mh_document_get_n_targets (mh_session_get_document (self->session)) > 0)
    mh_session_set_surface_id (
        self->session,
        mh_document_get_target (mh_session_get_document (self->session), 0)->surface);
}

static const GActionEntry actions[] = {
  { .name = "add", .activate = add_cb, .parameter_type = "s" },
  { .name = "add-shown", .activate = add_shown_cb },
  { .name = "remove", .activate = remove_cb, .parameter_type = "s" },
};

static void
mh_surface_bar_dispose (GObject *object)
{
  MhSurfaceBar *self = MH_SURFACE_BAR (object);

  g_clear_pointer (&self->whole, gtk_widget_unparent);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->shown_sum, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->add_menu);
  g_clear_object (&self->remove_menu);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (mh_surface_bar_parent_class)->dispose (object);
}

static void
mh_surface_bar_class_init (MhSurfaceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_surface_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-surface-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MhSurfaceBar, whole);
  gtk_widget_class_bind_template_child (widget_class, MhSurfaceBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, MhSurfaceBar, stranger_note);
  gtk_widget_class_bind_template_child (widget_class, MhSurfaceBar, tabs);
  gtk_widget_class_bind_template_child (widget_class, MhSurfaceBar, menu_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_surface_bar_init (MhSurfaceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->add_menu = g_menu_new ();
  self->remove_menu = g_menu_new ();
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu, self, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed",
                           G_CALLBACK (reveal_chosen), self, G_CONNECT_SWAPPED);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "surface", G_ACTION_GROUP (self->actions));
}

void
mh_surface_bar_set_session (MhSurfaceBar *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "notify::document", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::surface-id", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::lost-surface", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * mh_surface_bar_focus:
 * @self: a bar
 *
 * Puts the keyboard focus on the tab of what is looked at.
 */
void
mh_surface_bar_focus (MhSurfaceBar *self)
{
  GtkWidget *tab = find_chosen (self);

  if (tab != NULL)
    gtk_widget_grab_focus (tab);
}

void
mh_surface_bar_step (MhSurfaceBar *self, int direction)
{
  guint index = 0;

  if (self->ids == NULL ||
      !g_ptr_array_find_with_equal_func (self->ids, get_shown (self->session), g_str_equal, &index))
    return;
  index = (index + self->ids->len + (guint) direction) % self->ids->len;
  mh_session_set_surface_id (self->session, self->ids->pdata[index]);
}
