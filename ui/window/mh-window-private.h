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
#include "import/mh-import-page.h"
#include "mh-date-button.h"
#include "mh-file-watch.h"
#include "mh-lazy-bin.h"
#include "mh-lost-page.h"
#include "mh-recovery.h"
#include "mh-pane-grip.h"
#include "mh-surface-bar.h"
#include "people/mh-people-pane.h"
#include "people/mh-person-page.h"
#include "preview/mh-preview-pane.h"

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
  gboolean follows_recent;       /* what is opened comes into it */
  GtkFileChooserNative *chooser; /* while it is open */
  GCancellable *loading;         /* while a file is read */
  GFile *loading_file;           /* (nullable): which one, where it will be that of a window */

  /* what is done once that file is there */
  GFile *roster;   /* (nullable): to import */
  char *rows;      /* (nullable): to import */
  GSList *dropped; /* of GFile: photos */

  /* the file */
  MhFileIdentity identity; /* as last read or written, when the session has a file */
  gboolean is_file_gone;
  gboolean is_read_only; /* the file, or its folder */
  gboolean is_copy;      /* what is being chosen or written is a copy */
  MhFileWatch *watch;
  MhRecovery *recovery; /* (nullable): where no folder can be written */
  gboolean saving;
  gboolean close_after_save;
  gboolean may_close;

  MhRoom room;
  int people_px; /* widths of the panes where there is room for both */
  int design_px;

  /* what is dragged over it */
  GdkDrop *drop;   /* (nullable) */
  GSList *dragged; /* of GFile, once they are known */
  double drop_x;
  double drop_y;

  /* template */
  GtkWidget *drop_frame;
  GtkLabel *drop_label;
  AdwToastOverlay *toasts;
  GtkWidget *header;
  MhLazyBin *import_bin;
  AdwWindowTitle *title;
  GtkStack *pages;
  AdwFlap *people_flap;
  AdwFlap *design_flap;
  GtkWidget *people_box;
  GtkWidget *design_box;
  MhPaneGrip *people_grip;
  MhPaneGrip *design_grip;
  MhLazyBin *people_bin;
  MhLazyBin *design_bin;
  MhLazyBin *person_bin;
  MhLazyBin *account_bin;
  MhLazyBin *checks_bin;
  MhLazyBin *preview_bin;
  MhLazyBin *lost_bin;
  GtkStack *side_stack;
  MhSurfaceBar *surface_bar;
  MhCanvas *canvas;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkInfoBar *disk_bar;
  GtkLabel *disk_label;
  GtkOrientable *disk_line;
  GtkWidget *disk_buttons;
  GtkMenuButton *zoom_button;
  GMenuModel *zoom_menu;
  GtkMenuButton *guides_button;
  GMenuModel *guides_menu;
  MhCapacityMeter *capacity_meter;
  MhChecksBadge *checks_badge;
  GtkStack *view_stack; /* "canvas", "page", "lost" */
  MhDateButton *date_button;
  GtkInfoBar *date_bar;
  GtkLabel *date_label;
  GtkWidget *low_buttons; /* under the picture, where the header has no room for them */
  MhDateButton *low_date_button;
  MhChecksBadge *low_checks_badge;
  GtkLabel *size_label;
  GtkSpinner *spinner;
  gboolean was_seen;
  guint side_pause; /* source id: the pages beside the picture wait for it */
  guint busy_pause; /* source id: the picture in work has not taken long yet */
  AdwSplitButton *open_button;
  GtkMenuButton *menu_button;
  GMenu *main_menu;
  GtkWidget *edit_buttons;
  GtkWidget *new_button;
  GtkWidget *export_button;
  GtkWidget *people_toggle;
  GtkWidget *design_toggle;
};

/* mh-window-actions.c */
void mh_window_add_actions (MhWindow *self);
void mh_window_update_actions (MhWindow *self);
/* mh-window.c */
void mh_window_update_view (MhWindow *self);

