/* mh-window-people.c: what the window does when several people are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

/* Selecting several in the list brings what can be edited of them. */
static void
several_selected_cb (MhWindow *self)
{
  g_autoptr (GtkBitset) members = mh_people_pane_list_selected (self->people_pane);

  mh_person_page_set_several (self->person_page, members);
  if (gtk_bitset_get_size (members) > 1)
    gtk_stack_set_visible_child_name (self->side_stack, "person");
  mh_window_update_actions (self);
}

/**
 * mh_window_init_people:
 * @self: a window
 */
void
mh_window_init_people (MhWindow *self)
{
  g_signal_connect_swapped (self->people_pane, "notify::n-selected",
                            G_CALLBACK (several_selected_cb), self);
}
