/* mh-example.c: the team that comes with the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-example.h"

#define EXAMPLE "examples/northwind/northwind.team.json"

/* assets/ as seen from the build folder's ui/, for a program that is not installed. */
static char *
find_in_source_tree (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  if (folder == NULL)
    return NULL;
  return g_build_filename (folder, "..", "..", "assets", EXAMPLE, NULL);
}

/**
 * mh_example_find:
 *
 * Returns: (transfer full) (nullable): path of the example team: beside the sources for a program
 *   that runs from its build folder, else where it is installed
 */
char *
mh_example_find (void)
{
  g_autofree char *near = find_in_source_tree ();
  g_autofree char *installed = g_build_filename (MH_DATA_DIR, EXAMPLE, NULL);

  if (near != NULL && g_file_test (near, G_FILE_TEST_IS_REGULAR))
    return g_canonicalize_filename (near, NULL);
  if (g_file_test (installed, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&installed);
  return NULL;
}
