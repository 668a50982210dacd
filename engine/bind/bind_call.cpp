#include <fmt/format.h>

#include <algorithm>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "engine/functions/nearest_name.hpp"
#include "parser/ast/visit.hpp"

/// CALL of a procedure.
namespace stemma::engine {

using namespace bound;

namespace {

Result<std::size_t> output_column(const Procedure& procedure, const ast::Name& name) {
  for (std::size_t i = 0; i < procedure.outputs.size(); ++i) {
    if (procedure.outputs[i].name == name.text) return i;
  }
  std::string known;
  for (const ProcedureColumn& output : procedure.outputs)
    known += (known.empty() ? "" : ", ") + output.name;
  return make_error(ErrorCode::undefined_variable,
                    fmt::format("{} does not yield '{}'", procedure.name, name.text), name.where,
                    fmt::format("it yields {}", known));
}

TypeSet accepted_by(const ProcedureColumn& input) {
  // An integer is taken where a float is wanted.
  return input.type.has(Kind::floating) ? input.type | TypeSet(Kind::integer) : input.type;
}

}  // namespace

Result<Clause> Binder::call(const ast::Call& text, bool only_clause) {
  ProcedureCall call;
  call.procedure = procedures_.find_procedure(text.procedure.text);
  if (call.procedure == nullptr) {
    return make_error(ErrorCode::procedure_not_found,
                      fmt::format("no procedure is named '{}'", text.procedure.text),
                      text.procedure.where,
                      did_you_mean(procedures_.nearest_procedure(text.procedure.text),
                                   "SHOW PROCEDURES lists them"));
  }
  const Procedure& procedure = *call.procedure;
  if (procedure.writes) mentions_.writes_anything();
  if (!text.has_arguments) {
    if (!only_clause) {
      return make_error(ErrorCode::invalid_argument_passing_mode,
                        fmt::format("{} needs its arguments in parentheses here", procedure.name),
                        text.where,
                        "only a CALL that is the whole query takes them from the parameters");
    }
    for (const ProcedureColumn& input : procedure.inputs) {
      parameters_.emplace_back(input.name, text.where);
      call.arguments.push_back(make(ParameterReference{input.name}, types::any, text.where));
    }
  }
  const std::size_t count = text.arguments.size();
  if (text.has_arguments &&
      (count < procedure.inputs_required || count > procedure.inputs.size())) {
    return make_error(ErrorCode::invalid_number_of_arguments,
                      fmt::format("{} takes {} arguments, not {}", procedure.name,
                                  procedure.inputs.size(), count),
                      text.where);
  }
  for (std::size_t i = 0; i < count; ++i) {
    STEMMA_TRY(ExpressionPtr argument, expression(text.arguments[i], Allowed{true, false}));
    if (has_aggregate(*argument)) return misplaced_aggregate("an argument", argument->where);
    const TypeSet accepted = accepted_by(procedure.inputs[i]);
    if (!argument->type.overlaps(accepted)) {
      return wrong_type(fmt::format("{} of {}", procedure.inputs[i].name, procedure.name), accepted,
                        argument->type, argument->where);
    }
    call.arguments.push_back(std::move(argument));
  }
  return call_yields(text, std::move(call), only_clause);
}

Result<Clause> Binder::call_yields(const ast::Call& text, ProcedureCall call, bool only_clause) {
  const Procedure& procedure = *call.procedure;
  const auto yield = [&](std::size_t column, const ast::Name& name) -> Result<void> {
    if (scope_.find(name.text) != nullptr) {
      return make_error(ErrorCode::variable_already_bound,
                        fmt::format("'{}' is there already", name.text), name.where,
                        fmt::format("write YIELD {} AS another", procedure.outputs[column].name));
    }
    const SlotId slot = new_slot(name.text, procedure.outputs[column].type);
    scope_.set(name.text, variable_of(slot));
    call.yields.emplace_back(column, slot);
    return {};
  };
  if (text.yield_all && !only_clause) {
    return make_error(ErrorCode::unexpected_syntax,
                      "YIELD * stands only where CALL is the whole query", text.where,
                      "name the columns");
  }
  if (text.yield_all || (text.yields.empty() && only_clause)) {
    for (std::size_t i = 0; i < procedure.outputs.size(); ++i) {
      STEMMA_TRY(yield(i, ast::Name{{text.where}, procedure.outputs[i].name}));
    }
  } else if (text.yields.empty() && !procedure.outputs.empty()) {
    return make_error(ErrorCode::undefined_variable,
                      fmt::format("what {} yields must be named here", procedure.name), text.where,
                      "write YIELD and the columns");
  }
  for (const ast::YieldItem& item : text.yields) {
    STEMMA_TRY(const std::size_t column, output_column(procedure, item.column));
    STEMMA_TRY(yield(column, item.alias ? *item.alias : item.column));
  }
  if (text.filter) { STEMMA_TRY(call.filter, expression(*text.filter, Allowed{false, true})); }
  return Clause(std::move(call));
}

}  // namespace stemma::engine
