#pragma once

#include "shell/formats/format.hpp"

namespace stemma::shell {

/// A line `column = value` a cell, and an empty line between rows.
class LinePrinter : public RowPrinter {
 public:
  explicit LinePrinter(const Screen& screen) : screen_(screen) {}

  [[nodiscard]] CellForm form() const override { return CellForm::text; }
  void begin(const std::vector<std::string>& columns) override;
  void row(std::vector<Cell> cells) override;
  void end() override {}

 private:
  const Screen screen_;
  std::vector<std::string> names_ = {};  ///< the columns, each as wide as the widest
  bool first_ = true;
};

}  // namespace stemma::shell
