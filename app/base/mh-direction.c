/* mh-direction.c: which way a language is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-direction.h"

#include <string.h>

/* Languages whose usual script runs from right to left (Unicode CLDR, characterOrder), and the
 * scripts themselves where a tag names one. */
static const char *const rtl_languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks",
                                             "ps", "sd",  "syr", "ug", "ur", "yi", NULL };
static const char *const rtl_scripts[] = { "Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa", NULL };

/**
 * mh_direction_is_rtl:
 * @language: BCP 47
 *
 * Returns: %TRUE if it is read from right to left
 */
gboolean
mh_direction_is_rtl (const char *language)
{
  g_auto (GStrv) tags = g_strsplit (language, "-", -1);
  g_autofree char *primary = tags[0] != NULL ? g_ascii_strdown (tags[0], -1) : g_strdup ("");

  for (guint i = 1; tags[0] != NULL && tags[i] != NULL; i++)
    if (strlen (tags[i]) == 4 && g_ascii_isalpha (tags[i][0]))
      {
        g_autofree char *script = g_ascii_strdown (tags[i], -1);

        script[0] = g_ascii_toupper (script[0]);
        return g_strv_contains (rtl_scripts, script);
      }
  return g_strv_contains (rtl_languages, primary);
}
