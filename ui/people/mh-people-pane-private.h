/* mh-people-pane-private.h: what the parts of the list of people share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mh-people-model.h"
#include "mh-people-pane.h"
#include "mh-person-row.h"

G_BEGIN_DECLS

struct _MhPeoplePane
{
  GtkWidget parent_instance;

  GtkStack *headers;
  GtkLabel *count;
  GtkLabel *selected_count;
  GtkWidget *search;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *add_entry;
  GtkActionBar *action_bar;
  GtkPopoverMenu *menu;

  /* owned */
  MhPeopleModel *people;
  GtkFilter *filter;
  GtkFilterListModel *found;    /* of people */
  GtkMultiSelection *selection; /* of found */
  MhSession *session;
  GSignalGroup *session_signals;
  gboolean refreshing; /* the selection is being set by the program */
  gboolean selecting;  /* a click adds to those who are selected */
  guint n_told;        /* selected when that was last told */
};

/* mh-people-pane.c */
void mh_people_pane_show_menu (MhPeoplePane *self, double x, double y);
void mh_people_pane_toggle (MhPeoplePane *self, guint member);

/* mh-people-pane-actions.c */
void mh_people_pane_install_actions (GtkWidgetClass *widget_class);
void mh_people_pane_enable_actions (MhPeoplePane *self);

G_END_DECLS
