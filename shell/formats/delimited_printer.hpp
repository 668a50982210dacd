#pragma once

#include "shell/formats/format.hpp"

namespace stemma::shell {

enum class Delimited {
  csv,  ///< RFC 4180 with LF; null is empty, an empty text is `""`
  tsv,  ///< a tab between, `\t`, `\n` and `\\` in cells
  list  ///< `|` between, nothing escaped, no head
};

/// One line a row.
class DelimitedPrinter : public RowPrinter {
 public:
  DelimitedPrinter(const Screen& screen, Delimited dialect) : screen_(screen), dialect_(dialect) {}

  [[nodiscard]] CellForm form() const override { return CellForm::bare; }
  void begin(const std::vector<std::string>& columns) override;
  void row(std::vector<Cell> cells) override;
  void end() override {}

 private:
  [[nodiscard]] std::string written(const Cell& cell) const;

  const Screen screen_;
  const Delimited dialect_;
};

}  // namespace stemma::shell
