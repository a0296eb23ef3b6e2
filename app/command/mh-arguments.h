/* mh-arguments.h: options and operands of a command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "base/mh-date.h"

G_BEGIN_DECLS

typedef enum
{
  MH_OPTION_FLAG,
  MH_OPTION_TEXT,
  MH_OPTION_TEXTS,   /* may be given more than once */
  MH_OPTION_INTEGER, /* within min and max */
  MH_OPTION_NUMBER,  /* within min and max, with a decimal point in every language */
  MH_OPTION_BYTES,   /* 0 or more, with k or M for 1000 and 1000000 */
  MH_OPTION_DATE,
  MH_OPTION_CHOICE, /* one of choices */
} MhOptionKind;

typedef struct
{
  const char *name; /* without the dashes */
  char letter;      /* 0 for none */
  MhOptionKind kind;
  const char *value; /* (nullable): what help calls its value */
  const char *help;
  double min;
  double max;
  const char *const *choices; /* (nullable) (array zero-terminated=1) */
} MhOption;

typedef enum
{
  MH_ARGUMENTS_ERROR_USAGE,
} MhArgumentsError;

#define MH_ARGUMENTS_ERROR (mh_arguments_error_quark ())
GQuark mh_arguments_error_quark (void);

/* What was given, checked. An option that may stand once counts as it was given last. */
typedef struct _MhArguments MhArguments;

MhArguments *mh_arguments_parse (const MhOption *options,
                                 guint n_options,
                                 const char *const *words,
                                 GError **error);
void mh_arguments_free (MhArguments *arguments);
guint mh_arguments_get_n_operands (MhArguments *arguments);
const char *mh_arguments_get_operand (MhArguments *arguments, guint index);
gboolean mh_arguments_has (MhArguments *arguments, const char *name);
const char *mh_arguments_get_text (MhArguments *arguments, const char *name);
const char *const *mh_arguments_get_texts (MhArguments *arguments, const char *name);
double mh_arguments_get_number (MhArguments *arguments, const char *name, double absent);
MhDate mh_arguments_get_date (MhArguments *arguments, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhArguments, mh_arguments_free)

G_END_DECLS
