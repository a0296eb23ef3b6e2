/* mh-checks-page.c: everything that is wrong with a team's pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-checks-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mh-check-row.h"

struct _MhChecksPage
{
  GtkWidget parent_instance;

  MhChecks *checks; /* owned */
  gboolean is_filled;

  /* template */
  GtkStack *stack; /* "waiting", "list", "fine", "error" */
  GtkListBox *list;
  AdwStatusPage *error;
};

enum
{
  PLACE_WANTED,
  MENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MhChecksPage, mh_checks_page, GTK_TYPE_WIDGET)

static void
refresh (MhChecksPage *self)
{
  gboolean known = FALSE;
  g_autofree char *error = NULL;

  g_object_get (self->checks, "known", &known, "error", &error, NULL);
  if (error != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error, -1);

      adw_status_page_set_description (self->error, escaped);
    }
  gtk_stack_set_visible_child_name (self->stack, !known          ? "waiting"
                                                 : error != NULL ? "error"
                                                 : g_list_model_get_n_items (
                                                       mh_checks_get_list (self->checks)) > 0
                                                     ? "list"
                                                     : "fine");
  /* What is found again may be worse than before. */
  gtk_list_box_invalidate_headers (self->list);
}

/* rows */

static void
mended_cb (MhChecksPage *self, guint n_left)
{
  g_signal_emit (self, signals[MENDED], 0, n_left);
}

static void
place_wanted_cb (MhChecksPage *self, MhFindingItem *item)
{
  g_signal_emit (self, signals[PLACE_WANTED], 0, item);
}

static GtkWidget *
make_row (gpointer group, gpointer data)
{
  MhChecksPage *self = data;
  GtkWidget *row = mh_check_row_new (mh_checks_get_session (self->checks), group);

  g_signal_connect_object (row, "mended", G_CALLBACK (mended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "place-wanted", G_CALLBACK (place_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* A key that differs wherever a heading stands between two rows. */
static int
find_section (GtkListBoxRow *row)
{
  const MhFinding *finding = mh_check_row_get_finding (MH_CHECK_ROW (row));

  return finding->waiver != NULL ? -1 : (int) finding->severity;
}

static const char *
name_section (int section)
{
  switch (section)
    {
    case MH_SEVERITY_ERROR:
      return _ ("Errors");
    case MH_SEVERITY_WARNING:
      return _ ("Warnings");
    case MH_SEVERITY_NOTE:
      return _ ("Notes");
    default:
      return _ ("Accepted");
    }
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  int section = find_section (row);
  GtkWidget *heading = NULL;

  if (before != NULL && find_section (before) == section)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (name_section (section));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "check-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
row_activated_cb (MhChecksPage *self, GtkListBoxRow *row)
{
  mh_check_row_activate (MH_CHECK_ROW (row));
}

/* object */

/* Rows take longer to set than a keystroke may: there are none before somebody looks. */
static void
fill (MhChecksPage *self)
{
  if (self->is_filled || self->checks == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_filled = TRUE;
  gtk_list_box_bind_model (self->list, mh_checks_get_list (self->checks), make_row, self, NULL);
}

static void
mh_checks_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mh_checks_page_parent_class)->map (widget);
  fill (MH_CHECKS_PAGE (widget));
}

static void
mh_checks_page_dispose (GObject *object)
{
  MhChecksPage *self = MH_CHECKS_PAGE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->checks);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;

  G_OBJECT_CLASS (mh_checks_page_parent_class)->dispose (object);
}

static void
mh_checks_page_class_init (MhChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mh_checks_page_dispose;
  widget_class->map = mh_checks_page_map;
  signals[PLACE_WANTED] =
      g_signal_new ("place-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, MH_TYPE_FINDING_ITEM);
  signals[MENDED] = g_signal_new ("mended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/masthead/Designer/checks/mh-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MhChecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MhChecksPage, list);
  gtk_widget_class_bind_template_child (widget_class, MhChecksPage, error);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mh_checks_page_init (MhChecksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
}

/**
 * mh_checks_page_set_checks:
 * @self: a page
 * @checks: what it shows, from now on
 */
void
mh_checks_page_set_checks (MhChecksPage *self, MhChecks *checks)
{
  if (!g_set_object (&self->checks, checks))
    return;
  g_signal_connect_object (checks, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checks, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  fill (self);
  refresh (self);
}
