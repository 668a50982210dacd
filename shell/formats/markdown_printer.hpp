#pragma once

#include "shell/formats/format.hpp"

namespace stemma::shell {

/// A table of Markdown; `|` in cells is escaped, line ends are `<br>`.
class MarkdownPrinter : public RowPrinter {
 public:
  explicit MarkdownPrinter(const Screen& screen) : screen_(screen) {}

  [[nodiscard]] CellForm form() const override { return CellForm::text; }
  void begin(const std::vector<std::string>& columns) override;
  void row(std::vector<Cell> cells) override;
  void end() override {}

 private:
  void print_cell(std::string_view text);

  const Screen screen_;
};

}  // namespace stemma::shell
