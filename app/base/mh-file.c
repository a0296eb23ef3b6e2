/* mh-file.c: the one door for files: reading, and finding them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (64 * 1024)

G_DEFINE_QUARK (mh_file_error, mh_file_error)

/**
 * mh_file_is_address:
 * @path: what stands where a path should
 *
 * Source: `scheme://`, RFC 3986, section 3.1.
 *
 * Returns: %TRUE if it is a URI
 */
gboolean
mh_file_is_address (const char *path)
{
  gsize n_scheme = 0;

  if (!g_ascii_isalpha (path[0]))
    return FALSE;
  while (g_ascii_isalnum (path[n_scheme]) ||
         (path[n_scheme] != '\0' && strchr ("+-.", path[n_scheme])))
    n_scheme++;
  return g_str_has_prefix (path + n_scheme, "://");
}

static gboolean
refuse_address (const char *path, GError **error)
{
  if (!mh_file_is_address (path))
    return TRUE;
  g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_ADDRESS,
               /* Translators: %s is what stands where a file's path should. */
               _ ("“%s” is an address, and nothing is fetched from a network; save the file "
                  "beside the team file and give its path"),
               path);
  return FALSE;
}

static void
set_not_regular (GError **error, const char *name, mode_t mode)
{
  if (S_ISDIR (mode))
    g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_REGULAR,
                 _ ("“%s” is a folder; choose a file in it"), name);
  else
    g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_REGULAR,
                 _ ("“%s” is not a regular file (a pipe, socket or device); choose a file"), name);
}

static void
set_read_error (GError **error, const char *name, int problem)
{
  switch (problem)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND,
                   _ ("“%s” does not exist; check the name and the folder"), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_PERMISSION,
                   _ ("“%s” may not be read by you; change its permissions"), name);
      break;
    case ENXIO:
    case ENODEV:
    case EISDIR:
      set_not_regular (error, name, problem == EISDIR ? S_IFDIR : S_IFIFO);
      break;
    default:
      g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_READ,
                   /* Translators: the second %s is the system's reason. */
                   _ ("“%s” cannot be read: %s; choose another file"), name, g_strerror (problem));
    }
}

static void
set_too_large (GError **error, const char *name, gsize limit_bytes)
{
  g_autofree char *limit = g_format_size_full (limit_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, MH_FILE_ERROR, MH_FILE_ERROR_TOO_LARGE,
               /* Translators: the second %s is a size, such as 16.0 MiB. */
               _ ("“%s” is larger than %s, the most that is read; choose a smaller file"), name,
               limit);
}

static void
identify (const struct stat *status, MhFileIdentity *identity)
{
  *identity = (MhFileIdentity){
    .device = status->st_dev,
    .inode = status->st_ino,
    .size = (guint64) status->st_size,
    .mtime_ns = (gint64) status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
    .ctime_ns = (gint64) status->st_ctim.tv_sec * 1000000000 + status->st_ctim.tv_nsec,
  };
}

/* A descriptor of a regular file, or -1. The status is looked at before opening too: to open a
 * device can have effects of its own (a tape rewinds). The descriptor's status is what counts. */
static int
open_regular (const char *path, const char *name, struct stat *status, GError **error)
{
  int fd = -1;

  if (stat (path, status) == 0 && !S_ISREG (status->st_mode))
    {
      set_not_regular (error, name, status->st_mode);
      return -1;
    }

  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0 || fstat (fd, status) != 0)
    {
      set_read_error (error, name, errno);
    }
  else if (!S_ISREG (status->st_mode))
    {
      set_not_regular (error, name, status->st_mode);
    }
  else
    {
      return fd;
    }

  if (fd >= 0)
    close (fd);
  return -1;
}

/* Reads to the end, whatever size was claimed; the file may be growing, or of /proc. There is room
 * for a byte more than was claimed, so that the end shows without asking for more. */
