/* mh-window-checks.c: from what is wrong to where it can be mended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "checks/mh-finding-item.h"

#define MEMBERS "/members/"
#define TARGETS "/targets/"

/* What follows the number after prefix: “/name” of “/members/3/name”; (nullable). */
static const char *
skip_index (const char *pointer, const char *prefix)
{
  if (pointer == NULL || !g_str_has_prefix (pointer, prefix))
    return NULL;
  return strchr (pointer + strlen (prefix), '/');
}

/* Below the design, whether the team's or a target's; (nullable). */
static const char *
find_design_path (const char *pointer)
{
  const char *below = skip_index (pointer, TARGETS);

  if (below == NULL)
    below = pointer;
  return below != NULL && g_str_has_prefix (below, "/design/") ? below + strlen ("/design") : NULL;
}

/* A page beside the picture: "design", "person", "account" or "checks". */
void
mh_window_show_side (MhWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->side_stack, page);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-design",
                                      g_variant_new_boolean (TRUE));
}

/* path: a JSON Pointer below the design. */
void
mh_window_show_design_row (MhWindow *self, const char *path)
{
  mh_window_show_side (self, "design");
  mh_design_pane_show_row (mh_window_get_design_pane (self), path);
  mh_design_pane_reveal_row (mh_window_get_design_pane (self), path);
}

/* Whose value a finding is about; of several texts that are alike, the one that is named. */
static int
find_member (const MhFinding *finding)
{
  if (finding->member >= 0 || skip_index (finding->pointer, MEMBERS) == NULL)
    return finding->member;
  return (int) g_ascii_strtoll (finding->pointer + strlen (MEMBERS), NULL, 10);
}

/* (nullable): whose surface is what is pointed at. */
static const MhTarget *
find_target (MhWindow *self, const char *pointer)
{
  MhDocument *document = mh_session_get_document (self->session);
  guint64 index = 0;

  if (g_strcmp0 (skip_index (pointer, TARGETS), "/surface") != 0)
    return NULL;
  index = g_ascii_strtoull (pointer + strlen (TARGETS), NULL, 10);
  return index < mh_document_get_n_targets (document)
             ? mh_document_get_target (document, (guint) index)
             : NULL;
}

static void
show_member (MhWindow *self, const MhFinding *finding, int member)
{
  const char *key = skip_index (finding->pointer, MEMBERS);

  mh_session_set_selected (self->session, member);
  mh_window_show_side (self, "person");
  mh_person_page_show_row (mh_window_get_person_page (self), key != NULL ? key + 1 : finding->role);
}

/* What is no person's is selected in the picture alone. path is below the design, (nullable). */
static void
select_part (MhWindow *self, const MhFinding *finding, const char *path)
{
  g_auto (GStrv) names = path != NULL ? g_strsplit (path + 1, "/", 2) : NULL;

  mh_canvas_select_role (self->canvas, finding->role != NULL ? finding->role
                                       : names != NULL       ? names[0]
                                                             : NULL);
}

/* Where a finding can be mended by hand: its surface, its person or part, its row. */
static void
place_wanted_cb (MhWindow *self, MhFindingItem *item)
{
  g_autoptr (MhFinding) finding = mh_finding_copy (mh_finding_item_get (item));
  const MhTarget *target = find_target (self, finding->pointer);
  const char *path = find_design_path (finding->pointer);
  int member = find_member (finding);

  if (finding->surface != NULL)
    mh_session_set_surface_id (self->session, finding->surface);
  if (target != NULL)
    mh_session_set_surface_id (self->session, target->surface);
  if (member >= 0)
    {
      show_member (self, finding, member);
      return;
    }
  select_part (self, finding, path);
  if (path != NULL)
    mh_window_show_design_row (self, path);
  else if (finding->pointer != NULL && g_str_has_prefix (finding->pointer, "/account"))
    {
      mh_window_show_side (self, "account");
      mh_account_page_show_row (mh_window_get_account_page (self), finding->pointer);
    }
}

/* What was done can be taken back as long as nothing else was. */
static void
mended_cb (MhWindow *self, guint n_left)
{
  g_autofree char *text =
      n_left == 0
          ? g_strdup (_ ("Problem mended"))
          : g_strdup_printf (ngettext ("Partly mended: %u problem of this kind is left",
                                       "Partly mended: %u problems of this kind are left", n_left),
                             n_left);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (adw_toast_dismiss), toast,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* “Checks 2” */
static void
name_page (MhWindow *self)
{
  GtkStackPage *page = gtk_stack_get_page (self->side_stack, GTK_WIDGET (self->checks_bin));
  guint n_errors = mh_checks_count (self->checks, MH_SEVERITY_ERROR);
  guint count = n_errors + mh_checks_count (self->checks, MH_SEVERITY_WARNING);
  g_autofree char *title = NULL;

  /* Translators: title of a page, with the number of problems that it lists */
  title = count > 0 ? g_strdup_printf (_ ("Checks %u"), count) : g_strdup (_ ("Checks"));
  gtk_stack_page_set_title (page, title);
}

/* Hands the checks of the session to whatever shows them. */
void
mh_window_connect_checks (MhWindow *self)
{
  self->checks = mh_checks_new (self->session);
  mh_checks_badge_set_checks (self->checks_badge, self->checks);
  mh_checks_badge_set_checks (self->low_checks_badge, self->checks);
  mh_capacity_meter_set_checks (self->capacity_meter, self->checks);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (name_page), self,
                           G_CONNECT_SWAPPED);
}

void
mh_window_connect_checks_page (MhWindow *self, MhChecksPage *page)
{
  mh_checks_page_set_checks (page, self->checks);
  g_signal_connect_object (page, "place-wanted", G_CALLBACK (place_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "mended", G_CALLBACK (mended_cb), self, G_CONNECT_SWAPPED);
}
