#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/screen.hpp"

namespace stemma::shell {

/// How rows are written.
enum class Format { box, table, markdown, csv, tsv, json, jsonlines, line, list, trash };

inline constexpr std::array<std::string_view, 10> format_names = {
    "box", "table", "markdown", "csv", "tsv", "json", "jsonlines", "line", "list", "trash"};

[[nodiscard]] std::optional<Format> format_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Format format);

/// How a cell is written before a format lays it out.
enum class CellForm {
  text,  ///< for a person: a string without quotes, `null` for null
  bare,  ///< for a program that splits lines: null is empty
  json
};

enum class CellKind { null, number, string, other };

/// A value, written.
struct Cell {
  std::string text;
  CellKind kind;
};

/// Lays rows out. One answer is `begin`, any number of `row`, `end`.
class RowPrinter {
 public:
  RowPrinter() = default;
  RowPrinter(const RowPrinter&) = delete;
  RowPrinter& operator=(const RowPrinter&) = delete;
  virtual ~RowPrinter() = default;

  [[nodiscard]] virtual CellForm form() const = 0;
  virtual void begin(const std::vector<std::string>& columns) = 0;
  virtual void row(std::vector<Cell> cells) = 0;
  virtual void end() = 0;
};

[[nodiscard]] std::unique_ptr<RowPrinter> make_printer(Format format, const Screen& screen);

}  // namespace stemma::shell
