/* mh-check-row.c: what was found, and what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-check-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "check/mh-check-groups.h"
#include "mh-check-edit.h"
#include "mh-findings.h"
#include "team/mh-json-value.h"

struct _MhCheckRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  MhSession *session;
  MhFindingGroup *group;
  MhFindingItem *part; /* (nullable): the one of several that this row is for */

  gboolean is_open;

  /* template */
  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *place;
  GtkLabel *remedy;
  GtkWidget *buttons;
  GtkWidget *mend;
  GtkMenuButton *accept;
  GtkWidget *take_back;
  GtkEditable *reason;
  GtkWidget *accept_now;
  GtkLabel *count;
  GtkImage *arrow;
  GtkRevealer *revealer;
  GtkListBox *parts; /* has its rows from when it is first open */
};

enum
{
  MENDED,
  PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhCheckRow, mh_check_row, GTK_TYPE_LIST_BOX_ROW)

/* (transfer container) (element-type MhFinding): what the row is for. */
static GPtrArray *
list_findings (MhCheckRow *self)
{
  GPtrArray *findings = NULL;

  if (self->part == NULL)
    return mh_finding_group_list (self->group);
  findings = g_ptr_array_new ();
  g_ptr_array_add (findings, (gpointer) mh_finding_item_get (self->part));
  return findings;
}

static gboolean
has_parts (MhCheckRow *self)
{
  return self->part == NULL &&
         g_list_model_get_n_items (mh_finding_group_get_items (self->group)) > 1;
}

/* “X header · Aiko Tanaka”; several have their people in rows of their own, and these stand below
 * the surface. (transfer full) (nullable) */
static char *
describe_place (MhCheckRow *self, const MhFinding *finding)
{
  MhDocument *document = mh_session_get_document (self->session);
  const MhSurface *surface =
      finding->surface != NULL
          ? mh_surfaces_find (mh_session_get_surfaces (self->session), finding->surface)
          : NULL;
  const char *title = surface != NULL ? mh_surface_translate (surface->title) : finding->surface;
  const char *name =
      finding->member >= 0 && finding->member < (int) mh_document_get_n_members (document)
          ? mh_document_get_member (document, (guint) finding->member)->name
          : NULL;

  if (has_parts (self))
    name = NULL;
  if (self->part != NULL)
    title = NULL;
  if (title != NULL && name != NULL)
    return g_strdup_printf ("%s · %s", title, name);
  return g_strdup (title != NULL ? title : name);
}

static const char *
name_severity (const MhFinding *finding)
{
  if (finding->waiver != NULL)
    return _ ("Accepted");
  switch (finding->severity)
    {
    case MH_SEVERITY_ERROR:
      return _ ("Error");
    case MH_SEVERITY_WARNING:
      return _ ("Warning");
    case MH_SEVERITY_NOTE:
    default:
      return _ ("Note");
    }
}

/* What a screen reader says of the row. */
static void
describe (MhCheckRow *self, const MhFinding *finding, const char *place, const char *remedy)
{
  const char *message = gtk_label_get_text (self->message);
  g_autofree char *label = NULL;
  g_autofree char *more = NULL;

  if (has_parts (self))
    /* Translators: how bad, what, and how many: “Warning: Texts are too small on a phone, 6” */
    label = g_strdup_printf (_ ("%s: %s, %s"), name_severity (finding), message,
                             gtk_label_get_text (self->count));
  else
    /* Translators: how bad a problem is, and what it is: “Error: There is no room for Aiko Tanaka”
     */
    label = g_strdup_printf (_ ("%s: %s"), name_severity (finding), message);
  more = g_strjoin (place != NULL ? ". " : "", place != NULL ? place : "", remedy, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
  if (has_parts (self))
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 self->is_open, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_icon (MhCheckRow *self, const MhFinding *finding)
{
  static const char *const styles[] = { "error", "warning", "dim-label" };

  gtk_image_set_from_icon_name (self->icon, mh_findings_get_icon (finding));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), mh_findings_get_style (finding));
}

/* What there is to say besides the message: what to do, or why nothing need be done. What is the
 * same for several stands with them, else with each. */
static char *
describe_remedy (MhCheckRow *self, GPtrArray *findings)
{
  const MhFinding *finding = findings->pdata[0];
  g_autoptr (GPtrArray) all = mh_finding_group_list (self->group);
  const char *shared = mh_check_get_group_remedy (all);
  const char *remedy = mh_check_get_group_remedy (findings);

  if (remedy == NULL || (self->part != NULL && shared != NULL))
    return g_strdup ("");
  if (finding->waiver != NULL)
    /* Translators: %s is why somebody accepts a problem */
    return g_strdup_printf (_ ("Accepted: %s"), remedy);
  return g_strdup (remedy);
}

