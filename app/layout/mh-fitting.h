/* mh-fitting.h: the largest type at which everybody fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-code.h"
#include "mh-copy.h"
#include "team/mh-member.h"

G_BEGIN_DECLS

/* Three sizes, steps of one modular scale: the rest, a fourth above it the names, a minor seventh
 * above it the heading (an octave, a factor of two, has twelve steps). */
#define MH_TYPE_BASE_PX       16.0
#define MH_TYPE_STEPS         12.0
#define MH_TYPE_STEP_PX(step) (MH_TYPE_BASE_PX * exp2 ((step) / MH_TYPE_STEPS))
#define MH_TYPE_NAME          1.3348398541700344 /* 2^(5/12) */
#define MH_TYPE_HEADING       1.7817974362806785 /* 2^(10/12) */

/* Leading in em of each size. */
#define MH_LEADING_NAME    1.2
#define MH_LEADING_REST    1.32
#define MH_LEADING_HEADING 1.15

/* Space, all in em of the rest: one unit and its multiples. */
#define MH_SPACE_UNIT    0.5
#define MH_SPACE_PHOTO   (2.0 * MH_SPACE_UNIT) /* photo to text */
#define MH_SPACE_GUTTER  (4.5 * MH_SPACE_UNIT) /* column to column */
#define MH_SPACE_LINE    (1.0 * MH_SPACE_UNIT) /* person to person, at least: single lines */
#define MH_SPACE_ROW     (1.2 * MH_SPACE_UNIT) /* the same where several lines belong together */
#define MH_SPACE_ROW_MAX (4.0 * MH_SPACE_UNIT) /* and at most; what is over goes to the margins */
#define MH_SPACE_FACE    (2.0 * MH_SPACE_UNIT) /* the same where photos stand above words */
#define MH_SPACE_GROUP   (2.0 * MH_SPACE_UNIT) /* before the heading of a group, at least */
#define MH_SPACE_PILL    (1.0 * MH_SPACE_UNIT) /* name to signature */
#define MH_SPACE_TAB     (2.5 * MH_SPACE_UNIT) /* field to field of a legend */
#define MH_SPACE_RULE    (1.5 * MH_SPACE_UNIT) /* before and after a hairline */
#define MH_PILL_PADDING  0.35
#define MH_PILL_HEIGHT   1.36
#define MH_PILL_ROOM     0.12 /* the least above and below the ink of a signature */

/* How a person is set. */
typedef enum
{
  MH_CELL_ROW,    /* photo at the start, words beside it: sidebar */
  MH_CELL_CARD,   /* the same with a large photo: card */
  MH_CELL_COLUMN, /* photo above, words below it at the start: strip */
  MH_CELL_FACE,   /* photo above, words centred below it: grid */
  MH_CELL_KEY,    /* no photo: signature first, then the fields in tabular columns: legend */
} MhCell;

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
  const MhMember *member; /* (nullable): NULL for an official source */
  MhLine lines[MH_MAX_LINES];
  guint n_lines;
  MhCopy *signature; /* (nullable): with its prefix */
  MhCopy *initials;  /* (nullable): in place of a photo; NULL where there is no place for one */
} MhPerson;

void mh_person_free (MhPerson *person);

/* People who stand together under a heading. */
typedef struct
{
  MhCopy *heading; /* (nullable) (owned) */
  guint first;
  guint n_people;
} MhSection;

/* What is to be fitted, and where. */
typedef struct
{
  MhCell cell;
  GPtrArray *people;          /* of MhPerson */
  GArray *sections;           /* of MhSection, in the order of people, none empty */
  MhCopy *heading;            /* (nullable) */
  MhCopy *organisation;       /* (nullable): beside the heading where there is room */
  MhCopy *notice;             /* (nullable) */
  double logo_aspect;         /* width ÷ height; 0 for no logo in the panel */
  double logo_px;             /* its height; 0 for one that goes with the heading */
  MhRole roles[MH_MAX_LINES]; /* of the lines, in the order that the design names them */
  guint n_roles;
  gboolean has_photos;
  MhCode *code;         /* (nullable): the QR code */
  double module_px;     /* least side of its modules */
  gboolean code_beside; /* it stands at the end of people and notice, not below the people */
  int columns;          /* 0: as fits best */
  double width_px;
  double height_px;
  double floor_px; /* least size of the rest */
  double cap_px;   /* largest */
  int most_step;   /* that may be drawn, whatever larger one would fit; G_MAXINT for none */
} MhFittingInput;

