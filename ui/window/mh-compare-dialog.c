/* mh-compare-dialog.c: what a file on disk says otherwise than the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-compare-dialog.h"

#include <glib/gi18n.h>

#include "team/mh-difference.h"

/* More than anybody reads; the line above says how many there are. */
#define MAX_ROWS 200

struct _MhCompareDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkLabel *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MhCompareDialog, mh_compare_dialog, ADW_TYPE_WINDOW)

static char *
name_place (const MhDifference *difference)
{
  const char *place = difference->pointer[0] == '/' ? difference->pointer + 1 : difference->pointer;

  if (difference->member == NULL)
    return g_str_equal (place, "members") ? g_strdup (_ ("Order of people")) : g_strdup (place);
  if (place[0] == '\0')
    return g_strdup (difference->member);
  /* Translators: whose, then which field: “Aiko Tanaka: handle” */
  return g_strdup_printf (_ ("%s: %s"), difference->member, place);
}

static char *
say_change (const MhDifference *difference)
{
  if (difference->pointer[0] == '\0')
    return g_strdup (difference->from == NULL ? _ ("Only in the file") : _ ("Only here"));
  if (difference->from == NULL)
    return g_strdup_printf (_ ("Nothing here, “%s” in the file"), difference->to);
  if (difference->to == NULL)
    return g_strdup_printf (_ ("“%s” here, nothing in the file"), difference->from);
  return g_strdup_printf (_ ("“%s” here, “%s” in the file"), difference->from, difference->to);
}

static void
add_row (MhCompareDialog *self, const MhDifference *difference)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = name_place (difference);
  g_autofree char *change = say_change (difference);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_append (self->list, row);
}

/* The parent acts when the dialog is out of the way. */
static void
decide_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  const char *action = g_str_equal (action_name, "compare.reload") ? "win.reload" : "win.keep-mine";

  gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
mh_compare_dialog_class_init (MhCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/masthead/Designer/window/mh-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MhCompareDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MhCompareDialog, list);
  gtk_widget_class_install_action (widget_class, "compare.reload", NULL, decide_cb);
  gtk_widget_class_install_action (widget_class, "compare.keep", NULL, decide_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mh_compare_dialog_init (MhCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mh_compare_dialog_new:
 * @parent: the window that shows @here
 * @here: the window's document
 * @on_disk: what stands in its file now
 *
 * Returns: (transfer none): a modal window that lists every difference
 */
GtkWidget *
mh_compare_dialog_new (GtkWindow *parent, MhDocument *here, MhDocument *on_disk)
{
  MhCompareDialog *self = g_object_new (MH_TYPE_COMPARE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) differences = mh_document_compare (here, on_disk);
  g_autofree char *summary = NULL;

  for (guint i = 0; i < differences->len && i < MAX_ROWS; i++)
    add_row (self, differences->pdata[i]);
  summary = differences->len == 0
                ? g_strdup (_ ("The file says the same in other words."))
                : g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len),
                                   differences->len);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->list), differences->len > 0);
  return GTK_WIDGET (self);
}
