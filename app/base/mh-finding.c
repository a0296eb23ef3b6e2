/* mh-finding.c: something about a picture that its makers should know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-finding.h"

#include <math.h>

/**
 * mh_finding_new:
 * @code: a stable code of the contract
 * @severity: how bad it is
 * @pointer: (nullable): where in the team file
 * @format: the message, as printf()
 * @...: what is put in
 *
 * The maker fills in what else is known before handing it out.
 *
 * Returns: (transfer full): a finding about no member, without box, value and limit
 */
MhFinding *
mh_finding_new (const char *code, MhSeverity severity, const char *pointer, const char *format, ...)
{
  MhFinding *finding = g_new0 (MhFinding, 1);
  va_list arguments;

  finding->code = g_strdup (code);
  finding->severity = severity;
  finding->pointer = g_strdup (pointer);
  finding->member = -1;
  finding->value = NAN;
  finding->limit = NAN;
  va_start (arguments, format);
  finding->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return finding;
}

/**
 * mh_finding_with_remedy:
 * @finding: a finding that is being made
 * @remedy: (transfer full): what to do, in the words that follow “message; ”
 *
 * Returns: (transfer none): @finding
 */
MhFinding *
mh_finding_with_remedy (MhFinding *finding,
                        char *remedy)
{
  g_free (finding->remedy);
  finding->remedy = remedy;
  return finding;
}

/**
 * mh_finding_copy:
 * @finding: a finding
 *
 * Returns: (transfer full): another one like it
 */
MhFinding *
mh_finding_copy (const MhFinding *finding)
{
  MhFinding *copy = g_new (MhFinding, 1);

  *copy = *finding;
  copy->code = g_strdup (finding->code);
  copy->surface = g_strdup (finding->surface);
  copy->role = g_strdup (finding->role);
  copy->pointer = g_strdup (finding->pointer);
  copy->message = g_strdup (finding->message);
  copy->remedy = g_strdup (finding->remedy);
  return copy;
}

/**
 * mh_finding_free:
 * @finding: (transfer full): a finding
 */
void
mh_finding_free (MhFinding *finding)
{
  g_free (finding->code);
  g_free (finding->surface);
  g_free (finding->role);
  g_free (finding->pointer);
  g_free (finding->message);
  g_free (finding->remedy);
  g_free (finding);
}

/**
 * mh_severity_get_id:
 * @severity: a severity
 *
 * Returns: (transfer none): its word in reports
 */
const char *
mh_severity_get_id (MhSeverity severity)
{
  static const char *const ids[] = { "note", "warning", "error" };

  g_return_val_if_fail ((guint)severity < G_N_ELEMENTS (ids), NULL);

  return ids[severity];
}
