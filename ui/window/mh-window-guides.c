/* mh-window-guides.c: what a window shows above the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-window-private.h"

static const struct
{
  const char *action;
  const char *key; /* in the settings */
  MhGuides guide;
} switches[] = {
  { "toggle-safe", "show-safe-area", MH_GUIDES_SAFE },
  { "toggle-columns", "show-columns", MH_GUIDES_COLUMNS },
  { "toggle-desktop", "show-desktop-crop", MH_GUIDES_DESKTOP },
  { "toggle-phone", "show-phone-crop", MH_GUIDES_PHONE },
};

static void
toggle_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MhWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  MhGuides guides = mh_canvas_get_guides (self->canvas);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_str_equal (switches[i].action, name))
      guides =
          g_variant_get_boolean (state) ? guides | switches[i].guide : guides & ~switches[i].guide;
  mh_canvas_set_guides (self->canvas, guides);
  g_simple_action_set_state (action, state);
}

/* The actions that switch each of them, off. */
void
mh_window_add_guides (MhWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      const GActionEntry entry = { .name = switches[i].action,
                                   .state = "false",
                                   .change_state = toggle_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}

/* As they were the last time; the safe area, where nothing is known of that. */
void
mh_window_restore_guides (MhWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      gboolean shown = self->settings != NULL
                           ? g_settings_get_boolean (self->settings, switches[i].key)
                           : switches[i].guide == MH_GUIDES_SAFE;

      g_action_group_change_action_state (G_ACTION_GROUP (self), switches[i].action,
                                          g_variant_new_boolean (shown));
    }
}

/* For the next time; the window has settings. */
void
mh_window_remember_guides (MhWindow *self)
{
  MhGuides guides = mh_canvas_get_guides (self->canvas);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_settings_set_boolean (self->settings, switches[i].key, (guides & switches[i].guide) != 0);
}
