#include "engine/execute/path_search.hpp"

namespace stemma::engine::execute {

void PathSearch::rewind() {
  RowByRow::rewind();
  found_.clear();
  position_ = 0;
  active_ = false;
  selection_.clear();
}

Result<void> PathSearch::start() {
  found_.clear();
  position_ = 0;
  STEMMA_TRY(stepper_.prepare(source_, row_));
  STEMMA_TRY(const Start from, start_of(source_, step_.from, row_));
  std::optional<NodeId> target;
  active_ = from.kind == StartKind::node;
  if (!active_) return {};
  if (step_.to == step_.from) {
    target = from.node;
  } else if (step_.into) {
    STEMMA_TRY(const Start to, start_of(source_, step_.to, row_));
    active_ = to.kind == StartKind::node;
    if (!active_) return {};
    target = to.node;
  }
  if (step_.search->selector != ast::PathSelector::all ||
      step_.answer != plan::SearchAnswer::paths) {
    return selection_.begin(from.node, target);
  }
  return enumeration_.begin(from.node, target);
}

Result<const FoundPath*> PathSearch::next_path() {
  if (!active_) return nullptr;
  if (step_.search->selector == ast::PathSelector::all) return enumeration_.next();
  while (position_ == found_.size()) {
    position_ = 0;
    STEMMA_TRY(const Flow flow, selection_.next(found_));
    if (flow == Flow::done) return nullptr;
    std::erase_if(found_, [&](const FoundPath& path) { return !stepper_.is_free(path); });
  }
  return &found_[position_++];
}

Result<Flow> PathSearch::make_row(Batch& batch) {
  if (!active_) return Flow::done;
  if (step_.answer == plan::SearchAnswer::paths) {
    STEMMA_TRY(const FoundPath* path, next_path());
    if (path == nullptr) return Flow::done;
    stepper_.write(*path, batch);
    return Flow::more;
  }
  STEMMA_TRY(const std::optional<PathSelection::Counted> counted, selection_.next_count());
  if (!counted) return Flow::done;
  if (!step_.into && step_.to != step_.from) batch.column(step_.to).push(Value(counted->end));
  if (step_.answer == plan::SearchAnswer::counts)
    weights_.push_back(counted->paths * source_.weight(row_));
  return Flow::more;
}

Result<Flow> PathSearch::next(Batch& batch) {
  while (emitted() < batch_rows_max) {
    STEMMA_TRY(const Flow made, make_row(batch));
    if (made == Flow::more) {
      emit();
      continue;
    }
    active_ = false;
    if (emitted() > 0 && at_batch_end()) break;
    STEMMA_TRY(const Flow flow, advance());
    if (flow == Flow::done) break;
    STEMMA_TRY(start());
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  if (step_.answer == plan::SearchAnswer::counts) batch.weights() = std::move(weights_);
  weights_.clear();
  return Flow::more;
}

}  // namespace stemma::engine::execute
