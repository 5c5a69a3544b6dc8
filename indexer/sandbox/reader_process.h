// SPDX-License-Identifier: GPL-2.0-or-later
// Reads files of fragile formats in a process of its own (dossier-reader), so that a malicious file
// costs one diagnostic and nothing more.
//
//   ReaderProcess reader(reader_program());
//   reader.read("a.pdf", bytes, sink);   // as Reader::read
//
// The process starts with the first file and is used for the next ones; one that crashed, ran over
// a limit or has read enough is replaced.

#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "indexer/raw_document.h"
#include "indexer/sandbox/confinement.h"
#include "indexer/sandbox/messages.h"

namespace dossier {

/// `libexec/dossier/dossier-reader` beside the folder of the running program, installed or in the
/// build tree. @throws Error naming the places looked at.
std::string reader_program();

/// For one thread, which must live as long as it: the kernel ends the process with the thread.
class ReaderProcess {
 public:
  explicit ReaderProcess(std::string program, ReadLimits limits = {})
      : program_(std::move(program)), limits_(limits) {}
  ~ReaderProcess() { stop(); }
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  /// Like Reader::read. Whatever becomes of the process is a diagnostic; documents it gave before
  /// are kept. False when it did not come to the end of the file. @throws Error when the process
  /// cannot be started at all. Cost beside the reading: 10 to 20 ms for a start, then a copy of
  /// bytes and answer.
  bool read(std::string_view path, std::string_view bytes, const ReadSink& sink);

 private:
  void start();
  void stop();
  void allow_cpu_time() const;
  bool take_answers(std::string_view path, const ReadSink& sink);
  static bool deliver(const Message& answer, const ReadSink& sink);
  void report_end(std::string_view path, const ReadSink& sink);

  std::string program_;
  ReadLimits limits_;
  pid_t process_ = -1;
  int socket_ = -1;
  std::uint64_t files_ = 0;
};

}  // namespace dossier
