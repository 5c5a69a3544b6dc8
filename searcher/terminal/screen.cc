// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal/screen.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "analysis/error.h"

namespace dossier {
namespace {

constexpr int kLeastWidth = 20, kMostWidth = 1000;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// False when the reader has gone.
bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      return false;
    } else if (errno != EINTR) {
      throw Error(fmt::format("cannot write the output: {}", std::strerror(errno)));
    }
  }
  return true;
}

bool on_path(const std::string& program) {
  const auto path = environment("PATH");
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find(':', begin), path.size());
    const auto file = path.substr(begin, end - begin) + "/" + program;
    if (access(file.c_str(), X_OK) == 0) return true;
    begin = end + 1;
  }
  return false;
}

// The shell command of the pager; "" for none.
std::string pager_command() {
  if (const char* pager = std::getenv("PAGER"); pager != nullptr)
    return std::strcmp(pager, "cat") == 0 ? "" : pager;
  return on_path("less") ? "less -FRX" : "";
}

[[noreturn]] void become_pager(const std::string& command, int input) {
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  dup2(input, STDIN_FILENO);
  close(input);
  setenv("LESS", "FRX", 0);  // For a $PAGER of `less`: colours, and no waiting for short text.
  execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  _exit(127);
}

// False when the pager could not be started.
bool through_pager(const std::string& command, std::string_view text) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  const auto child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return false;
  }
  if (child == 0) {
    close(ends[1]);
    become_pager(command, ends[0]);
  }
  close(ends[0]);
  const auto before = std::signal(SIGINT, SIG_IGN);  // Ctrl-C is the pager's.
  write_all(ends[1], text);                          // Left early: the reader has seen enough.
  close(ends[1]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, before);
  return !WIFEXITED(status) || WEXITSTATUS(status) < 126;
}

}  // namespace

Screen detect_screen(std::string_view color) {
  Screen screen;
  screen.terminal = isatty(STDOUT_FILENO) == 1;
  struct winsize size {};
  if (screen.terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    screen.width = size.ws_col;
    if (size.ws_row > 0) screen.height = size.ws_row;
  } else if (const auto given = std::atoi(environment("COLUMNS").c_str()); given > 0) {
    screen.width = given;
  }
  screen.width = std::clamp(screen.width, kLeastWidth, kMostWidth);
  screen.colour =
      color == "always" || (color == "auto" && screen.terminal && environment("NO_COLOR").empty() &&
                            environment("TERM") != "dumb");
  return screen;
}

void write_output(std::string_view text) {
  if (!write_all(STDOUT_FILENO, text)) throw OutputClosed{};
}

void page(const std::string& text, const Screen& screen, bool pager) {
  const auto lines = std::count(text.begin(), text.end(), '\n');
  if (pager && screen.terminal && lines >= screen.height) {
    const auto command = pager_command();
    if (!command.empty() && through_pager(command, text)) return;
  }
  write_output(text);
}

}  // namespace dossier
