/* mh-person-page.c: everything about the selected person, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-person-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/mh-limits.h"
#include "design/mh-choice-row.h"
#include "design/mh-date-row.h"
#include "design/mh-handles-group.h"
#include "design/mh-prose-row.h"
#include "design/mh-switch-row.h"
#include "mh-photo-editor.h"
#include "mh-several-page.h"
#include "team/mh-handle.h"
#include "team/mh-signature.h"

typedef enum
{
  FIELD_NAME,
  FIELD_EXPERTISE,
  FIELD_HANDLE,
  FIELD_SIGNATURE,
  FIELD_BIO,
  FIELD_GROUP,
  FIELD_LANGUAGE,
  FIELD_START,
  FIELD_END,
  FIELD_CONSENT,
  FIELD_PINNED,
  FIELD_SHOWN,
  N_FIELDS,
} Field;

struct _MhPersonPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  MhSeveralPage *several;
  MhPhotoEditor *photo;
  GtkLabel *prefix;
  GtkButton *handle_suggestion;
  GtkButton *signature_suggestion;
  MhHandlesGroup *handles;
  MhValueRow *rows[N_FIELDS];

  MhSession *session;
  GSignalGroup *session_signals;
  int member;         /* who is shown, -1 for nobody */
  GtkBitset *members; /* (nullable): who are shown in place of one, two or more */
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

/* A member's key and its row. A value that stands for nothing written is not written. */
typedef struct
{
  const char *key; /* the row's id in the template as well */
  const char *label;
  const char *fallback; /* (nullable): JSON that counts where the file says nothing */
  const char *refusal;  /* (nullable): said in place of the document's own words */
} FieldRow;

static const FieldRow fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", N_ ("Change Name"), NULL, N_ ("A person needs a name.") },
  [FIELD_EXPERTISE] = { "expertise", N_ ("Change Expertise") },
  [FIELD_HANDLE] = { "handle", N_ ("Change Handle") },
  [FIELD_SIGNATURE] = { "signature", N_ ("Change Signature") },
  [FIELD_BIO] = { "bio", N_ ("Change Biography") },
  [FIELD_GROUP] = { "group", N_ ("Change Group") },
  [FIELD_LANGUAGE] = { "language", N_ ("Change Language") },
  [FIELD_START] = { "start", N_ ("Change First Day") },
  [FIELD_END] = { "end", N_ ("Change Last Day") },
  [FIELD_CONSENT] = { "consent", N_ ("Change Consent"), "\"photo\"" },
  [FIELD_PINNED] = { "pinned", N_ ("Change Order"), "false" },
  [FIELD_SHOWN] = { "shown", N_ ("Show or Hide Person"), "true" },
};

static const MhChoice consents[] = {
  { "photo", N_ ("Name and Photo") },
  { "name", N_ ("Name Only") },
  { "none", N_ ("Nothing") },
  { NULL },
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MhPersonPage, mh_person_page, GTK_TYPE_WIDGET)

static char *
point_at (MhPersonPage *self, Field field)
{
  return g_strdup_printf ("/members/%d/%s", self->member, fields[field].key);
}

static gboolean
is_fallback (Field field, JsonNode *value)
{
  g_autoptr (JsonNode) fallback = NULL;

  if (fields[field].fallback == NULL)
    return FALSE;
  fallback = json_from_string (fields[field].fallback, NULL);
  return json_node_equal (fallback, value);
}

static void
show_field (MhPersonPage *self, Field field)
{
  g_autofree char *pointer = point_at (self, field);
  JsonNode *value = mh_document_get (mh_session_get_document (self->session), pointer);
  g_autoptr (JsonNode) fallback = NULL;

  if (value == NULL && fields[field].fallback != NULL)
    value = fallback = json_from_string (fields[field].fallback, NULL);
  mh_value_row_set_value (self->rows[field], value);
}

/* The handle by the organisation's pattern, where the person has another one or none. */
static char *
suggest_handle (MhPersonPage *self, const MhMember *member)
{
  const MhAccount *account = mh_document_get_account (mh_session_get_document (self->session));
  const char *platform = mh_session_get_platform (self->session);

  if (account->handle_pattern == NULL || platform == NULL ||
      (member->handle != NULL &&
       mh_handle_fits_pattern (account->handle_pattern, platform, member->handle, member->name,
                               account->organisation)))
    return NULL;
  return mh_handle_suggest (platform, member->handle, account->handle_pattern, member->name,
                            account->organisation);
}

static void
show_suggestion (GtkButton *button, const char *text, const char *current)
{
  gboolean is_news = text != NULL && g_strcmp0 (text, current) != 0;

  if (is_news)
    gtk_button_set_label (button, text);
  gtk_widget_set_visible (GTK_WIDGET (button), is_news);
}

