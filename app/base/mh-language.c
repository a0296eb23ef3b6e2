/* mh-language.c: the language that a program speaks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-language.h"

#include <libintl.h>
#include <locale.h>

/**
 * mh_language_start:
 *
 * Takes the user's locale and finds the translations, once at the start of a program. They are
 * where they were installed, or in the folder that the environment's MASTHEAD_LOCALE_DIR names: a
 * program that runs from its build folder has its own there.
 */
void
mh_language_start (void)
{
  const char *folder = g_getenv ("MASTHEAD_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : MH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
