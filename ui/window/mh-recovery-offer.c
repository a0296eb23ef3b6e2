/* mh-recovery-offer.c: asks whether changes that a crash left shall come back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-recovery-offer.h"

#include <glib/gi18n.h>

/* As many are named; the rest is counted. */
#define MAX_NAMED 5

static void
append_team (GString *body, const MhLeftTeam *left)
{
  g_autofree char *time = g_date_time_format (left->time, "%x, %H:%M");
  const char *organisation = mh_document_get_account (left->document)->organisation;

  g_string_append (body, "\n");
  /* Translators: an organisation, then the date and time of its last change */
  g_string_append_printf (body, _ ("%s (%s)"), organisation, time);
}

static char *
describe (GPtrArray *teams)
{
  GString *body = g_string_new (ngettext (
      "Masthead did not end well. This team had changes that were not saved:",
      "Masthead did not end well. These teams had changes that were not saved:", teams->len));

  g_string_append (body, "\n");
  for (guint i = 0; i < teams->len && i < MAX_NAMED; i++)
    append_team (body, teams->pdata[i]);
  if (teams->len > MAX_NAMED)
    {
      guint n_more = teams->len - MAX_NAMED;

      g_string_append (body, "\n");
      g_string_append_printf (body, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  return g_string_free (body, FALSE);
}

static void
recover_all (GtkApplication *application, GPtrArray *teams)
{
  while (teams->len > 0)
    {
      MhLeftTeam *left = g_ptr_array_steal_index (teams, 0);
      MhWindow *window = mh_application_take_blank_window (MH_APPLICATION (application));

      mh_window_recover (window, left);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
response_cb (GtkWidget *dialog, const char *response, GPtrArray *teams)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "recover"))
    recover_all (gtk_window_get_application (parent), teams);
  else if (g_str_equal (response, "discard"))
    for (guint i = 0; i < teams->len; i++)
      mh_recovery_copy_delete (((MhLeftTeam *) teams->pdata[i])->stem);
}

static void
let_go (gpointer teams, GClosure *closure)
{
  g_ptr_array_unref (teams);
}

void
mh_recovery_offer (MhWindow *parent)
{
  g_autofree char *folder = mh_recovery_folder_dup_parent ();
  g_autoptr (GPtrArray) teams = mh_recovery_list_left (folder);
  g_autofree char *body = NULL;
  GtkWidget *dialog = NULL;

  if (teams->len == 0)
    return;

  body = describe (teams);
  dialog = adw_message_dialog_new (GTK_WINDOW (parent), _ ("Recover Changes?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("_Not Now"), "discard",
                                    _ ("_Discard"), "recover", _ ("_Recover"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "recover",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "recover");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_ptr_array_ref (teams),
                         let_go, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
