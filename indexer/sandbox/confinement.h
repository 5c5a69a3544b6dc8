// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader process may do: compute, take memory up to a limit, read Dossier's and the system's
// data, and answer on the socket it has. It can open nothing for writing, make no other process,
// reach no network, whatever its parser is tricked into.

#pragma once

#include <cstdint>

namespace dossier {

/// Of one reader process, and of one file it reads.
struct ReadLimits {
  std::uint64_t cpu_seconds = 60;              ///< Of processor time, a file.
  std::uint64_t wall_seconds = 600;            ///< A file, however busy the machine is.
  std::uint64_t memory_bytes = 3ULL << 30U;    ///< Of address space, the process.
  std::uint64_t answer_bytes = 512ULL << 20U;  ///< Of documents and faults, a file.
  std::uint64_t files_per_process = 1000;      ///< Then a new one takes over: leaks stay small.
};

/// Confines the calling process, for good: rlimits (memory, no core, no files written, no
/// processes), a seccomp filter of system calls, and Landlock (reading below /usr, /lib and /etc
/// only) where the kernel has it. What the kernel lacks is left out. Called before the first
/// hostile byte is read, with one thread. Sources: seccomp(2), landlock(7).
void confine_process(const ReadLimits& limits);

}  // namespace dossier
