/* mh-person.h: a person, ready to be laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-fitting.h"
#include "picture/mh-picture-store.h"
#include "surface/mh-surface.h"
#include "team/mh-document.h"

G_BEGIN_DECLS

/* What all people of one picture share; everything is borrowed. */
typedef struct
{
  MhDocument *document;
  const MhSurface *surface;
  const MhDesign *design;
  const char *platform; /* (nullable): whose handles */
  MhFonts *fonts;
  MhPictureStore *pictures; /* (nullable): takes every picture for granted */
  GPtrArray *findings;      /* of MhFinding */
} MhPersonMaker;

MhPerson *mh_person_new (const MhPersonMaker *maker, const MhMember *member);
char *mh_person_find_photo (const MhPersonMaker *maker, const MhMember *member, const MhBox *box);
MhCopy *mh_person_make_copy (const MhPersonMaker *maker,
                             const char *text,
                             const char *family,
                             int weight,
                             const char *language);
char *mh_person_probe_picture (const MhPersonMaker *maker,
                               const MhMember *member,
                               MhRole role,
                               const char *pointer,
                               const char *file,
                               const MhBox *box,
                               double *aspect);

G_END_DECLS
