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
  if (step_.search->selector != ast::PathSelector::all) {
    STEMMA_TRY(selection_.find(from.node, target, found_));
    std::erase_if(found_, [&](const FoundPath& path) { return !stepper_.is_free(path); });
    return {};
  }
  return enumeration_.begin(from.node, target);
}

Result<const FoundPath*> PathSearch::next_path() {
  if (!active_) return nullptr;
  if (step_.search->selector == ast::PathSelector::all) return enumeration_.next();
  return position_ == found_.size() ? nullptr : &found_[position_++];
}

Result<Flow> PathSearch::next(Batch& batch) {
  while (emitted() < batch_rows_max) {
    STEMMA_TRY(const FoundPath* path, next_path());
    if (path != nullptr) {
      stepper_.write(*path, batch);
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
  return Flow::more;
}

}  // namespace stemma::engine::execute
