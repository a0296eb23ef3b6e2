/* mh-design-contrast.c: rows of the inspector that say how well texts can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-design-contrast.h"

#include <glib/gi18n.h>
#include <math.h>

#include "mh-color-offers.h"
#include "mh-color-row.h"
#include "mh-number-row.h"

#define OPACITY_PATH "/panel/opacity"

static MhColorRow *
get_color_row (MhDesignPane *pane, MhDesignColor which)
{
  return MH_COLOR_ROW (mh_design_pane_get_row (pane, mh_design_color_get_path (which)));
}

static int
get_opacity (MhDesignPane *pane)
{
  g_autoptr (JsonNode) value =
      mh_session_get_design_value (mh_design_pane_get_session (pane), OPACITY_PATH);

  return (int) round (100 * mh_json_get_number (value, 1));
}

/* What the panel's opacity comes to for all that is drawn. */
static void
show_advice (MhDesignPane *pane, const MhLegibility *worst, int least)
{
  MhNumberRow *row = MH_NUMBER_ROW (mh_design_pane_get_row (pane, OPACITY_PATH));
  gboolean passes = mh_legibility_passes (worst);
  int now = get_opacity (pane);
  g_autofree char *ratio = mh_describe_ratio (worst->ratio);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  MhNumberAdvice advice = { .style = passes ? "dim-label" : mh_get_ratio_style (worst) };

  if (!passes && least < 0)
    /* Translators: a contrast such as 2.1 : 1 */
    text = g_strdup_printf (_ ("Least contrast %s, whatever the opacity"), ratio);
  else
    /* Translators: a contrast such as 7.2 : 1 */
    text = g_strdup_printf (_ ("Least contrast %s"), ratio);
  if (least >= 0 && least != now)
    label = g_strdup_printf (least > now ? _ ("Raise to %d %%") : _ ("Lower to %d %%"), least);
  advice.text = text;
  advice.label = label;
  advice.number = least;
  advice.tooltip = _ ("The least opacity at which all text of this picture can be read");
  mh_number_row_set_advice (row, worst->is_drawn ? &advice : NULL);
}

/* A panel and a background have no text of their own; what is on them is told with the opacity. */
static void
judge_changed_cb (MhDesignPane *pane, MhColorJudge *judge)
{
  const MhLegibility *worst = mh_color_judge_get (judge, MH_DESIGN_COLOR_PANEL);

  for (int i = MH_DESIGN_COLOR_TEXT; i <= MH_DESIGN_COLOR_ACCENT; i++)
    mh_color_row_set_legibility (get_color_row (pane, (MhDesignColor) i),
                                 mh_color_judge_get (judge, (MhDesignColor) i));
  if (worst == NULL || mh_design_pane_get_session (pane) == NULL)
    mh_number_row_set_advice (MH_NUMBER_ROW (mh_design_pane_get_row (pane, OPACITY_PATH)), NULL);
  else
    show_advice (pane, worst, mh_color_judge_get_opacity (judge));
}

static void
offers_cb (MhDesignPane *pane, int which, GArray *offers)
{
  mh_color_row_set_offers (get_color_row (pane, (MhDesignColor) which), offers);
}

static void
offers_wanted_cb (MhColorRow *row, MhColorJudge *judge)
{
  for (int i = 0; i < MH_N_DESIGN_COLORS; i++)
    {
      GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (row), MH_TYPE_DESIGN_PANE);

      if (get_color_row (MH_DESIGN_PANE (pane), (MhDesignColor) i) == row)
        mh_color_judge_ask_offers (judge, (MhDesignColor) i);
    }
}

/**
 * mh_design_contrast_connect:
 * @pane: an inspector with all its rows
 * @judge: who knows
 *
 * Shows in the rows what @judge finds, and asks it for colours when one of them is opened.
 */
void
mh_design_contrast_connect (MhDesignPane *pane, MhColorJudge *judge)
{
  for (int i = 0; i < MH_N_DESIGN_COLORS; i++)
    {
      MhColorRow *row = get_color_row (pane, (MhDesignColor) i);

      mh_color_row_set_has_offers (row, TRUE);
      g_signal_connect_object (row, "offers-wanted", G_CALLBACK (offers_wanted_cb), judge, 0);
    }
  g_signal_connect_object (judge, "changed", G_CALLBACK (judge_changed_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (judge, "offers", G_CALLBACK (offers_cb), pane, G_CONNECT_SWAPPED);
}
