/* mh-document-rules.h: what may stand where in a team file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mh-document-private.h"

G_BEGIN_DECLS

typedef enum
{
  MH_RULE_LINE,     /* text without line breaks; most: characters */
  MH_RULE_TEXT,     /* text with line breaks; most: characters */
  MH_RULE_PATH,     /* a file's path, no URI */
  MH_RULE_OUTPUT,   /* the same, of a picture to write */
  MH_RULE_DATE,     /* YYYY-MM-DD */
  MH_RULE_COLOR,    /* #rrggbb and so on */
  MH_RULE_LANGUAGE, /* BCP 47 */
  MH_RULE_POINTER,  /* RFC 6901 */
  MH_RULE_WORD,     /* one of list_ids */
  MH_RULE_NUMBER,   /* least to most */
  MH_RULE_INTEGER,  /* least to most */
  MH_RULE_SIZE,     /* "auto", or a number of least to most */
  MH_RULE_COUNT,    /* "auto", or an integer of least to most */
  MH_RULE_BOOLEAN,
  MH_RULE_OBJECT, /* with members; of any when that is NULL */
  MH_RULE_MAP,    /* an object with names of any kind and values by item */
  MH_RULE_ARRAY,  /* of item; least to most of them */
  MH_RULE_TUPLE,  /* an array of fixed length, by members */
  MH_RULE_ANY,
} MhRuleKind;

typedef enum
{
  MH_RULE_REQUIRED = 1 << 0, /* must stand there, and a text is not blank */
  MH_RULE_OR_PATH = 1 << 1,  /* a path may stand in place of the object */
} MhRuleFlags;

typedef struct _MhRule MhRule;

/* null may stand wherever something is not required, and means that it is not given. */
struct _MhRule
{
  const char *name; /* NULL ends a list of members */
  MhRuleKind kind;
  MhRuleFlags flags;
  double least;
  double most;
  const char *const *(*list_ids) (void);
  const MhRule *members;
  const MhRule *item;
  /* (nullable): what the parts must agree on, when each is right by itself. */
  void (*check) (MhCheck *check, JsonNode *node);
};

/* Objects: the whole file, and a theme. */
extern const MhRule mh_rule_team_file;
extern const MhRule mh_rule_theme;

G_END_DECLS
