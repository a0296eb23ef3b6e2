/* mh-account-page.c: whose account the picture is for, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-account-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mh-handles-group.h"
#include "mh-text-row.h"
#include "team/mh-people.h"

#define HANDLES "/account/handles"

typedef enum
{
  FIELD_ORGANISATION,
  FIELD_HANDLE,
  FIELD_URL,
  FIELD_LANGUAGE,
  FIELD_PATTERN,
  FIELD_PREFIX,
  N_FIELDS,
} Field;

struct _MhAccountPage
{
  GtkWidget parent_instance;

  GtkWidget *scrolled_window;
  MhHandlesGroup *handles;
  MhValueRow *rows[N_FIELDS];

  MhSession *session;
  GSignalGroup *session_signals;
};

/* A member of the account and its row. */
typedef struct
{
  const char *pointer;
  const char *row; /* id in the template */
  const char *label;
  const char *fallback; /* (nullable): shown where the file says nothing, and not written */
  const char *refusal;  /* (nullable): said in place of the document's own words */
} FieldRow;

static const FieldRow fields[N_FIELDS] = {
  [FIELD_ORGANISATION] = { "/account/organisation", "organisation", N_ ("Change Organisation"),
                           NULL, N_ ("The team needs an organisation.") },
  [FIELD_HANDLE] = { "/account/handle", "handle", N_ ("Change Account Handle") },
  [FIELD_URL] = { "/account/url", "url", N_ ("Change Account Address") },
  [FIELD_LANGUAGE] = { "/account/language", "language", N_ ("Change Language") },
  [FIELD_PATTERN] = { "/account/handle_pattern", "handle_pattern", N_ ("Change Handle Pattern") },
  [FIELD_PREFIX] = { "/account/signature_prefix", "signature_prefix",
                     N_ ("Change Signature Prefix"), "^" },
};

G_DEFINE_FINAL_TYPE (MhAccountPage, mh_account_page, GTK_TYPE_WIDGET)

static void
show_field (MhAccountPage *self, Field field)
{
  JsonNode *value =
      mh_document_get (mh_session_get_document (self->session), fields[field].pointer);
  g_autoptr (JsonNode) fallback = NULL;

  if (value == NULL && fields[field].fallback != NULL)
    value = fallback = mh_json_new_string (fields[field].fallback);
  mh_value_row_set_value (self->rows[field], value);
}

/* The general handle is judged by the platform of the picture, where none of its own is drawn. */
static void
show_handles (MhAccountPage *self)
{
  const MhAccount *account = mh_document_get_account (mh_session_get_document (self->session));
  const char *platform = mh_session_get_platform (self->session);
  gboolean is_drawn = account->handle != NULL &&
                      mh_people_get_account_handle (account, platform) == account->handle;
  g_autofree char *concern = is_drawn ? mh_handles_group_judge (platform, account->handle) : NULL;

  mh_text_row_warn (MH_TEXT_ROW (self->rows[FIELD_HANDLE]), concern);
  mh_handles_group_show (self->handles, self->session, HANDLES);
}

static void
refresh (MhAccountPage *self)
{
  if (self->session == NULL)
    return;
  for (Field field = 0; field < N_FIELDS; field++)
    show_field (self, field);
  show_handles (self);
}

/* The document after an edit, or NULL with error set; the same document where nothing changes. */
static MhDocument *
edit_document (MhDocument *document, const FieldRow *field, JsonNode *value, GError **error)
{
  if (value != NULL && g_strcmp0 (mh_json_get_string (value), field->fallback) == 0)
    value = NULL;
  if (value != NULL)
    return mh_document_set (document, field->pointer, value, error);
  if (mh_document_get (document, field->pointer) == NULL)
    return mh_document_ref (document);
  return mh_document_remove (document, field->pointer, error);
}

static void
edited_cb (MhAccountPage *self, JsonNode *value, MhValueRow *row)
{
  const FieldRow *field = fields;
  g_autoptr (GError) error = NULL;
  MhDocument *edited = NULL;

  if (self->session == NULL)
    return;
  while (self->rows[field - fields] != row)
    field++;
  edited = edit_document (mh_session_get_document (self->session), field, value, &error);
  if (edited == NULL)
    {
      mh_value_row_refuse (row, field->refusal != NULL ? _ (field->refusal) : error->message);
      return;
    }
  mh_value_row_refuse (row, NULL);
  mh_session_commit (self->session, edited, NULL, _ (field->label), field->pointer);
}

static void
sealed_cb (MhAccountPage *self)
{
  if (self->session != NULL)
    mh_session_seal (self->session);
}

static void
mh_account_page_dispose (GObject *object)
{
  MhAccountPage *self = MH_ACCOUNT_PAGE (object);

  g_clear_object (&self->session_signals);
  /* Rows that lose the focus on their way out have nothing to seal any more. */
  g_clear_object (&self->session);
  if (self->handles != NULL)
    mh_handles_group_show (self->handles, NULL, NULL);
  self->handles = NULL;
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  G_OBJECT_CLASS (mh_account_page_parent_class)->dispose (object);
}

static void
mh_account_page_class_init (MhAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_account_page_dispose;

  g_type_ensure (MH_TYPE_HANDLES_GROUP);
  g_type_ensure (MH_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/design/mh-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhAccountPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, MhAccountPage, handles);
  for (Field field = 0; field < N_FIELDS; field++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[field].row, FALSE, 0);
}

static void
mh_account_page_init (MhAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (Field field = 0; field < N_FIELDS; field++)
    {
      GObject *row = gtk_widget_get_template_child (GTK_WIDGET (self), MH_TYPE_ACCOUNT_PAGE,
                                                    fields[field].row);

      self->rows[field] = MH_VALUE_ROW (row);
      g_signal_connect_swapped (row, "edited", G_CALLBACK (edited_cb), self);
      g_signal_connect_swapped (row, "sealed", G_CALLBACK (sealed_cb), self);
    }
  self->session_signals = g_signal_group_new (MH_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::document", G_CALLBACK (refresh),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::surface-id", G_CALLBACK (refresh),
                                  self);
}

/**
 * mh_account_page_set_session:
 * @self: a page
 * @session: (nullable): what to edit
 */
void
mh_account_page_set_session (MhAccountPage *self, MhSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  refresh (self);
}

/**
 * mh_account_page_edit_organisation:
 * @self: a page
 *
 * Gives the organisation's row the keyboard focus, with its text selected to be typed over.
 */
void
mh_account_page_edit_organisation (MhAccountPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[FIELD_ORGANISATION]));
  gtk_editable_select_region (GTK_EDITABLE (self->rows[FIELD_ORGANISATION]), 0, -1);
}

/**
 * mh_account_page_show_row:
 * @self: a page
 * @pointer: a place in the document, such as `/account/handles/x`
 *
 * Returns: %TRUE if there is a row for it, which has the keyboard focus now
 */
gboolean
mh_account_page_show_row (MhAccountPage *self, const char *pointer)
{
  if (g_str_has_prefix (pointer, HANDLES "/"))
    return mh_handles_group_show_place (self->handles, pointer + strlen (HANDLES));
  for (Field field = 0; field < N_FIELDS; field++)
    if (g_str_equal (pointer, fields[field].pointer))
      return gtk_widget_grab_focus (GTK_WIDGET (self->rows[field]));
  return FALSE;
}
