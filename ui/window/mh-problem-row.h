/* mh-problem-row.h: one thing that is wrong in a file, as a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/mh-problem.h"

G_BEGIN_DECLS

GtkWidget *mh_problem_row_new (const MhProblem *problem);

G_END_DECLS
