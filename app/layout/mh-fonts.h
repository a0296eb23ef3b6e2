/* mh-fonts.h: setting and measuring type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include <pango/pangocairo.h>

#include "mh-scene.h"

G_BEGIN_DECLS

/* A font map and a context for measuring at scale 1 with hinting and rounding off. Not thread-safe:
 * one for each thread. Plain refcount. */
typedef struct _MhFonts MhFonts;

MhFonts *mh_fonts_new (void);
MhFonts *mh_fonts_ref (MhFonts *fonts);
void mh_fonts_unref (MhFonts *fonts);
/* While it lives, no other thread uses Pango or cairo for text; (transfer full). Taken by
 * everything here that sets, measures or paints text; whoever calls these libraries themselves
 * takes it too. */
typedef struct _MhTextLock MhTextLock;
MhTextLock *mh_fonts_lock (void);
void mh_text_lock_free (MhTextLock *lock);
/* For threads that make many pictures and no window, see the remark there. */
void mh_fonts_set_takes_whole_turns (MhFonts *fonts);
MhTextLock *mh_fonts_lock_turn (MhFonts *fonts);
/* The context that everything is measured in; (transfer none). */
PangoContext *mh_fonts_get_context (MhFonts *fonts);
/* FreeType for this thread's own rasterising; (transfer none). */
FT_Library mh_fonts_get_freetype (MhFonts *fonts);
gboolean mh_fonts_has_family (MhFonts *fonts, const char *family);
/* (transfer none): what is used for a family that is not installed. */
const char *mh_fonts_get_substitute (MhFonts *fonts, const char *family);
/* The installed families, sorted, (transfer full) (array zero-terminated=1). */
char **mh_fonts_list_families (MhFonts *fonts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhTextLock, mh_text_lock_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhFonts, mh_fonts_unref)

G_END_DECLS
