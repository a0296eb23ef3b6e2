/* mh-design-pane.c: how the picture looks, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-design-pane.h"

#include <glib/gi18n.h>

#include "mh-design-contrast.h"
#include "mh-design-rows.h"
#include "mh-file-row.h"
#include "mh-picture-chooser.h"
#include "mh-reset-mark.h"
#include "mh-surface-row.h"
#include "mh-themes.h"
#include "team/mh-json-value.h"
#include "window/mh-tooltip.h"

/* One row of the table as it stands in the pane. */
typedef struct
{
  const MhDesignRow *row;
  MhDesignPane *pane;
  MhValueRow *widget; /* owned by its group */
  MhResetMark *mark;  /* owned by the widget */
} Editor;

struct _MhDesignPane
{
  GtkWidget parent_instance;

  GtkWidget *scrolled_window;
  AdwPreferencesGroup *groups[MH_N_DESIGN_GROUPS];
  AdwPreferencesGroup *picture_group;
  AdwPreferencesGroup *panel_group;
  AdwPreferencesGroup *background_group;
  AdwPreferencesGroup *words_group;
  AdwPreferencesGroup *logo_group;
  AdwPreferencesGroup *people_group;
  AdwPreferencesGroup *type_group;
  AdwPreferencesGroup *colors_group;
  MhSurfaceRow *surface_row;
  MhGalleryRow *theme_row;
  GtkWidget *only_row;
  GtkSwitch *only_switch;

  GArray *editors; /* of Editor, never resized once filled: signals point into it */
  MhSession *session;
  GSignalGroup *session_signals;
  MhColorJudge *judge;
  gboolean is_stale; /* something changed while nobody could see it */
};

/* How long a row that was selected in the picture is marked, and the room above and below it. */
#define REVEAL_MS        1200
#define REVEAL_MARGIN_PX 48

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MhDesignPane, mh_design_pane, GTK_TYPE_WIDGET)

/* Pointer into the design of the target shown, or NULL when the file has no target for it. */
static char *
point_into_target (MhDesignPane *self, const char *path)
{
  const MhTarget *target = mh_session_get_target (self->session);

  return target == NULL ? NULL : g_strdup_printf ("/targets/%d/design%s", target->index, path);
}

static gboolean
target_sets (MhDesignPane *self, const char *path)
{
  g_autofree char *pointer = point_into_target (self, path);

  return pointer != NULL &&
         mh_document_get (mh_session_get_document (self->session), pointer) != NULL;
}

static gboolean
document_sets (MhDesignPane *self, const char *path)
{
  g_autofree char *pointer = g_strconcat ("/design", path, NULL);

  return mh_document_get (mh_session_get_document (self->session), pointer) != NULL;
}

/* Whether path is prefix, or stands below it. */
static gboolean
starts_at (const char *path, const char *prefix)
{
  gsize length = strlen (prefix);

  return strncmp (path, prefix, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* The tokens of the table's paths need no unescaping. */
static JsonNode *
find_value (JsonNode *design, const char *path)
{
  g_auto (GStrv) tokens = g_strsplit (path + 1, "/", -1);
  JsonNode *node = design;

  for (guint i = 0; tokens[i] != NULL && node != NULL; i++)
    node = JSON_NODE_HOLDS_OBJECT (node)
               ? json_object_get_member (json_node_get_object (node), tokens[i])
               : NULL;
  return node;
}

/* The document with another layout, where the one that counts stands. */
static MhDocument *
try_layout (MhSession *session, JsonNode *value)
{
  const MhTarget *target = mh_session_get_target (session);
  MhDocument *document = mh_session_get_document (session);
  g_autofree char *own =
      target != NULL ? g_strdup_printf ("/targets/%d/design/layout", target->index) : NULL;
  gboolean overrides = own != NULL && mh_document_get (document, own) != NULL;

  return mh_document_set (document, overrides ? own : "/design/layout", value, NULL);
}

static char *
describe_lock (MhDocument *document)
{
  const char *name = mh_json_text (mh_json_member (mh_document_get_theme (document), "name"));

  if (name == NULL)
    return g_strdup (_ ("Locked by the theme"));
  /* Translators: %s is the name of a theme */
  return g_strdup_printf (_ ("Locked by the theme “%s”"), name);
}

static void
refresh_editor (Editor *editor, JsonNode *design)
{
  MhDesignPane *self = editor->pane;
  const char *path = editor->row->path;
  gboolean is_locked = mh_document_is_locked (mh_session_get_document (self->session), path);
  g_autofree char *reason = NULL;
  gboolean is_own = target_sets (self, path);

  if (editor->row->needs != NULL)
    {
      const char *file = mh_json_get_string (find_value (design, editor->row->needs));

      gtk_widget_set_visible (GTK_WIDGET (editor->widget), file != NULL && *file != '\0');
    }
  mh_value_row_set_value (editor->widget, find_value (design, path));
  if (MH_IS_GALLERY_ROW (editor->widget))
    mh_gallery_row_draw (MH_GALLERY_ROW (editor->widget), self->session, try_layout);
  if (is_locked)
    reason = describe_lock (mh_session_get_document (self->session));
  gtk_widget_set_sensitive (GTK_WIDGET (editor->widget), !is_locked);
  mh_tooltip_set (GTK_WIDGET (editor->widget), reason);
  mh_reset_mark_show (editor->mark, is_own || document_sets (self, path), is_own);
  mh_reset_mark_set_locked (editor->mark, is_locked);
}

/* Says which pictures an edit changes as things stand. */
static void
say_who_follows (MhDesignPane *self)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->only_row),
                               gtk_switch_get_active (self->only_switch)
                                   ? _ ("Other pictures stay as they are")
                                   : _ ("Changes go to all pictures"));
}

