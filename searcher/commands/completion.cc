// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/completion.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "analysis/error.h"
#include "searcher/actors/name_completion.h"
#include "searcher/commands/options.h"
#include "searcher/commands/saved_searches.h"

namespace dossier {
namespace {

// The words of a command line as the shell would read them.
struct ShellWords {
  std::vector<std::string> words;  // The last one is where the cursor is; it may be "".
  std::size_t last_begin = 0;      // Where that begins in the line.
  char open_quote = 0;             // It is inside a quotation that begins with this.
};

ShellWords split_words(std::string_view line) {
  ShellWords out;
  out.words.emplace_back();
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (out.open_quote != '\'' && c == '\\') {
      if (++i < line.size()) out.words.back() += line[i];
    } else if (out.open_quote != 0) {
      if (c == out.open_quote) {
        out.open_quote = 0;
      } else {
        out.words.back() += c;
      }
    } else if (c == '"' || c == '\'') {
      out.open_quote = c;
    } else if (c == ' ' || c == '\t' || c == '\n') {
      if (!out.words.back().empty()) out.words.emplace_back();
      out.last_begin = i + 1;
    } else {
      out.words.back() += c;
    }
  }
  return out;
}

// The option called `name` ("-d", "--sort") of a command or of all.
const CLI::Option* find_option(const CLI::App* app, const std::string& name) {
  for (; app != nullptr; app = app->get_parent()) {
    if (const auto* option = app->get_option_no_throw(name)) return option;
  }
  return nullptr;
}

bool takes_value(const CLI::Option* option) { return option->get_items_expected_max() > 0; }

bool all_commands(const CLI::App*) { return true; }

class LineCompleter {
 public:
  explicit LineCompleter(const std::vector<std::string>& words)
      : parser_(make_parser(line_)), app_(parser_.get()), current_(words.back()) {
    bool plain = false;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      const auto& word = words[i];
      if (!plain && word.starts_with("-") && word.size() > 1) {
        plain = word == "--";
        if (!plain) i = option(words, i);
      } else if (app_ == parser_.get()) {
        enter(word);
      } else {
        earlier_.push_back(word);
      }
    }
    plain_ = plain;
  }

  Completions run() {
    if (value_of_ != nullptr) {
      add_values(*value_of_, "", current_);
    } else if (!plain_ && current_.starts_with("--") && current_.find('=') != std::string::npos) {
      const auto equals = current_.find('=');
      const auto* option = find_option(app_, current_.substr(0, equals));
      if (option != nullptr)
        add_values(*option, current_.substr(0, equals + 1), current_.substr(equals + 1));
    } else if (!plain_ && current_.starts_with("-")) {
      add_options();
    } else if (app_ == parser_.get()) {
      for (const auto* command : parser_->get_subcommands(all_commands)) {
        if (earlier_.empty()) add(command->get_name());
      }
    } else {
      add_arguments();
    }
    std::sort(out_.words.begin(), out_.words.end());
    out_.words.erase(std::unique(out_.words.begin(), out_.words.end()), out_.words.end());
    return std::move(out_);
  }

 private:
  // An option before the cursor, with its value; where the value is yet to come, it is wanted.
  std::size_t option(const std::vector<std::string>& words, std::size_t at) {
    const auto equals = words[at].find('=');
    const auto* known = find_option(app_, words[at].substr(0, equals));
    if (known == nullptr || !takes_value(known)) return at;
    const bool database = known->check_name("--database");
    if (equals != std::string::npos) {
      if (database) databases_.push_back(words[at].substr(equals + 1));
      return at;
    }
    if (at + 2 == words.size()) {
      value_of_ = known;
    } else if (database) {
      databases_.push_back(words[at + 1]);
    }
    return at + 1;
  }

  // The command; an unknown one has nothing to offer but the options of all.
  void enter(const std::string& name) {
    for (const auto* command : parser_->get_subcommands(all_commands)) {
      if (command->get_name() == name) app_ = command;
    }
    if (app_ == parser_.get()) earlier_.push_back(name);
  }

