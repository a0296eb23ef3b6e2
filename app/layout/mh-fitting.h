/* mh-fitting.h: the largest type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-copy.h"
#include "team/mh-member.h"

G_BEGIN_DECLS

/* Three sizes, steps of one modular scale: the rest, a fourth above it the names, a minor seventh above it the
 * heading (an octave, a factor of two, has twelve steps). */
#define MH_TYPE_NAME    1.3348398541700344 /* 2^(5/12) */
#define MH_TYPE_HEADING 1.7817974362806785 /* 2^(10/12) */

/* Leading in em of each size. */
#define MH_LEADING_NAME    1.2
#define MH_LEADING_REST    1.32
#define MH_LEADING_HEADING 1.15

/* Space, all in em of the rest: one unit and its multiples. */
#define MH_SPACE_UNIT    0.5
#define MH_SPACE_PHOTO   (2.0 * MH_SPACE_UNIT) /* photo to text */
#define MH_SPACE_GUTTER  (4.5 * MH_SPACE_UNIT) /* column to column */
#define MH_SPACE_ROW     (1.0 * MH_SPACE_UNIT) /* person to person, at least */
#define MH_SPACE_ROW_MAX (4.0 * MH_SPACE_UNIT) /* and at most; what is over goes to the margins */
#define MH_SPACE_PILL    (1.0 * MH_SPACE_UNIT) /* name to signature */
#define MH_SPACE_RULE    (1.5 * MH_SPACE_UNIT) /* before and after a hairline */
#define MH_PILL_PADDING  0.35

typedef struct
{
  MhRole role;
  MhCopy *copy;
  gboolean may_shorten;
} MhLine;

#define MH_MAX_LINES 6

/* A person, ready to be laid out. */
typedef struct
{
  const MhMember *member;
  MhLine lines[MH_MAX_LINES];
  guint n_lines;
  MhCopy *signature; /* (nullable): with its prefix */
  MhCopy *initials;  /* (nullable): in place of a photo; NULL where there is no place for one */
} MhPerson;

void mh_person_free (MhPerson *person);

/* What is to be fitted, and where. */
typedef struct
{
  GPtrArray *people;    /* of MhPerson */
  MhCopy *heading;      /* (nullable) */
  MhCopy *organisation; /* (nullable): beside the heading where there is room */
  MhCopy *notice;       /* (nullable) */
  double logo_aspect;   /* width ÷ height; 0 for no logo */
  gboolean has_photos;
  int columns; /* 0: as fits best */
  double width_px;
  double height_px;
  double floor_px; /* least size of the rest */
  double cap_px;   /* largest */
} MhFittingInput;

/* How it fits. */
typedef struct
{
  int step;       /* on the modular scale; size = 16 px × 2^(step ÷ 12) */
  double rest_px; /* 0 when nothing fits at all */
  int columns;
  int rows;
  guint n_people; /* that fit, from the first */
  gboolean with_bio;
  gboolean with_photos;
  gboolean shorten; /* expertise and bio end in an ellipsis */
  int name_lines;   /* of a name, at most */
  int other_lines;  /* of an expertise or a handle, at most */
  double photo_px;
  double column_px; /* width of a column */
  double text_px;   /* width of its text */
  double block_px;  /* height of heading and hairline */
  double foot_px;   /* height of hairline and notice */
  gboolean logo_above;
  gboolean with_organisation;
  int heading_lines;
  int notice_lines;
  double people_px; /* height of the rows with the least space between them */
} MhFitting;

gboolean mh_fitting_find (const MhFittingInput *input,
                          MhFitting *fitting);
double mh_fitting_get_line_size (MhRole role,
                                 double rest_px);
double mh_fitting_get_line_leading (MhRole role);
double mh_fitting_get_line_measure (const MhFitting *fitting,
                                    const MhPerson *person,
                                    guint line);
int mh_fitting_count_lines (const MhFitting *fitting,
                            const MhPerson *person,
                            guint line);
double mh_fitting_get_pill_width (const MhPerson *person,
                                  double rest_px);
double mh_fitting_get_text_height (const MhFitting *fitting,
                                   const MhPerson *person);
double mh_fitting_get_row_height (const MhFittingInput *input,
                                  const MhFitting *fitting,
                                  int row);
double mh_fitting_get_logo_height (const MhFitting *fitting);

G_END_DECLS
