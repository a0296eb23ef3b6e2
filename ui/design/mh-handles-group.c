/* mh-handles-group.c: the handles on other platforms, a row each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-handles-group.h"

#include <glib/gi18n.h>

#include "base/mh-limits.h"
#include "mh-text-row.h"
#include "team/mh-handle.h"
#include "team/mh-json-pointer.h"
#include "team/mh-platform.h"
#include "window/mh-undo-toast.h"

struct _MhHandlesGroup
{
  AdwPreferencesGroup parent_instance;

  GtkMenuButton *add;

  MhSession *session;
  char *pointer;      /* (nullable): the object that is shown, platform by platform */
  GPtrArray *rows;    /* of MhTextRow, owned by the group; none twice for a platform */
  GPtrArray *pending; /* of char: platforms whose row waits for a handle */
};

G_DEFINE_FINAL_TYPE (MhHandlesGroup, mh_handles_group, ADW_TYPE_PREFERENCES_GROUP)

static GQuark
platform_quark (void)
{
  return g_quark_from_static_string ("mh-handles-group-platform");
}

static const char *
get_platform (gpointer row)
{
  return g_object_get_qdata (row, platform_quark ());
}

static char *
point_at (MhHandlesGroup *self, const char *platform)
{
  g_autoptr (GString) pointer = g_string_new (self->pointer);

  mh_json_pointer_append (pointer, platform);
  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

/* What the document says, (nullable). */
static JsonNode *
get_value (MhHandlesGroup *self, const char *platform)
{
  g_autofree char *pointer = point_at (self, platform);

  return mh_document_get (mh_session_get_document (self->session), pointer);
}

static gboolean
is_pending (MhHandlesGroup *self, const char *platform, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->pending, platform, g_str_equal, index);
}

static MhTextRow *
find_row (MhHandlesGroup *self, const char *platform)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (get_platform (self->rows->pdata[i]), platform))
      return self->rows->pdata[i];
  return NULL;
}

/* edits */

/* An object that would be left empty goes with its last handle. (transfer full) (nullable). */
static MhDocument *
remove_handle (MhHandlesGroup *self, const char *platform, GError **error)
{
  MhDocument *document = mh_session_get_document (self->session);
  JsonNode *handles = mh_document_get (document, self->pointer);
  g_autofree char *pointer = point_at (self, platform);

  if (json_object_get_size (json_node_get_object (handles)) == 1)
    return mh_document_remove (document, self->pointer, error);
  return mh_document_remove (document, pointer, error);
}

static void
edited_cb (MhHandlesGroup *self, JsonNode *value, MhValueRow *row)
{
  const char *platform = get_platform (row);
  g_autofree char *pointer = NULL;
  g_autoptr (GError) error = NULL;
  MhDocument *edited = NULL;
  guint index = 0;

  if (self->session == NULL || self->pointer == NULL ||
      (value == NULL && get_value (self, platform) == NULL))
    return;
  pointer = point_at (self, platform);
  edited = value != NULL
               ? mh_document_set (mh_session_get_document (self->session), pointer, value, &error)
               : remove_handle (self, platform, &error);
  mh_value_row_refuse (row, error != NULL ? error->message : NULL);
  if (edited == NULL)
    return;
  /* A row that was emptied waits for another handle; one that was filled goes with its value. */
  if (value == NULL)
    g_ptr_array_add (self->pending, g_strdup (platform));
  else if (is_pending (self, platform, &index))
    g_ptr_array_remove_index (self->pending, index);
  mh_session_commit (self->session, edited, NULL, _ ("Change Handle"), pointer);
}

static void
sealed_cb (MhHandlesGroup *self)
{
  if (self->session != NULL)
    mh_session_seal (self->session);
}

static void
remove_cb (MhHandlesGroup *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, MH_TYPE_TEXT_ROW);
  g_autofree char *platform = g_strdup (get_platform (row));
  g_autoptr (GError) error = NULL;
  MhDocument *edited = NULL;
  guint index = 0;

  if (is_pending (self, platform, &index))
    g_ptr_array_remove_index (self->pending, index);
  /* The row goes. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  mh_session_seal (self->session);
  if (get_value (self, platform) == NULL)
    {
      mh_handles_group_show (self, self->session, self->pointer);
      return;
    }
  edited = remove_handle (self, platform, &error);
  if (mh_session_commit (self->session, edited, g_steal_pointer (&error), _ ("Remove Handle"),
                         NULL))
    mh_undo_toast_show (GTK_WIDGET (self), _ ("Handle removed"));
}

static gboolean
show_platform (MhHandlesGroup *self, const char *platform)
{
  MhTextRow *row = find_row (self, platform);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_platform (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MhHandlesGroup *self = MH_HANDLES_GROUP (widget);
  const char *platform = g_variant_get_string (parameter, NULL);

  if (self->session == NULL || self->pointer == NULL)
    return;
  if (find_row (self, platform) == NULL)
    {
      g_ptr_array_add (self->pending, g_strdup (platform));
      mh_handles_group_show (self, self->session, self->pointer);
    }
  show_platform (self, platform);
}

/* what is shown */

