/* mh-date-popover.h: a calendar to choose the day that the picture is made for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-session.h"

G_BEGIN_DECLS

#define MH_TYPE_DATE_POPOVER (mh_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (MhDatePopover, mh_date_popover, MH, DATE_POPOVER, GtkPopover)

GtkWidget *mh_date_popover_new (MhSession *session);

G_END_DECLS
