/* mh-window-room.c: what a window shows in how much room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

#define NARROW_BELOW_PX 1000
/* Above the least width that the header bar needs with all its buttons. */
#define TINY_BELOW_PX 760
/* What the buttons under the picture need. */
#define PICTURE_LEAST_PX 360
#define PANE_OVER_PX     320

/* The panes are as wide as somebody made them; what is left must hold the picture. */
static int
measure_wide (MhWindow *self)
{
  if (self->room == MH_ROOM_WIDE)
    {
      gtk_widget_get_size_request (self->people_box, &self->people_px, NULL);
      gtk_widget_get_size_request (self->design_box, &self->design_px, NULL);
    }
  return MAX (self->people_px + self->design_px + PICTURE_LEAST_PX, NARROW_BELOW_PX);
}

/* A pane that lies over the picture must not be wider than the window. */
static void
set_pane_widths (MhWindow *self, gboolean wide)
{
  gtk_widget_set_size_request (self->people_box,
                               wide ? self->people_px : MIN (self->people_px, PANE_OVER_PX), -1);
  gtk_widget_set_size_request (self->design_box,
                               wide ? self->design_px : MIN (self->design_px, PANE_OVER_PX), -1);
}

static MhRoom
measure_room (MhWindow *self, int width)
{
  if (width < TINY_BELOW_PX)
    return MH_ROOM_TINY;
  return width < measure_wide (self) ? MH_ROOM_NARROW : MH_ROOM_WIDE;
}

gboolean
mh_window_remembers (MhWindow *self, const char *key)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, key);
}

/* A pane that lies over the picture, or is hidden, has no edge to take hold of. */
static void
show_grips (MhWindow *self)
{
  gboolean wide = self->room == MH_ROOM_WIDE;

  gtk_widget_set_visible (GTK_WIDGET (self->people_grip),
                          wide && adw_flap_get_reveal_flap (self->people_flap));
  gtk_widget_set_visible (GTK_WIDGET (self->design_grip),
                          wide && adw_flap_get_reveal_flap (self->design_flap));
}

static void
set_room (MhWindow *self, MhRoom room)
{
  gboolean wide = room == MH_ROOM_WIDE;
  gboolean was_wide = self->room == MH_ROOM_WIDE;
  AdwFlapFoldPolicy policy = wide ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS;

  self->room = room;
  adw_flap_set_fold_policy (self->people_flap, policy);
  adw_flap_set_fold_policy (self->design_flap, policy);
  show_grips (self);
  if (wide != was_wide)
    {
      set_pane_widths (self, wide);
      adw_flap_set_reveal_flap (self->people_flap,
                                wide && mh_window_remembers (self, "show-people"));
      adw_flap_set_reveal_flap (self->design_flap,
                                wide && mh_window_remembers (self, "show-design"));
    }
  /* So small a window is a phone's, where fingers point. */
  if (room == MH_ROOM_TINY)
    gtk_widget_add_css_class (GTK_WIDGET (self), "touch");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "touch");
  gtk_orientable_set_orientation (self->disk_line, room == MH_ROOM_TINY
                                                       ? GTK_ORIENTATION_VERTICAL
                                                       : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->guides_button), room != MH_ROOM_TINY);
  mh_checks_badge_set_short (self->checks_badge, !wide);
  mh_date_button_set_short (self->date_button, !wide);
  mh_window_update_actions (self);
}

/* Only one pane lies over the picture at a time. */
static void
flap_revealed_cb (MhWindow *self, GParamSpec *pspec, AdwFlap *flap)
{
  AdwFlap *other = flap == self->people_flap ? self->design_flap : self->people_flap;

  if (self->room != MH_ROOM_WIDE && adw_flap_get_reveal_flap (flap))
    adw_flap_set_reveal_flap (other, FALSE);
  show_grips (self);
  mh_window_update_actions (self);
}

/**
 * mh_window_adapt:
 * @self: a window
 * @width: its width in pixels
 *
 * Shows what there is room for. What is hidden is in the primary menu, or at the foot.
 */
void
mh_window_adapt (MhWindow *self, int width)
{
  MhRoom room = measure_room (self, width);

  if (room != self->room)
    set_room (self, room);
}

void
mh_window_init_room (MhWindow *self)
{
  mh_date_button_set_short (self->low_date_button, TRUE);
  mh_checks_badge_set_short (self->low_checks_badge, TRUE);
  g_signal_connect_swapped (self->people_flap, "notify::reveal-flap", G_CALLBACK (flap_revealed_cb),
                            self);
  g_signal_connect_swapped (self->design_flap, "notify::reveal-flap", G_CALLBACK (flap_revealed_cb),
                            self);
}
