/* mh-window-private.h: what the parts of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-window.h"

#include "base/mh-file.h"
#include "canvas/mh-canvas.h"
#include "checks/mh-capacity-meter.h"
#include "checks/mh-checks-badge.h"
#include "checks/mh-checks-page.h"
#include "design/mh-account-page.h"
#include "design/mh-design-pane.h"
#include "mh-date-button.h"
#include "mh-surface-bar.h"
#include "people/mh-people-pane.h"
#include "people/mh-person-page.h"

G_BEGIN_DECLS

/* How much room there is: both panes beside the picture; one at a time over it; and, below that,
 * only what a hand needs. */
typedef enum
{
  MH_ROOM_WIDE,
  MH_ROOM_NARROW,
  MH_ROOM_TINY,
} MhRoom;

struct _MhWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  MhSession *session;
  MhChecks *checks;    /* of the session */
  GSettings *settings; /* NULL where the schema is not installed */
  GMenu *recent_menu;
  GtkFileChooserNative *chooser; /* while it is open */
  GCancellable *loading;         /* while a file is read */

  /* the file */
  MhFileIdentity identity; /* as last read or written, when the session has a file */
  gboolean saving;
  gboolean close_after_save;
  gboolean may_close;

  MhRoom room;

  /* template */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *pages;
  AdwFlap *people_flap;
  AdwFlap *design_flap;
  GtkWidget *people_box;
  GtkWidget *design_box;
  MhPeoplePane *people_pane;
  MhDesignPane *design_pane;
  MhPersonPage *person_page;
  MhAccountPage *account_page;
  GtkStack *side_stack;
  MhSurfaceBar *surface_bar;
  MhCanvas *canvas;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkMenuButton *zoom_button;
  MhCapacityMeter *capacity_meter;
  MhChecksBadge *checks_badge;
  MhChecksPage *checks_page;
  MhDateButton *date_button;
  GtkInfoBar *date_bar;
  GtkLabel *date_label;
  GtkLabel *size_label;
  GtkSpinner *spinner;
  AdwSplitButton *open_button;
  GtkMenuButton *menu_button;
  GtkWidget *edit_buttons;
  GtkWidget *new_button;
  GtkWidget *export_button;
  GtkWidget *people_toggle;
  GtkWidget *design_toggle;
};

/* mh-window-actions.c */
void mh_window_add_actions (MhWindow *self);
void mh_window_update_actions (MhWindow *self);

/* mh-window-files.c */
void mh_window_choose_file (MhWindow *self);
void mh_window_save (MhWindow *self);
void mh_window_save_as (MhWindow *self);
gboolean mh_window_guard_close (MhWindow *self);
gboolean mh_window_take_drop (MhWindow *self, const GValue *value);

/* mh-window.c */
void mh_window_toast (MhWindow *self, const char *message);
void mh_window_show_error (MhWindow *self, const char *heading, const char *body);
void mh_window_show_editor (MhWindow *self);
void mh_window_show_side (MhWindow *self, const char *page);
void mh_window_show_design_row (MhWindow *self, const char *path);

/* mh-window-date.c */
void mh_window_connect_date (MhWindow *self);
MhDate mh_window_find_next_change (MhWindow *self);

/* mh-window-checks.c */
void mh_window_connect_checks (MhWindow *self);

G_END_DECLS
