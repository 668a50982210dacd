#include "engine/execute/expand.hpp"

#include <algorithm>

namespace stemma::engine::execute {

void Expand::rewind() {
  RowByRow::rewind();
  active_ = false;
}

Result<Flow> Expand::start() {
  STEMMA_TRY(const Flow flow, advance());
  if (flow == Flow::done) return flow;
  incidence_.prepare(context_);
  STEMMA_TRY(from_, start_of(source_, step_.walk.from, row_));
  into_ = Start{};
  if (step_.walk.into) { STEMMA_TRY(into_, start_of(source_, step_.walk.to, row_)); }
  used_.read(source_, row_);
  const bool blocked = step_.walk.into && into_.kind == StartKind::null;
  active_ = from_.kind == StartKind::node && !blocked;
  list_ = {};
  list_index_ = 0;
  position_ = 0;
  return Flow::more;
}

Result<void> Expand::expand(Batch& batch) {
  std::vector<std::uint64_t>& relationships = batch.column(step_.relationship).mutable_ids();
  std::vector<std::uint64_t>* targets =
      step_.walk.into ? nullptr : &batch.column(step_.walk.to).mutable_ids();
  while (emitted() < batch_rows_max) {
    if (position_ == list_.size()) {
      if (list_index_ == incidence_.lists()) {
        active_ = false;
        return {};
      }
      STEMMA_TRY(list_, incidence_.list(list_index_++, from_.node));
      position_ = 0;
      continue;
    }
    const NodeId neighbour = list_.neighbour(position_);
    const RelationshipId relationship = list_.relationship(position_);
    ++position_;
    if (neighbour == from_.node && incidence_.skips_loops(list_index_ - 1)) continue;
    if (step_.walk.into && neighbour != into_.node) continue;
    if (used_.has(relationship)) continue;
    relationships.push_back(number(relationship));
    if (targets != nullptr) targets->push_back(number(neighbour));
    emit();
  }
  return {};
}

Result<Flow> Expand::next(Batch& batch) {
  if (step_.counts_only) return count(batch);
  batch.column(step_.relationship).reset(Column::Form::relationships);
  if (!step_.walk.into) batch.column(step_.walk.to).reset(Column::Form::nodes);
  while (emitted() < batch_rows_max) {
    if (active_) {
      STEMMA_TRY(expand(batch));
      continue;
    }
    if (emitted() > 0 && at_batch_end()) break;
    STEMMA_TRY(const Flow flow, start());
    if (flow == Flow::done) break;
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

Result<std::uint64_t> Expand::count_of(NodeId node) {
  STEMMA_TRY(std::uint64_t count, incidence_.count(node));
  for (const RelationshipId used : used_.ids()) {
    STEMMA_TRY(const storage::RelationshipRecord record, context_.view.relationship(used));
    if (incidence_.leads_from(node, record.type, record.source, record.target)) --count;
  }
  return count;
}

Result<std::uint64_t> Expand::count_of_pairs(NodeId node) {
  const bool once = !step_.next_hop->distinct_from.empty();
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < incidence_.lists(); ++i) {
    STEMMA_TRY(const storage::Neighbours list, incidence_.list(i, node));
    const bool out = incidence_.direction(i) == Direction::out;
    for (std::size_t j = 0; j < list.size(); ++j) {
      const NodeId middle = list.neighbour(j);
      if (middle == node && incidence_.skips_loops(i)) continue;
      if (used_.has(list.relationship(j))) continue;
      STEMMA_TRY(const std::uint64_t further, next_hop_->count(middle));
      count += further;
      if (once && next_hop_->leads_from(middle, incidence_.type(i), out ? node : middle,
                                        out ? middle : node)) {
        --count;
      }
    }
  }
  return count;
}

Result<Flow> Expand::count(Batch& batch) {
  std::vector<std::uint64_t> weights;
  while (true) {
    STEMMA_TRY(const Flow flow, start());
    if (flow == Flow::done) break;
    if (active_) {
      if (next_hop_) next_hop_->prepare(context_);
      STEMMA_TRY(const std::uint64_t count,
                 next_hop_ ? count_of_pairs(from_.node) : count_of(from_.node));
      if (count > 0) {
        weights.push_back(count * source_.weight(row_));
        emit();
      }
    }
    if (emitted() > 0 && at_batch_end()) break;
  }
  active_ = false;
  if (emitted() == 0) return Flow::done;
  flush(batch);
  batch.weights() = std::move(weights);
  return Flow::more;
}

Result<void> RelationshipEnds::ends(Batch& batch) {
  const Value value = source_.at(step_.relationship, row_);
  if (value.is_null()) return {};
  if (!value.is(Kind::relationship)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         "a relationship pattern takes a relationship");
  }
  used_.read(source_, row_);
  if (used_.has(value.relationship())) return {};
  STEMMA_TRY(const storage::RelationshipRecord record,
             context_.view.relationship(value.relationship()));
  const plan::Walk& walk = step_.walk;
  const std::string_view type = context_.view.catalog().name(record.type);
  if (!walk.types.empty() &&
      std::find(walk.types.begin(), walk.types.end(), type) == walk.types.end())
    return {};
  const auto try_ends = [&](NodeId from, NodeId to) -> Result<void> {
    if (step_.from_bound) {
      STEMMA_TRY(const Start bound, start_of(source_, walk.from, row_));
      if (bound.kind == StartKind::null || bound.node != from) return {};
    }
    if (walk.from == walk.to && from != to) return {};
    if (walk.into && walk.from != walk.to) {
      STEMMA_TRY(const Start bound, start_of(source_, walk.to, row_));
      if (bound.kind == StartKind::null || bound.node != to) return {};
    }
    if (!step_.from_bound) batch.column(walk.from).push(Value(from));
    if (!walk.into && walk.from != walk.to) batch.column(walk.to).push(Value(to));
    emit();
    return {};
  };
  if (walk.out) { STEMMA_TRY(try_ends(record.source, record.target)); }
  if (walk.in && !(walk.out && record.source == record.target)) {
    STEMMA_TRY(try_ends(record.target, record.source));
  }
  return {};
}

Result<Flow> RelationshipEnds::next(Batch& batch) {
  if (!step_.from_bound) batch.column(step_.walk.from).reset(Column::Form::nodes);
  if (!step_.walk.into) batch.column(step_.walk.to).reset(Column::Form::nodes);
  while (emitted() + 1 < batch_rows_max) {
    if (emitted() > 0 && at_batch_end()) break;
    STEMMA_TRY(const Flow flow, advance());
    if (flow == Flow::done) break;
    STEMMA_TRY(ends(batch));
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

}  // namespace stemma::engine::execute
