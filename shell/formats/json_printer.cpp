#include "shell/formats/json_printer.hpp"

#include <ostream>

#include "shell/text/json_string.hpp"

namespace stemma::shell {

void JsonPrinter::begin(const std::vector<std::string>& columns) {
  keys_.clear();
  for (const std::string& column : columns) append_json_string(keys_.emplace_back(), column);
  first_ = true;
  if (shape_ == JsonShape::array && !keys_.empty()) *screen_.out << '[';
}

void JsonPrinter::row(std::vector<Cell> cells) {
  if (shape_ == JsonShape::array) *screen_.out << (first_ ? "\n  " : ",\n  ");
  first_ = false;
  *screen_.out << '{';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    *screen_.out << (i == 0 ? "" : ", ") << keys_[i] << ": " << cells[i].text;
  }
  *screen_.out << '}';
  if (shape_ == JsonShape::lines) *screen_.out << '\n';
}

void JsonPrinter::end() {
  if (shape_ == JsonShape::array && !keys_.empty()) *screen_.out << (first_ ? "]\n" : "\n]\n");
}

}  // namespace stemma::shell
