// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sandbox/reader_server.h"

#include <sys/prctl.h>

#include <csignal>
#include <cstdint>
#include <limits>
#include <new>
#include <string>

#include "indexer/sandbox/messages.h"
#include "indexer/sandbox/raw_document_bytes.h"
#include "schema/bytes.h"

namespace dossier {
namespace {

Diagnostic lost(std::string_view path, std::string reason, std::string remedy) {
  return {std::string(path), "", std::move(reason), std::move(remedy), true};
}

// Whether the process is fit to read another file.
bool read_one(const ChooseReader& choose, std::string_view path, std::string_view bytes) {
  const auto fault = [](const Diagnostic& diagnostic) {
    send_message(kReaderSocket, MessageKind::Fault, pack_diagnostic(diagnostic));
  };
  const ReadSink sink{[](RawDocument&& document) {
                        send_message(kReaderSocket, MessageKind::Document,
                                     pack_raw_document(document));
                      },
                      [&](Diagnostic&& diagnostic) { fault(diagnostic); }};
  try {
    if (const auto* reader = choose(path, bytes.substr(0, kReaderHead)))
      reader->read(path, bytes, sink);
    return true;
  } catch (const std::bad_alloc&) {
    fault(lost(path, "needs more memory than a reader may take",
               "split it, or leave it out with --exclude"));
  } catch (const std::exception& error) {
    fault(lost(path, std::string("its reader failed: ") + error.what(),
               "leave it out with --exclude, and please report it"));
  }
  return false;
}

}  // namespace

int serve_reads(const ChooseReader& choose, const ReadLimits& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // No reader outlives its indexer, in however deep a loop.
  confine_process(limits);
  Message request;
  while (receive_message(kReaderSocket, request, std::numeric_limits<std::uint64_t>::max(), {}) ==
         Received::Message) {
    ByteReader in(request.body);
    const auto path = in.view();
    const auto bytes = in.rest();
    if (!read_one(choose, path, bytes)) return kExitReported;
    if (!send_message(kReaderSocket, MessageKind::Done, {})) break;
  }
  return 0;
}

}  // namespace dossier
