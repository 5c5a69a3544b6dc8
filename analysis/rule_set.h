// SPDX-License-Identifier: GPL-2.0-or-later
// Rules that have names, so that a test can switch one off and see what it was good for.
//
//   enum class MarkRule { Exponents, Decimals };
//   using MarkRules = RuleSet<MarkRule>;
//   MarkRules{}.on(MarkRule::Decimals)                               -> true
//   MarkRules::without(MarkRule::Decimals).on(MarkRule::Decimals)    -> false
//
// Programs run with all of them.

#pragma once

#include <optional>

namespace dossier {

template <class Rule>
class RuleSet {
 public:
  static RuleSet without(Rule rule) {
    RuleSet rules;
    rules.off_ = rule;
    return rules;
  }
  bool on(Rule rule) const { return rule != off_; }

 private:
  std::optional<Rule> off_;
};

}  // namespace dossier