static void
refresh (MhDesignPane *self)
{
  g_autoptr (JsonNode) design = NULL;
  gboolean has_target = FALSE;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->session == NULL || self->is_stale)
    return;

  has_target = mh_session_get_target (self->session) != NULL;
  gtk_widget_set_sensitive (self->only_row, has_target);
  if (!has_target)
    gtk_switch_set_active (self->only_switch, FALSE);
  say_who_follows (self);
  mh_surface_row_refresh (self->surface_row, self->session);
  mh_value_row_set_value (MH_VALUE_ROW (self->theme_row),
                          mh_document_get (mh_session_get_document (self->session), "/theme"));
  mh_gallery_row_draw (self->theme_row, self->session, mh_themes_try);

  design = mh_document_dup_design_node (mh_session_get_document (self->session),
                                        mh_session_get_target (self->session));
  for (guint i = 0; i < self->editors->len; i++)
    refresh_editor (&g_array_index (self->editors, Editor, i), design);
}

/* Paths are written as the document would have them. */
static JsonNode *
adapt_value (Editor *editor, JsonNode *value)
{
  MhDocument *document = mh_session_get_document (editor->pane->session);
  g_autofree char *path = NULL;

  if (value == NULL)
    return NULL;
  if (!MH_IS_FILE_ROW (editor->widget))
    return json_node_ref (value);
  path = mh_document_relativize (document, mh_json_get_string (value));
  return mh_json_new_string (path);
}

static void
edited_cb (Editor *editor, JsonNode *value)
{
  MhDesignPane *self = editor->pane;
  const MhDesignRow *row = editor->row;
  g_autofree char *own = NULL;

  if (self->session == NULL)
    return;
  if (value != NULL && gtk_switch_get_active (self->only_switch))
    own = point_into_target (self, row->path);
  if (own != NULL)
    mh_session_set (self->session, own, adapt_value (editor, value), _ (row->label), row->path);
  else
    mh_session_set_design (self->session, row->path, adapt_value (editor, value), _ (row->label),
                           row->path);
}

static void
sealed_cb (Editor *editor)
{
  if (editor->pane->session != NULL)
    mh_session_seal (editor->pane->session);
}

static void
reset_cb (Editor *editor)
{
  if (editor->pane->session == NULL)
    return;
  /* The button is about to go; the focus must not leave the row with it. */
  gtk_widget_child_focus (GTK_WIDGET (editor->widget), GTK_DIR_TAB_FORWARD);
  mh_session_set_design (editor->pane->session, editor->row->path, NULL, _ ("Reset to Default"),
                         NULL);
}

static void
theme_edited_cb (MhDesignPane *self, JsonNode *theme)
{
  MhDocument *themed = NULL;

  if (self->session == NULL)
    return;
  themed = mh_themes_try (self->session, theme);
  if (themed == NULL)
    {
      /* The document says why. */
      mh_session_set (self->session, "/theme", json_node_copy (theme), _ ("Change Theme"), NULL);
      refresh (self);
      return;
    }
  mh_session_seal (self->session);
  mh_session_commit (self->session, themed, NULL, _ ("Change Theme"), NULL);
}

