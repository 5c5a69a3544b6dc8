// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

namespace dossier {

/// Weighs nothing, for counting, as Xapian::BoolWeight does; but says that it needs frequencies.
/// Without that, Xapian 1.4 takes the list of all documents for a term that every document has, and
/// fails ("Unexpected end of posting list") where numbers of documents are missing in between.
class CountWeight : public Xapian::Weight {
 public:
  CountWeight() { need_stat(WDF); }
  CountWeight* clone() const override { return new CountWeight; }
  void init(double) override {}
  std::string name() const override { return "dossier::CountWeight"; }
  std::string serialise() const override { return {}; }
  CountWeight* unserialise(const std::string&) const override { return new CountWeight; }
  double get_sumpart(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override {
    return 0;
  }
  double get_maxpart() const override { return 0; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }
};

}  // namespace dossier
