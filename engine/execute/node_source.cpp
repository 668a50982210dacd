#include "engine/execute/node_source.hpp"

#include <algorithm>

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

NodeScan::NodeScan(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                   const plan::NodeScan& step)
    : RowByRow(context, std::move(input), std::move(carry)), step_(step) {}

void NodeScan::rewind() {
  RowByRow::rewind();
  scan_.reset();
}

bool NodeScan::nothing_to_find() const {
  return !step_.label.empty() && !context_.view.catalog().label(step_.label);
}

Result<Flow> NodeScan::next(Batch& batch) {
  Column& column = batch.column(step_.node);
  column.reset(Column::Form::nodes);
  while (emitted() < batch_rows_max) {
    if (!scan_) {
      if (emitted() > 0 && at_batch_end()) break;
      STEMMA_TRY(const Flow flow, advance());
      if (flow == Flow::done || nothing_to_find()) break;
      std::optional<LabelId> label;
      if (!step_.label.empty()) label = context_.view.catalog().label(step_.label);
      scan_.emplace(context_.view.scan(label));
    }
    ids_.clear();
    STEMMA_TRY(const storage::ScanFlow flow, scan_->next(ids_, batch_rows_max - emitted()));
    if (flow == storage::ScanFlow::done) scan_.reset();
    for (const NodeId id : ids_) {
      column.mutable_ids().push_back(number(id));
      emit();
    }
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

IndexSource::IndexSource(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                         const plan::IndexSeek& step)
    : RowByRow(context, std::move(input), std::move(carry)), step_(&step), node_(step.node) {}
IndexSource::IndexSource(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                         const plan::IndexRange& step)
    : RowByRow(context, std::move(input), std::move(carry)), step_(&step), node_(step.node) {}
IndexSource::IndexSource(Context& context, OperatorPtr input, std::vector<SlotId> carry,
                         const plan::IndexPrefix& step)
    : RowByRow(context, std::move(input), std::move(carry)), step_(&step), node_(step.node) {}

void IndexSource::rewind() {
  RowByRow::rewind();
  ids_.clear();
  position_ = 0;
}

Result<void> IndexSource::find() {
  ids_.clear();
  position_ = 0;
  return std::visit([&](const auto* step) { return find(*step); }, step_);
}

Result<void> IndexSource::find(const plan::IndexSeek& step) {
  std::vector<Value> key;
  for (const bound::ExpressionPtr& expression : step.key) {
    STEMMA_TRY(Value value, evaluate(*expression, context_, source_, row_));
    if (value.is_null()) return {};
    key.push_back(std::move(value));
  }
  if (!step.any_of) return context_.view.lookup(step.index.id, key, ids_);
  if (!key[0].is(Kind::list)) {
    return runtime_error(ErrorCode::invalid_argument_type, "IN takes a list", step.key[0]->where);
  }
  for (const Value& value : key[0].list()) {
    if (value.is_null()) continue;
    STEMMA_TRY(context_.view.lookup(step.index.id, {&value, 1}, ids_));
  }
  std::sort(ids_.begin(), ids_.end());
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  return {};
}

Result<void> IndexSource::find(const plan::IndexRange& step) {
  std::optional<storage::Bound> lower;
  std::optional<storage::Bound> upper;
  if (step.lower) {
    STEMMA_TRY(Value value, evaluate(*step.lower, context_, source_, row_));
    if (value.is_null()) return {};
    lower = storage::Bound{std::move(value), step.lower_inclusive};
  }
  if (step.upper) {
    STEMMA_TRY(Value value, evaluate(*step.upper, context_, source_, row_));
    if (value.is_null()) return {};
    upper = storage::Bound{std::move(value), step.upper_inclusive};
  }
  return context_.view.range(step.index.id, lower, upper, ids_);
}

Result<void> IndexSource::find(const plan::IndexPrefix& step) {
  STEMMA_TRY(const Value prefix, evaluate(*step.prefix, context_, source_, row_));
  if (!prefix.is(Kind::string)) return {};
  return context_.view.prefix(step.index.id, prefix.string(), ids_);
}

Result<Flow> IndexSource::next(Batch& batch) {
  Column& column = batch.column(node_);
  column.reset(Column::Form::nodes);
  while (emitted() < batch_rows_max) {
    if (position_ == ids_.size()) {
      if (emitted() > 0 && at_batch_end()) break;
      STEMMA_TRY(const Flow flow, advance());
      if (flow == Flow::done) break;
      STEMMA_TRY(find());
      continue;
    }
    column.mutable_ids().push_back(ids_[position_++]);
    emit();
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

}  // namespace stemma::engine::execute
