/* mh-import-roster.c: which files people are imported from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-import-roster.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of files that are rosters, whatever is in them. */
static const char *const suffixes[] = { ".csv", ".tsv", ".tab", ".txt", ".vcf", ".vcard" };

/* How far to look for the first character of a JSON file. */
#define HEAD_BYTES 512

static gssize
read_head (const char *path, char *head)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat state;
  gssize n_bytes = -1;

  if (fd < 0)
    return -1;
  if (fstat (fd, &state) == 0 && S_ISREG (state.st_mode))
    n_bytes = read (fd, head, HEAD_BYTES);
  close (fd);
  return n_bytes;
}

/* A team file is an object; what begins as an array can only be people. */
static gboolean
holds_array (const char *path)
{
  char head[HEAD_BYTES];
  gssize n_bytes = path != NULL ? read_head (path, head) : -1;
  gssize at = 0;

  if (n_bytes >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < n_bytes && g_ascii_isspace (head[at]))
    at++;
  return at < n_bytes && head[at] == '[';
}

/**
 * mh_import_is_roster:
 * @file: a file
 *
 * Goes by the name; but a JSON file may be a team as well, so its beginning is looked at.
 *
 * Returns: %TRUE if people are imported from such files
 */
gboolean
mh_import_is_roster (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return g_str_has_suffix (lower, ".json") && holds_array (g_file_peek_path (file));
}

/**
 * mh_import_make_filter:
 *
 * Returns: (transfer full): shows the files that a roster may be in, teams of others among them
 */
GtkFileFilter *
mh_import_make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Tables, contacts and JSON"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i] + 1);
  gtk_file_filter_add_suffix (filter, "json");
  return filter;
}