/* What mends all stands with all; what takes out a waiver takes out those after it too. */
static gboolean
may_mend (MhCheckRow *self, const MhFinding *finding)
{
  JsonNode *of_all = mh_finding_group_get_patch (self->group);

  if (finding->waiver != NULL)
    return FALSE;
  if (self->part == NULL)
    return of_all != NULL;
  return finding->patch != NULL && !mh_check_edit_has_waiver (self->session, finding) &&
         (of_all == NULL || !mh_json_equal (finding->patch, of_all));
}

static guint
count_mendable (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const MhFinding *) findings->pdata[i])->patch != NULL;
  return n;
}

/* What mends a part of them only does not promise more. */
static void
name_mend (MhCheckRow *self, GPtrArray *findings)
{
  guint n = count_mendable (findings);
  g_autofree char *label = n < findings->len
                               /* Translators: on a button; both are numbers of problems. */
                               ? g_strdup_printf (_ ("Mend %u of %u"), n, findings->len)
                               : g_strdup (_ ("Mend"));

  gtk_button_set_label (GTK_BUTTON (self->mend), label);
}

static void
update_actions (MhCheckRow *self, GPtrArray *findings)
{
  const MhFinding *finding = findings->pdata[0];
  gboolean has_waiver = mh_check_edit_has_waiver (self->session, finding);
  gboolean can_mend = may_mend (self, finding);
  /* One of several is accepted by itself where a waiver can name whose it is. */
  gboolean can_accept = !has_waiver && (self->part == NULL || finding->member >= 0) &&
                        mh_check_edit_can_accept (findings);
  /* Where the remedy of a waiver is to go, one button does both. */
  gboolean can_take_back =
      has_waiver && !can_mend && (self->part == NULL || finding->waiver == NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.mend", can_mend);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.accept", can_accept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.take-back", has_waiver);
  gtk_widget_set_visible (self->mend, can_mend);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), can_accept);
  gtk_widget_set_visible (self->take_back, can_take_back);
  gtk_widget_set_visible (self->buttons, can_mend || can_accept || can_take_back);
}

static GtkWidget *make_part (gpointer item, gpointer data);

static void
set_open (MhCheckRow *self, gboolean is_open)
{
  if (is_open && gtk_list_box_get_row_at_index (self->parts, 0) == NULL)
    gtk_list_box_bind_model (self->parts, mh_finding_group_get_items (self->group), make_part, self,
                             NULL);
  self->is_open = is_open;
  gtk_image_set_from_icon_name (self->arrow, is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, is_open);
}

static void
show_count (MhCheckRow *self)
{
  guint n = g_list_model_get_n_items (mh_finding_group_get_items (self->group));
  g_autofree char *count = g_strdup_printf ("%u", n);
  gboolean is_shown = has_parts (self);

  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), is_shown);
  if (!is_shown)
    set_open (self, FALSE);
}

static void
set_style (MhCheckRow *self, const char *style, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), style);
}

/* A message that begins with an Arabic name is still a sentence of the interface’s language: a mark
 * in front says which way it goes. */
static void
show_message (MhCheckRow *self, const char *message)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoDirection wanted = is_mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self->message), message);
  g_autofree char *directed =
      pango_layout_get_direction (layout, 0) == wanted
          ? g_strdup (message)
          : g_strconcat (is_mirrored ? "\342\200\217" : "\342\200\216", message, NULL);

  gtk_label_set_text (self->message, directed);
}

static void
refresh (MhCheckRow *self)
{
  g_autoptr (GPtrArray) findings = list_findings (self);
  const MhFinding *finding = findings->pdata[0];
  g_autofree char *place = describe_place (self, finding);
  g_autofree char *remedy = describe_remedy (self, findings);

  show_icon (self, finding);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), self->part == NULL);
  show_count (self);
  show_message (self, has_parts (self) ? mh_check_get_group_title (finding) : finding->message);
  gtk_label_set_text (self->place, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), place != NULL);
  gtk_label_set_text (self->remedy, remedy);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), remedy[0] != '\0');
  set_style (self, "accepted", finding->waiver != NULL);
  set_style (self, "part", self->part != NULL);
  name_mend (self, findings);
  update_actions (self, findings);
  describe (self, finding, place, remedy);
}

