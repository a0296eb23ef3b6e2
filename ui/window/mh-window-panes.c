/* mh-window-panes.c: the panes of a window, which are made when they are needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-window-private.h"

/* What is beside the picture waits no longer for it. */
#define SIDE_PAUSE_MS 300

/* Who is selected in the list; where that was never seen, who is selected everywhere else. */
GtkBitset *
mh_window_list_selected (MhWindow *self)
{
  GtkWidget *pane = mh_lazy_bin_peek_child (self->people_bin);
  GtkBitset *members = NULL;

  if (pane != NULL)
    return mh_people_pane_list_selected (MH_PEOPLE_PANE (pane));
  members = gtk_bitset_new_empty ();
  if (mh_session_get_selected (self->session) >= 0)
    gtk_bitset_add (members, (guint) mh_session_get_selected (self->session));
  return members;
}

/* Selecting several in the list brings what can be edited of them. */
static void
several_selected_cb (MhWindow *self)
{
  g_autoptr (GtkBitset) members = mh_window_list_selected (self);
  gboolean is_several = gtk_bitset_get_size (members) > 1;

  if (is_several || mh_lazy_bin_peek_child (self->person_bin) != NULL)
    mh_person_page_set_several (mh_window_get_person_page (self), members);
  if (is_several)
    gtk_stack_set_visible_child_name (self->side_stack, "person");
  mh_window_update_actions (self);
}

/* what is done with a pane that was just made */

static void
people_built_cb (MhWindow *self, MhPeoplePane *pane)
{
  mh_people_pane_set_session (pane, self->session);
  g_signal_connect_object (pane, "notify::n-selected", G_CALLBACK (several_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
design_built_cb (MhWindow *self, MhDesignPane *pane)
{
  mh_design_pane_set_session (pane, self->session);
}

static void
person_built_cb (MhWindow *self, MhPersonPage *page)
{
  g_autoptr (GtkBitset) members = mh_window_list_selected (self);

  mh_person_page_set_session (page, self->session);
  mh_person_page_set_several (page, members);
}

static void
account_built_cb (MhWindow *self, MhAccountPage *page)
{
  mh_account_page_set_session (page, self->session);
}

static void
preview_built_cb (MhWindow *self, MhPreviewPane *pane)
{
  mh_preview_pane_set_session (pane, self->session);
}

static void
lost_built_cb (MhWindow *self, MhLostPage *page)
{
  mh_lost_page_set_session (page, self->session);
}

/* the side, which comes after the picture */

static void
release_side (MhWindow *self)
{
  MhLazyBin *bins[] = { self->design_bin, self->person_bin, self->account_bin, self->checks_bin };

  g_clear_handle_id (&self->side_pause, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    mh_lazy_bin_set_held (bins[i], FALSE);
}

static gboolean
release_side_cb (gpointer self)
{
  ((MhWindow *) self)->side_pause = 0;
  release_side (self);
  return G_SOURCE_REMOVE;
}

/* In the frame that shows the picture: afterwards. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MhWindow *self = MH_WINDOW (widget);

  if (self->side_pause != 0)
    g_source_remove (self->side_pause);
  self->side_pause = g_idle_add_full (G_PRIORITY_HIGH_IDLE, release_side_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
picture_there_cb (MhWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->session, picture_there_cb, self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/**
 * mh_window_seen:
 * @widget: a window whose first frame was painted
 *
 * Its picture is what somebody opened a team for, and setting type is what the picture and the rows
 * beside it take turns at: the picture goes first, as long as it is quick.
 */
void
mh_window_seen (GtkWidget *widget)
{
  MhWindow *self = MH_WINDOW (widget);

  /* A window can be hidden and shown again. */
  if (self->session == NULL || self->was_seen)
    return;
  self->was_seen = TRUE;
  /* Drawn in five sizes, for others to show. */
  if (gtk_window_get_default_icon_name () == NULL)
    gtk_window_set_default_icon_name (MH_APPLICATION_ID);
  if (mh_window_is_blank (self) || mh_session_get_texture (self->session) != NULL)
    {
      release_side (self);
      return;
    }
  self->side_pause = g_timeout_add (SIDE_PAUSE_MS, release_side_cb, self);
  g_signal_connect_object (self->session, "notify::texture", G_CALLBACK (picture_there_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mh_window_init_panes:
 * @self: a window
 */
void
mh_window_init_panes (MhWindow *self)
{
  const struct
  {
    MhLazyBin *bin;
    GCallback built_cb;
  } panes[] = {
    { self->people_bin, G_CALLBACK (people_built_cb) },
    { self->design_bin, G_CALLBACK (design_built_cb) },
    { self->person_bin, G_CALLBACK (person_built_cb) },
    { self->account_bin, G_CALLBACK (account_built_cb) },
    { self->checks_bin, G_CALLBACK (mh_window_connect_checks_page) },
    { self->preview_bin, G_CALLBACK (preview_built_cb) },
    { self->lost_bin, G_CALLBACK (lost_built_cb) },
    { self->import_bin, G_CALLBACK (mh_window_connect_import) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    g_signal_connect_swapped (panes[i].bin, "built", panes[i].built_cb, self);
}

/* the panes, made where they are not there yet */

MhPeoplePane *
mh_window_get_people_pane (MhWindow *self)
{
  return MH_PEOPLE_PANE (mh_lazy_bin_get_child (self->people_bin));
}

MhDesignPane *
mh_window_get_design_pane (MhWindow *self)
{
  return MH_DESIGN_PANE (mh_lazy_bin_get_child (self->design_bin));
}

MhPersonPage *
mh_window_get_person_page (MhWindow *self)
{
  return MH_PERSON_PAGE (mh_lazy_bin_get_child (self->person_bin));
}

MhAccountPage *
mh_window_get_account_page (MhWindow *self)
{
  return MH_ACCOUNT_PAGE (mh_lazy_bin_get_child (self->account_bin));
}

MhImportPage *
mh_window_get_import_page (MhWindow *self)
{
  return MH_IMPORT_PAGE (mh_lazy_bin_get_child (self->import_bin));
}
