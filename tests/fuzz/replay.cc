// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a fuzz target without libFuzzer, so that every build does: over the files of a folder, and
// over mutations of them that are the same at every run.
//
//   replay_query tests/fuzz/corpus/query          all files, 3000 mutations
//   replay_query tests/fuzz/corpus/query 100000   more of them
//   replay_query /tmp/dossier-crash-replay_query  one file, such as a find
//
// An input on which the target dies, or takes over kSeconds, is left in the folder of temporary
// files, under the name shown.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

constexpr unsigned kSeconds = 20;
constexpr std::size_t kLongest = 16384;  // Of a mutated input, bytes.

// For the signal handler: what the target is working on, and where it is to be left.
std::string current, find;

extern "C" void keep_input(int number) {
  const int file = open(find.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  const bool kept = file >= 0 && write(file, current.data(), current.size()) >= 0;
  const std::string_view said = kept ? "the input is in " : "the input cannot be written to ";
  for (const std::string_view text : {said, std::string_view(find), std::string_view("\n")}) {
    if (write(STDERR_FILENO, text.data(), text.size()) < 0) _exit(3);
  }
  std::signal(number, SIG_DFL);
  raise(number);
}

void run(const std::string& input) {
  current = input;
  alarm(kSeconds);
  LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(current.data()), current.size());
  alarm(0);
}

std::vector<std::string> read_inputs(const std::filesystem::path& place) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(place)) {
    for (const auto& entry : std::filesystem::directory_iterator(place))
      files.push_back(entry.path());
  } else {
    files.push_back(place);
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return inputs;
}

// One small change: a byte changed, a stretch left out, doubled, or taken from another input.
void mutate(std::string& text, const std::vector<std::string>& inputs, std::mt19937& random) {
  const std::size_t at = random() % (text.size() + 1);
  const std::size_t length = std::min<std::size_t>(random() % 40, text.size() - at);
  switch (random() % 5) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(random() % 256);
      break;
    case 1:
      text.erase(at, length);
      break;
    case 2:
      text.insert(random() % (text.size() + 1), text.substr(at, length));
      break;
    case 3:
      text.insert(at, 1, static_cast<char>(random() % 128));
      break;
    default: {
      const std::string& other = inputs[random() % inputs.size()];
      const std::size_t from = random() % (other.size() + 1);
      text.insert(at, other.substr(from, random() % 60));
      break;
    }
  }
  if (text.size() > kLongest) text.resize(kLongest);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s FOLDER|FILE [MUTATIONS]\n", argv[0]);
    return 2;
  }
  const std::string name = std::filesystem::path(argv[0]).filename().string();
  find = (std::filesystem::temp_directory_path() / ("dossier-crash-" + name)).string();
  for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGALRM})
    std::signal(number, keep_input);
  const auto inputs = read_inputs(argv[1]);
  if (inputs.empty()) {
    std::fprintf(stderr, "%s: no inputs\n", argv[1]);
    return 2;
  }
  for (const std::string& input : inputs) run(input);
  const bool folder = std::filesystem::is_directory(argv[1]);
  const int mutations = argc > 2 ? std::atoi(argv[2]) : folder ? 3000 : 0;
  std::mt19937 random(20220614);
  for (int i = 0; i < mutations; ++i) {
    std::string text = inputs[static_cast<std::size_t>(i) % inputs.size()];
    for (auto changes = 1 + random() % 8; changes > 0; --changes) mutate(text, inputs, random);
    run(text);
  }
  std::printf("%zu inputs, %d mutations\n", inputs.size(), mutations);
  return 0;
}
