/* mh-file.h: the one door for files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  MH_FILE_ERROR_NOT_FOUND,
  MH_FILE_ERROR_NOT_REGULAR, /* a folder, FIFO, device or socket */
  MH_FILE_ERROR_PERMISSION,
  MH_FILE_ERROR_TOO_LARGE,
  MH_FILE_ERROR_READ,
  MH_FILE_ERROR_WRITE,   /* disk full, folder missing, and so on */
  MH_FILE_ERROR_EXISTS,  /* something stands where a new file is wanted */
  MH_FILE_ERROR_ADDRESS, /* a URI where a path is wanted */
} MhFileError;

#define MH_FILE_ERROR (mh_file_error_quark ())
GQuark mh_file_error_quark (void);

/* What tells one state of a file from another. */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 mtime_ns;
  gint64 ctime_ns; /* which nobody can set */
} MhFileIdentity;

/* Opens non-blocking, refuses what is not a regular file, checks the size on the descriptor, reads.
 * Messages name the path. (transfer full). identity is (out) (optional). */
GBytes *
mh_file_read (const char *path, gsize limit_bytes, MhFileIdentity *identity, GError **error);
/* All of standard input, at most limit_bytes. */
GBytes *mh_file_read_stdin (gsize limit_bytes, GError **error);
gboolean mh_file_identify (const char *path, MhFileIdentity *identity, GError **error);
gboolean mh_file_identity_equal (const MhFileIdentity *a, const MhFileIdentity *b);
/* Writes to a temporary file in the same folder, fsync, rename, fsync of the folder. On failure the
 * old file stays and nothing new is left behind. Keeps the mode of a file that is replaced, follows
 * a symbolic link to its goal. */
gboolean mh_file_write (const char *path, GBytes *bytes, GError **error);
/* The same, but never over a file that is there: MH_FILE_ERROR_EXISTS. */
gboolean mh_file_write_new (const char *path, GBytes *bytes, GError **error);
/* Where a write to path ends: an absolute path without any symbolic link. (transfer full). */
char *mh_file_find_goal (const char *path);
/* Whether path is a URI, which is never opened. */
gboolean mh_file_is_address (const char *path);
/* An absolute path: as it is when absolute, else under folder (or the working folder when NULL);
 * NULL and MH_FILE_ERROR_ADDRESS for a URI. */
char *mh_file_resolve (const char *folder, const char *path, GError **error);

G_END_DECLS
