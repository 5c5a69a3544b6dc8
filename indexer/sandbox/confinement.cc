// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sandbox/confinement.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace dossier {
namespace {

// Sanitizers reserve terabytes of addresses and look at the process from outside.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

void limit(int resource, std::uint64_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

void limit_resources(const ReadLimits& limits) {
  if (!kSanitized) limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_NOFILE, 64);
}

// Reading is all that libraries may want of the file system: character maps, fonts, time zones.
void hide_files() {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                              LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                              LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG;
  const auto rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
  if (rules < 0) return;
  for (const char* folder : {"/usr", "/lib", "/etc"}) {
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0) continue;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
  }
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
}

constexpr int kAllowed[] = {
    // Memory, time, locks.
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect),
    SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(membarrier), SCMP_SYS(rseq),
    // The socket, and files open for reading.
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
    SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(lseek),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(statx),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(fcntl),
    SCMP_SYS(fadvise64), SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(uname),
    // Itself.
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrlimit), SCMP_SYS(sysinfo), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(tgkill),
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall)};

// No parser has a reason for these: the process ends at once, and the file is named.
constexpr int kFatal[] = {SCMP_SYS(execve),  SCMP_SYS(execveat),         SCMP_SYS(socket),
                          SCMP_SYS(connect), SCMP_SYS(ptrace),           SCMP_SYS(fork),
                          SCMP_SYS(vfork),   SCMP_SYS(process_vm_writev)};

// Everything else fails as if not permitted, which libraries take calmly.
void filter_calls() {
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                                seccomp_release);
  if (!filter) return;
  for (const int call : kAllowed) seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  if (kSanitized) {  // UBSan asks a pipe whether an address can be read.
    for (const int call : {SCMP_SYS(pipe), SCMP_SYS(pipe2)})
      seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  }
  for (const int call : kFatal) seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, call, 0);
  for (const int call : {SCMP_SYS(open), SCMP_SYS(openat)}) {
    const unsigned flags = call == SCMP_SYS(open) ? 1 : 2;
    seccomp_rule_add(
        filter.get(), SCMP_ACT_ALLOW, call, 1,
        SCMP_CMP64(flags, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  }
  // Asking for limits is harmless; setting them is not.
  seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
                   SCMP_CMP64(2, SCMP_CMP_EQ, 0));
  seccomp_load(filter.get());
}

}  // namespace

void confine_process(const ReadLimits& limits) {
  limit_resources(limits);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  hide_files();
  filter_calls();
}

}  // namespace dossier
