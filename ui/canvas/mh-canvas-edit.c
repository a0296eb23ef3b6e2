/* mh-canvas-edit.c: texts that are edited where they stand in the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "design/mh-value-row.h"
#include "team/mh-json-pointer.h"

/* Smaller type cannot be edited, however small the picture is shown. */
#define LEAST_TYPE_PX 12.0
/* Room for a word where there is little or no text. */
#define LEAST_WIDTH_PX 140
/* The frame around the text, as in style.css. */
#define PADDING_PX 4

static const struct
{
  MhRole role;
  const char *path; /* below the person or the design */
  const char *label;
  gboolean is_prose; /* several lines */
} fields[] = {
  { MH_ROLE_NAME, "/name", N_ ("Rename Person"), FALSE },
  { MH_ROLE_EXPERTISE, "/expertise", N_ ("Change Expertise"), FALSE },
  { MH_ROLE_HANDLE, "/handle", N_ ("Change Handle"), FALSE },
  { MH_ROLE_SIGNATURE, "/signature", N_ ("Change Signature"), FALSE },
  { MH_ROLE_BIO, "/bio", N_ ("Change Biography"), TRUE },
  { MH_ROLE_HEADING, "/heading/text", N_ ("Change Heading"), FALSE },
  { MH_ROLE_NOTICE, "/notice/text", N_ ("Change Notice"), TRUE },
};

static int
find_field (MhRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].role == role)
      return (int) i;
  return -1;
}

static const MhSceneItem *
find_text (MhScene *scene, const MhCanvasHit *hit)
{
  for (guint i = 0; i < mh_scene_get_n_items (scene); i++)
    {
      const MhSceneItem *item = mh_scene_get_item (scene, i);

      if (item->kind == MH_ITEM_TEXT && item->role == hit->role && item->member == hit->member)
        return item;
    }
  return NULL;
}

/* The handle that is drawn may be that of the platform alone. */
static char *
point_at_handle (MhCanvas *self, int member)
{
  const char *platform = mh_session_get_platform (self->session);
  g_autoptr (GString) own = g_string_new (NULL);

  if (platform != NULL)
    {
      g_string_printf (own, "/members/%d/handles", member);
      mh_json_pointer_append (own, platform);
      if (mh_document_get (mh_session_get_document (self->session), own->str) != NULL)
        return g_string_free (g_steal_pointer (&own), FALSE);
    }
  return g_strdup_printf ("/members/%d/handle", member);
}

static char *
point_at (MhCanvas *self, const MhCanvasHit *hit, int field)
{
  if (hit->member < 0)
    return g_strdup (fields[field].path);
  if (hit->role == MH_ROLE_HANDLE)
    return point_at_handle (self, hit->member);
  return g_strdup_printf ("/members/%d%s", hit->member, fields[field].path);
}

static gboolean
is_of_design (const char *pointer)
{
  return !g_str_has_prefix (pointer, "/members/");
}

/* The text as it is written in the file, placeholders and all. */
static char *
read_text (MhCanvas *self, const char *pointer)
{
  g_autoptr (JsonNode) value = NULL;
  const char *text = NULL;

  if (is_of_design (pointer))
    value = mh_session_get_design_value (self->session, pointer);
  else if (mh_document_get (mh_session_get_document (self->session), pointer) != NULL)
    value = json_node_ref (mh_document_get (mh_session_get_document (self->session), pointer));
  text = mh_json_get_string (value);
  return g_strdup (text != NULL ? text : "");
}

/* the widget */

