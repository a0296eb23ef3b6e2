/* mh-problems-dialog.c: everything that is wrong in a file that was not opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-problems-dialog.h"

#include <glib/gi18n.h>

#include "mh-problem-row.h"

/* A broken file can have thousands; what is copied has them all. */
#define MAX_ROWS 200

struct _MhProblemsDialog
{
  AdwWindow parent_instance;

  GString *text; /* what Copy copies: a line a problem */

  /* template */
  GtkLabel *heading;
  GtkLabel *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MhProblemsDialog, mh_problems_dialog, ADW_TYPE_WINDOW)

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MhProblemsDialog *self = MH_PROBLEMS_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text->str);
}

static void
mh_problems_dialog_finalize (GObject *object)
{
  MhProblemsDialog *self = MH_PROBLEMS_DIALOG (object);

  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (mh_problems_dialog_parent_class)->finalize (object);
}

static void
mh_problems_dialog_class_init (MhProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mh_problems_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/masthead/Designer/window/mh-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MhProblemsDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, MhProblemsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MhProblemsDialog, list);
  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mh_problems_dialog_init (MhProblemsDialog *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mh_problems_dialog_new (GtkWindow *parent,
                        const char *file_name,
                        GPtrArray *problems,
                        const char *note)
{
  MhProblemsDialog *self = g_object_new (MH_TYPE_PROBLEMS_DIALOG, "transient-for", parent, NULL);
  guint n_problems = 0;
  g_autofree char *heading = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *whole = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];
      g_autofree char *line = mh_problem_to_string (problem);

      if (problem->is_note)
        continue;
      if (n_problems++ < MAX_ROWS)
        gtk_list_box_append (self->list, mh_problem_row_new (problem));
      g_string_append_printf (self->text, "%s\n", line);
    }

  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_ ("“%s” Cannot Be Opened"), file_name);
  summary =
      g_strdup_printf (ngettext ("%u thing in it is not right. Nothing was changed.",
                                 "%u things in it are not right. Nothing was changed.", n_problems),
                       n_problems);
  gtk_label_set_label (self->heading, heading);
  whole = note != NULL ? g_strjoin (" ", summary, note, NULL) : g_strdup (summary);
  gtk_label_set_label (self->summary, whole);
  return GTK_WIDGET (self);
}
