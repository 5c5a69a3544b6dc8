// SPDX-License-Identifier: GPL-2.0-or-later
// Small PDFs for tests, set in Courier: a character is 0.6 of the font size wide.
//
//   PdfMaker pdf;
//   pdf.page();
//   pdf.put(72, 100, 10, "The first line of a page");
//   read_paragraphs("a.pdf", pdf.bytes());

#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::testing {

class PdfMaker {
 public:
  /// Begins a page of 595 by 842 points.
  void page() { pages_.emplace_back(); }

  /// Text (Latin-1) with its baseline `y` points below the page's upper edge; font 1 is plain, 2
  /// bold, 3 slanted.
  void put(double x, double y, double size, const std::string& text, int font = 1) {
    std::string shown;
    for (const char c : text) {
      if (c == '(' || c == ')' || c == '\\') shown += '\\';
      shown += c;
    }
    char at[80];
    std::snprintf(at, sizeof at, "BT /F%d %.2f Tf 1 0 0 1 %.2f %.2f Tm (", font, size, x, 842 - y);
    pages_.back() += at + shown + ") Tj ET\n";
  }

  /// Lines one below the other; returns the baseline for the next. "word{12} more" has a raised 12.
  double lines(double x, double y, double size, double leading,
               const std::vector<std::string>& texts, int font = 1) {
    for (const std::string& text : texts) {
      double at = x;
      for (std::size_t i = 0; i < text.size();) {
        const std::size_t open = std::min(text.find('{', i), text.size());
        if (open > i) put(at, y, size, text.substr(i, open - i), font);
        at += 0.6 * size * static_cast<double>(open - i);
        if (open == text.size()) break;
        const std::size_t close = text.find('}', open);
        put(at, y - 0.35 * size, 0.6 * size, text.substr(open + 1, close - open - 1));
        at += 0.36 * size * static_cast<double>(close - open - 1);
        i = close + 1;
      }
      y += leading;
    }
    return y;
  }

  void info(const std::string& key, const std::string& value) {
    info_ += "/" + key + " (" + value + ") ";
  }
  void xmp(const std::string& packet) { xmp_ = packet; }

  std::string bytes() const {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> at;
    const auto object = [&](const std::string& body) {
      at.push_back(out.size());
      out += std::to_string(at.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string kids;
    for (std::size_t i = 0; i < pages_.size(); ++i) kids += std::to_string(8 + 2 * i) + " 0 R ";
    object("<</Type/Catalog/Pages 2 0 R" + std::string(xmp_.empty() ? "" : "/Metadata 7 0 R") +
           ">>");
    object("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages_.size()) + ">>");
    for (const char* name : {"Courier", "Courier-Bold", "Courier-Oblique"})
      object("<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/" + std::string(name) +
             ">>");
    object("<<" + info_ + ">>");
    object(stream("/Type/Metadata/Subtype/XML", xmp_));
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
             std::to_string(9 + 2 * i) +
             " 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>>>");
      object(stream("", pages_[i]));
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(at.size() + 1) + "\n0000000000 65535 f \n";
    char row[24];
    for (const std::size_t offset : at) {
      std::snprintf(row, sizeof row, "%010zu 00000 n \n", offset);
      out += row;
    }
    return out + "trailer\n<</Size " + std::to_string(at.size() + 1) +
           "/Root 1 0 R/Info 6 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  }

 private:
  static std::string stream(const std::string& keys, const std::string& data) {
    return "<<" + keys + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
           "\nendstream";
  }

  std::vector<std::string> pages_;
  std::string info_, xmp_;
};

}  // namespace dossier::testing
