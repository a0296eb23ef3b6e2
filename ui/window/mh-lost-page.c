/* mh-lost-page.c: in place of a picture whose surface does not exist
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-lost-page.h"

#include <glib/gi18n.h>

struct _MhLostPage
{
  GtkWidget parent_instance;

  AdwStatusPage *status;
  GtkButton *nearest;
  GtkMenuButton *others;

  MhSession *session; /* (nullable) */
  GMenu *menu;
};

G_DEFINE_FINAL_TYPE (MhLostPage, mh_lost_page, GTK_TYPE_WIDGET)

/* edits */

/* One target on the surface less, or on another one; NULL with error set. (transfer full). */
static MhDocument *
edit_target (MhDocument *document, const MhTarget *target, const char *with, GError **error)
{
  g_autofree char *pointer =
      g_strdup_printf ("/targets/%d%s", target->index, with != NULL ? "/surface" : "");

  return with != NULL ? mh_document_set_string (document, pointer, with, error)
                      : mh_document_remove (document, pointer, error);
}

/* All targets that name the surface. with is NULL to remove them. */
static gboolean
edit_targets (MhLostPage *self, const char *with, const char *label)
{
  g_autofree char *id = g_strdup (mh_session_get_lost_surface (self->session));
  MhDocument *document = mh_document_ref (mh_session_get_document (self->session));
  const MhTarget *target = NULL;
  GError *error = NULL;

  while (document != NULL && (target = mh_document_find_target (document, id)) != NULL)
    {
      g_autoptr (MhDocument) before = document;

      document = edit_target (before, target, with, &error);
    }
  return mh_session_commit (self->session, document, error, label, NULL);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MhLostPage *self = MH_LOST_PAGE (widget);
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  if (mh_session_get_lost_surface (self->session) != NULL &&
      edit_targets (self, id, _ ("Change Surface")))
    mh_session_set_surface_id (self->session, id);
}

static void
remove_targets (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhLostPage *self = MH_LOST_PAGE (widget);

  if (mh_session_get_lost_surface (self->session) != NULL)
    edit_targets (self, NULL, _ ("Remove Surface"));
}

/* what is shown */

static gboolean
is_free (MhLostPage *self, const MhSurface *surface)
{
  return mh_document_find_target (mh_session_get_document (self->session), surface->id) == NULL;
}

/* The one that may have been meant, where the team has no picture for it yet. */
static void
show_nearest (MhLostPage *self, const char *id)
{
  const MhSurface *nearest = mh_surfaces_find_nearest (mh_session_get_surfaces (self->session), id);
  gboolean is_offered = nearest != NULL && is_free (self, nearest);

  gtk_widget_set_visible (GTK_WIDGET (self->nearest), is_offered);
  if (is_offered)
    {
      g_autofree char *label =
          /* Translators: %s is a place such as “X header” */
          g_strdup_printf (_ ("Use “%s”"), mh_surface_translate (nearest->title));

      gtk_button_set_label (self->nearest, label);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->nearest), "s", nearest->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->nearest), "lost.choose");
    }
}

static void
fill_menu (MhLostPage *self)
{
  MhSurfaces *surfaces = mh_session_get_surfaces (self->session);

  g_menu_remove_all (self->menu);
  for (guint i = 0; i < mh_surfaces_get_n (surfaces); i++)
    {
      const MhSurface *surface = mh_surfaces_get (surfaces, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (mh_surface_translate (surface->title), NULL);

      if (!is_free (self, surface))
        continue;
      g_menu_item_set_action_and_target (item, "lost.choose", "s", surface->id);
      g_menu_append_item (self->menu, item);
    }
}

static void
refresh (MhLostPage *self)
{
  const char *id = mh_session_get_lost_surface (self->session);
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;

  if (id == NULL)
    return;
  /* Translators: %s is the id of a surface that does not exist, such as x-haeder */
  title = g_strdup_printf (_ ("No Surface “%s”"), id);
  markup = g_markup_escape_text (title, -1);
  adw_status_page_set_title (self->status, markup);
  show_nearest (self, id);
  fill_menu (self);
}

static void
mh_lost_page_dispose (GObject *object)
{
  MhLostPage *self = MH_LOST_PAGE (object);

  if (self->status != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->status));
  self->status = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (mh_lost_page_parent_class)->dispose (object);
}

static void
mh_lost_page_class_init (MhLostPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_lost_page_dispose;
  gtk_widget_class_install_action (widget_class, "lost.choose", "s", choose);
  gtk_widget_class_install_action (widget_class, "lost.remove", NULL, remove_targets);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-lost-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhLostPage, status);
  gtk_widget_class_bind_template_child (widget_class, MhLostPage, nearest);
  gtk_widget_class_bind_template_child (widget_class, MhLostPage, others);
}

static void
mh_lost_page_init (MhLostPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->others, G_MENU_MODEL (self->menu));
}

/**
 * mh_lost_page_set_session:
 * @self: a page
 * @session: whose target to mend while it is looked at
 */
void
mh_lost_page_set_session (MhLostPage *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "notify::document", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::lost-surface", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
