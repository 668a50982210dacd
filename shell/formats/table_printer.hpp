#pragma once

#include "shell/formats/format.hpp"

namespace stemma::shell {

/// What the lines of a table are drawn with.
enum class TableLines { box, ascii };

/// Rows in a frame, aligned by display width, numbers to the right. On a terminal columns shrink
/// until the table fits, and long cells go on in the next line.
class TablePrinter : public RowPrinter {
 public:
  TablePrinter(const Screen& screen, TableLines lines) : screen_(screen), lines_(lines) {}

  [[nodiscard]] CellForm form() const override { return CellForm::text; }
  void begin(const std::vector<std::string>& columns) override;
  void row(std::vector<Cell> cells) override;
  void end() override;

 private:
  void print_table();
  void print_frame(std::string_view left, std::string_view cross, std::string_view right);
  void print_row(const std::vector<Cell>& cells, bool head);
  void print_cell(std::string_view text, const Cell& cell, std::size_t width, bool head);

  const Screen screen_;
  const TableLines lines_;
  std::vector<Cell> head_ = {};
  std::vector<std::vector<Cell>> rows_ = {};
  std::vector<std::size_t> widths_ = {};
};

/// A table of more rows goes on as a second one, so that memory stays bounded.
inline constexpr std::size_t table_rows_max = 10'000;

}  // namespace stemma::shell
