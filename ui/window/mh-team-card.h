/* mh-team-card.h: a team that can be opened or begun, with its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "team/mh-document.h"

G_BEGIN_DECLS

#define MH_TYPE_TEAM_CARD (mh_team_card_get_type ())
G_DECLARE_FINAL_TYPE (MhTeamCard, mh_team_card, MH, TEAM_CARD, GtkButton)

GtkWidget *mh_team_card_new (const char *title, const char *detail);
void mh_team_card_show_file (MhTeamCard *card, const char *path);
void mh_team_card_show_document (MhTeamCard *card, MhDocument *document);
gboolean mh_team_card_has_picture (MhTeamCard *card);

G_END_DECLS
