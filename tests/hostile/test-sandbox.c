/* test-sandbox.c: what a decoder that was taken over could still do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "picture/decode/mh-sandbox.h"

/* Each returns TRUE when it was let through. */

static gboolean
open_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0 || socket (AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static gboolean
open_for_reading (void)
{
  return open ("/etc/passwd", O_RDONLY) >= 0;
}

static gboolean
open_for_writing (void)
{
  return open ("/dev/null", O_WRONLY) >= 0 || open ("/dev/null", O_RDWR) >= 0;
}

static gboolean
make_file (void)
{
  return open ("/dev/shm/masthead-sandbox", O_RDONLY | O_CREAT, 0600) >= 0 ||
         memfd_create ("x", 0) >= 0;
}

static gboolean
remove_file (void)
{
  return unlink ("/nowhere/at/all") == 0 || errno != EPERM;
}

static gboolean
run_program (void)
{
  char *argv[] = { (char *) "true", NULL };

  execv ("/bin/true", argv);
  return errno != EPERM;
}

static gboolean
make_process (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return pid > 0;
}

static gboolean
signal_parent (void)
{
  return kill (getppid (), 0) == 0;
}

static gboolean
map_program (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
               0) != MAP_FAILED;
}

static gboolean
raise_limit (void)
{
  struct rlimit limit = { 5, 5 };

  return setrlimit (RLIMIT_CPU, &limit) == 0;
}

static gboolean
ask_for_memory (void)
{
  return mmap (NULL, (gsize) 2 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static gboolean
use_memory (void)
{
  return mmap (NULL, (gsize) 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}

static gboolean
use_inherited_file (void)
{
  return fcntl (100, F_GETFD) >= 0;
}

static gpointer
thread_cb (gpointer data)
{
  return data;
}

static gboolean
make_thread (void)
{
  GThread *thread = g_thread_try_new ("t", thread_cb, GINT_TO_POINTER (1), NULL);

  return thread != NULL && GPOINTER_TO_INT (g_thread_join (thread)) == 1;
}

typedef struct
{
  gboolean (*attempt) (void);
  gboolean may_read_files;
  gboolean is_allowed;
  const char *why;
} Row;

static const Row rows[] = {
  { open_socket, TRUE, FALSE, "nothing is sent to anybody" },
  { open_for_reading, TRUE, TRUE, "fonts are files" },
  { open_for_reading, FALSE, FALSE, "other kinds need none" },
  { open_for_writing, TRUE, FALSE, "nothing is written" },
  { make_file, TRUE, FALSE, "nor made" },
  { remove_file, TRUE, FALSE, "nor removed" },
  { run_program, TRUE, FALSE, "no other program" },
  { make_process, TRUE, FALSE, "no other process" },
  { signal_parent, TRUE, FALSE, "no signal to who started it" },
  { map_program, TRUE, FALSE, "data does not become a program" },
  { raise_limit, TRUE, FALSE, "limits stay" },
  { ask_for_memory, TRUE, FALSE, "memory has a limit" },
  { use_inherited_file, TRUE, FALSE, "files of the caller are closed" },
  { use_memory, FALSE, TRUE, "decoding needs memory" },
  { make_thread, TRUE, TRUE, "libraries use threads" },
};

/* In a process of its own: 0 when it was stopped, 1 when let through, 2 when there is no sandbox.
 */
static int
attempt (const Row *row)
{
  pid_t pid = fork ();
  int status = 0;

  if (pid == 0)
    {
      (void) dup2 (STDOUT_FILENO, 100);
      if (!mh_sandbox_limit () || !mh_sandbox_close (row->may_read_files))
        _exit (2);
      _exit (row->attempt () ? 1 : 0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_sandbox (void)
{
  if (!mh_sandbox_has_filter ())
    {
      g_test_skip ("this build or kernel has no filter for calls");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (attempt (&rows[i]), ==, rows[i].is_allowed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/sandbox", test_sandbox);

  return g_test_run ();
}
