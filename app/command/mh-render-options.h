/* mh-render-options.h: what decides how a file is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gi18n-lib.h>

#include "base/mh-limits.h"
#include "mh-arguments.h"

G_BEGIN_DECLS

#define MH_RENDER_MOST_JOBS 64

extern const char *const mh_render_chromas[];
extern const char *const mh_render_formats[];

/* For the tables of render and verify alike: it decides as well whether a file is still the one. */
#define MH_RENDER_OPTIONS                                                                          \
  { .name = "surface",                                                                             \
    .kind = MH_OPTION_TEXTS,                                                                       \
    .value = "ID",                                                                                 \
    .help = N_ ("only this surface; may be given more than once") },                               \
      { .name = "format",                                                                          \
        .kind = MH_OPTION_CHOICE,                                                                  \
        .value = "FORMAT",                                                                         \
        .help = N_ ("jpg or png, whatever the file is called"),                                    \
        .choices = mh_render_formats },                                                            \
      { .name = "quality",                                                                         \
        .kind = MH_OPTION_INTEGER,                                                                 \
        .value = "N",                                                                              \
        .help = N_ ("of a JPEG, 1 to 100"),                                                        \
        .min = 1,                                                                                  \
        .max = 100 },                                                                              \
      { .name = "chroma",                                                                          \
        .kind = MH_OPTION_CHOICE,                                                                  \
        .value = N_ ("CHROMA"),                                                                    \
        .help = N_ ("of a JPEG: 4:4:4, or 4:2:0 for a smaller one with colours less sharp"),       \
        .choices = mh_render_chromas },                                                            \
      { .name = "max-bytes",                                                                       \
        .kind = MH_OPTION_BYTES,                                                                   \
        .value = "N",                                                                              \
        .help = N_ ("no larger file than this; 500k and 2M will do; 0 for no limit") },            \
      { .name = "scale",                                                                           \
        .kind = MH_OPTION_NUMBER,                                                                  \
        .value = N_ ("FACTOR"),                                                                    \
        .help = N_ ("make the picture so many times the surface’s size"),                          \
        .min = 0.1,                                                                                \
        .max = MH_LIMIT_SCALE },                                                                   \
      { .name = "roster",                                                                          \
        .kind = MH_OPTION_TEXT,                                                                    \
        .value = N_ ("FILE"),                                                                      \
        .help = N_ ("draw the people of this table, vCards or JSON in place of the members") },    \
      { .name = "no-cache",                                                                        \
        .kind = MH_OPTION_FLAG,                                                                    \
        .help = N_ ("decode every picture anew, and keep none for the next time") },               \
      { .name = "date",                                                                            \
        .kind = MH_OPTION_DATE,                                                                    \
        .value = N_ ("YYYY-MM-DD"),                                                                \
        .help = N_ ("as on this day (default: today)") },                                          \
  {                                                                                                \
    .name = "json", .kind = MH_OPTION_FLAG, .help = N_ ("print a report as JSON")                  \
  }

G_END_DECLS
