#include "engine/execute/simple_operators.hpp"

#include <fmt/format.h>

#include <numeric>

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

Result<Flow> Filter::next(Batch& batch) {
  // An empty batch would read as "nothing yet" further on, so ask again until a row passes.
  while (true) {
    batch.clear();
    STEMMA_TRY(const Flow flow, input_->next(batch));
    if (flow == Flow::done) return Flow::done;
    STEMMA_TRY(context_.check());
    for (const bound::ExpressionPtr& predicate : step_.predicates) {
      STEMMA_TRY(select(*predicate, context_, batch, rows_));
      batch.keep(rows_);
      if (batch.empty()) break;
    }
    if (!batch.empty()) return Flow::more;
  }
}

Result<Flow> Project::next(Batch& batch) {
  STEMMA_TRY(const Flow flow, input_->next(batch));
  if (flow == Flow::done) return Flow::done;
  STEMMA_TRY(context_.check());
  // All items see the rows as they came, so they are kept apart until the last is done.
  std::vector<Column> columns(step_.items.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    STEMMA_TRY(evaluate(*step_.items[i].first, context_, batch, columns[i]));
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    batch.column(step_.items[i].second) = std::move(columns[i]);
  return Flow::more;
}

Result<Flow> BindPath::next(Batch& batch) {
  STEMMA_TRY(const Flow flow, input_->next(batch));
  if (flow == Flow::done) return Flow::done;
  Column& paths = batch.column(step_.path.slot);
  paths.reset(Column::Form::values);
  std::vector<Value> elements(step_.path.elements.size());
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    for (std::size_t i = 0; i < elements.size(); ++i)
      elements[i] = batch.at(step_.path.elements[i], row);
    STEMMA_TRY(Value path, path_of(context_, elements));
    paths.mutable_values().push_back(std::move(path));
  }
  return Flow::more;
}

Result<std::uint64_t> row_count(Context& context, const bound::Expression& expression,
                                std::string_view clause) {
  const Batch none(context.slot_count);
  STEMMA_TRY(const Value value, evaluate(expression, context, none, 0));
  if (!value.is(Kind::integer)) {
    Error error =
        runtime_error(ErrorCode::invalid_argument_type,
                      fmt::format("{} takes a whole number, not {}", clause, name_of(value.kind())),
                      expression.where);
    error.type = ErrorType::syntax_error;
    return error;
  }
  if (value.integer() < 0) {
    return runtime_error(ErrorCode::negative_integer_argument,
                         fmt::format("{} takes a number of rows, which cannot be negative", clause),
                         expression.where);
  }
  return static_cast<std::uint64_t>(value.integer());
}

void Skip::rewind() {
  Operator::rewind();
  left_.reset();
}

Result<Flow> Skip::next(Batch& batch) {
  if (!left_) { STEMMA_TRY(left_, row_count(context_, *step_.rows, "SKIP")); }
  while (true) {
    batch.clear();
    STEMMA_TRY(const Flow flow, input_->next(batch));
    if (flow == Flow::done) return Flow::done;
    if (*left_ >= batch.rows()) {
      *left_ -= batch.rows();
      continue;
    }
    if (*left_ > 0) {
      std::vector<std::uint32_t> rows(batch.rows() - *left_);
      std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(*left_));
      batch.keep(rows);
      left_ = 0;
    }
    return Flow::more;
  }
}

void Limit::rewind() {
  Operator::rewind();
  left_.reset();
}

Result<Flow> Limit::next(Batch& batch) {
  if (!left_) { STEMMA_TRY(left_, row_count(context_, *step_.rows, "LIMIT")); }
  if (*left_ == 0) {
    // What is written before a LIMIT is written for all rows.
    while (context_.transaction != nullptr) {
      STEMMA_TRY(const Flow flow, input_->next(batch));
      if (flow == Flow::done) break;
      batch.clear();
    }
    return Flow::done;
  }
  STEMMA_TRY(const Flow flow, input_->next(batch));
  if (flow == Flow::done) return Flow::done;
  batch.truncate(*left_);
  *left_ -= batch.rows();
  return Flow::more;
}

void Unwind::rewind() {
  RowByRow::rewind();
  list_ = Value();
  position_ = 0;
}

Result<Flow> Unwind::next(Batch& batch) {
  Column& column = batch.column(step_.slot);
  column.reset(Column::Form::values);
  while (emitted() < batch_rows_max) {
    const bool is_list = list_.is(Kind::list);
    if (list_.is_null() || position_ == (is_list ? list_.list().size() : 1)) {
      list_ = Value();
      if (emitted() > 0 && at_batch_end()) break;
      STEMMA_TRY(const Flow flow, advance());
      if (flow == Flow::done) break;
      STEMMA_TRY(list_, evaluate(*step_.list, context_, source_, row_));
      position_ = 0;
      continue;
    }
    column.mutable_values().push_back(is_list ? list_.list()[position_] : list_);
    ++position_;
    emit();
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

}  // namespace stemma::engine::execute
