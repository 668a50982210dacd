#include "engine/procedures/load_csv.hpp"

#include <fmt/format.h>

#include <set>

#include "engine/exchange/csv_reader.hpp"
#include "engine/exchange/file_url.hpp"

namespace stemma::engine {
namespace {

/// Records between two looks at whether the query was stopped.
constexpr std::uint64_t records_unasked = 1024;

Value text_or_null(const CsvField& field) {
  return field.text.empty() ? Value() : Value(field.text);
}

class CsvRows final : public ProcedureRows {
 public:
  CsvRows(CsvReader reader, Interrupt interrupt)
      : reader_(std::move(reader)), interrupt_(std::move(interrupt)) {}

  Result<void> read_headers() {
    has_headers_ = true;
    STEMMA_TRY(const CsvFlow flow, reader_.next(fields_));
    if (flow == CsvFlow::done) return {};
    std::set<std::string, std::less<>> seen;
    for (const CsvField& field : fields_) {
      headers_.emplace_back(field.text);
      if (field.text.empty() || seen.insert(headers_.back()).second) continue;
      return runtime_error(ErrorCode::invalid_input,
                           fmt::format("{}, line {}: two columns are named '{}'", reader_.name(),
                                       reader_.line(), field.text),
                           {}, "rename one, or leave WITH HEADERS out");
    }
    return {};
  }

  Result<ProcedureFlow> next(std::vector<Value>& row) override {
    if (++records_ % records_unasked == 0) STEMMA_TRY(interrupt_());
    STEMMA_TRY(const CsvFlow flow, reader_.next(fields_));
    if (flow == CsvFlow::done) return ProcedureFlow::done;
    row.resize(1);
    row.front() = has_headers_ ? as_map() : as_list();
    return ProcedureFlow::row;
  }

 private:
  [[nodiscard]] Value as_list() const {
    ValueList list;
    list.reserve(fields_.size());
    for (const CsvField& field : fields_) list.push_back(text_or_null(field));
    return Value(std::move(list));
  }
  /// A column without a name, and a field without a column, is left out; a missing field is null.
  [[nodiscard]] Value as_map() const {
    ValueMap map;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      if (headers_[i].empty()) continue;
      map.emplace_back(headers_[i], i < fields_.size() ? text_or_null(fields_[i]) : Value());
    }
    return Value::map(std::move(map));
  }

  CsvReader reader_;
  Interrupt interrupt_;
  bool has_headers_ = false;
  std::vector<std::string> headers_;
  std::vector<CsvField> fields_;
  std::uint64_t records_ = 0;
};

Result<std::unique_ptr<ProcedureRows>> load(const ProcedureContext& context,
                                            const std::vector<Value>& arguments) {
  if (!context.function.files_allowed) {
    return runtime_error(ErrorCode::forbidden, "LOAD CSV may not read files here", {},
                         "the program or its --safe option forbids it");
  }
  if (arguments[0].is_null()) {
    return runtime_error(ErrorCode::invalid_argument_value,
                         "LOAD CSV is given null instead of the path of a file");
  }
  STEMMA_TRY(const std::string path, path_of_source(arguments[0].string()));
  STEMMA_TRY(TextSource source, TextSource::open_regular(path));
  STEMMA_TRY(CsvReader reader, CsvReader::open(std::move(source), arguments[2].string().front()));
  auto rows = std::make_unique<CsvRows>(std::move(reader), context.interrupt);
  if (arguments[1].is_true()) STEMMA_TRY(rows->read_headers());
  return std::unique_ptr<ProcedureRows>(std::move(rows));
}

}  // namespace

const std::shared_ptr<const Procedure>& load_csv_procedure() {
  static const std::shared_ptr<const Procedure> made = [] {
    auto procedure = std::make_shared<Procedure>();
    procedure->name = "LOAD CSV";
    procedure->inputs = {{"source", Kind::string, "STRING"},
                         {"headers", Kind::boolean, "BOOLEAN"},
                         {"terminator", Kind::string, "STRING"}};
    procedure->inputs_required = procedure->inputs.size();
    procedure->outputs = {{"row", types::any, "ANY"}};
    procedure->call = [](ProcedureContext context, std::vector<Value> arguments) {
      return load(context, arguments);
    };
    return procedure;
  }();
  return made;
}

}  // namespace stemma::engine
