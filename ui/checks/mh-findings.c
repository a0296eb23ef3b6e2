/* mh-findings.c: findings in few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-findings.h"

#include <glib/gi18n.h>

#include "check/mh-check.h"

static void
add_part (GString *sum, char *part, guint count)
{
  if (count > 0)
    g_string_append_printf (sum, "%s%s", sum->len > 0 ? ", " : "", part);
  g_free (part);
}

/**
 * mh_findings_count:
 * @findings: (element-type MhFinding): what was found
 *
 * Returns: how many errors and warnings are not accepted
 */
guint
mh_findings_count (GPtrArray *findings)
{
  return mh_check_count (findings, MH_SEVERITY_ERROR) +
         mh_check_count (findings, MH_SEVERITY_WARNING);
}

/**
 * mh_findings_sum_up:
 * @findings: (element-type MhFinding): what was found
 *
 * Returns: (transfer full): such as “2 errors, 1 warning”; empty when nothing is wrong. Notes and
 * what is accepted do not count
 */
char *
mh_findings_sum_up (GPtrArray *findings)
{
  guint n_errors = mh_check_count (findings, MH_SEVERITY_ERROR);
  guint n_warnings = mh_check_count (findings, MH_SEVERITY_WARNING);
  GString *sum = g_string_new (NULL);

  add_part (sum, g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors),
            n_errors);
  add_part (sum, g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings),
            n_warnings);
  return g_string_free (sum, FALSE);
}

const char *
mh_findings_get_icon (const MhFinding *finding)
{
  if (finding->waiver != NULL)
    return "emblem-ok-symbolic";
  switch (finding->severity)
    {
    case MH_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case MH_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case MH_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

/* A style class. */
const char *
mh_findings_get_style (const MhFinding *finding)
{
  if (finding->waiver != NULL)
    return "dim-label";
  switch (finding->severity)
    {
    case MH_SEVERITY_ERROR:
      return "error";
    case MH_SEVERITY_WARNING:
      return "warning";
    case MH_SEVERITY_NOTE:
    default:
      return "dim-label";
    }
}
