/* mh-console.h: standard output and standard error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <stdio.h>

#include "base/mh-finding.h"
#include "base/mh-problem.h"

G_BEGIN_DECLS

/* Where the program prints. One thread only. */
typedef struct _MhConsole MhConsole;

MhConsole *mh_console_new (void);
void mh_console_free (MhConsole *console);

/* Standard error: `FILE: WHERE: text`. */
void mh_console_message (MhConsole *console,
                         const char *file,
                         const char *where,
                         const char *format,
                         ...) G_GNUC_PRINTF (4, 5);
void mh_console_problem (MhConsole *console, const char *file, const MhProblem *problem);
void mh_console_finding (MhConsole *console, const char *file, const MhFinding *finding);
void mh_console_progress (MhConsole *console, guint done, guint total, const char *label);
void mh_console_end_progress (MhConsole *console);

/* Standard output. */
void mh_console_print (MhConsole *console, const char *format, ...) G_GNUC_PRINTF (2, 3);
void mh_console_print_bytes (MhConsole *console, GBytes *bytes);
void mh_console_print_json (MhConsole *console, JsonNode *node);
gboolean mh_console_flush (MhConsole *console);

char *mh_console_escape (const char *text);
int mh_console_measure (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhConsole, mh_console_free)

G_END_DECLS
