/* mh-file-write.c: files that appear whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_TRIES 100
/* As many symbolic links in a row as Linux itself follows. */
#define LINKS_TO_FOLLOW 40

static void
set_write_error (GError **error, const char *path, int problem)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_filename_display_name (folder);

  switch (problem)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE,
                   /* Translators: the first %s is a file, the second a folder. */
                   _ ("“%s” cannot be written, since there is no folder “%s”; make it first"), name,
                   folder_name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_PERMISSION,
                   /* Translators: the first %s is a file, the second a folder. */
                   _ ("“%s” cannot be written, since you may not write to it or to “%s”; choose "
                      "another folder"),
                   name, folder_name);
      break;
    case EEXIST:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_EXISTS,
                   _ ("“%s” is there already and is not written over; give another name"), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE,
                   _ ("“%s” cannot be written, since the disk is full; free some space"), name);
      break;
    default:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_WRITE,
                   /* Translators: the second %s is the system's reason. */
                   _ ("“%s” cannot be written: %s; choose another folder"), name,
                   g_strerror (problem));
    }
}

/* Where a chain of symbolic links ends, also when nothing is there yet. (transfer full) (nullable),
 * errno says why. */
static char *
follow_links (const char *path)
{
  g_autofree char *goal = g_strdup (path);

  for (int i = 0; i < LINKS_TO_FOLLOW; i++)
    {
      char link[PATH_MAX];
      gssize length = readlink (goal, link, sizeof link - 1);
      g_autofree char *folder = NULL;

      if (length < 0)
        return g_steal_pointer (&goal);
      link[length] = '\0';
      folder = g_path_get_dirname (goal);
      g_free (goal);
      goal = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
    }

  errno = ELOOP;
  return NULL;
}

/**
 * mh_file_find_goal:
 * @path: where something may be written; nothing needs to be there
 *
 * Follows symbolic links as mh_file_write() does, those of folders too. Two paths with the same
 * goal are one file.
 *
 * Threads: any.
 *
 * Returns: (transfer full): an absolute path
 */
char *
mh_file_find_goal (const char *path)
{
  g_autofree char *goal = follow_links (path);
  g_autofree char *folder = g_path_get_dirname (goal != NULL ? goal : path);
  g_autofree char *name = g_path_get_basename (goal != NULL ? goal : path);
  char *real_folder = realpath (folder, NULL);
  char *found = NULL;

  if (real_folder != NULL)
    found = g_build_filename (real_folder, name, NULL);
  else
    found = g_canonicalize_filename (path, NULL);
  free (real_folder);
  return found;
}

/* Whether a file may stand at path; status->st_mode is 0 when there is none yet. */
static gboolean
may_replace (const char *path, struct stat *status, GError **error)
{
  if (stat (path, status) != 0)
    {
      status->st_mode = 0;
      if (errno == ENOENT)
        return TRUE;
      set_write_error (error, path, errno);
      return FALSE;
    }
  if (!S_ISREG (status->st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (
          error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_REGULAR,
          S_ISDIR (status->st_mode)
              ? _ ("“%s” is a folder; give the name of a file")
              : _ ("“%s” is not a regular file (a pipe, socket or device); give another name"),
          name);
      return FALSE;
    }
  /* A rename would replace even a file that is write-protected. */
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    {
      set_write_error (error, path, errno);
      return FALSE;
    }
  return TRUE;
}

/* A new file in the folder of path, so that a rename cannot cross file systems. */
static int
open_temporary (const char *path, char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (int i = 0; i < TEMPORARY_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".masthead-%08x", g_random_int ());
      g_autofree char *candidate = g_build_filename (folder, name, NULL);
      int fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

      if (fd >= 0)
        *temporary = g_steal_pointer (&candidate);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }

  errno = EEXIST;
  return -1;
}

/* Everything into fd and on to the disk; 0, or errno. */
static int
write_all (int fd, GBytes *bytes, const struct stat *replaced)
{
  gsize n_left = 0;
  const guint8 *data = g_bytes_get_data (bytes, &n_left);

  while (n_left > 0)
    {
      gssize n_written = write (fd, data, n_left);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return errno;
      data += n_written;
      n_left -= (gsize) n_written;
    }

  if (replaced->st_mode != 0)
    {
      /* Owner and group stay where the system allows it; the mode must not get lost. Without the
       * group, its rights are not given to another one. */
      mode_t mode = replaced->st_mode & 07777;

      if (fchown (fd, replaced->st_uid, replaced->st_gid) != 0 &&
          fchown (fd, (uid_t) -1, replaced->st_gid) != 0)
        mode &= ~(mode_t) 070;
      if (fchmod (fd, mode) != 0)
        return errno;
    }
  return fsync (fd) == 0 ? 0 : errno;
}

/* Makes the new name itself durable. The file is whole either way, so a file system that cannot do
 * this is no error. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

/* 0, or errno; EEXIST when something stands at path. */
static int
rename_to_new (const char *temporary, const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  /* A file system that cannot do this, such as that of a network, may still make links. */
  if (link (temporary, path) != 0)
    return errno;
  unlink (temporary);
  return 0;
}

static gboolean
write_and_rename (
    const char *goal, GBytes *bytes, const struct stat *replaced, gboolean is_new, GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_temporary (goal, &temporary);
  int problem = 0;

  if (fd < 0)
    {
      set_write_error (error, goal, errno);
      return FALSE;
    }
  problem = write_all (fd, bytes, replaced);
  if (close (fd) != 0 && problem == 0)
    problem = errno;
  if (problem == 0 && is_new)
    problem = rename_to_new (temporary, goal);
  else if (problem == 0 && rename (temporary, goal) != 0)
    problem = errno;
  if (problem != 0)
    {
      unlink (temporary);
      set_write_error (error, goal, problem);
      return FALSE;
    }
  sync_folder (goal);
  return TRUE;
}

/**
 * mh_file_write_new:
 * @path: where; nothing may stand there
 * @bytes: the whole content
 * @error: what is wrong, with the path and what to do
 *
 * Writes as mh_file_write() does, but never over another file.
 *
 * Threads: any.
 * Errors: as mh_file_write(), and %MH_FILE_ERROR_EXISTS.
 *
 * Returns: %TRUE if the file is there
 */
gboolean
mh_file_write_new (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *checked = mh_file_resolve (NULL, path, error); /* refuses a URI */
  struct stat replaced = { 0 };

  return checked != NULL && write_and_rename (path, bytes, &replaced, TRUE, error);
}

/**
 * mh_file_write:
 * @path: where; a symbolic link is followed
 * @bytes: the whole content
 * @error: what is wrong, with the path and what to do
 *
 * Writes a temporary file in the same folder, brings it to the disk and renames it. On failure an
 * older file stays as it was and nothing new is left behind. A file that is replaced keeps its
 * mode.
 *
 * Threads: any.
 * Errors: %MH_FILE_ERROR_WRITE, %MH_FILE_ERROR_PERMISSION, %MH_FILE_ERROR_NOT_REGULAR,
 *   %MH_FILE_ERROR_ADDRESS.
 *
 * Returns: %TRUE if the file is there
 */
gboolean
mh_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *checked = mh_file_resolve (NULL, path, error); /* refuses a URI */
  g_autofree char *goal = NULL;
  struct stat replaced = { 0 };

  if (checked == NULL)
    return FALSE;
  goal = follow_links (path);
  if (goal == NULL)
    {
      set_write_error (error, path, errno);
      return FALSE;
    }
  if (!may_replace (goal, &replaced, error))
    return FALSE;
  return write_and_rename (goal, bytes, &replaced, FALSE, error);
}
