/* mh-scene.h: what is drawn and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/mh-box.h"
#include "base/mh-color.h"
#include "base/mh-date.h"
#include "base/mh-finding.h"
#include "mh-code.h"
#include "team/mh-design.h"
#include "team/mh-member.h"

G_BEGIN_DECLS

typedef enum
{
  MH_ITEM_TEXT,
  MH_ITEM_PICTURE,
  MH_ITEM_SHAPE,
} MhItemKind;

typedef enum
{
  MH_ROLE_BACKGROUND,
  MH_ROLE_PANEL,
  MH_ROLE_LOGO,
  MH_ROLE_HEADING,
  MH_ROLE_NOTICE,
  MH_ROLE_GROUP,
  MH_ROLE_PHOTO,
  MH_ROLE_INITIALS,
  MH_ROLE_NAME,
  MH_ROLE_EXPERTISE,
  MH_ROLE_HANDLE,
  MH_ROLE_SIGNATURE,
  MH_ROLE_BIO,
  MH_ROLE_QR,
  MH_ROLE_RULE, /* a hairline */
  MH_N_ROLES,
} MhRole;

const char *mh_role_get_id (MhRole role);

/* How a text is set; everything that painting needs to set it again, glyph for glyph. */
typedef struct
{
  char *text;
  char *joined; /* (nullable): the same with no-break spaces where no line may end */
  char *family;
  int weight;      /* 100 to 1000 */
  double size_px;  /* em */
  char *language;  /* BCP 47, never NULL */
  double x;        /* left edge of the lines' measure */
  double baseline; /* of the first line */
  double
      measure; /* width that lines are broken at and aligned in; 0 for one line as long as it is */
  double leading; /* from baseline to baseline */
  int max_lines;  /* at least 1; what does not fit the last line ends in an ellipsis */
  gboolean rtl;   /* lines stand against the right edge of the measure */
  gboolean align_center;
  int lines; /* drawn */
  gboolean shortened;
} MhSceneText;

typedef struct
{
  char *file; /* absolute path */
  MhFit fit;
  double focus_x; /* 0 to 1 of the picture */
  double focus_y;
  double zoom; /* 1 or more */
  double blur; /* standard deviation, output px */
  double dim;  /* 0 to 1, share of the colour laid over */
  double fade; /* 0 to 1, share of the box that runs into the colour at its right and bottom */
} MhScenePicture;

typedef struct
{
  MhItemKind kind;
  MhRole role;
  int member; /* index in members, -1 for none */
  MhBox box;  /* ink, output px */
  /* Of text; fill of a shape; what a picture fades and dims into. Alpha counts. */
  MhColor color;
  double
      radius; /* corners of a shape or a picture's mask, output px; half the side makes a circle */
  double gradient_angle_deg;
  MhStop *stops; /* (array length=n_stops) (nullable): a shape filled with a gradient */
  guint n_stops;
  MhSceneText text;       /* MH_ITEM_TEXT */
  MhScenePicture picture; /* MH_ITEM_PICTURE */
  MhCode *code;           /* (nullable): a picture that is a QR code and no file */
} MhSceneItem;

/* Immutable, atomically refcounted; any thread may read it. Items are in paint order. All positions
 * are output pixels at scale 1. */
typedef struct
{
  gatomicrefcount ref_count;
  char *surface;
  int width_px;
  int height_px;
  MhLayoutKind layout; /* never MH_LAYOUT_AUTO */
  MhSide panel_side;   /* never MH_SIDE_AUTO */
  double panel_size;   /* fraction, as drawn */
  MhDate date;
  int phone_px; /* CSS px of width on a phone, 0 when not shown there */
  gboolean fits;
  guint shown;
  GArray *not_shown;   /* of MhNotShown */
  GPtrArray *items;    /* of MhSceneItem */
  GPtrArray *findings; /* of MhFinding: what layout met: a photo that is missing, a font that is
                          replaced… */
} MhScene;

MhScene *mh_scene_ref (MhScene *scene);
void mh_scene_unref (MhScene *scene);
guint mh_scene_get_n_items (const MhScene *scene);
const MhSceneItem *mh_scene_get_item (const MhScene *scene, guint index);
/* The topmost item at a point whose role is not background or panel unless nothing else is there;
 * -1 when outside. */
int mh_scene_find_item_at (const MhScene *scene, double x, double y);
/* The area of everything that belongs to a member; FALSE when they are not drawn. */
gboolean mh_scene_get_member_box (const MhScene *scene, int member, MhBox *box);
/* The first item of a role, or NULL. */
const MhSceneItem *mh_scene_find_role (const MhScene *scene, MhRole role);
gboolean mh_scene_item_looks_like (const MhSceneItem *a, const MhSceneItem *b);
gboolean mh_scene_looks_like (const MhScene *a, const MhScene *b, gboolean with_words);
/* As in the contract's section 4; (transfer full). */
JsonNode *mh_scene_to_json (const MhScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhScene, mh_scene_unref)

G_END_DECLS
