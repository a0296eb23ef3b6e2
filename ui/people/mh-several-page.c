/* mh-several-page.c: what several people have in common, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-several-page.h"

#include <glib/gi18n.h>

#include "base/mh-limits.h"
#include "design/mh-choice-row.h"
#include "design/mh-date-row.h"
#include "design/mh-switch-row.h"
#include "design/mh-text-row.h"
#include "mh-people-several.h"

typedef enum
{
  FIELD_GROUP,
  FIELD_START,
  FIELD_END,
  FIELD_CONSENT,
  FIELD_SHOWN,
  N_FIELDS,
} Field;

struct _MhSeveralPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *heading;
  MhValueRow *rows[N_FIELDS];

  MhSession *session; /* (nullable) */
  GtkBitset *members; /* (nullable) */
};

typedef struct
{
  const char *key; /* the row's id in the template as well */
  const char *title;
  const char *label;
  const char *fallback; /* (nullable): JSON that counts where the file says nothing */
} FieldRow;

static const FieldRow fields[N_FIELDS] = {
  [FIELD_GROUP] = { "group", N_ ("Group"), N_ ("Change Group") },
  [FIELD_START] = { "start", N_ ("First Day"), N_ ("Change First Day") },
  [FIELD_END] = { "end", N_ ("Last Day"), N_ ("Change Last Day") },
  [FIELD_CONSENT] = { "consent", N_ ("Consent"), N_ ("Change Consent"), "\"photo\"" },
  [FIELD_SHOWN] = { "shown", N_ ("In the Picture"), N_ ("Show or Hide People"), "true" },
};

static const MhChoice consents[] = {
  { "photo", N_ ("Name and Photo") },
  { "name", N_ ("Name Only") },
  { "none", N_ ("Nothing") },
  { NULL },
};

G_DEFINE_FINAL_TYPE (MhSeveralPage, mh_several_page, GTK_TYPE_WIDGET)

static JsonNode *
parse_fallback (Field field)
{
  return fields[field].fallback != NULL ? json_from_string (fields[field].fallback, NULL) : NULL;
}

static void
show_field (MhSeveralPage *self, Field field)
{
  gboolean differs = FALSE;
  JsonNode *value = mh_people_get_common (mh_session_get_document (self->session), self->members,
                                          fields[field].key, &differs);
  g_autoptr (JsonNode) fallback = parse_fallback (field);
  g_autofree char *title =
      /* Translators: the name of a field that is not the same for all who are selected */
      differs ? g_strdup_printf (_ ("%s (differs)"), _ (fields[field].title))
              : g_strdup (_ (fields[field].title));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[field]), title);
  mh_value_row_set_value (self->rows[field], value != NULL ? value : fallback);
}

static Field
find_field (MhSeveralPage *self, MhValueRow *row)
{
  Field field = 0;

  while (self->rows[field] != row)
    field++;
  return field;
}

static void
edited_cb (MhSeveralPage *self, JsonNode *value, MhValueRow *row)
{
  Field field = find_field (self, row);
  g_autoptr (JsonNode) fallback = parse_fallback (field);
  g_autofree char *merge_key = g_strdup_printf ("several/%s", fields[field].key);

  if (self->session == NULL || self->members == NULL)
    return;
  if (value != NULL && fallback != NULL && json_node_equal (fallback, value))
    value = NULL;
  mh_people_set_each (self->session, self->members, fields[field].key,
                      value != NULL ? json_node_copy (value) : NULL, _ (fields[field].label),
                      merge_key);
}

static void
sealed_cb (MhSeveralPage *self)
{
  if (self->session != NULL)
    mh_session_seal (self->session);
}

static void
mh_several_page_dispose (GObject *object)
{
  MhSeveralPage *self = MH_SEVERAL_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->members, gtk_bitset_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (mh_several_page_parent_class)->dispose (object);
}

static void
mh_several_page_class_init (MhSeveralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_several_page_dispose;
  g_type_ensure (MH_TYPE_CHOICE_ROW);
  g_type_ensure (MH_TYPE_DATE_ROW);
  g_type_ensure (MH_TYPE_SWITCH_ROW);
  g_type_ensure (MH_TYPE_TEXT_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-several-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhSeveralPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MhSeveralPage, heading);
  for (Field field = 0; field < N_FIELDS; field++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[field].key, FALSE,
                                               G_STRUCT_OFFSET (MhSeveralPage, rows) +
                                                   field * sizeof (MhValueRow *));
}

static void
mh_several_page_init (MhSeveralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mh_choice_row_set_choices (MH_CHOICE_ROW (self->rows[FIELD_CONSENT]), consents);
  mh_switch_row_set_fallback (MH_SWITCH_ROW (self->rows[FIELD_SHOWN]), TRUE);
  g_object_set (self->rows[FIELD_GROUP], "max-length", MH_LIMIT_FIELD_CHARS, NULL);
  for (Field field = 0; field < N_FIELDS; field++)
    {
      g_signal_connect_object (self->rows[field], "edited", G_CALLBACK (edited_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->rows[field], "sealed", G_CALLBACK (sealed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/**
 * mh_several_page_show:
 * @self: a page
 * @session: (nullable): where the people are edited
 * @members: (nullable): who, as indices in members
 */
void
mh_several_page_show (MhSeveralPage *self, MhSession *session, GtkBitset *members)
{
  g_autofree char *heading = NULL;
  guint n_people = members != NULL ? (guint) gtk_bitset_get_size (members) : 0;

  g_set_object (&self->session, session);
  g_clear_pointer (&self->members, gtk_bitset_unref);
  if (session == NULL || n_people == 0)
    return;
  self->members = gtk_bitset_copy (members);
  heading =
      g_strdup_printf (ngettext ("%u person selected", "%u people selected", n_people), n_people);
  gtk_label_set_text (self->heading, heading);
  for (Field field = 0; field < N_FIELDS; field++)
    show_field (self, field);
}
