/* mh-export-ask.c: whether pictures with errors shall be exported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-export-ask.h"

#include <glib/gi18n.h>

#include "check/mh-check.h"

/* More errors than these are counted. */
#define MAX_TOLD 3

static char *
list_errors (GPtrArray *findings, guint n_errors)
{
  GString *list = g_string_new (NULL);
  guint n_told = 0;

  for (guint i = 0; i < findings->len && n_told < MAX_TOLD; i++)
    {
      const MhFinding *finding = findings->pdata[i];

      if (finding->severity != MH_SEVERITY_ERROR || finding->waiver != NULL)
        continue;
      g_string_append_printf (list, "%s%s.", n_told > 0 ? "\n" : "", finding->message);
      n_told++;
    }
  if (n_errors > n_told)
    {
      g_string_append_c (list, '\n');
      g_string_append_printf (list, ngettext ("and %u more", "and %u more", n_errors - n_told),
                              n_errors - n_told);
    }
  return g_string_free (list, FALSE);
}

/**
 * mh_export_ask_new:
 * @parent: the window that wants to export
 * @findings: (element-type MhFinding): what is wrong with the pictures
 *
 * Returns: a question, not yet presented
 */
GtkWidget *
mh_export_ask_new (GtkWindow *parent, GPtrArray *findings)
{
  guint n_errors = mh_check_count (findings, MH_SEVERITY_ERROR);
  g_autofree char *body = list_errors (findings, n_errors);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("Export With %u Error?", "Export With %u Errors?", n_errors),
                       n_errors);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "show", _ ("_Show Problems"),
                                    "export", _ ("_Export Anyway"), NULL);
  adw_message_dialog_set_response_appearance (message, "export", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (message, "cancel");
  adw_message_dialog_set_default_response (message, "show");
  return dialog;
}
