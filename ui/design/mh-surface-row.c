/* mh-surface-row.c: a row to pick the surface that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-surface-row.h"

#include <glib/gi18n.h>

struct _MhSurfaceRow
{
  AdwComboRow parent_instance;

  MhSession *session; /* (nullable) */
  GtkStringList *ids;
  gboolean refreshing; /* the choice is being set by the program */
};

G_DEFINE_FINAL_TYPE (MhSurfaceRow, mh_surface_row, ADW_TYPE_COMBO_ROW)

static gboolean
has_id (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* Those of targets first, in the order of the file. */
static GPtrArray *
order_ids (MhSession *session)
{
  MhSurfaces *surfaces = mh_session_get_surfaces (session);
  MhDocument *document = mh_session_get_document (session);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < mh_document_get_n_targets (document); i++)
    {
      const char *id = mh_document_get_target (document, i)->surface;

      if (mh_surfaces_find (surfaces, id) != NULL && !has_id (ids, id))
        g_ptr_array_add (ids, (char *) id);
    }
  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    if (!has_id (ids, mh_surfaces_get (surfaces, i)->id))
      g_ptr_array_add (ids, mh_surfaces_get (surfaces, i)->id);
  g_ptr_array_add (ids, NULL);
  return ids;
}

static gboolean
holds_ids (GtkStringList *list, GPtrArray *ids)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != ids->len - 1)
    return FALSE;
  for (guint i = 0; i < ids->len - 1; i++)
    if (!g_str_equal (gtk_string_list_get_string (list, i), g_ptr_array_index (ids, i)))
      return FALSE;
  return TRUE;
}

static void
select_shown (MhSurfaceRow *self)
{
  const MhSurface *surface = mh_session_get_surface (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ids)); i++)
    if (surface != NULL && g_str_equal (gtk_string_list_get_string (self->ids, i), surface->id))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
}

static void
selected_cb (MhSurfaceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->refreshing && self->session != NULL && position != GTK_INVALID_LIST_POSITION)
    mh_session_set_surface_id (self->session, gtk_string_list_get_string (self->ids, position));
}

static const MhSurface *
get_surface (MhSurfaceRow *self, GtkListItem *item)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));

  return self->session == NULL ? NULL
                               : mh_surfaces_find (mh_session_get_surfaces (self->session), id);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
describe_size (const MhSurface *surface)
{
  /* Translators: width and height of a picture in pixels */
  g_autofree char *size = g_strdup_printf (_ ("%d × %d"), surface->width_px, surface->height_px);

  /* Width comes first in right-to-left text too: isolated as left-to-right (Unicode UAX 9). */
  return g_strconcat ("\u2066", size, "\u2069", NULL);
}

static void
setup_shown_cb (MhSurfaceRow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "ellipsize",
                                               PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL));
}

static void
bind_shown_cb (MhSurfaceRow *self, GtkListItem *item)
{
  const MhSurface *surface = get_surface (self, item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      surface != NULL ? mh_surface_translate (surface->title) : "");
}

static void
setup_listed_cb (MhSurfaceRow *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_hexpand (labels, TRUE);
  add_label (labels, NULL);
  gtk_widget_add_css_class (add_label (labels, "caption"), "dim-label");
  gtk_box_append (GTK_BOX (box), labels);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
bind_listed_cb (MhSurfaceRow *self, GtkListItem *item)
{
  const MhSurface *surface = get_surface (self, item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (box));
  GtkWidget *mark = gtk_widget_get_last_child (box);
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  if (surface == NULL)
    return;
  size = describe_size (surface);
  if (mh_document_find_target (mh_session_get_document (self->session), surface->id) != NULL)
    /* Translators: a surface that the team file makes a picture for; %s is its size */
    text = g_strdup_printf (_ ("%s · in this team file"), size);
  gtk_label_set_text (GTK_LABEL (title), mh_surface_translate (surface->title));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), text != NULL ? text : size);
  gtk_widget_set_opacity (mark, surface == mh_session_get_surface (self->session) ? 1 : 0);
}

static GtkListItemFactory *
make_factory (MhSurfaceRow *self, GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
mh_surface_row_dispose (GObject *object)
{
  g_clear_object (&MH_SURFACE_ROW (object)->session);
  g_clear_object (&MH_SURFACE_ROW (object)->ids);
  G_OBJECT_CLASS (mh_surface_row_parent_class)->dispose (object);
}

static void
mh_surface_row_class_init (MhSurfaceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mh_surface_row_dispose;
}

static void
mh_surface_row_init (MhSurfaceRow *self)
{
  g_autoptr (GtkListItemFactory) shown =
      make_factory (self, G_CALLBACK (setup_shown_cb), G_CALLBACK (bind_shown_cb));
  g_autoptr (GtkListItemFactory) listed =
      make_factory (self, G_CALLBACK (setup_listed_cb), G_CALLBACK (bind_listed_cb));

  self->ids = gtk_string_list_new (NULL);
  adw_combo_row_set_factory (ADW_COMBO_ROW (self), shown);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self), listed);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->ids));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * mh_surface_row_refresh:
 * @self: a surface row
 * @session: (nullable): whose surfaces to show
 */
void
mh_surface_row_refresh (MhSurfaceRow *self, MhSession *session)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *size = NULL;

  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  ids = order_ids (session);
  self->refreshing = TRUE;
  if (!holds_ids (self->ids, ids))
    gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)),
                            (const char *const *) ids->pdata);
  select_shown (self);
  self->refreshing = FALSE;
  if (mh_session_get_surface (session) != NULL)
    size = describe_size (mh_session_get_surface (session));
  /* Setting the same one again has the window measured. */
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (self)), size) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), size != NULL ? size : "");
}
