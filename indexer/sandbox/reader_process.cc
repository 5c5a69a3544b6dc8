// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sandbox/reader_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <optional>

#include "analysis/error.h"
#include "analysis/helper_program.h"
#include "indexer/sandbox/messages.h"
#include "indexer/sandbox/raw_document_bytes.h"
#include "indexer/sandbox/reader_server.h"
#include "schema/bytes.h"

namespace dossier {
namespace {

constexpr const char* kLeaveOut = "leave it out with --exclude, or get a sound copy";

Diagnostic lost(std::string_view path, std::string reason) {
  return {std::string(path), "", std::move(reason), kLeaveOut, true};
}

std::string why_killed(int signal, const ReadLimits& limits) {
  switch (signal) {
    case SIGXCPU:
      return fmt::format("took more than {} s to read", limits.cpu_seconds);
    case SIGSYS:
      return "made its reader attempt what a reader must not do";
    case SIGKILL:
      return "made its reader use up the machine's memory";
    default:
      return fmt::format("crashed its reader ({})", strsignal(signal));
  }
}

// Processor time the process has used so far, rounded up.
std::uint64_t used_seconds(pid_t process) {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return static_cast<std::uint64_t>(used.tv_sec) + 1;
}

}  // namespace

std::string reader_program() {
  return helper_program("dossier-reader", "reads what may be harmful");
}

void ReaderProcess::start() {
  std::array<int, 2> sockets{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
    throw Error(fmt::format("cannot make a socket: {}", std::strerror(errno)));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, sockets[1], STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
#if !defined( \
    __SANITIZE_ADDRESS__)  // Whose reports should be seen; what libraries mutter should not.
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
  std::array<char*, 2> arguments{program_.data(), nullptr};
  const int failed =
      posix_spawn(&process_, program_.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(sockets[1]);
  socket_ = sockets[0];
  if (failed != 0) {
    process_ = -1;
    stop();
    throw Error(fmt::format("cannot start {}: {}", program_, std::strerror(failed)),
                "install Dossier with cmake --install");
  }
  const timeval patience{static_cast<time_t>(limits_.wall_seconds), 0};
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  files_ = 0;
}

void ReaderProcess::stop() {
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
  if (process_ < 0) return;
  kill(process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

// The kernel counts over the life of a process, so the limit moves on with each file.
void ReaderProcess::allow_cpu_time() const {
  const rlimit time{used_seconds(process_) + limits_.cpu_seconds, RLIM_INFINITY};
  prlimit(process_, RLIMIT_CPU, &time, nullptr);
}

// Says what the process died of, unless it has said so itself.
void ReaderProcess::report_end(std::string_view path, const ReadSink& sink) {
  int status = 0;
  pid_t waited = 0;
  while ((waited = waitpid(process_, &status, 0)) < 0 && errno == EINTR) {
  }
  process_ = -1;
  if (waited > 0 && WIFSIGNALED(status)) {
    sink.diagnostic(lost(path, why_killed(WTERMSIG(status), limits_)));
  } else if (waited < 0 || WEXITSTATUS(status) != kExitReported) {
    sink.diagnostic(lost(path, "ended its reader early"));
  }
}

// Hands on one answer; false when the process, taken over by what it reads, answers nonsense.
bool ReaderProcess::deliver(const Message& answer, const ReadSink& sink) {
  std::optional<RawDocument> document;
  std::optional<Diagnostic> fault;
  try {
    if (answer.kind == MessageKind::Document) document = unpack_raw_document(answer.body);
    if (answer.kind == MessageKind::Fault) fault = unpack_diagnostic(answer.body);
  } catch (const Error&) {
    return false;
  }
  if (document) sink.document(std::move(*document));
  if (fault) sink.diagnostic(std::move(*fault));
  return document || fault;
}

bool ReaderProcess::take_answers(std::string_view path, const ReadSink& sink) {
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(limits_.wall_seconds);
  std::uint64_t left = limits_.answer_bytes;
  Message answer;
  while (true) {
    switch (receive_message(socket_, answer, left, deadline)) {
      case Received::Message:
        break;
      case Received::Closed:
        report_end(path, sink);
        return false;
      case Received::TooLate:
        sink.diagnostic(lost(path, fmt::format("was not read within {} s", limits_.wall_seconds)));
        return false;
      case Received::TooLarge:
        sink.diagnostic(
            lost(path, fmt::format("holds more than {} MB of text", limits_.answer_bytes >> 20U)));
        return false;
    }
    left -= answer.body.size();
    if (answer.kind == MessageKind::Done) return true;
    if (!deliver(answer, sink)) {
      sink.diagnostic(lost(path, "made its reader answer nonsense"));
      return false;
    }
  }
}

bool ReaderProcess::read(std::string_view path, std::string_view bytes, const ReadSink& sink) {
  if (files_ >= limits_.files_per_process) stop();
  if (process_ < 0) start();
  ++files_;
  allow_cpu_time();
  ByteWriter head;
  head.text(path);
  bool fit = false;
  if (send_message(socket_, MessageKind::Read, head.bytes(), bytes)) {
    fit = take_answers(path, sink);
  } else {
    report_end(path, sink);
  }
  if (!fit) stop();
  return fit;
}

}  // namespace dossier