static void
show_suggestions (MhPersonPage *self)
{
  MhDocument *document = mh_session_get_document (self->session);
  const MhMember *member = mh_document_get_member (document, (guint) self->member);
  g_autofree char *handle = suggest_handle (self, member);
  g_autofree char *signature = mh_signature_suggest (document, member, mh_date_today ());

  show_suggestion (self->handle_suggestion, handle, member->handle);
  show_suggestion (self->signature_suggestion, signature, member->signature);
}

/* The general handle is judged by the platform of the picture, where none of its own is drawn. */
static void
show_handles (MhPersonPage *self)
{
  const MhMember *member =
      mh_document_get_member (mh_session_get_document (self->session), (guint) self->member);
  const char *platform = mh_session_get_platform (self->session);
  gboolean is_drawn =
      member->handle != NULL && mh_member_get_handle (member, platform) == member->handle;
  g_autofree char *concern = is_drawn ? mh_handles_group_judge (platform, member->handle) : NULL;
  g_autofree char *pointer = g_strdup_printf ("/members/%d/handles", self->member);

  mh_text_row_warn (MH_TEXT_ROW (self->rows[FIELD_HANDLE]), concern);
  mh_handles_group_show (self->handles, self->session, pointer);
}

static void
use_suggestion (GtkWidget *widget, const char *action, GVariant *unused)
{
  MhPersonPage *self = MH_PERSON_PAGE (widget);
  gboolean is_handle = g_str_equal (action, "person.use-handle");
  Field field = is_handle ? FIELD_HANDLE : FIELD_SIGNATURE;
  GtkButton *button = is_handle ? self->handle_suggestion : self->signature_suggestion;
  g_autofree char *pointer = NULL;

  if (self->session == NULL || self->member < 0 || !gtk_widget_get_visible (GTK_WIDGET (button)))
    return;
  pointer = point_at (self, field);
  /* The button goes with the suggestion. */
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[field]));
  mh_session_seal (self->session);
  mh_session_set (self->session, pointer, mh_json_new_string (gtk_button_get_label (button)),
                  _ (fields[field].label), NULL);
}

static void
refresh (MhPersonPage *self)
{
  int selected = self->session != NULL ? mh_session_get_selected (self->session) : -1;
  gboolean is_other = selected != self->member;

  self->member = selected;
  gtk_stack_set_visible_child_name (self->stack, selected >= 0           ? "person"
                                                 : self->members != NULL ? "several"
                                                                         : "nobody");
  if (selected < 0)
    {
      mh_several_page_show (self->several, self->session, self->members);
      return;
    }
  if (is_other)
    mh_session_seal (self->session);
  for (Field field = 0; field < N_FIELDS; field++)
    {
      /* What one person could not be called is nothing to keep for the next. */
      if (is_other)
        mh_value_row_refuse (self->rows[field], NULL);
      show_field (self, field);
    }
  gtk_label_set_text (
      self->prefix,
      mh_document_get_account (mh_session_get_document (self->session))->signature_prefix);
  show_suggestions (self);
  show_handles (self);
  mh_photo_editor_show (self->photo, self->session, selected);
}

static Field
find_field (MhPersonPage *self, MhValueRow *row)
{
  Field field = 0;

  while (self->rows[field] != row)
    field++;
  return field;
}

/* The document after an edit, or NULL with error set; the same document where nothing changes. */
static MhDocument *
edit_document (MhDocument *document, const char *pointer, JsonNode *value, GError **error)
{
  if (value != NULL)
    return mh_document_set (document, pointer, value, error);
  if (mh_document_get (document, pointer) == NULL)
    return mh_document_ref (document);
  return mh_document_remove (document, pointer, error);
}

static void
edited_cb (MhPersonPage *self, JsonNode *value, MhValueRow *row)
{
  Field field = find_field (self, row);
  g_autofree char *pointer = point_at (self, field);
  g_autoptr (GError) error = NULL;
  MhDocument *edited = NULL;

  if (self->session == NULL || self->member < 0)
    return;
  if (value != NULL && is_fallback (field, value))
    value = NULL;
  edited = edit_document (mh_session_get_document (self->session), pointer, value, &error);
  if (edited == NULL)
    {
      mh_value_row_refuse (row, fields[field].refusal != NULL ? _ (fields[field].refusal)
                                                              : error->message);
      return;
    }
  mh_value_row_refuse (row, NULL);
  mh_session_commit (self->session, edited, NULL, _ (fields[field].label), pointer);
}

static void
sealed_cb (MhPersonPage *self)
{
  if (self->session != NULL)
    mh_session_seal (self->session);
}