static char *
get_typed (GtkWidget *editor)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (GTK_IS_EDITABLE (editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static double
get_type_size (MhCanvas *self, const MhSceneItem *item)
{
  return MAX (item->text.size_px * mh_canvas_get_zoom (self), LEAST_TYPE_PX);
}

/* A style of its own, since a text view takes no attributes. */
static void
set_type (MhCanvas *self, GtkWidget *editor, const MhSceneItem *item)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GString) css = g_string_new ("* { font-family: \"");
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  /* What a family's name may hold beside letters must not end the string. */
  for (const char *c = item->text.family; *c != '\0'; c++)
    if (strchr ("\"\\{}\n;", *c) == NULL)
      g_string_append_c (css, *c);
  g_string_append_printf (css, "\"; font-weight: %d; font-size: %spx; }",
                          CLAMP (item->text.weight, 100, 900),
                          g_ascii_formatd (size, sizeof size, "%.1f", get_type_size (self, item)));
  gtk_css_provider_load_from_data (provider, css->str, (gssize) css->len);
  gtk_style_context_add_provider (gtk_widget_get_style_context (editor),
                                  GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
activate_cb (MhCanvas *self)
{
  mh_canvas_end_edit (self, TRUE);
}

static gboolean
key_cb (MhCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape)
    mh_canvas_end_edit (self, FALSE);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) &&
           (state & GDK_SHIFT_MASK) == 0)
    mh_canvas_end_edit (self, TRUE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
left_idle_cb (gpointer data)
{
  MhCanvas *self = data;

  /* A menu of its own, or another window, is no reason to end. */
  if (self->editor != NULL && gtk_widget_get_root (self->editor) != NULL &&
      !gtk_widget_has_focus (self->editor) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self)) != self->editor)
    mh_canvas_end_edit (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The widget must not go while it is told of its focus. */
static void
left_cb (MhCanvas *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, left_idle_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_editor (MhCanvas *self, const char *text, gboolean is_prose)
{
  GtkWidget *editor = is_prose ? gtk_text_view_new () : gtk_text_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (editor, "canvas-editor");
  if (is_prose)
    {
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (editor), GTK_WRAP_WORD_CHAR);
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (editor), FALSE);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (editor), text);
      g_object_set (editor, "propagate-text-width", TRUE, NULL);
      g_signal_connect_object (editor, "changed", G_CALLBACK (gtk_widget_queue_allocate), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "activate", G_CALLBACK (activate_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, focus);
  return editor;
}

static void
select_all (GtkWidget *editor)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (GTK_IS_EDITABLE (editor))
    {
      gtk_editable_select_region (GTK_EDITABLE (editor), 0, -1);
      return;
    }
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/**
 * mh_canvas_edit_text:
 * @self: a canvas with a session
 * @hit: a text of the picture
 *
 * Lays an entry over the text, at its place and in its type. Enter and leaving it commit, Escape
 * does not.
 *
 * Returns: %FALSE when this is no text that can be edited in place
 */
gboolean
mh_canvas_edit_text (MhCanvas *self, const MhCanvasHit *hit)
{
  MhScene *scene = mh_session_get_scene (self->session);
  const MhSceneItem *item = scene != NULL ? find_text (scene, hit) : NULL;
  int field = find_field (hit->role);
  g_autofree char *text = NULL;

  mh_canvas_end_edit (self, TRUE);
  if (item == NULL || field < 0)
    return FALSE;
  if (hit->member < 0 && mh_session_refuse_locked (self->session, fields[field].path))
    return TRUE;

  self->edit_pointer = point_at (self, hit, field);
  self->edit_box = item->box;
  text = read_text (self, self->edit_pointer);
  self->editor = make_editor (self, text, fields[field].is_prose);
  set_type (self, self->editor, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (fields[field].label), -1);
  g_object_set_data (G_OBJECT (self->editor), "label", (gpointer) fields[field].label);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);
  select_all (self->editor);
  return TRUE;
}

/* Whoever sees ^AT in the picture types ^AT; the file has it without the prefix. */
static const char *
skip_prefix (MhCanvas *self, const char *pointer, const char *text)
{
  const char *prefix =
      mh_document_get_account (mh_session_get_document (self->session))->signature_prefix;

  if (g_str_has_suffix (pointer, "/signature") && g_str_has_prefix (text, prefix))
    text += strlen (prefix);
  return text;
}

static void
commit (MhCanvas *self, const char *pointer, const char *typed, const char *label)
{
  const char *text = skip_prefix (self, pointer, typed);
  JsonNode *value = mh_json_new_string (text);

  mh_session_seal (self->session);
  if (is_of_design (pointer))
    {
      mh_session_set_design (self->session, pointer, value, label, NULL);
      return;
    }
  /* An empty field is none; but a name is asked for. */
  if (*text == '\0' && !g_str_has_suffix (pointer, "/name"))
    g_clear_pointer (&value, json_node_unref);
  mh_session_set (self->session, pointer, value, label, NULL);
}

/**
 * mh_canvas_end_edit:
 * @self: a canvas
 * @keep: whether what was typed counts
 */
void
mh_canvas_end_edit (MhCanvas *self, gboolean keep)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  g_autofree char *pointer = g_steal_pointer (&self->edit_pointer);
  g_autofree char *typed = NULL;
  g_autofree char *before = NULL;
  const char *label = NULL;
  gboolean had_focus = FALSE;

  if (editor == NULL)
    return;

  typed = g_strstrip (get_typed (editor));
  before = read_text (self, pointer);
  label = g_object_get_data (G_OBJECT (editor), "label");
  had_focus = gtk_widget_has_focus (editor);
  gtk_widget_unparent (editor);
  if (keep && !g_str_equal (typed, before))
    commit (self, pointer, typed, _ (label));
  if (had_focus)
    {
      const MhCanvasHit picked = { self->picked, mh_session_get_selected (self->session) };
      MhCanvasItem *item = mh_canvas_find_item (self, picked.role, picked.member);

      gtk_widget_grab_focus (item != NULL ? GTK_WIDGET (item) : GTK_WIDGET (self));
    }
}

void
mh_canvas_allocate_editor (MhCanvas *self)
{
  MhBox box = { 0 };
  GtkAllocation place = { 0 };
  int natural = 0;
  int height = 0;
  int room = (int) self->viewport.view_width;

  if (self->editor == NULL)
    return;

  box = mh_viewport_to_view (&self->viewport, &self->edit_box);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  place.width = MAX ((int) ceil (mh_box_width (&box)) + 2 * PADDING_PX, LEAST_WIDTH_PX);
  if (GTK_IS_EDITABLE (self->editor))
    place.width = MAX (place.width, natural);
  place.width = CLAMP (place.width, 1, MAX (1, room));
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, place.width, NULL, &height, NULL,
                      NULL);
  place.height = MAX (height, (int) ceil (mh_box_height (&box)) + 2 * PADDING_PX);
  place.x = CLAMP ((int) floor (box.x0) - PADDING_PX, 0, MAX (0, room - place.width));
  place.y = (int) floor ((box.y0 + box.y1 - place.height) / 2);
  gtk_widget_size_allocate (self->editor, &place, -1);
}