  void add(std::string word) {
    if (word.starts_with(current_)) out_.words.push_back(std::move(word));
  }

  void add_options() {
    for (const auto* app = app_; app != nullptr; app = app->get_parent()) {
      for (const auto* option : app->get_options()) {
        for (const auto& name : option->get_lnames()) add("--" + name);
        for (const auto& name : option->get_snames()) {
          if (current_ == "-") add("-" + name);
        }
      }
    }
  }

  void add_values(const CLI::Option& option, const std::string& before, const std::string& typed) {
    if (option.check_name("--remove")) {
      for (auto& name : saved_names("")) add(before + name);
      return;
    }
    auto choices = option_choices(option, app_ == parser_.get() ? "" : app_->get_name());
    const auto& type = option.get_type_name();
    if (choices.empty()) {
      out_.files = before.empty() && (type == "FILE" || type == "DIR");
      return;
    }
    // Of a list, its last part.
    const auto comma = type == "LIST" ? typed.rfind(',') : std::string::npos;
    const auto done = comma == std::string::npos ? "" : typed.substr(0, comma + 1);
    const auto start = before + done;
    for (const auto& choice : choices) add(start + choice);
  }

  // The user's saved searches, each with `before` before it; none where their file is damaged.
  static std::vector<std::string> saved_names(const std::string& before) {
    std::vector<std::string> names;
    try {
      for (const auto& search : SavedSearches().all()) names.push_back(before + search.name);
    } catch (const Error&) {
      names.clear();
    }
    return names;
  }

  void add_arguments() {
    out_.files = app_->get_option_no_throw("FILE") != nullptr;
    std::vector<std::string> found;
    const std::string_view wants = app_->get_option_no_throw("QUERY") != nullptr  ? "QUERY"
                                   : app_->get_option_no_throw("ID") != nullptr   ? "ID"
                                   : app_->get_option_no_throw("WHAT") != nullptr ? "WHAT"
                                   : app_->get_option_no_throw("NAME") != nullptr ? "NAME"
                                                                                  : "";
    if (app_->get_name() == "run") {
      if (earlier_.empty()) found = saved_names("");
    } else if (wants == "QUERY") {
      found = complete_query(databases_, current_);
      const auto field = current_.rfind("query:");
      if (field != std::string::npos) found = saved_names(current_.substr(0, field + 6));
    } else if (wants == "ID" || wants == "WHAT") {
      if (earlier_.empty()) found = complete_document(databases_, current_);
    } else if (wants == "NAME") {
      found = complete_actor(databases_, current_);
    }
    for (auto& word : found) add(std::move(word));
  }

  CommandLine line_;
  std::unique_ptr<CLI::App> parser_;
  const CLI::App* app_;  // The command's, once there is one.
  const std::string& current_;
  std::vector<std::string> databases_, earlier_;
  const CLI::Option* value_of_ = nullptr;
  bool plain_ = false;
  Completions out_;
};

// What bash puts in place of what follows the last break of an unquoted word.
void leave_to_bash(Completions& completions, std::string_view raw, std::string_view breaks) {
  std::size_t keep = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (breaks.find(raw[i]) != std::string_view::npos) keep = i + 1;
  }
  constexpr std::string_view kSpecial = " \t'\"\\$`!&|;<>()*?[]{}#~";
  for (auto& word : completions.words) {
    std::string escaped;
    for (const char c : word.substr(std::min(keep, word.size()))) {
      if (kSpecial.find(c) != std::string_view::npos) escaped += '\\';
      escaped += c;
    }
    word = std::move(escaped);
  }
}

}  // namespace

Completions complete_line(std::string_view line, std::string_view breaks) {
  const auto split = split_words(line);
  if (split.words.size() < 2) return {};
  auto completions = LineCompleter(split.words).run();
  const auto raw = line.substr(std::min(split.last_begin, line.size()));
  const bool quoted = raw.find_first_of("'\"\\") != std::string_view::npos;
  if (!breaks.empty() && !quoted) leave_to_bash(completions, raw, breaks);
  return completions;
}

}  // namespace dossier
