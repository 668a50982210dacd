#include "shell/formats/table_printer.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "shell/text/display_width.hpp"
#include "shell/text/escape.hpp"

namespace stemma::shell {
namespace {

/// The least that a column shrinks to: a few Chinese characters.
constexpr std::size_t column_width_min = 8;

/// Takes from the widest columns until all fit, as far as they can.
void shrink(std::vector<std::size_t>& widths, std::size_t columns) {
  const std::size_t frame = 3 * widths.size() + 1;
  std::size_t total = std::accumulate(widths.begin(), widths.end(), frame);
  while (total > columns) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= column_width_min) return;
    --*widest;
    --total;
  }
}

void repeat(std::ostream& out, std::string_view text, std::size_t times) {
  for (std::size_t i = 0; i < times; ++i) out << text;
}

}  // namespace

void TablePrinter::begin(const std::vector<std::string>& columns) {
  head_.clear();
  for (const std::string& column : columns) {
    head_.push_back({escaped(column, Escape::controls_and_breaks), CellKind::string});
  }
}

void TablePrinter::row(std::vector<Cell> cells) {
  for (Cell& cell : cells) cell.text = escaped(cell.text, Escape::controls_and_breaks);
  rows_.push_back(std::move(cells));
  if (rows_.size() < table_rows_max) return;
  print_table();
  rows_.clear();
  rows_.shrink_to_fit();
}

void TablePrinter::end() {
  if (!rows_.empty() || widths_.empty()) print_table();
  rows_.clear();
  widths_.clear();
}

void TablePrinter::print_table() {
  if (head_.empty()) return;
  widths_.assign(head_.size(), 1);
  const auto widen = [this](const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths_[i] = std::max(widths_[i], display_width(cells[i].text));
    }
  };
  widen(head_);
  std::ranges::for_each(rows_, widen);
  if (screen_.columns > 0) shrink(widths_, screen_.columns);

  const bool box = lines_ == TableLines::box;
  box ? print_frame("┌", "┬", "┐") : print_frame("+", "+", "+");
  print_row(head_, true);
  box ? print_frame("├", "┼", "┤") : print_frame("+", "+", "+");
  for (const std::vector<Cell>& cells : rows_) print_row(cells, false);
  box ? print_frame("└", "┴", "┘") : print_frame("+", "+", "+");
}

void TablePrinter::print_frame(std::string_view left, std::string_view cross,
                               std::string_view right) {
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    *screen_.out << (i == 0 ? left : cross);
    repeat(*screen_.out, lines_ == TableLines::box ? "─" : "-", widths_[i] + 2);
  }
  *screen_.out << right << '\n';
}

void TablePrinter::print_row(const std::vector<Cell>& cells, bool head) {
  std::vector<std::string_view> rest(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) rest[i] = cells[i].text;
  const std::string_view bar = lines_ == TableLines::box ? "│" : "|";
  bool more = true;
  while (more) {
    more = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t bytes = rest[i].empty() ? 0 : bytes_within(rest[i], widths_[i]);
      *screen_.out << bar << ' ';
      print_cell(rest[i].substr(0, bytes), cells[i], widths_[i], head);
      *screen_.out << ' ';
      rest[i].remove_prefix(bytes);
      more = more || !rest[i].empty();
    }
    *screen_.out << bar << '\n';
  }
}

void TablePrinter::print_cell(std::string_view text, const Cell& cell, std::size_t width,
                              bool head) {
  const std::size_t taken = display_width(text);
  const std::size_t blanks = width > taken ? width - taken : 0;
  const bool right = cell.kind == CellKind::number;
  const std::string_view style = !screen_.colour               ? ""
                                 : head                        ? "\033[1m"
                                 : cell.kind == CellKind::null ? "\033[2m"
                                                               : "";
  if (right) repeat(*screen_.out, " ", blanks);
  *screen_.out << style << text << (style.empty() ? "" : "\033[0m");
  if (!right) repeat(*screen_.out, " ", blanks);
}

}  // namespace stemma::shell
