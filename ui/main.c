/* main.c: where the designer starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "mh-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (MhApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, MH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_ ("Masthead"));
  application = mh_application_new (0);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
