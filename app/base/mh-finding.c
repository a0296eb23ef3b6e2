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
mh_finding_with_remedy (MhFinding *finding, char *remedy)
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
  copy->patch = finding->patch != NULL ? json_node_ref (finding->patch) : NULL;
  copy->waiver = g_strdup (finding->waiver);
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
  g_clear_pointer (&finding->patch, json_node_unref);
  g_free (finding->waiver);
  g_free (finding);
}

/* text may hold bytes of a file name, and JSON is UTF-8. */
static void
add_text (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL)
    json_object_set_string_member (object, name, valid);
}

/* JSON knows neither infinity nor "not a number", which stands for none. A thousandth is enough. */
static void
add_number (JsonObject *object, const char *name, double value)
{
  if (isfinite (value))
    json_object_set_double_member (object, name, round (value * 1000) / 1000);
}

static void
add_box (JsonObject *object, const MhBox *box)
{
  const double edges[] = { box->x0, box->y0, box->x1, box->y1 };
  JsonArray *array = NULL;

  if (mh_box_is_empty (box))
    return;
  array = json_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    json_array_add_double_element (array, round (edges[i] * 100) / 100);
  json_object_set_array_member (object, "box", array);
}

/**
 * mh_finding_to_json:
 * @finding: a finding
 *
 * Returns: (transfer full): an object as in the contract's section 5; what there is none of is left
 * out
 */
JsonNode *
mh_finding_to_json (const MhFinding *finding)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  add_text (object, "code", finding->code);
  add_text (object, "severity", mh_severity_get_id (finding->severity));
  add_text (object, "surface", finding->surface);
  if (finding->member >= 0)
    json_object_set_int_member (object, "member", finding->member);
  add_text (object, "role", finding->role);
  add_text (object, "pointer", finding->pointer);
  add_box (object, &finding->box);
  add_number (object, "value", finding->value);
  add_number (object, "limit", finding->limit);
  add_text (object, "message", finding->message);
  add_text (object, "remedy", finding->remedy);
  if (finding->patch != NULL)
    json_object_set_member (object, "patch", json_node_copy (finding->patch));
  json_object_set_boolean_member (object, "waived", finding->waiver != NULL);
  add_text (object, "reason", finding->waiver);
  json_object_unref (object);
  return node;
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

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (ids), NULL);

  return ids[severity];
}
