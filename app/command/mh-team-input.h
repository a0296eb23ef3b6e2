/* mh-team-input.h: a team file named on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-console.h"
#include "surface/mh-surface.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* as messages call it */
  char *path; /* (nullable): of the team file; NULL for standard input */
  char *stem; /* "northwind" of northwind.team.json */
  MhDocument *document;
  MhSurfaces *surfaces; /* all that count for it */
  GPtrArray *problems;  /* of MhProblem: what is wrong, or the notes of a file that is right */
} MhTeamInput;

char *mh_team_input_get_user_surfaces (void);
MhSurfaces *mh_team_input_load_surfaces (MhConsole *console);
MhTeamInput *mh_team_input_open (const char *operand, MhSurfaces *surfaces, MhConsole *console);
MhTeamInput *
mh_team_input_open_for_check (const char *operand, MhSurfaces *surfaces, MhConsole *console);
void mh_team_input_free (MhTeamInput *input);
gboolean mh_team_input_check_surface (MhTeamInput *input,
                                      const char *surface_id,
                                      const char *command,
                                      MhConsole *console);
gboolean mh_team_input_check_targets (MhTeamInput *input, MhConsole *console);
const MhSurface *mh_team_input_choose_surface (MhTeamInput *input,
                                               const char *surface_id,
                                               const char *command,
                                               MhConsole *console);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhTeamInput, mh_team_input_free)

G_END_DECLS
