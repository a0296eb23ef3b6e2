/* mh-surface.h: a place on a platform where a picture goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/mh-box.h"
#include "base/mh-date.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* How it looks. */
typedef enum
{
  MH_COVER_BOX,     /* a tile */
  MH_COVER_ROUND,   /* a disc that hangs over the picture's lower edge */
  MH_COVER_BUTTONS, /* a round one at each end */
  MH_COVER_CROP,    /* nothing: the picture is not seen there */
} MhCoverShape;

/* What the platform lays over the picture or crops. */
typedef struct
{
  char *what; /* in a reader's words: "profile picture", "cropped at the top on some screens" */
  MhBox rect; /* fractions of the picture */
  MhCoverShape shape;
  char *device;    /* "desktop", "phone" or "any" */
  char confidence; /* 'H' 'M' 'L' 'U' */
} MhCovered;

/* A classic page background: unscaled, fixed, behind a centred column. CSS px = output px. */
typedef struct
{
  int column_px;
  int narrow_column_px; /* below narrow_below_px of window width; 0 for none */
  int narrow_below_px;
  int content_top_px;
  int bar_px; /* height of a bar that lies over the top of the window; 0 for none */
  int scrollbar_px;
  char *anchor; /* "top-left" */
  int *windows; /* (array length=n_windows): window widths to judge by */
  guint n_windows;
  int serve_px;        /* the window width that the picture has to serve */
  int first_screen_px; /* what such a window shows of the page's height */
  int gap_px;          /* kept free at the window's edge and at the column's */
} MhPage;

/* A preset. Immutable; strings are its own. */
typedef struct
{
  char *id;
  char *platform; /* the key in `handles`: "x", "mastodon", "bluesky", ... */
  char *title;
  int width_px;
  int height_px;
  gsize max_bytes; /* 0 when none is known */
  int alt_chars;   /* of a text in place of the picture; 0 when no limit is known */
  gboolean takes_jpeg;
  gboolean takes_png;
  MhBox safe; /* fractions; the whole picture when nothing is known */
  MhCovered *covered;
  guint n_covered;
  int desktop_px; /* CSS px of width at which it is seen; 0 when not shown; a page's own width */
  int *phone_px;  /* (array length=n_phone): CSS px; none for what phones do not show */
  guint n_phone;
  int recompressed_quality;  /* of the JPEG that the platform makes of it; 0: of none we know */
  gboolean recompressed_420; /* with colour at half the resolution */
  MhPage *page;              /* (nullable): classic page backgrounds only */
  MhDate checked;
  char *confidence; /* least letter over all facts: "H" "M" "L" "U" */
  char **sources;   /* (array zero-terminated=1) */
  char *note;       /* (nullable) */
} MhSurface;

/* All presets that count for a document: built in, the user's own file, the document's own. Owns
 * its surfaces, keeps their order. Immutable, atomically refcounted. */
typedef struct _MhSurfaces MhSurfaces;

typedef enum
{
  MH_SURFACE_ERROR_INVALID,
} MhSurfaceError;

#define MH_SURFACE_ERROR (mh_surface_error_quark ())
GQuark mh_surface_error_quark (void);

MhSurfaces *mh_surfaces_new_from_bytes (GBytes *json, GPtrArray *problems, GError **error);
MhSurfaces *
mh_surfaces_override (MhSurfaces *base, JsonNode *overrides, GPtrArray *problems, GError **error);
MhSurfaces *
mh_surfaces_load (const char *user_file, MhDocument *document, GPtrArray *problems, GError **error);
MhSurfaces *mh_surfaces_load_user_file (MhSurfaces *base,
                                        const char *path,
                                        GPtrArray *problems,
                                        GError **error);
MhSurfaces *
mh_surfaces_add_team (MhSurfaces *base, JsonNode *team, GPtrArray *problems, GError **error);
void mh_surfaces_check_targets (MhSurfaces *surfaces, JsonNode *team, GPtrArray *problems);
MhSurfaces *mh_surfaces_ref (MhSurfaces *surfaces);
void mh_surfaces_unref (MhSurfaces *surfaces);
JsonNode *mh_surfaces_get_node (MhSurfaces *surfaces);
guint mh_surfaces_get_n (MhSurfaces *surfaces);
const MhSurface *mh_surfaces_get (MhSurfaces *surfaces, guint index);
const MhSurface *mh_surfaces_find (MhSurfaces *surfaces, const char *id);
char *mh_surfaces_list_ids (MhSurfaces *surfaces);
const MhSurface *mh_surfaces_find_nearest (MhSurfaces *surfaces, const char *id);
char *mh_surfaces_explain_missing (MhSurfaces *surfaces, const char *id);

int mh_surface_get_phone_px (const MhSurface *surface);
double mh_surface_get_margin_px (const MhSurface *surface, int window_px);
MhBox mh_surface_get_clear_area (const MhSurface *surface);

/* The title, a covered rectangle's `what` or a note in the reader's language. */
const char *mh_surface_translate (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhSurfaces, mh_surfaces_unref)

G_END_DECLS
