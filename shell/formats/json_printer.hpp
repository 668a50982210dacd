#pragma once

#include "shell/formats/format.hpp"

namespace stemma::shell {

enum class JsonShape { array, lines };

/// One object a row, its keys the columns.
class JsonPrinter : public RowPrinter {
 public:
  JsonPrinter(const Screen& screen, JsonShape shape) : screen_(screen), shape_(shape) {}

  [[nodiscard]] CellForm form() const override { return CellForm::json; }
  void begin(const std::vector<std::string>& columns) override;
  void row(std::vector<Cell> cells) override;
  void end() override;

 private:
  const Screen screen_;
  const JsonShape shape_;
  std::vector<std::string> keys_ = {};  ///< as JSON
  bool first_ = true;
};

}  // namespace stemma::shell
