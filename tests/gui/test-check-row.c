/* test-check-row.c: what a row of findings that are alike promises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/mh-check-row.h"
#include "checks/mh-checks-page.h"
#include "lib/mh-window-test.h"

static MhFinding *
make_small (const char *role, gboolean can_mend)
{
  MhFinding *finding =
      mh_finding_new ("text-small", MH_SEVERITY_WARNING, "/members/0/name", "%s", role);

  finding->role = g_strdup (role);
  if (can_mend)
    {
      finding->patch = json_from_string (
          "[{\"op\": \"add\", \"path\": \"/design/layout\", \"value\": \"grid\"}]", NULL);
      json_node_seal (finding->patch);
    }
  return finding;
}

/* What mends a part says so, before and after. */
static void
test_mend_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
  g_autoptr (MhFindingGroup) group = NULL;
  GtkWidget *row = NULL;

  g_ptr_array_add (findings, make_small ("name", TRUE));
  g_ptr_array_add (findings, make_small ("handle", FALSE));
  g_ptr_array_add (findings, make_small ("signature", FALSE));
  group = mh_finding_group_new (findings);
  row = g_object_ref_sink (mh_check_row_new (fixture->session, group));
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_BUTTON, "label", "Mend 1 of 3"));
  g_object_unref (row);
  g_signal_emit_by_name (find_pane (fixture->window, MH_TYPE_CHECKS_PAGE), "mended", 2u);
  mh_ui_wait (mh_ui_find_text (fixture->window, GTK_TYPE_LABEL, "label",
                               "Partly mended: 2 problems of this kind are left") != NULL);
}

static void
add_tests (void)
{
  ADD ("/check-row/mend-part", NULL, test_mend_part);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
