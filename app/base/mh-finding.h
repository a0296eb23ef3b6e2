/* mh-finding.h: something about a picture that its makers should know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "mh-box.h"

G_BEGIN_DECLS

typedef enum
{
  MH_SEVERITY_NOTE,
  MH_SEVERITY_WARNING,
  MH_SEVERITY_ERROR, /* do not publish */
} MhSeverity;

/* Immutable once it is handed out. */
typedef struct
{
  char *code; /* stable, of the contract's section 5 */
  MhSeverity severity;
  char *surface; /* (nullable) */
  int member;    /* index in members, or -1 */
  char *role;    /* (nullable): a role of the scene */
  char *pointer; /* (nullable): where in the team file */
  MhBox box;     /* output pixels, may be empty */
  double value;  /* NAN when there is none */
  double limit;  /* NAN when there is none */
  char *message;
  char *remedy; /* (nullable): what to do, a sentence */
  /* (nullable): RFC 6902, sealed; what does it for the maker. After it the finding is gone, and
   * none as bad is new. */
  JsonNode *patch;
  char *waiver; /* (nullable): why the makers accept it */
} MhFinding;

MhFinding *
mh_finding_new (const char *code, MhSeverity severity, const char *pointer, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* Takes remedy over. Returns finding. */
MhFinding *mh_finding_with_remedy (MhFinding *finding, char *remedy);
MhFinding *mh_finding_copy (const MhFinding *finding);
void mh_finding_free (MhFinding *finding);
JsonNode *mh_finding_to_json (const MhFinding *finding);
const char *mh_severity_get_id (MhSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhFinding, mh_finding_free)

G_END_DECLS