static GBytes *
read_all (int fd, const char *name, gsize claimed_bytes, gsize limit_bytes, GError **error)
{
  gsize room = MAX (MIN (claimed_bytes, limit_bytes) + 1, CHUNK_BYTES);
  g_autofree guint8 *data = g_malloc (room);
  gsize used = 0;

  for (;;)
    {
      gssize n_read = read (fd, data + used, room - used);

      if (n_read == 0)
        return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (used, 1)), used);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          set_read_error (error, name, errno);
          return NULL;
        }
      used += (gsize) n_read;
      if (used > limit_bytes)
        {
          set_too_large (error, name, limit_bytes);
          return NULL;
        }
      if (used == room)
        data = g_realloc (data, room *= 2);
    }
}

/**
 * mh_file_read:
 * @path: a path, not a URI
 * @limit_bytes: the most that is read; below 4 GiB
 * @identity: (out) (optional): which state of the file was read
 * @error: what is wrong, with the path and what to do
 *
 * Reads a regular file without ever waiting on a pipe or a device.
 *
 * Threads: any.
 * Errors: #MhFileError.
 *
 * Returns: (transfer full): its bytes, or %NULL
 */
GBytes *
mh_file_read (const char *path, gsize limit_bytes, MhFileIdentity *identity, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status = { 0 };
  GBytes *bytes = NULL;
  int fd = -1;

  if (!refuse_address (path, error))
    return NULL;
  fd = open_regular (path, name, &status, error);
  if (fd < 0)
    return NULL;

  if ((guint64) status.st_size > limit_bytes)
    set_too_large (error, name, limit_bytes);
  else
    bytes = read_all (fd, name, (gsize) status.st_size, limit_bytes, error);
  close (fd);

  if (bytes != NULL && identity != NULL)
    identify (&status, identity);
  return bytes;
}

/**
 * mh_file_read_stdin:
 * @limit_bytes: the most that is read; below 4 GiB
 * @error: what is wrong
 *
 * Errors: %MH_FILE_ERROR_TOO_LARGE, %MH_FILE_ERROR_READ and what reading can bring.
 *
 * Returns: (transfer full): all of standard input, or %NULL
 */
GBytes *
mh_file_read_stdin (gsize limit_bytes, GError **error)
{
  return read_all (STDIN_FILENO, _ ("standard input"), 0, limit_bytes, error);
}

/**
 * mh_file_identity_equal:
 * @a: the state of a file
 * @b: the same or another one
 *
 * Returns: %TRUE if nothing was written between the one and the other
 */
gboolean
mh_file_identity_equal (const MhFileIdentity *a, const MhFileIdentity *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns;
}

/**
 * mh_file_identify:
 * @path: a path, not a URI
 * @identity: (out): which state of the file is there now
 * @error: what is wrong
 *
 * Errors: #MhFileError, as for mh_file_read().
 *
 * Returns: %TRUE if there is a regular file
 */
gboolean
mh_file_identify (const char *path, MhFileIdentity *identity, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status = { 0 };

  if (!refuse_address (path, error))
    return FALSE;
  if (stat (path, &status) != 0)
    {
      set_read_error (error, name, errno);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      set_not_regular (error, name, status.st_mode);
      return FALSE;
    }

  identify (&status, identity);
  return TRUE;
}

/**
 * mh_file_resolve:
 * @folder: (nullable): where relative paths start; the working folder when %NULL
 * @path: a path as written in a file
 * @error: what is wrong
 *
 * Leaves `..` as it is: what it means depends on symbolic links.
 *
 * Errors: %MH_FILE_ERROR_ADDRESS for a URI.
 *
 * Returns: (transfer full): an absolute path, or %NULL
 */
char *
mh_file_resolve (const char *folder, const char *path, GError **error)
{
  g_autofree char *working_folder = NULL;

  if (!refuse_address (path, error))
    return NULL;
  if (g_path_is_absolute (path))
    return g_strdup (path);
  if (folder != NULL && g_path_is_absolute (folder))
    return g_build_filename (folder, path, NULL);

  working_folder = g_get_current_dir ();
  return g_build_filename (working_folder, folder != NULL ? folder : "", path, NULL);
}
