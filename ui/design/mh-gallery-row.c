/* mh-gallery-row.c: a row to pick one of a few values by what they look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-gallery-row.h"

#include "mh-sketches.h"
#include "team/mh-json-value.h"

/* A sketch, in application pixels. */
#define SKETCH_WIDTH_PX  76
#define SKETCH_HEIGHT_PX 40
/* Sketches follow when nothing was edited for this long: typing must not wait for them. */
#define SETTLE_MS 400

typedef struct
{
  JsonNode *value; /* (nullable): "not set" */
  GtkWidget *button;
  GtkPicture *picture;
} Choice;

struct _MhGalleryRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *header;
  GtkWidget *title;
  GtkFlowBox *flow;

  GArray *choices; /* of Choice */
  MhSession *session;
  MhGalleryTry try;
  GCancellable *drawing; /* (nullable) */
  guint settle_id;
  gboolean refreshing; /* the choice is being set by the program */
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhGalleryRow,
                               mh_gallery_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static Choice *
get_choice (MhGalleryRow *self, guint index)
{
  return &g_array_index (self->choices, Choice, index);
}

static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  return a == NULL || b == NULL ? a == b : mh_json_equal (a, b);
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhGalleryRow *self = MH_GALLERY_ROW (row);

  self->refreshing = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_choice (self, i)->button),
                                  is_same (get_choice (self, i)->value, value));
  self->refreshing = FALSE;
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  gtk_box_append (MH_GALLERY_ROW (row)->header, mark);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->add_mark = add_mark;
}

static void
toggled_cb (MhGalleryRow *self, GtkToggleButton *button)
{
  JsonNode *value = NULL;

  if (self->refreshing)
    return;
  for (guint i = 0; i < self->choices->len; i++)
    if (get_choice (self, i)->button == GTK_WIDGET (button))
      value = get_choice (self, i)->value;
  /* What is chosen stays pressed. */
  set_value (MH_VALUE_ROW (self), value);
  mh_value_row_edit (MH_VALUE_ROW (self), value != NULL ? json_node_copy (value) : NULL);
  mh_value_row_seal (MH_VALUE_ROW (self));
}

/* sketches */

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MhGalleryRow) self = data;
  g_autoptr (GPtrArray) textures = mh_sketches_draw_finish (result, NULL);

  for (guint i = 0; textures != NULL && i < textures->len && i < self->choices->len; i++)
    gtk_picture_set_paintable (get_choice (self, i)->picture, textures->pdata[i]);
}

static void
cancel_drawing (MhGalleryRow *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static void
unref_document (gpointer document)
{
  g_clear_pointer (&document, mh_document_unref);
}

static gboolean
settled_cb (gpointer data)
{
  MhGalleryRow *self = data;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (unref_document);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->settle_id = 0;
  if (self->session == NULL || mh_session_get_surface (self->session) == NULL)
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (documents, self->try (self->session, get_choice (self, i)->value));
  self->drawing = g_cancellable_new ();
  mh_sketches_draw_async (self->session, documents, SKETCH_WIDTH_PX * scale,
                          SKETCH_HEIGHT_PX * scale, self->drawing, drawn_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
mh_gallery_row_dispose (GObject *object)
{
  MhGalleryRow *self = MH_GALLERY_ROW (object);

  cancel_drawing (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mh_gallery_row_parent_class)->dispose (object);
}

static void
mh_gallery_row_finalize (GObject *object)
{
  MhGalleryRow *self = MH_GALLERY_ROW (object);

  for (guint i = 0; i < self->choices->len; i++)
    g_clear_pointer (&get_choice (self, i)->value, json_node_unref);
  g_array_unref (self->choices);
  G_OBJECT_CLASS (mh_gallery_row_parent_class)->finalize (object);
}

static void
mh_gallery_row_class_init (MhGalleryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_gallery_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mh_gallery_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-gallery-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhGalleryRow, header);
  gtk_widget_class_bind_template_child (widget_class, MhGalleryRow, title);
  gtk_widget_class_bind_template_child (widget_class, MhGalleryRow, flow);
}

static void
mh_gallery_row_init (MhGalleryRow *self)
{
  self->choices = g_array_new (FALSE, TRUE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append (MhGalleryRow *self, GtkWidget *widget)
{
  gtk_flow_box_append (self->flow, widget);
  /* The button is what takes the focus and the click. */
  gtk_widget_set_focusable (gtk_widget_get_parent (widget), FALSE);
}

/**
 * mh_gallery_row_add:
 * @self: a gallery
 * @title: what the choice is called
 * @value: (transfer full) (nullable): what it writes
 */
void
mh_gallery_row_add (MhGalleryRow *self, const char *title, JsonNode *value)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "lines", 2, "ellipsize",
                    PANGO_ELLIPSIZE_END, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 8,
                    "css-classes", (const char *[]){ "caption", NULL }, NULL);
  const Choice choice = { value, button, GTK_PICTURE (picture) };

  gtk_widget_set_size_request (picture, SKETCH_WIDTH_PX, SKETCH_HEIGHT_PX);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "gallery-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  append (self, button);
  g_array_append_val (self->choices, choice);
}

/* A command that leads to a choice of the user's own, after the others. */
void
mh_gallery_row_add_button (MhGalleryRow *self, GtkWidget *button)
{
  append (self, button);
}

/**
 * mh_gallery_row_draw:
 * @self: a gallery
 * @session: what to sketch
 * @try: makes the document of a choice
 *
 * Draws the sketches anew, once nothing has asked for them for a moment.
 */
void
mh_gallery_row_draw (MhGalleryRow *self, MhSession *session, MhGalleryTry try)
{
  cancel_drawing (self);
  g_set_object (&self->session, session);
  self->try = try;
  if (session != NULL)
    self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}
