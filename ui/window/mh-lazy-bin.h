/* mh-lazy-bin.h: a place whose content is made when it is first shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MH_TYPE_LAZY_BIN (mh_lazy_bin_get_type ())
G_DECLARE_FINAL_TYPE (MhLazyBin, mh_lazy_bin, MH, LAZY_BIN, GtkWidget)

GtkWidget *mh_lazy_bin_get_child (MhLazyBin *self);
GtkWidget *mh_lazy_bin_peek_child (MhLazyBin *self);
void mh_lazy_bin_set_held (MhLazyBin *self, gboolean is_held);

G_END_DECLS
