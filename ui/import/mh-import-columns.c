/* mh-import-columns.c: what the columns of a roster mean, to be corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-columns.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "roster/mh-roster-columns.h"

struct _MhImportColumns
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  AdwPreferencesGroup *group;

  GPtrArray *rows;     /* of AdwComboRow, not owned: the group's */
  GPtrArray *headers;  /* of char* */
  GHashTable *changed; /* header → key, “” for none: what the user has said */
  gboolean is_refreshing;
};

static guint mapped_signal;

G_DEFINE_FINAL_TYPE (MhImportColumns, mh_import_columns, GTK_TYPE_WIDGET)

/* The place of a key in the choice, whose first is “not used”. */
static guint
find_choice (const char *key)
{
  const char *const *keys = mh_roster_list_keys ();

  for (guint i = 0; key != NULL && keys[i] != NULL; i++)
    if (g_str_equal (keys[i], key))
      return i + 1;
  return 0;
}

static const char *
get_key (AdwComboRow *row)
{
  guint choice = adw_combo_row_get_selected (row);

  return choice > 0 ? mh_roster_list_keys ()[choice - 1] : "";
}

static void
chosen_cb (MhImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint index = 0;

  if (self->is_refreshing || !g_ptr_array_find (self->rows, row, &index))
    return;
  g_hash_table_replace (self->changed, g_strdup (self->headers->pdata[index]),
                        g_strdup (get_key (row)));
  g_signal_emit (self, mapped_signal, 0);
}

static GListModel *
make_choices (void)
{
  const char *const *keys = mh_roster_list_keys ();
  /* Translators: what becomes of a column of a table */
  GtkStringList *choices = gtk_string_list_new ((const char *[]){ _ ("Not used"), NULL });

  for (guint i = 0; keys[i] != NULL; i++)
    gtk_string_list_append (choices, mh_roster_get_key_title (keys[i]));
  return G_LIST_MODEL (choices);
}

static void
add_row (MhImportColumns *self, const MhRosterColumn *column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GListModel) choices = make_choices ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->headers, g_strdup (column->header));
}

static gboolean
is_same (MhImportColumns *self, GPtrArray *columns)
{
  if (columns->len != self->headers->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (!g_str_equal (((MhRosterColumn *) columns->pdata[i])->header, self->headers->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
clear (MhImportColumns *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->headers, 0);
}

static void
mh_import_columns_dispose (GObject *object)
{
  MhImportColumns *self = MH_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (mh_import_columns_parent_class)->dispose (object);
}

static void
mh_import_columns_finalize (GObject *object)
{
  MhImportColumns *self = MH_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->headers);
  g_hash_table_unref (self->changed);
  G_OBJECT_CLASS (mh_import_columns_parent_class)->finalize (object);
}

static void
mh_import_columns_class_init (MhImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mh_import_columns_dispose;
  object_class->finalize = mh_import_columns_finalize;
  mapped_signal = g_signal_new ("mapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/masthead/Designer/import/mh-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, MhImportColumns, scroller);
  gtk_widget_class_bind_template_child (widget_class, MhImportColumns, group);
}

static void
mh_import_columns_init (MhImportColumns *self)
{
  self->rows = g_ptr_array_new ();
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_import_columns_show:
 * @self: a list of columns
 * @columns: (nullable) (element-type MhRosterColumn): what they are taken for now; %NULL forgets
 * what the user said of others
 */
void
mh_import_columns_show (MhImportColumns *self, GPtrArray *columns)
{
  self->is_refreshing = TRUE;
  if (columns == NULL)
    g_hash_table_remove_all (self->changed);
  if (columns == NULL || !is_same (self, columns))
    {
      clear (self);
      for (guint i = 0; columns != NULL && i < columns->len; i++)
        add_row (self, columns->pdata[i]);
    }
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const MhRosterColumn *column = columns->pdata[i];

      adw_preferences_row_set_title (self->rows->pdata[i],
                                     column->header[0] != '\0' ? column->header : "—");
      adw_action_row_set_subtitle (self->rows->pdata[i], column->sample);
      adw_combo_row_set_selected (self->rows->pdata[i], find_choice (column->key));
    }
  self->is_refreshing = FALSE;
}

/**
 * mh_import_columns_list_maps:
 * @self: a list of columns
 *
 * Returns: (transfer full) (array zero-terminated=1): what the user said, for mh_roster_read()
 */
char **
mh_import_columns_list_maps (MhImportColumns *self)
{
  g_autoptr (GStrvBuilder) maps = g_strv_builder_new ();

  for (guint i = 0; i < self->headers->len; i++)
    {
      const char *header = self->headers->pdata[i];
      const char *key = g_hash_table_lookup (self->changed, header);
      g_autofree char *map = key != NULL ? g_strconcat (key, "=", header, NULL) : NULL;

      if (map != NULL)
        g_strv_builder_add (maps, map);
    }
  return g_strv_builder_end (maps);
}

/**
 * mh_import_columns_have_name:
 * @self: a list of columns
 *
 * Returns: %TRUE if one of them is known to hold names
 */
gboolean
mh_import_columns_have_name (MhImportColumns *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *key = get_key (self->rows->pdata[i]);

      if (g_str_equal (key, "name") || g_str_equal (key, "first") || g_str_equal (key, "last"))
        return TRUE;
    }
  return FALSE;
}
