/* mh-problem.c: something wrong at a place of a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-problem.h"

/**
 * mh_problem_new_at:
 * @line: from 1
 * @column: from 1, in characters
 * @message: a finished sentence
 *
 * Returns: (transfer full): a problem at a position of a text
 */
MhProblem *
mh_problem_new_at (int line, int column, const char *message)
{
  MhProblem *problem = g_new0 (MhProblem, 1);

  problem->line = line;
  problem->column = column;
  problem->message = g_strdup (message);
  return problem;
}

/**
 * mh_problem_new:
 * @pointer: (nullable): JSON Pointer of the place
 * @format: the message, as printf()
 * @...: what is put in
 *
 * Returns: (transfer full): a problem at a place of a JSON value
 */
MhProblem *
mh_problem_new (const char *pointer, const char *format, ...)
{
  MhProblem *problem = g_new0 (MhProblem, 1);
  va_list arguments;

  problem->pointer = g_strdup (pointer);
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return problem;
}

/**
 * mh_problem_new_note:
 * @code: a stable code of the contract
 * @pointer: (nullable): JSON Pointer of the place
 * @format: the message, as printf()
 * @...: what is put in
 *
 * Returns: (transfer full): a remark on something that is kept as it is
 */
MhProblem *
mh_problem_new_note (const char *code, const char *pointer, const char *format, ...)
{
  MhProblem *problem = g_new0 (MhProblem, 1);
  va_list arguments;

  problem->is_note = TRUE;
  problem->code = g_strdup (code);
  problem->pointer = g_strdup (pointer);
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return problem;
}

/**
 * mh_problem_free:
 * @problem: (transfer full): a problem
 */
void
mh_problem_free (MhProblem *problem)
{
  g_free (problem->pointer);
  g_free (problem->code);
  g_free (problem->message);
  g_free (problem);
}

/**
 * mh_problem_to_string:
 * @problem: a problem
 *
 * Returns: (transfer full): `WHERE: message`, with LINE:COLUMN or the pointer as WHERE; the
 *   message alone when the whole file is meant
 */
char *
mh_problem_to_string (const MhProblem *problem)
{
  if (problem->line > 0)
    return g_strdup_printf ("%d:%d: %s", problem->line, problem->column, problem->message);
  if (problem->pointer != NULL && problem->pointer[0] != '\0')
    return g_strdup_printf ("%s: %s", problem->pointer, problem->message);
  return g_strdup (problem->message);
}