/* actions */

static void
mend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhCheckRow *self = MH_CHECK_ROW (widget);
  g_autoptr (GPtrArray) findings = list_findings (self);
  guint n_left = findings->len - count_mendable (findings);

  g_object_ref (self);
  if (mh_check_edit_mend (self->session, findings))
    g_signal_emit (self, signals[MENDED], 0, n_left);
  g_object_unref (self);
}

static void
accept_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhCheckRow *self = MH_CHECK_ROW (widget);
  g_autoptr (GPtrArray) findings = list_findings (self);
  g_autofree char *reason = g_strstrip (g_strdup (g_variant_get_string (parameter, NULL)));

  if (reason[0] != '\0')
    mh_check_edit_accept (self->session, findings, reason);
}

static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MhCheckRow *self = MH_CHECK_ROW (widget);
  g_autoptr (GPtrArray) findings = list_findings (self);

  mh_check_edit_take_back (self->session, findings);
}

/* the reason */

static gboolean
has_reason (MhCheckRow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  return reason[0] != '\0';
}

static void
reason_changed_cb (MhCheckRow *self)
{
  gtk_widget_set_sensitive (self->accept_now, has_reason (self));
}

static void
reason_given_cb (MhCheckRow *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (self->reason));

  if (!has_reason (self))
    return;
  gtk_menu_button_popdown (self->accept);
  gtk_editable_set_text (self->reason, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "check.accept", "s", reason);
}

/* the parts */

static void
part_activated_cb (MhCheckRow *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[PLACE_WANTED], 0, MH_CHECK_ROW (row)->part);
}

static void
part_mended_cb (MhCheckRow *self, guint n_left)
{
  g_signal_emit (self, signals[MENDED], 0, n_left);
}

static MhCheckRow *
make_row (MhSession *session, MhFindingGroup *group, MhFindingItem *part)
{
  MhCheckRow *self = g_object_new (MH_TYPE_CHECK_ROW, NULL);

  self->session = g_object_ref (session);
  self->group = g_object_ref (group);
  g_set_object (&self->part, part);
  g_signal_connect_object (group, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

static GtkWidget *
make_part (gpointer item, gpointer data)
{
  MhCheckRow *self = data;
  MhCheckRow *part = make_row (self->session, self->group, item);

  g_signal_connect_object (part, "mended", G_CALLBACK (part_mended_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (part);
}

/* object */

static void
mh_check_row_dispose (GObject *object)
{
  MhCheckRow *self = MH_CHECK_ROW (object);

  if (self->parts != NULL)
    gtk_list_box_bind_model (self->parts, NULL, NULL, NULL, NULL);
  self->parts = NULL;
  g_clear_object (&self->part);
  g_clear_object (&self->group);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mh_check_row_parent_class)->dispose (object);
}

static void
mh_check_row_class_init (MhCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_check_row_dispose;
  signals[MENDED] = g_signal_new ("mended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PLACE_WANTED] =
      g_signal_new ("place-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, MH_TYPE_FINDING_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/checks/mh-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, message);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, place);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, remedy);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, mend);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, accept);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, take_back);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, accept_now);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, count);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, MhCheckRow, parts);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_given_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
  gtk_widget_class_install_action (widget_class, "check.mend", NULL, mend_cb);
  gtk_widget_class_install_action (widget_class, "check.accept", "s", accept_cb);
  gtk_widget_class_install_action (widget_class, "check.take-back", NULL, take_back_cb);
}

static void
mh_check_row_init (MhCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_check_row_new:
 * @session: whose document @group was found in
 * @group: what was found
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mh_check_row_new (MhSession *session, MhFindingGroup *group)
{
  return GTK_WIDGET (make_row (session, group, NULL));
}

/**
 * mh_check_row_get_finding:
 * @self: a row
 *
 * Returns: what it is for, or the first of several
 */
const MhFinding *
mh_check_row_get_finding (MhCheckRow *self)
{
  return mh_finding_item_get (self->part != NULL ? self->part
                                                 : mh_finding_group_get_first (self->group));
}

/**
 * mh_check_row_activate:
 * @self: a row of a whole group
 *
 * Opens or closes the row of several findings; goes to the place of one.
 */
void
mh_check_row_activate (MhCheckRow *self)
{
  if (has_parts (self))
    {
      set_open (self, !self->is_open);
      refresh (self);
    }
  else
    g_signal_emit (self, signals[PLACE_WANTED], 0, mh_finding_group_get_first (self->group));
}
