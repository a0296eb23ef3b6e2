/* mh-problem.h: something wrong at a place of a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thing that is wrong in a file. line and column count from 1, characters not bytes; 0 when
 * the place is a pointer and not a position. is_note marks what is kept and only worth a word. */
typedef struct
{
  char *pointer; /* (nullable): JSON Pointer, RFC 6901 */
  int line;
  int column;
  gboolean is_note;
  char *code; /* (nullable): a stable code of the contract, such as unknown-key */
  char *message;
} MhProblem;

MhProblem *mh_problem_new_at (int line, int column, const char *message);
MhProblem *mh_problem_new (const char *pointer, const char *format, ...) G_GNUC_PRINTF (2, 3);
MhProblem *mh_problem_new_note (const char *code, const char *pointer, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void mh_problem_free (MhProblem *problem);
/* "WHERE: message", WHERE as LINE:COLUMN or the pointer. */
char *mh_problem_to_string (const MhProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhProblem, mh_problem_free)

G_END_DECLS
