/* mh-decoder.c: pictures decoded by a program of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mh-limits.h"
#include "mh-decoder-reply.h"
#include "mh-picture-builder.h"
#include "mh-picture-store.h"

/* How long to sleep between two looks at whether the program has ended. */
#define REAP_STEP_US 500

/* Larger pipes mean fewer turns; the kernel may refuse. */
#define PIPE_BYTES (1024 * 1024)

/* Never blocks for longer than till deadline_us, whatever the program does. */
typedef struct
{
  pid_t pid;
  int output;
  gint64 deadline_us; /* by the monotonic clock */
  gboolean is_late;
} Run;

/* Statics: starting */

/* A file in memory with the bytes, at its beginning. */
static int
fill_memory_file (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("picture", MFD_CLOEXEC);

  while (fd >= 0 && size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          close (fd);
          return -1;
        }
      data += written;
      size -= (gsize) written;
    }
  if (fd >= 0)
    (void) lseek (fd, 0, SEEK_SET);

  return fd;
}

/* 0 or an errno. Both ends of the program's standard streams are ours to close. */
static int
spawn (Run *run, const char *decoder, char *const *argv, int input, int output)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  int status;

  /* What a thread has blocked or ignored would be inherited. */
  sigemptyset (&signals);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigmask (&attributes, &signals);
  sigaddset (&signals, SIGPIPE);
  posix_spawnattr_setsigdefault (&attributes, &signals);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  status = posix_spawn (&run->pid, decoder, &actions, &attributes, argv, environ);
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);

  return status;
}

static gboolean
start (Run *run,
       const char *decoder,
       MhPictureKind kind,
       GBytes *bytes,
       int min_width,
       int min_height,
       GError **error)
{
  g_autofree char *width = g_strdup_printf ("%d", min_width);
  g_autofree char *height = g_strdup_printf ("%d", min_height);
  char *argv[] = { (char *) decoder, (char *) mh_picture_kind_get_id (kind), width, height, NULL };
  int ends[2] = { -1, -1 };
  int input = fill_memory_file (bytes);
  int status = input < 0 || pipe2 (ends, O_CLOEXEC) != 0 ? errno : 0;

  if (status == 0)
    {
      (void) fcntl (ends[0], F_SETPIPE_SZ, PIPE_BYTES);
      status = spawn (run, decoder, argv, input, ends[1]);
    }
  if (input >= 0)
    close (input);
  if (ends[1] >= 0)
    close (ends[1]);
  if (status == 0)
    {
      run->output = ends[0];
      return TRUE;
    }

  if (ends[0] >= 0)
    close (ends[0]);
  g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER,
               _ ("the program that reads this kind of picture (%s) cannot be started: %s; "
                  "install Masthead again, or use JPEG or PNG"),
               decoder, g_strerror (status));
  return FALSE;
}

/* Statics: listening */

/* Whether something came before the deadline, the end included. */
static gboolean
wait_for_output (Run *run)
{
  struct pollfd fd = { .fd = run->output, .events = POLLIN };

  for (;;)
    {
      gint64 left_us = run->deadline_us - g_get_monotonic_time ();
      int n_ready;

      if (left_us <= 0)
        {
          run->is_late = TRUE;
          return FALSE;
        }
      n_ready = poll (&fd, 1, (int) (left_us / 1000) + 1);
      if (n_ready > 0)
        return TRUE;
      if (n_ready < 0 && errno != EINTR)
        return FALSE;
    }
}

static gboolean
read_exactly (Run *run, void *to, gsize size)
{
  guint8 *at = to;

  while (size > 0)
    {
      gssize n_read;

      if (!wait_for_output (run))
        return FALSE;
      n_read = read (run->output, at, size);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        return FALSE;
      at += n_read;
      size -= (gsize) n_read;
    }

  return TRUE;
}

static gboolean
is_plausible (const MhDecoderReply *reply)
{
  return reply->magic == MH_DECODER_MAGIC &&
         mh_picture_check_size (reply->width_px, reply->height_px, NULL) &&
         mh_picture_check_size (reply->source_width_px, reply->source_height_px, NULL);
}

static MhPicture *
read_picture (Run *run, GError **error)
{
  MhDecoderReply reply;
  g_autoptr (MhPicture) picture = NULL;

  if (!read_exactly (run, &reply, sizeof reply) || !is_plausible (&reply))
    return NULL;

  picture = mh_picture_new ((int) reply.width_px, (int) reply.height_px, error);
  if (picture == NULL || !read_exactly (run, picture->pixels, picture->stride * reply.height_px))
    return NULL;

  picture->source_width_px = (int) reply.source_width_px;
  picture->source_height_px = (int) reply.source_height_px;
  picture->is_profile_broken = reply.is_profile_broken != 0;
  mh_picture_find_alpha (picture);

  return g_steal_pointer (&picture);
}

/* Gives the program till the deadline to end by itself, unless there is nothing to learn from how
 * it ends. */
static int
reap (Run *run, gboolean is_answered)
{
  int status = 0;

  while (!is_answered && !run->is_late)
    {
      pid_t ended = waitpid (run->pid, &status, WNOHANG);

      if (ended == run->pid)
        return status;
      if (ended < 0 && errno != EINTR)
        return 0;
      g_usleep (REAP_STEP_US);
      run->is_late = g_get_monotonic_time () >= run->deadline_us;
    }

  kill (run->pid, SIGKILL);
  while (waitpid (run->pid, &status, 0) < 0 && errno == EINTR)
    ;

  return status;
}

