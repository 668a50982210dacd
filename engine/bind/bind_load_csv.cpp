#include <fmt/format.h>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/procedures/load_csv.hpp"

namespace stemma::engine {

using namespace bound;

namespace {

Result<std::string> terminator_of(const ast::LoadCsv& text) {
  if (!text.terminator) return std::string(",");
  const std::string sign(text.terminator->value.string());
  const bool ends_record = sign == "\n" || sign == "\r" || sign == "\"";
  if (sign.size() == 1 && !ends_record && sign[0] > 0) return sign;
  return make_error(ErrorCode::invalid_argument_value,
                    "FIELDTERMINATOR is one ASCII sign, and no quote or end of a line",
                    text.terminator->where, "';' or '\\t', for example");
}

}  // namespace

/// LOAD CSV is a procedure that is called for each row.
Result<Clause> Binder::load_csv(const ast::LoadCsv& text) {
  STEMMA_TRY(ExpressionPtr source, expression(text.source));
  if (!source->type.has(Kind::string))
    return wrong_type("LOAD CSV", Kind::string, source->type, source->where);
  if (scope_.find(text.variable.text) != nullptr) {
    return make_error(ErrorCode::variable_already_bound,
                      fmt::format("'{}' is there already", text.variable.text), text.variable.where,
                      "give the rows another name");
  }
  STEMMA_TRY(std::string terminator, terminator_of(text));
  ProcedureCall call;
  call.procedure = load_csv_procedure();
  call.blame = source->where;
  call.arguments = {std::move(source), make(Constant{Value(text.headers)}, Kind::boolean),
                    make(Constant{Value(terminator)}, Kind::string)};
  const SlotId slot = new_slot(text.variable.text, text.headers ? Kind::map : Kind::list);
  scope_.set(text.variable.text, variable_of(slot));
  call.yields.emplace_back(0, slot);
  return Clause(std::move(call));
}

}  // namespace stemma::engine
