#include "shell/formats/format.hpp"

#include <algorithm>

#include "shell/formats/delimited_printer.hpp"
#include "shell/formats/json_printer.hpp"
#include "shell/formats/line_printer.hpp"
#include "shell/formats/markdown_printer.hpp"
#include "shell/formats/table_printer.hpp"

namespace stemma::shell {
namespace {

class TrashPrinter : public RowPrinter {
 public:
  [[nodiscard]] CellForm form() const override { return CellForm::bare; }
  void begin(const std::vector<std::string>& /*columns*/) override {}
  void row(std::vector<Cell> /*cells*/) override {}
  void end() override {}
};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  const auto found = std::ranges::find(format_names, name);
  if (found == format_names.end()) return std::nullopt;
  return static_cast<Format>(found - format_names.begin());
}

std::string_view name_of(Format format) { return format_names[static_cast<std::size_t>(format)]; }

std::unique_ptr<RowPrinter> make_printer(Format format, const Screen& screen) {
  switch (format) {
    case Format::box: return std::make_unique<TablePrinter>(screen, TableLines::box);
    case Format::table: return std::make_unique<TablePrinter>(screen, TableLines::ascii);
    case Format::markdown: return std::make_unique<MarkdownPrinter>(screen);
    case Format::csv: return std::make_unique<DelimitedPrinter>(screen, Delimited::csv);
    case Format::tsv: return std::make_unique<DelimitedPrinter>(screen, Delimited::tsv);
    case Format::list: return std::make_unique<DelimitedPrinter>(screen, Delimited::list);
    case Format::json: return std::make_unique<JsonPrinter>(screen, JsonShape::array);
    case Format::jsonlines: return std::make_unique<JsonPrinter>(screen, JsonShape::lines);
    case Format::line: return std::make_unique<LinePrinter>(screen);
    case Format::trash: break;
  }
  return std::make_unique<TrashPrinter>();
}

}  // namespace stemma::shell
