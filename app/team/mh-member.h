/* mh-member.h: a person who posts from the account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/mh-date.h"

G_BEGIN_DECLS

typedef enum
{
  MH_CONSENT_PHOTO,
  MH_CONSENT_NAME, /* drawn without photo */
  MH_CONSENT_NONE, /* never drawn, in no text either */
} MhConsent;

/* Why a person is not drawn. */
typedef enum
{
  MH_ABSENCE_NONE, /* is drawn */
  MH_ABSENCE_NOT_STARTED,
  MH_ABSENCE_ENDED,
  MH_ABSENCE_HIDDEN,
  MH_ABSENCE_NO_CONSENT,
  MH_ABSENCE_DOES_NOT_FIT, /* said by layout only */
} MhAbsence;

typedef struct
{
  const char *platform;
  const char *handle;
} MhHandle;

typedef struct
{
  int member;
  MhAbsence reason;
} MhNotShown;

/* A typed view of one of the document's members. Strings belong to the document, are valid UTF-8
 * and at most MH_LIMIT_FIELD_CHARS long; NULL where the file has none or an empty one. */
typedef struct
{
  int index; /* in members */
  const char *name;
  const char *expertise;
  const char *handle;
  const char *signature; /* without the prefix */
  const char *bio;
  const char *group;
  const char *language; /* BCP 47 */
  const char *photo_file;
  double photo_focus_x; /* 0 to 1 of the upright picture, default 0.5 */
  double photo_focus_y;
  double photo_zoom; /* 1 or more, default 1 */
  MhDate start;
  MhDate end;
  MhConsent consent;
  gboolean pinned;
  gboolean shown;
  MhHandle *handles; /* (array length=n_handles) */
  guint n_handles;
} MhMember;

/* The handle on platform, else the general one; (nullable). platform may be NULL. */
const char *mh_member_get_handle (const MhMember *member, const char *platform);
/* Whether and why not the person is drawn on date. */
MhAbsence mh_member_get_absence (const MhMember *member, MhDate date);
/* `not-started`, `ended`, `hidden`, `no-consent`, `does-not-fit`; NULL for MH_ABSENCE_NONE. */
const char *mh_absence_get_id (MhAbsence absence);

G_END_DECLS
