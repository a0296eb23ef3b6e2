/* mh-team-card.c: a team that can be opened or begun, with its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-team-card.h"

#include "mh-first-frame.h"
#include "mh-team-thumbnail.h"

/* Wider than a card ever is in a row of them, in logical pixels. */
#define THUMBNAIL_WIDTH 280

struct _MhTeamCard
{
  GtkButton parent_instance;

  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *detail;

  char *path;           /* (nullable): whose picture is shown */
  MhDocument *document; /* (nullable): the same, without a file */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MhTeamCard, mh_team_card, GTK_TYPE_BUTTON)

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = mh_team_thumbnail_finish (result, &error);
  MhTeamCard *self = data;

  /* The card may be gone. A file that cannot be read has no picture; opening it says why. */
  if (texture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static int
measure_thumbnail (MhTeamCard *self)
{
  return THUMBNAIL_WIDTH * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
make_picture (GtkWidget *widget)
{
  MhTeamCard *self = MH_TEAM_CARD (widget);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->path != NULL)
    mh_team_thumbnail_load_file (self->path, measure_thumbnail (self), self->cancellable, made_cb,
                                 self);
  else if (self->document != NULL)
    mh_team_thumbnail_load_document (self->document, measure_thumbnail (self), self->cancellable,
                                     made_cb, self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->document, mh_document_unref);
}

/* Pictures are made for a card that is seen only, and for no first frame. */
static void
mh_team_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mh_team_card_parent_class)->map (widget);
  mh_first_frame_wait (widget, G_PRIORITY_DEFAULT_IDLE, make_picture);
}

static void
mh_team_card_dispose (GObject *object)
{
  MhTeamCard *self = MH_TEAM_CARD (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (mh_team_card_parent_class)->dispose (object);
}

static void
mh_team_card_finalize (GObject *object)
{
  MhTeamCard *self = MH_TEAM_CARD (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->document, mh_document_unref);
  G_OBJECT_CLASS (mh_team_card_parent_class)->finalize (object);
}

static void
mh_team_card_class_init (MhTeamCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_team_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = mh_team_card_finalize;
  widget_class->map = mh_team_card_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/window/mh-team-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MhTeamCard, picture);
  gtk_widget_class_bind_template_child (widget_class, MhTeamCard, title);
  gtk_widget_class_bind_template_child (widget_class, MhTeamCard, detail);
}

static void
mh_team_card_init (MhTeamCard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_team_card_new:
 * @title: what it is
 * @detail: where or what for
 *
 * Returns: (transfer floating): a card without a picture yet
 */
GtkWidget *
mh_team_card_new (const char *title, const char *detail)
{
  MhTeamCard *self = g_object_new (MH_TYPE_TEAM_CARD, NULL);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  return GTK_WIDGET (self);
}

/**
 * mh_team_card_show_file:
 * @self: a card
 * @path: whose picture it shows once it is seen: a team file, absolute
 */
void
mh_team_card_show_file (MhTeamCard *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * mh_team_card_show_document:
 * @self: a card
 * @document: whose picture it shows once it is seen
 */
void
mh_team_card_show_document (MhTeamCard *self, MhDocument *document)
{
  g_clear_pointer (&self->document, mh_document_unref);
  self->document = mh_document_ref (document);
}

/**
 * mh_team_card_has_picture:
 * @self: a card
 *
 * Returns: %TRUE once the picture is there
 */
gboolean
mh_team_card_has_picture (MhTeamCard *self)
{
  return gtk_picture_get_paintable (self->picture) != NULL;
}