static void
mh_person_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MH_PERSON_PAGE (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_person_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SESSION:
      mh_person_page_set_session (MH_PERSON_PAGE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_person_page_dispose (GObject *object)
{
  MhPersonPage *self = MH_PERSON_PAGE (object);

  g_clear_object (&self->session_signals);
  /* Rows that lose the focus on their way out have nothing to seal any more. */
  g_clear_object (&self->session);
  g_clear_pointer (&self->members, gtk_bitset_unref);
  if (self->handles != NULL)
    mh_handles_group_show (self->handles, NULL, NULL);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  self->handles = NULL;
  G_OBJECT_CLASS (mh_person_page_parent_class)->dispose (object);
}

static void
mh_person_page_class_init (MhPersonPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mh_person_page_get_property;
  object_class->set_property = mh_person_page_set_property;
  object_class->dispose = mh_person_page_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MH_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MH_TYPE_CHOICE_ROW);
  g_type_ensure (MH_TYPE_DATE_ROW);
  g_type_ensure (MH_TYPE_HANDLES_GROUP);
  g_type_ensure (MH_TYPE_PHOTO_EDITOR);
  g_type_ensure (MH_TYPE_PROSE_ROW);
  g_type_ensure (MH_TYPE_SEVERAL_PAGE);
  g_type_ensure (MH_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/people/mh-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, several);
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, photo);
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, prefix);
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, handle_suggestion);
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, signature_suggestion);
  gtk_widget_class_bind_template_child (widget_class, MhPersonPage, handles);
  gtk_widget_class_install_action (widget_class, "person.use-handle", NULL, use_suggestion);
  gtk_widget_class_install_action (widget_class, "person.use-signature", NULL, use_suggestion);
  for (Field field = 0; field < N_FIELDS; field++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[field].key, FALSE,
                                               G_STRUCT_OFFSET (MhPersonPage, rows) +
                                                   field * sizeof (MhValueRow *));
}

static void
mh_person_page_init (MhPersonPage *self)
{
  self->member = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  mh_choice_row_set_choices (MH_CHOICE_ROW (self->rows[FIELD_CONSENT]), consents);
  mh_switch_row_set_fallback (MH_SWITCH_ROW (self->rows[FIELD_SHOWN]), TRUE);
  for (Field field = 0; field < N_FIELDS; field++)
    {
      if (MH_IS_TEXT_ROW (self->rows[field]))
        g_object_set (self->rows[field], "max-length", MH_LIMIT_FIELD_CHARS, NULL);
      g_signal_connect_object (self->rows[field], "edited", G_CALLBACK (edited_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->rows[field], "sealed", G_CALLBACK (sealed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document", G_CALLBACK (refresh),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected", G_CALLBACK (refresh),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::surface-id", G_CALLBACK (refresh),
                                  self);
}

/**
 * mh_person_page_new:
 *
 * Returns: (transfer floating): a page without a session
 */
GtkWidget *
mh_person_page_new (void)
{
  return g_object_new (MH_TYPE_PERSON_PAGE, NULL);
}

/**
 * mh_person_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): whose selected person it shows
 */
MhSession *
mh_person_page_get_session (MhPersonPage *self)
{
  return self->session;
}

/**
 * mh_person_page_set_session:
 * @self: a page
 * @session: (nullable): whose selected person to show
 */
void
mh_person_page_set_session (MhPersonPage *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  self->member = -1;
  g_signal_group_set_target (self->session_signals, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  refresh (self);
}

/**
 * mh_person_page_set_several:
 * @self: a page
 * @members: (nullable): two or more people, as indices in members
 *
 * Shows what they have in common as long as nobody is selected alone.
 */
void
mh_person_page_set_several (MhPersonPage *self, GtkBitset *members)
{
  gboolean is_several = members != NULL && gtk_bitset_get_size (members) > 1;

  if (is_several ? self->members != NULL && gtk_bitset_equals (members, self->members)
                 : self->members == NULL)
    return;
  /* What was typed for the others is a step of its own. */
  if (self->session != NULL)
    mh_session_seal (self->session);
  g_clear_pointer (&self->members, gtk_bitset_unref);
  if (is_several)
    self->members = gtk_bitset_copy (members);
  refresh (self);
}

/**
 * mh_person_page_edit_name:
 * @self: a page
 *
 * Puts the keyboard focus into the name, all of it selected.
 */
void
mh_person_page_edit_name (MhPersonPage *self)
{
  GtkEditable *name = GTK_EDITABLE (self->rows[FIELD_NAME]);

  if (self->member < 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (name));
  gtk_editable_select_region (name, 0, -1);
}

/**
 * mh_person_page_show_row:
 * @self: a page
 * @key: (nullable): a place in the member, such as `handle` or `handles/x`
 *
 * Returns: %TRUE if there is a row for it, which has the keyboard focus now
 */
gboolean
mh_person_page_show_row (MhPersonPage *self, const char *key)
{
  if (self->member < 0 || key == NULL)
    return FALSE;
  if (g_str_has_prefix (key, "photo") || g_str_equal (key, "initials"))
    return gtk_widget_child_focus (GTK_WIDGET (self->photo), GTK_DIR_TAB_FORWARD);
  if (g_str_has_prefix (key, "handles/"))
    return mh_handles_group_show_place (self->handles, key + strlen ("handles"));
  for (Field field = 0; field < N_FIELDS; field++)
    if (g_str_has_prefix (key, fields[field].key))
      return gtk_widget_child_focus (GTK_WIDGET (self->rows[field]), GTK_DIR_TAB_FORWARD);
  return FALSE;
}
