/* mh-preview-page.h: what stands around a picture on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-preview.h"

G_BEGIN_DECLS

/* Between what stands side by side, and around it. */
#define MH_PREVIEW_GUTTER_PX 24

/* What is being drawn; all lengths are CSS px. */
typedef struct
{
  cairo_t *cr;
  const MhSurface *surface;
  MhPreviewDevice device;
  double window_px;
  double height_px;
  MhBox picture;  /* where the picture is shown */
  double scale;   /* of the picture */
  double main_px; /* width of a page's text beside the picture; 0 where that stands on top */
} MhPreviewPage;

void mh_preview_page_draw_profile (const MhPreviewPage *page, const MhAccount *account);
void mh_preview_page_draw_main (const MhPreviewPage *page, const MhAccount *account);
void mh_preview_page_draw_column (const MhPreviewPage *page);

G_END_DECLS
