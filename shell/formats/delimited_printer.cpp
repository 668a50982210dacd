#include "shell/formats/delimited_printer.hpp"

#include <ostream>

#include "shell/text/escape.hpp"

namespace stemma::shell {
namespace {

std::string as_csv(const Cell& cell) {
  const bool empty_text = cell.text.empty() && cell.kind != CellKind::null;
  if (!empty_text && cell.text.find_first_of(",\"\n\r") == std::string::npos) return cell.text;
  std::string result = "\"";
  for (const char c : cell.text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string as_tsv(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '\t': result += "\\t"; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\\': result += "\\\\"; break;
      default: result += c;
    }
  }
  return result;
}

}  // namespace

std::string DelimitedPrinter::written(const Cell& cell) const {
  std::string text = dialect_ == Delimited::csv   ? as_csv(cell)
                     : dialect_ == Delimited::tsv ? as_tsv(cell.text)
                                                  : cell.text;
  return screen_.terminal ? escaped(text, Escape::controls) : text;
}

void DelimitedPrinter::begin(const std::vector<std::string>& columns) {
  if (dialect_ == Delimited::list || columns.empty()) return;
  std::vector<Cell> head;
  for (const std::string& column : columns) head.push_back({column, CellKind::string});
  row(std::move(head));
}

void DelimitedPrinter::row(std::vector<Cell> cells) {
  const char between = dialect_ == Delimited::csv ? ',' : dialect_ == Delimited::tsv ? '\t' : '|';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) *screen_.out << between;
    *screen_.out << written(cells[i]);
  }
  *screen_.out << '\n';
}

}  // namespace stemma::shell