#define MH_TEAM_SUFFIX ".team.json"
/* mh-window-room.c */
void mh_window_init_room (MhWindow *self);
void mh_window_adapt (MhWindow *self, int width);
gboolean mh_window_remembers (MhWindow *self, const char *key);

/* mh-window-guides.c */
void mh_window_add_guides (MhWindow *self);
void mh_window_restore_guides (MhWindow *self);
void mh_window_remember_guides (MhWindow *self);

/* mh-window-files.c */
void mh_window_tell_load_failed (
    MhWindow *self, GFile *file, GPtrArray *problems, const GError *error, const char *note);
void mh_window_begin_loading (MhWindow *self, GFile *file);
void mh_window_end_loading (MhWindow *self);
void mh_window_remember_file (MhWindow *self, GFile *file);
gboolean mh_window_make_chooser (MhWindow *self,
                                 const char *title,
                                 GtkFileChooserAction action,
                                 const char *accept,
                                 GCallback response_cb);
void mh_window_choose_file (MhWindow *self);

/* mh-window-save.c */
void mh_window_save (MhWindow *self);
void mh_window_save_as (MhWindow *self);
void mh_window_save_copy (MhWindow *self);
gboolean mh_window_guard_close (MhWindow *self);

/* mh-window-disk.c */
void mh_window_watch_disk (MhWindow *self);
void mh_window_stop_watching (MhWindow *self);
void mh_window_set_identity (MhWindow *self, const MhFileIdentity *identity);
void mh_window_compare_with_disk (MhWindow *self);
void mh_window_reload (MhWindow *self);
void mh_window_keep_mine (MhWindow *self);

/* mh-window-drop.c */
void mh_window_init_drop (MhWindow *self);
void mh_window_clear_drop (MhWindow *self);
gboolean mh_window_take_files (MhWindow *self, GSList *files);
char *mh_window_describe_drop (MhWindow *self, GSList *files, GtkWidget *under);

/* mh-window-menus.c */
void mh_window_init_menus (MhWindow *self);

/* mh-window-panes.c */
void mh_window_init_panes (MhWindow *self);
void mh_window_seen (GtkWidget *widget);
MhPeoplePane *mh_window_get_people_pane (MhWindow *self);
MhDesignPane *mh_window_get_design_pane (MhWindow *self);
MhPersonPage *mh_window_get_person_page (MhWindow *self);
MhAccountPage *mh_window_get_account_page (MhWindow *self);
MhImportPage *mh_window_get_import_page (MhWindow *self);
GtkBitset *mh_window_list_selected (MhWindow *self);

/* mh-window-import.c */
void mh_window_connect_import (MhWindow *self, MhImportPage *page);
void mh_window_choose_roster (MhWindow *self);
void mh_window_import_text (MhWindow *self, const char *text);

/* mh-window-waiting.c */
gboolean mh_window_awaits_team (MhWindow *self);
void mh_window_wait_with_roster (MhWindow *self, GFile *roster);
void mh_window_wait_with_rows (MhWindow *self, const char *rows);
void mh_window_wait_with_photos (MhWindow *self, GSList *photos);
void mh_window_take_waiting (MhWindow *self, MhWindow *shown);
gboolean mh_window_forget_waiting (MhWindow *self);

/* mh-window.c */
void mh_window_toast (MhWindow *self, const char *message);
void mh_window_show_error (MhWindow *self, const char *heading, const char *body);
void mh_window_show_editor (MhWindow *self);

/* mh-window-date.c */
void mh_window_connect_date (MhWindow *self);
MhDate mh_window_find_next_change (MhWindow *self);

/* mh-window-checks.c */
void mh_window_connect_checks (MhWindow *self);
void mh_window_connect_checks_page (MhWindow *self, MhChecksPage *page);
void mh_window_show_side (MhWindow *self, const char *page);
void mh_window_show_design_row (MhWindow *self, const char *path);
void mh_window_update_title (MhWindow *self);

G_END_DECLS