static MhTextRow *
make_row (MhHandlesGroup *self, const char *platform)
{
  g_autofree char *title = mh_platform_dup_name (platform);
  /* Translators: a platform, such as Bluesky */
  g_autofree char *removal = g_strdup_printf (_ ("Remove Handle on %s"), title);
  GtkWidget *row =
      g_object_new (MH_TYPE_TEXT_ROW, "title", title, "max-length", MH_LIMIT_FIELD_CHARS, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  g_object_set_qdata_full (G_OBJECT (row), platform_quark (), g_strdup (platform), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, removal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal,
                                  -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sealed", G_CALLBACK (sealed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return MH_TEXT_ROW (row);
}

static void
drop_rows (MhHandlesGroup *self, gboolean all)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (!all && (is_pending (self, get_platform (row), NULL) ||
                   get_value (self, get_platform (row)) != NULL))
        continue;
      g_ptr_array_remove_index (self->rows, i);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
}

static void
show_row (MhHandlesGroup *self, const char *platform, JsonNode *value)
{
  const char *handle = mh_json_get_string (value);
  MhTextRow *row = find_row (self, platform);
  g_autofree char *concern = handle != NULL ? mh_handles_group_judge (platform, handle) : NULL;

  if (row == NULL)
    row = make_row (self, platform);
  mh_value_row_set_value (MH_VALUE_ROW (row), value);
  mh_text_row_warn (row, concern);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (mh_handle_get_platform_title (*(const char *const *) a),
                         mh_handle_get_platform_title (*(const char *const *) b));
}

/* What is not there yet can be added. */
static void
offer_platforms (GtkMenuButton *button, gpointer data)
{
  MhHandlesGroup *self = data;
  g_autoptr (GPtrArray) platforms = g_ptr_array_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; mh_handle_get_platform (i) != NULL; i++)
    if (find_row (self, mh_handle_get_platform (i)) == NULL)
      g_ptr_array_add (platforms, (gpointer) mh_handle_get_platform (i));
  g_ptr_array_sort (platforms, compare_titles);
  for (guint i = 0; i < platforms->len; i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (mh_handle_get_platform_title (platforms->pdata[i]), NULL);

      g_menu_item_set_action_and_target (item, "handles.add", "s", platforms->pdata[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* What got a handle elsewhere, as by an undo, waits for none. */
static void
drop_pending (MhHandlesGroup *self)
{
  for (guint i = self->pending->len; i-- > 0;)
    if (get_value (self, self->pending->pdata[i]) != NULL)
      g_ptr_array_remove_index (self->pending, i);
}

static void
show_rows (MhHandlesGroup *self)
{
  JsonNode *handles = mh_document_get (mh_session_get_document (self->session), self->pointer);
  JsonObjectIter iter;
  const char *platform = NULL;
  JsonNode *value = NULL;

  drop_pending (self);
  drop_rows (self, FALSE);
  if (handles != NULL && JSON_NODE_HOLDS_OBJECT (handles))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (handles));
      while (json_object_iter_next_ordered (&iter, &platform, &value))
        show_row (self, platform, value);
    }
  for (guint i = 0; i < self->pending->len; i++)
    show_row (self, self->pending->pdata[i], NULL);
}

static void
mh_handles_group_dispose (GObject *object)
{
  MhHandlesGroup *self = MH_HANDLES_GROUP (object);

  /* Rows that lose the focus on their way out have nothing to seal any more. */
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mh_handles_group_parent_class)->dispose (object);
}

static void
mh_handles_group_finalize (GObject *object)
{
  MhHandlesGroup *self = MH_HANDLES_GROUP (object);

  g_free (self->pointer);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->pending);
  G_OBJECT_CLASS (mh_handles_group_parent_class)->finalize (object);
}

static void
mh_handles_group_class_init (MhHandlesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_handles_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = mh_handles_group_finalize;
  gtk_widget_class_install_action (widget_class, "handles.add", "s", add_platform);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-handles-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MhHandlesGroup, add);
}

static void
mh_handles_group_init (MhHandlesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->pending = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add, offer_platforms, self, NULL);
}

/**
 * mh_handles_group_show:
 * @self: a group
 * @session: (nullable): what to edit
 * @pointer: (nullable): its object of handles, which need not be there
 *
 * Shows what the document says now; to be called whenever that is something else.
 */
void
mh_handles_group_show (MhHandlesGroup *self, MhSession *session, const char *pointer)
{
  gboolean is_other = g_strcmp0 (pointer, self->pointer) != 0;

  if (g_set_object (&self->session, session) || is_other)
    {
      char *before = self->pointer;

      /* Rows that lose the focus on their way out still know where they belong. */
      drop_rows (self, TRUE);
      self->pointer = g_strdup (pointer);
      g_free (before);
      g_ptr_array_set_size (self->pending, 0);
    }
  if (self->session != NULL && self->pointer != NULL)
    show_rows (self);
}

/**
 * mh_handles_group_show_place:
 * @self: a group
 * @pointer: a place in `handles`, such as `/x`
 *
 * Returns: %TRUE if there is a row for it, which has the keyboard focus now
 */
gboolean
mh_handles_group_show_place (MhHandlesGroup *self, const char *pointer)
{
  g_auto (GStrv) names = mh_json_pointer_split (pointer);

  return names != NULL && names[0] != NULL && show_platform (self, names[0]);
}

/**
 * mh_handles_group_judge:
 * @platform: (nullable): a key of `handles`
 * @handle: what is written
 *
 * Returns: (transfer full) (nullable): what a row says of a handle that the platform cannot have;
 * %NULL when it can
 */
char *
mh_handles_group_judge (const char *platform, const char *handle)
{
  g_autofree char *reason = NULL;
  char first[8] = { 0 };

  if (platform == NULL || mh_handle_is_valid (platform, handle, &reason))
    return NULL;
  /* A part of a sentence, which stands alone here; it names the platform. */
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (reason)), first);
  return g_strconcat (first, g_utf8_next_char (reason), NULL);
}
