#include "tests/tck/table_procedure.hpp"

#include <algorithm>
#include <string>

#include "core/order.hpp"
#include "tests/observation/notation.hpp"

namespace stemma::tck {
namespace {

using observation::trimmed;

Result<engine::TypeSet> type_of(std::string_view text) {
  if (!text.empty() && text.back() == '?') text.remove_suffix(1);
  if (text == "STRING") return engine::TypeSet(Kind::string);
  if (text == "INTEGER") return engine::TypeSet(Kind::integer);
  if (text == "FLOAT" || text == "NUMBER") return engine::types::number;
  if (text == "BOOLEAN") return engine::TypeSet(Kind::boolean);
  if (text == "MAP") return engine::TypeSet(Kind::map);
  if (text == "NODE") return engine::TypeSet(Kind::node);
  if (text == "RELATIONSHIP") return engine::TypeSet(Kind::relationship);
  if (text == "PATH") return engine::TypeSet(Kind::path);
  if (text.substr(0, 4) == "LIST") return engine::TypeSet(Kind::list);
  if (text == "ANY") return engine::types::any;
  return make_error(ErrorCode::invalid_input, "no type is named '" + std::string(text) + "'");
}

Result<std::vector<engine::ProcedureColumn>> columns_of(std::string_view list) {
  std::vector<engine::ProcedureColumn> columns;
  while (!trimmed(list).empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string_view column = list.substr(0, end);
    const std::size_t middle = column.find("::");
    if (middle == std::string_view::npos)
      return make_error(ErrorCode::invalid_input, "a column needs 'name :: TYPE'");
    const std::string_view type = trimmed(column.substr(middle + 2));
    STEMMA_TRY(const engine::TypeSet types, type_of(type));
    columns.push_back({std::string(trimmed(column.substr(0, middle))), types, std::string(type)});
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return columns;
}

Result<std::vector<ValueList>> rows_of_table(const observation::CellTable& table,
                                             std::size_t width) {
  std::vector<ValueList> rows;
  for (std::size_t i = 1; i < table.size(); ++i) {
    if (table[i].size() != width)
      return make_error(ErrorCode::invalid_input, "a procedure's row has another width");
    ValueList& row = rows.emplace_back();
    for (const std::string& cell : table[i]) {
      STEMMA_TRY(const observation::ShownValue shown, observation::read_notation(cell));
      STEMMA_TRY(Value value, observation::to_value(shown));
      row.push_back(std::move(value));
    }
  }
  return rows;
}

std::vector<std::vector<Value>> matching(const std::vector<ValueList>& rows,
                                         const std::vector<Value>& arguments) {
  std::vector<std::vector<Value>> out;
  for (const ValueList& row : rows) {
    if (std::equal(arguments.begin(), arguments.end(), row.begin(), equivalent))
      out.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(arguments.size()), row.end());
  }
  return out;
}

}  // namespace

Result<engine::Procedure> table_procedure(std::string_view signature,
                                          const observation::CellTable& table) {
  const std::size_t inputs_begin = signature.find('(');
  const std::size_t inputs_end = signature.find(')');
  const std::size_t outputs_begin = signature.find('(', std::min(inputs_end, signature.size()));
  const std::size_t outputs_end = signature.rfind(')');
  if (outputs_begin == std::string_view::npos || outputs_end < outputs_begin)
    return make_error(ErrorCode::invalid_input, "a signature needs '(inputs) :: (outputs)'");

  engine::Procedure procedure;
  procedure.name = trimmed(signature.substr(0, inputs_begin));
  STEMMA_TRY(procedure.inputs,
             columns_of(signature.substr(inputs_begin + 1, inputs_end - inputs_begin - 1)));
  STEMMA_TRY(procedure.outputs,
             columns_of(signature.substr(outputs_begin + 1, outputs_end - outputs_begin - 1)));
  procedure.inputs_required = procedure.inputs.size();
  STEMMA_TRY(auto rows, rows_of_table(table, procedure.inputs.size() + procedure.outputs.size()));
  procedure.call = [rows = std::move(rows)](engine::ProcedureContext, std::vector<Value> arguments)
      -> Result<std::unique_ptr<engine::ProcedureRows>> {
    return engine::rows_of(matching(rows, arguments));
  };
  return procedure;
}

}  // namespace stemma::tck