/* Statics: what went wrong, in plain words */

static void
set_exit_error (int exit_status, MhPictureKind kind, GError **error)
{
  switch (exit_status)
    {
    case MH_DECODER_EXIT_TOO_LARGE:
      g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                           _ ("the picture is too large to be read; make it smaller"));
      break;
    case MH_DECODER_EXIT_NO_LOADER:
      g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_UNKNOWN_KIND,
                   /* Translators: %s is the name of a kind of picture, such as heif. */
                   _ ("no library on this computer reads pictures of the kind “%s”; "
                      "install one for gdk-pixbuf, or use JPEG or PNG"),
                   mh_picture_kind_get_id (kind));
      break;
    case MH_DECODER_EXIT_DAMAGED:
      g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DAMAGED,
                           _ ("the picture is damaged; get a whole copy of it"));
      break;
    default:
      g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER,
                   _ ("the program that reads this kind of picture failed (status %d); "
                      "install Masthead again, or use JPEG or PNG"),
                   exit_status);
      break;
    }
}

static void
set_error (const Run *run, int status, MhPictureKind kind, int limit_ms, GError **error)
{
  if (run->is_late || (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU))
    g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER,
                 _ ("the picture takes longer than %d s to be read; "
                    "make it simpler, or save it as JPEG or PNG"),
                 MAX (limit_ms / 1000, 1));
  else if (WIFSIGNALED (status))
    g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER,
                         _ ("the picture made the program that reads it fail; "
                            "it may be damaged; save it as JPEG or PNG"));
  else
    set_exit_error (WEXITSTATUS (status), kind, error);
}

/**
 * mh_decoder_run:
 * @decoder: (nullable): the path of masthead-decode, NULL when it is not there
 * @kind: what to decode
 * @bytes: a whole file
 * @min_width_px: as in mh_picture_decode()
 * @min_height_px: as in mh_picture_decode()
 * @limit_ms: how long it may take
 * @error: (nullable): return location
 *
 * Has a picture decoded by a program that holds nothing else, since the libraries for these kinds
 * abort, hang or take all memory on bad input. It is started for this one picture and killed when
 * it is late.
 *
 * Threads: from any; several at once are several programs
 * Errors: MH_PICTURE_ERROR_DECODER when the program is missing, died or was late, other
 * MH_PICTURE_ERROR where it says why it cannot read the picture Returns: (transfer full)
 * (nullable): the picture
 */
MhPicture *
mh_decoder_run (const char *decoder,
                MhPictureKind kind,
                GBytes *bytes,
                int min_width_px,
                int min_height_px,
                int limit_ms,
                GError **error)
{
  Run run = { .deadline_us = g_get_monotonic_time () + (gint64) limit_ms * 1000 };
  g_autoptr (MhPicture) picture = NULL;
  GError *failure = NULL;
  int status;

  if (decoder == NULL)
    {
      g_set_error_literal (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_DECODER,
                           _ ("the program that reads this kind of picture (masthead-decode) is "
                              "missing; install Masthead again, or use JPEG or PNG"));
      return NULL;
    }
  if (kind == MH_PICTURE_KIND_SVG && g_bytes_get_size (bytes) > MH_LIMIT_SVG_BYTES)
    {
      g_set_error (error, MH_PICTURE_ERROR, MH_PICTURE_ERROR_TOO_LARGE,
                   _ ("the SVG’s file is larger than %d MiB; make it simpler, or save it as PNG"),
                   MH_LIMIT_SVG_BYTES / (1024 * 1024));
      return NULL;
    }
  if (!start (&run, decoder, kind, bytes, min_width_px, min_height_px, error))
    return NULL;

  picture = read_picture (&run, &failure);
  /* A program that still writes after a reply that cannot be is not waited for. */
  close (run.output);
  status = reap (&run, picture != NULL || failure != NULL);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (picture == NULL)
    set_error (&run, status, kind, limit_ms, error);
  if (picture != NULL)
    picture->is_vector = kind == MH_PICTURE_KIND_SVG;

  return g_steal_pointer (&picture);
}

/* Statics: where the program is */

static gboolean
is_program (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && access (path, X_OK) == 0;
}

static char *
find_beside (const char *folder)
{
  /* Beside the program, then where the build puts them from app/command, ui and tests/KIND. */
  static const char *const places[] = {
    "masthead-decode",
    "../picture/decode/masthead-decode",
    "../app/picture/decode/masthead-decode",
    "../../app/picture/decode/masthead-decode",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (is_program (path))
        return g_canonicalize_filename (path, "/");
    }

  return NULL;
}

/**
 * mh_decoder_find:
 *
 * Finds masthead-decode: what the environment's MASTHEAD_DECODER names (an empty one, or one that
 * is not there, means none), else beside the running program, else where the build tree has it,
 * else the installed place.
 *
 * Returns: (transfer full) (nullable): its path, NULL when it is not there
 */
char *
mh_decoder_find (void)
{
  const char *named = g_getenv ("MASTHEAD_DECODER");
  g_autofree char *program = NULL;

  if (named != NULL)
    return is_program (named) ? g_strdup (named) : NULL;

  program = g_file_read_link ("/proc/self/exe", NULL);
  if (program != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (program);
      char *found = find_beside (folder);

      if (found != NULL)
        return found;
    }

  return find_beside (MH_LIBEXEC_DIR);
}
