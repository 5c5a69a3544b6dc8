// SPDX-License-Identifier: GPL-2.0-or-later
// A reader process whose "parser" does what the file's name says: what a hostile file might make a
// real one do.

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "indexer/sandbox/messages.h"
#include "indexer/sandbox/reader_server.h"

namespace {

using dossier::RawDocument;
using dossier::ReadSink;

void give(const std::string& text, const ReadSink& sink) {
  RawDocument document;
  document.blocks.emplace_back().text = text;
  sink.document(std::move(document));
}

void take_memory() {
  std::vector<std::string> kept;
  while (true) kept.emplace_back(16U << 20U, 'x');
}

class Misbehaving : public dossier::Reader {
 public:
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const auto opens = [&](const char* file, int flags) {
      give(open(file, flags, 0600) < 0 ? "refused" : "opened", sink);
    };
    if (path == "crash") std::abort();
    if (path == "crash late") {
      give("the first", sink);
      std::abort();
    }
    if (path == "exit") _exit(0);
    if (path == "loop") {
      for (std::atomic<unsigned> i = 0;; ++i) {
      }
    }
    if (path == "sleep") std::this_thread::sleep_for(std::chrono::hours(1));
    if (path == "memory") take_memory();
    if (path == "flood") {
      while (true) give(std::string(1U << 20U, 'x'), sink);
    }
    if (path == "write") return opens("/tmp/dossier-must-not-be", O_WRONLY | O_CREAT);
    if (path == "data") return opens("/etc/passwd", O_RDONLY);
    if (path == "socket") socket(AF_INET, SOCK_STREAM, 0);
    if (path == "run") execl("/bin/true", "true", nullptr);
    if (path == "nonsense")
      dossier::send_message(dossier::kReaderSocket, dossier::MessageKind::Document, "\xff\xff\x07");
    if (path == "fault") sink.diagnostic({std::string(path), "line 3", "odd", "mend it", false});
    give(std::string(bytes), sink);
  }
};

}  // namespace

int main() {
  const Misbehaving reader;
  dossier::ReadLimits limits;
  limits.memory_bytes = 512U << 20U;
  _exit(dossier::serve_reads([&](auto, auto) { return &reader; }, limits));
}
