#include "shell/formats/markdown_printer.hpp"

#include <ostream>

#include "shell/text/escape.hpp"

namespace stemma::shell {

void MarkdownPrinter::begin(const std::vector<std::string>& columns) {
  if (columns.empty()) return;
  *screen_.out << '|';
  for (const std::string& column : columns) print_cell(column);
  *screen_.out << "\n|";
  for (std::size_t i = 0; i < columns.size(); ++i) *screen_.out << " --- |";
  *screen_.out << '\n';
}

void MarkdownPrinter::row(std::vector<Cell> cells) {
  *screen_.out << '|';
  for (const Cell& cell : cells) print_cell(cell.text);
  *screen_.out << '\n';
}

void MarkdownPrinter::print_cell(std::string_view text) {
  *screen_.out << ' ';
  for (const char c : escaped(text, Escape::controls)) {
    switch (c) {
      case '|': *screen_.out << "\\|"; break;
      case '\\': *screen_.out << "\\\\"; break;
      case '\n': *screen_.out << "<br>"; break;
      default: *screen_.out << c;
    }
  }
  *screen_.out << " |";
}

}  // namespace stemma::shell