/* What bounds any try, so that most need not look at everybody; in em of the rest. */
typedef struct
{
  double highest; /* words of anybody, each on a single line */
  double lowest;
  double first;                /* the widest first line, its signature behind it */
  double fields[MH_MAX_LINES]; /* the widest of each of the input's roles, on a single line */
  double word;                 /* the widest that does not break and may not be shortened */
  double second;               /* the second widest name of a key */
  double folded;               /* its widest name, on two lines */
  double all_folded;           /* the widest of its names that are each on two lines */
  double pill;                 /* the widest signature */
} MhExtremes;

/* How it fits. */
typedef struct
{
  MhExtremes extremes; /* of the people who are tried */
  int step;            /* on the modular scale; size = 16 px × 2^(step ÷ 12) */
  double rest_px;      /* 0 when nothing fits at all */
  int columns;
  guint n_people; /* that fit, from the first */
  int n_rows;     /* over all sections */
  gboolean with_bio;
  gboolean with_photos;
  gboolean shorten;     /* expertise and bio end in an ellipsis */
  gboolean break_words; /* and even a word, or a handle, is broken */
  gboolean apart;       /* signatures stand on lines of their own, above the names */
  gboolean pinned;      /* signatures stand on the photos beside the words */
  gboolean stacked;     /* a key whose fields stand below each other */
  gboolean by_group;    /* each section has a column of its own, under its heading */
  guint breaking;       /* how much gave way: fields that are dropped, texts that are broken; 0 for
                           nothing */
  int name_lines;       /* of a name, at most */
  guint most_broken;    /* names on more than one line, at most */
  int other_lines;      /* of an expertise or a handle, at most */
  double photo_px;
  double photo_growth; /* 0 to 1: from the least to the most that a photo above words may take */
  double column_px;    /* width of a column */
  double text_px;      /* width of its text */
  double pill_px;      /* width of the signatures' own column in a key */
  double tabs_px[MH_MAX_LINES]; /* widths of a key's columns */
  double block_px;              /* height of heading and hairline */
  double foot_px;               /* height of hairline, notice and QR code */
  double qr_px;                 /* side of the QR code, quiet zone included; 0 for none */
  gboolean code_below;          /* the code stands below the notice, not at its end */
  double inner_px;              /* width of people and notice; less than the whole beside a code */
  double notice_px;             /* the notice's measure */
  gboolean logo_above;
  gboolean with_organisation;
  double heading_px; /* size of the heading; smaller than its step where a word would not fit */
  int heading_lines;
  int notice_lines;
  double people_px; /* height of the rows with the least space between them */
} MhFitting;

gboolean mh_fitting_find (const MhFittingInput *input, MhFitting *fitting);
gboolean mh_fitting_holds (const MhFittingInput *input, guint n_people);
gboolean mh_fitting_has_bio (const MhFittingInput *input);
int mh_fitting_get_floor_step (const MhFittingInput *input);
/* A band is what rows run across: a section, or all of them side by side. */
guint mh_fitting_count_bands (const MhFittingInput *input, const MhFitting *fitting);
gboolean
mh_fitting_has_headings (const MhFittingInput *input, const MhFitting *fitting, guint band);
int mh_fitting_count_rows (const MhFittingInput *input, const MhFitting *fitting, guint band);
double mh_fitting_get_row_height (const MhFittingInput *input,
                                  const MhFitting *fitting,
                                  guint band,
                                  int row);
int mh_fitting_get_index (
    const MhFittingInput *input, const MhFitting *fitting, guint band, int row, int column);
double mh_fitting_get_row_space (const MhFittingInput *input, const MhFitting *fitting);
double mh_fitting_get_group_height (const MhFitting *fitting);
double mh_fitting_get_logo_height (const MhFittingInput *input, const MhFitting *fitting);

G_END_DECLS