static void
theme_chosen_cb (GtkWidget *button, const char *file)
{
  MhDesignPane *self = MH_DESIGN_PANE (gtk_widget_get_ancestor (button, MH_TYPE_DESIGN_PANE));

  if (self->session != NULL)
    mh_themes_choose (self->session, file);
}

static void
choose_theme_cb (GtkWidget *button)
{
  mh_choose_theme (button, _ ("Choose a Theme"), theme_chosen_cb);
}

static void
fill_themes (MhDesignPane *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("From _File…"));

  mh_themes_fill (self->theme_row);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                         GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (button, "gallery-button");
  g_signal_connect (button, "clicked", G_CALLBACK (choose_theme_cb), NULL);
  mh_gallery_row_add_button (self->theme_row, button);
  g_signal_connect_object (self->theme_row, "edited", G_CALLBACK (theme_edited_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_editor (MhDesignPane *self, const MhDesignRow *row)
{
  MhValueRow *widget = mh_design_row_new_widget (row);
  MhResetMark *mark = g_object_new (MH_TYPE_RESET_MARK, NULL);
  Editor *editor = NULL;

  g_array_append_vals (self->editors, &(Editor){ row, self, widget, mark }, 1);
  editor = &g_array_index (self->editors, Editor, self->editors->len - 1);
  mh_value_row_add_mark (widget, GTK_WIDGET (mark));
  adw_preferences_group_add (self->groups[row->group], GTK_WIDGET (widget));
  g_signal_connect_swapped (widget, "edited", G_CALLBACK (edited_cb), editor);
  g_signal_connect_swapped (widget, "sealed", G_CALLBACK (sealed_cb), editor);
  g_signal_connect_swapped (mark, "reset", G_CALLBACK (reset_cb), editor);
}

static void
add_editors (MhDesignPane *self)
{
  guint n_rows = 0;
  const MhDesignRow *rows = mh_design_rows_get (&n_rows);

  self->editors = g_array_sized_new (FALSE, FALSE, sizeof (Editor), n_rows);
  for (guint i = 0; i < n_rows; i++)
    add_editor (self, &rows[i]);
}

static void
mh_design_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mh_design_pane_parent_class)->map (widget);
  mh_color_judge_set_active (MH_DESIGN_PANE (widget)->judge, TRUE);
  if (MH_DESIGN_PANE (widget)->is_stale)
    refresh (MH_DESIGN_PANE (widget));
}

static void
mh_design_pane_unmap (GtkWidget *widget)
{
  mh_color_judge_set_active (MH_DESIGN_PANE (widget)->judge, FALSE);
  GTK_WIDGET_CLASS (mh_design_pane_parent_class)->unmap (widget);
}

static void
mh_design_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MH_DESIGN_PANE (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_design_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      mh_design_pane_set_session (MH_DESIGN_PANE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_design_pane_dispose (GObject *object)
{
  MhDesignPane *self = MH_DESIGN_PANE (object);

  mh_design_pane_set_session (self, NULL);
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  G_OBJECT_CLASS (mh_design_pane_parent_class)->dispose (object);
}

static void
mh_design_pane_finalize (GObject *object)
{
  MhDesignPane *self = MH_DESIGN_PANE (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->judge);
  g_clear_pointer (&self->editors, g_array_unref);
  G_OBJECT_CLASS (mh_design_pane_parent_class)->finalize (object);
}

static void
mh_design_pane_class_init (MhDesignPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_design_pane_get_property;
  object_class->set_property = mh_design_pane_set_property;
  object_class->dispose = mh_design_pane_dispose;
  object_class->finalize = mh_design_pane_finalize;
  widget_class->map = mh_design_pane_map;
  widget_class->unmap = mh_design_pane_unmap;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MH_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MH_TYPE_SURFACE_ROW);
  g_type_ensure (MH_TYPE_GALLERY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-design-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, picture_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, panel_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, background_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, words_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, logo_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, people_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, type_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, colors_group);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, surface_row);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, theme_row);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, only_row);
  gtk_widget_class_bind_template_child (widget_class, MhDesignPane, only_switch);
  gtk_widget_class_bind_template_callback (widget_class, say_who_follows);
}

