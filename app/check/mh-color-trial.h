/* mh-color-trial.h: how well a picture could be read in other colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-check.h"

G_BEGIN_DECLS

/* The colours of a design that decide whether texts can be read. */
typedef enum
{
  MH_DESIGN_COLOR_TEXT,
  MH_DESIGN_COLOR_MUTED,
  MH_DESIGN_COLOR_ACCENT,
  MH_DESIGN_COLOR_PANEL,
  MH_DESIGN_COLOR_BACKGROUND,
  MH_N_DESIGN_COLORS,
} MhDesignColor;

/* How well the texts that a colour concerns stand out. */
typedef struct
{
  double ratio;      /* of the one that is furthest from its limit */
  double limit;      /* what that one needs */
  gboolean is_drawn; /* FALSE when there is no such text: the colour on the panel, by itself */
} MhLegibility;

/* A colour worth trying, and how well texts could be read then. */
typedef struct
{
  MhColor color;
  gboolean is_of_theme; /* else of the logo */
  MhLegibility legibility;
} MhColorOffer;

/* A picture as it is, to be looked at in other colours. Not thread-safe. */
typedef struct _MhColorTrial MhColorTrial;

/* Colours of a logo that are worth an offer. */
#define MH_COLOR_TRIAL_LOGO_COLORS 6

const char *mh_design_color_get_path (MhDesignColor which);
gboolean mh_legibility_passes (const MhLegibility *legibility);

MhColorTrial *mh_color_trial_new (const MhChecker *checker,
                                  MhDocument *document,
                                  const MhCheckPicture *picture,
                                  GError **error);
void mh_color_trial_free (MhColorTrial *trial);
MhLegibility mh_color_trial_measure (MhColorTrial *trial, MhDesignColor which);
gboolean mh_color_trial_find_opacity (MhColorTrial *trial, int *percent, GError **error);
GArray *mh_color_trial_list_offers (MhColorTrial *trial, MhDesignColor which, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhColorTrial, mh_color_trial_free)

G_END_DECLS
