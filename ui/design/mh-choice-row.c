/* mh-choice-row.c: a row to pick one of a few values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-choice-row.h"

#include <glib/gi18n.h>

struct _MhChoiceRow
{
  AdwComboRow parent_instance;

  const MhChoice *choices; /* static, ended by a NULL id */
  gboolean refreshing;     /* the choice is being set by the program */
};

static void implement_value_row (MhValueRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MhChoiceRow,
                               mh_choice_row,
                               ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (MH_TYPE_VALUE_ROW, implement_value_row))

static gboolean
is_number (const char *id)
{
  return g_ascii_isdigit (id[0]);
}

static gboolean
stands_for (const MhChoice *choice, JsonNode *value)
{
  if (is_number (choice->id))
    return mh_json_get_number (value, -1) == g_ascii_strtod (choice->id, NULL);
  return g_strcmp0 (mh_json_get_string (value), choice->id) == 0;
}

static void
set_value (MhValueRow *row, JsonNode *value)
{
  MhChoiceRow *self = MH_CHOICE_ROW (row);
  /* The first choice is what stands where nothing is written. */
  guint position = value != NULL ? GTK_INVALID_LIST_POSITION : 0;

  for (guint i = 0; self->choices[i].id != NULL && position == GTK_INVALID_LIST_POSITION; i++)
    if (stands_for (&self->choices[i], value))
      position = i;

  self->refreshing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->refreshing = FALSE;
}

static void
add_mark (MhValueRow *row, GtkWidget *mark)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
}

static void
implement_value_row (MhValueRowInterface *iface)
{
  iface->set_value = set_value;
  iface->add_mark = add_mark;
}

static void
selected_cb (MhChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *id = NULL;

  if (self->refreshing || position == GTK_INVALID_LIST_POSITION)
    return;
  id = self->choices[position].id;
  mh_value_row_edit (MH_VALUE_ROW (self), is_number (id)
                                              ? mh_json_new_number (g_ascii_strtod (id, NULL))
                                              : mh_json_new_string (id));
  mh_value_row_seal (MH_VALUE_ROW (self));
}

static void
mh_choice_row_class_init (MhChoiceRowClass *klass)
{
}

static void
mh_choice_row_init (MhChoiceRow *self)
{
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * mh_choice_row_set_choices:
 * @self: a choice row
 * @choices: (transfer none): static, ended by a %NULL id; the titles are translated here
 */
void
mh_choice_row_set_choices (MhChoiceRow *self, const MhChoice *choices)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->choices = choices;
  for (guint i = 0; choices[i].id != NULL; i++)
    gtk_string_list_append (titles, _ (choices[i].title));

  self->refreshing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  self->refreshing = FALSE;
}
