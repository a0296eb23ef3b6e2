/* mh-sandbox.c: what a decoder may do, and how much of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <seccomp.h>

/* What all the trial files stayed within, the largest honest ones included. */
#define MEMORY_LIMIT_BYTES ((rlim_t) 1536 * 1024 * 1024)
#define CPU_LIMIT_S        10
#define FILES_LIMIT        16

/* The sanitizers reserve terabytes of addresses, and start a thread of their own at the end. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER 0
#endif

static gboolean
set_limit (int resource, rlim_t soft, rlim_t hard)
{
  struct rlimit limit = { soft, hard };

  return setrlimit (resource, &limit) == 0;
}

/**
 * mh_sandbox_limit:
 *
 * Bounds memory, processor time and files for the rest of the process, closes whatever was
 * inherited but the standard streams, and ends the process with the one that started it. To be
 * called first of all.
 *
 * Returns: whether all of it is in force
 */
gboolean
mh_sandbox_limit (void)
{
  gboolean done;

  (void) close_range (STDERR_FILENO + 1, ~0U, 0);
  (void) prctl (PR_SET_PDEATHSIG, SIGKILL);
  done = prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && set_limit (RLIMIT_CORE, 0, 0) &&
         set_limit (RLIMIT_CPU, CPU_LIMIT_S, CPU_LIMIT_S + 1) && set_limit (RLIMIT_FSIZE, 0, 0) &&
         set_limit (RLIMIT_NOFILE, FILES_LIMIT, FILES_LIMIT);
  if (!HAS_SANITIZER)
    done = done && set_limit (RLIMIT_AS, MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES);

  return done;
}

/* What decoding needs of the kernel once libraries are loaded: memory, time, threads of this
 * process, the streams that are open. No sockets, no programs, no signals to others, nothing that
 * changes a file. */
static const int allowed_calls[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (lseek),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (fcntl),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (brk),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (futex),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
  SCMP_SYS (membarrier),
  SCMP_SYS (getrandom),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (nanosleep),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (getppid),
  SCMP_SYS (uname),
  SCMP_SYS (sysinfo),
  SCMP_SYS (getrusage),
  SCMP_SYS (getrlimit),
  SCMP_SYS (getcwd),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
};

/* What looking at fonts needs besides. */
static const int file_calls[] = {
  SCMP_SYS (stat),       SCMP_SYS (lstat),      SCMP_SYS (newfstatat), SCMP_SYS (statx),
  SCMP_SYS (access),     SCMP_SYS (faccessat),  SCMP_SYS (faccessat2), SCMP_SYS (readlink),
  SCMP_SYS (readlinkat), SCMP_SYS (getdents64), SCMP_SYS (statfs),     SCMP_SYS (fstatfs),
};

/* 0 or less than 0, as libseccomp has it. */
static int
allow_calls (scmp_filter_ctx filter, const int *calls, gsize n_calls)
{
  int status = 0;

  for (gsize i = 0; i < n_calls && status == 0; i++)
    {
      status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 0);
      if (status == -EDOM || status == -EINVAL) /* not a call of this machine */
        status = 0;
    }

  return status;
}

/* Opening for reading, and nothing but reading. */
static int
allow_reading (scmp_filter_ctx filter)
{
  const scmp_datum_t forbidden = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
  int status = allow_calls (filter, file_calls, G_N_ELEMENTS (file_calls));

  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, forbidden, O_RDONLY));
#ifdef __NR_open
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                               SCMP_A1 (SCMP_CMP_MASKED_EQ, forbidden, O_RDONLY));
#endif

  return status;
}

/* Memory that is not a program, threads that are not processes, signals that stay at home. */
static int
allow_bounded_calls (scmp_filter_ctx filter)
{
  int status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                                 SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));

  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                               SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  /* Its flags lie in memory, where a filter cannot look; without it the C library takes clone. */
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                               SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));
  /* Asking for limits, of this process, is harmless; setting them is not. */
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2,
                               SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A2 (SCMP_CMP_EQ, 0));

  return status;
}

/**
 * mh_sandbox_has_filter:
 *
 * Returns: whether mh_sandbox_close() does anything on this kernel; never under a sanitizer
 */
gboolean
mh_sandbox_has_filter (void)
{
  return !HAS_SANITIZER && prctl (PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

/**
 * mh_sandbox_close:
 * @may_read_files: whether files can still be opened for reading, as fonts are
 *
 * Gives up for good whatever decoding does not need: network, programs, other processes, files. A
 * call that is not allowed fails with EPERM. To be called when all libraries are loaded and before
 * a byte of the picture is looked at. Does nothing on a kernel that has no filters for
 * calls, or under a sanitizer: the limits of mh_sandbox_limit() hold there.
 *
 * Returns: FALSE when a filter should be there but could not be set
 */
gboolean
mh_sandbox_close (gboolean may_read_files)
{
  scmp_filter_ctx filter;
  int status;

  if (!mh_sandbox_has_filter ())
    return TRUE;

  filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  if (filter == NULL)
    return FALSE;

  status = allow_calls (filter, allowed_calls, G_N_ELEMENTS (allowed_calls));
  if (status == 0)
    status = allow_bounded_calls (filter);
  if (status == 0 && may_read_files)
    status = allow_reading (filter);
  if (status == 0)
    status = seccomp_load (filter);
  seccomp_release (filter);

  return status == 0;
}
