/* mh-design-rows.h: which values of a design can be edited, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-choice-row.h"
#include "mh-number-row.h"

G_BEGIN_DECLS

typedef enum
{
  MH_DESIGN_GROUP_PICTURE,
  MH_DESIGN_GROUP_PANEL,
  MH_DESIGN_GROUP_BACKGROUND,
  MH_DESIGN_GROUP_WORDS,
  MH_DESIGN_GROUP_LOGO,
  MH_DESIGN_GROUP_PEOPLE,
  MH_DESIGN_GROUP_TYPE,
  MH_DESIGN_GROUP_COLORS,
  MH_N_DESIGN_GROUPS,
} MhDesignGroup;

/* One row. Its editor follows from the type; choices and range say what it offers. */
typedef struct
{
  MhDesignGroup group;
  const char *path; /* JSON Pointer below the design */
  GType (*get_type) (void);
  const char *title;       /* to be translated */
  const char *label;       /* what undo calls an edit, to be translated */
  const MhChoice *choices; /* of a choice row */
  MhNumberRange range;     /* of a number row */
  const char *needs;       /* (nullable): path of a file without which the row says nothing */
} MhDesignRow;

const MhDesignRow *mh_design_rows_get (guint *n_rows);
MhValueRow *mh_design_row_new_widget (const MhDesignRow *row);

G_END_DECLS
