/* test-problem.c: what is wrong, as a line of text and as a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/mh-finding.h"
#include "base/mh-problem.h"

#include <math.h>

static void
test_to_string (void)
{
  g_autoptr (MhProblem) at = mh_problem_new_at (3, 14, "a comma is missing");
  g_autoptr (MhProblem) within = mh_problem_new ("/members/2", "%d too many", 5);
  g_autoptr (MhProblem) whole = mh_problem_new ("", "not a team file");
  g_autoptr (MhProblem) note = mh_problem_new_note ("unknown-key", "/x", "kept %s", "as it is");
  g_autofree char *at_text = mh_problem_to_string (at);
  g_autofree char *within_text = mh_problem_to_string (within);
  g_autofree char *whole_text = mh_problem_to_string (whole);
  g_autofree char *note_text = mh_problem_to_string (note);

  g_assert_cmpstr (at_text, ==, "3:14: a comma is missing");
  g_assert_cmpstr (within_text, ==, "/members/2: 5 too many");
  g_assert_cmpstr (whole_text, ==, "not a team file");
  g_assert_cmpstr (note_text, ==, "/x: kept as it is");
  g_assert_cmpstr (note->code, ==, "unknown-key");
  g_assert_true (note->is_note);
  g_assert_false (within->is_note);
}

static void
test_finding (void)
{
  g_autoptr (MhFinding) finding = mh_finding_new ("contrast-low", MH_SEVERITY_ERROR, "/members/0",
                                                  "%s is hard to read", "the name");
  g_autoptr (MhFinding) copy = NULL;

  g_assert_cmpint (finding->member, ==, -1);
  g_assert_true (isnan (finding->value) && isnan (finding->limit));
  finding->surface = g_strdup ("x-header");
  finding->remedy = g_strdup ("Choose a darker panel.");
  finding->box = MH_BOX (1, 2, 3, 4);

  copy = mh_finding_copy (finding);
  g_assert_true (copy->message != finding->message && copy->surface != finding->surface);
  g_assert_cmpstr (copy->code, ==, "contrast-low");
  g_assert_cmpstr (copy->pointer, ==, "/members/0");
  g_assert_cmpstr (copy->message, ==, "the name is hard to read");
  g_assert_cmpstr (copy->surface, ==, "x-header");
  g_assert_cmpstr (copy->remedy, ==, "Choose a darker panel.");
  g_assert_cmpfloat (copy->box.y1, ==, 4);
  g_assert_cmpstr (mh_severity_get_id (copy->severity), ==, "error");
  g_assert_cmpstr (mh_severity_get_id (MH_SEVERITY_NOTE), ==, "note");
  g_assert_cmpstr (mh_severity_get_id (MH_SEVERITY_WARNING), ==, "warning");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/to-string", test_to_string);
  g_test_add_func ("/finding/copy", test_finding);
  return g_test_run ();
}