static void
mh_design_pane_init (MhDesignPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  memcpy (self->groups,
          (AdwPreferencesGroup *[MH_N_DESIGN_GROUPS]){
              [MH_DESIGN_GROUP_PICTURE] = self->picture_group,
              [MH_DESIGN_GROUP_PANEL] = self->panel_group,
              [MH_DESIGN_GROUP_BACKGROUND] = self->background_group,
              [MH_DESIGN_GROUP_WORDS] = self->words_group,
              [MH_DESIGN_GROUP_LOGO] = self->logo_group,
              [MH_DESIGN_GROUP_PEOPLE] = self->people_group,
              [MH_DESIGN_GROUP_TYPE] = self->type_group,
              [MH_DESIGN_GROUP_COLORS] = self->colors_group,
          },
          sizeof self->groups);
  fill_themes (self);
  add_editors (self);
  self->judge = mh_color_judge_new ();
  mh_design_contrast_connect (self, self->judge);

  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document", G_CALLBACK (refresh),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::surface-id", G_CALLBACK (refresh),
                                  self);
}

/**
 * mh_design_pane_new:
 *
 * Returns: (transfer floating): a pane without a session
 */
GtkWidget *
mh_design_pane_new (void)
{
  return g_object_new (MH_TYPE_DESIGN_PANE, NULL);
}

/**
 * mh_design_pane_get_session:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what it edits
 */
MhSession *
mh_design_pane_get_session (MhDesignPane *self)
{
  return self->session;
}

/**
 * mh_design_pane_set_session:
 * @self: a pane
 * @session: (nullable): what to edit
 */
void
mh_design_pane_set_session (MhDesignPane *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  mh_color_judge_set_session (self->judge, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  refresh (self);
}

/**
 * mh_design_pane_get_row:
 * @self: a pane
 * @path: a JSON Pointer below the design
 *
 * Returns: (transfer none) (nullable): the row that edits it
 */
MhValueRow *
mh_design_pane_get_row (MhDesignPane *self, const char *path)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      Editor *editor = &g_array_index (self->editors, Editor, i);

      if (g_str_equal (editor->row->path, path))
        return editor->widget;
    }
  return NULL;
}

/* The first that is shown of the rows at or below path. */
static Editor *
find_editor (MhDesignPane *self, const char *path)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      Editor *editor = &g_array_index (self->editors, Editor, i);

      if (starts_at (editor->row->path, path) &&
          gtk_widget_get_visible (GTK_WIDGET (editor->widget)))
        return editor;
    }
  return NULL;
}

/**
 * mh_design_pane_show_row:
 * @self: a pane
 * @path: a JSON Pointer below the design, or the beginning of one
 *
 * Returns: %TRUE if there is a row for it, which has the keyboard focus now
 */
gboolean
mh_design_pane_show_row (MhDesignPane *self, const char *path)
{
  Editor *editor = find_editor (self, path);

  return editor != NULL &&
         gtk_widget_child_focus (GTK_WIDGET (editor->widget), GTK_DIR_TAB_FORWARD);
}

static gboolean
unmark_cb (gpointer data)
{
  gtk_widget_remove_css_class (data, "revealed");
  return G_SOURCE_REMOVE;
}

/**
 * mh_design_pane_reveal_row:
 * @self: a pane
 * @path: a JSON Pointer below the design, or the beginning of one
 *
 * Returns: %TRUE if there is a row for it, which is in sight now
 */
gboolean
mh_design_pane_reveal_row (MhDesignPane *self, const char *path)
{
  Editor *editor = find_editor (self, path);
  GtkAdjustment *vertical =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window));
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled_window));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  graphene_rect_t box;

  if (editor == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (editor->widget), content, &box))
    return FALSE;
  gtk_adjustment_clamp_page (vertical, box.origin.y - REVEAL_MARGIN_PX,
                             box.origin.y + box.size.height + REVEAL_MARGIN_PX);
  gtk_widget_add_css_class (GTK_WIDGET (editor->widget), "revealed");
  g_timeout_add_full (G_PRIORITY_DEFAULT, REVEAL_MS, unmark_cb, g_object_ref (editor->widget),
                      g_object_unref);
  return TRUE;
}
