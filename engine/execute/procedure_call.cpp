#include "engine/execute/procedure_call.hpp"

#include <fmt/format.h>

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

ProcedureCall::ProcedureCall(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                             const plan::Call& step)
    : RowByRow(context, std::move(input), std::move(carry)),
      step_(step),
      interrupt_([&context] { return context.check(); }) {}

void ProcedureCall::rewind() {
  RowByRow::rewind();
  rows_.reset();
}

Error ProcedureCall::blamed(Error error) const {
  if (!error.where) error.where = step_.call.blame;
  return error;
}

Result<void> ProcedureCall::call() {
  const Procedure& procedure = *step_.call.procedure;
  std::vector<Value> arguments;
  for (std::size_t i = 0; i < step_.call.arguments.size(); ++i) {
    const bound::Expression& expression = *step_.call.arguments[i];
    STEMMA_TRY(Value value, evaluate(expression, context_, source_, row_));
    const ProcedureColumn& input = procedure.inputs[i];
    if (value.is(Kind::integer) && !input.type.has(Kind::integer) &&
        input.type.has(Kind::floating)) {
      value = Value(value.as_double());
    }
    if (!value.is_null() && !input.type.has(value.kind())) {
      return runtime_error(ErrorCode::invalid_argument_type,
                           fmt::format("{} of {} takes {}, not {}", input.name, procedure.name,
                                       describe(input.type), name_of(value.kind())),
                           expression.where);
    }
    arguments.push_back(std::move(value));
  }
  auto rows = procedure.call(ProcedureContext{context_.functions, interrupt_, context_.transaction},
                             std::move(arguments));
  if (!rows.ok()) return blamed(std::move(rows.error()));
  rows_ = std::move(*rows);
  return {};
}

Result<Flow> ProcedureCall::next(Batch& batch) {
  for (const auto& [column, slot] : step_.call.yields)
    batch.column(slot).reset(Column::Form::values);
  while (emitted() < batch_rows_max) {
    if (rows_ == nullptr) {
      if (emitted() > 0 && at_batch_end()) break;
      STEMMA_TRY(const Flow flow, advance());
      if (flow == Flow::done) break;
      STEMMA_TRY(call());
      if (step_.call.procedure->outputs.empty()) {
        rows_.reset();
        emit();
      }
      continue;
    }
    Result<ProcedureFlow> flow = rows_->next(values_);
    if (!flow.ok()) return blamed(std::move(flow.error()));
    if (*flow == ProcedureFlow::done) {
      rows_.reset();
      continue;
    }
    for (const auto& [column, slot] : step_.call.yields) batch.column(slot).push(values_[column]);
    emit();
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

}  // namespace stemma::engine::execute
