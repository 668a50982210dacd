#include "engine/execute/variable_expand.hpp"

#include <algorithm>

#include "engine/execute/evaluate_list.hpp"

namespace stemma::engine::execute {

namespace {

/// Past this length the relationships of a walk are looked up in a set, not by going through them.
constexpr std::size_t short_walk = 32;
constexpr std::uint64_t steps_between_checks = 4096;

}  // namespace

void VariableExpand::rewind() {
  RowByRow::rewind();
  depth_ = 0;
  reaching_ = false;
  relationships_.clear();
  on_long_walk_.clear();
}

bool VariableExpand::on_walk(RelationshipId relationship) const {
  if (relationships_.size() > short_walk) return on_long_walk_.contains(number(relationship));
  return std::find(relationships_.begin(), relationships_.end(), relationship) !=
         relationships_.end();
}

/// Whether the walk may take a relationship, the part of the pattern inside its brackets asked.
Result<Flow> VariableExpand::allowed(RelationshipId relationship) {
  if (used_.has(relationship)) return Flow::done;
  if (!step_.hop_predicate) return Flow::more;
  context_.locals[static_cast<std::size_t>(step_.hop)] = Value(relationship);
  STEMMA_TRY(const Value passes, condition_of(*step_.hop_predicate, context_, source_, row_));
  return passes.is_true() ? Flow::more : Flow::done;
}

Result<Flow> VariableExpand::take(RelationshipId relationship) {
  STEMMA_TRY(const Flow may, allowed(relationship));
  if (may == Flow::done) return may;
  if (!step_.bounds.empty()) {
    const auto steps_from = [this](NodeId node, const VisitStep& visit) {
      return incidence_.visit(node, visit);
    };
    STEMMA_TRY(const Flow within, bounds_.push(relationship, steps_from));
    if (within == Flow::done) return within;
  }
  relationships_.push_back(relationship);
  if (relationships_.size() == short_walk + 1) {
    on_long_walk_.clear();
    for (const RelationshipId taken : relationships_) on_long_walk_.insert(number(taken));
  } else if (relationships_.size() > short_walk) {
    on_long_walk_.insert(number(relationship));
  }
  return Flow::more;
}

void VariableExpand::give_back() {
  if (relationships_.size() > short_walk) on_long_walk_.erase(number(relationships_.back()));
  relationships_.pop_back();
  if (!step_.bounds.empty()) bounds_.pop();
}

Result<Flow> VariableExpand::start() {
  STEMMA_TRY(const Flow flow, advance());
  if (flow == Flow::done) return flow;
  incidence_.prepare(context_);
  depth_ = 0;
  relationships_.clear();
  on_long_walk_.clear();
  STEMMA_TRY(const Start from, start_of(source_, step_.walk.from, row_));
  if (from.kind == StartKind::null) return Flow::more;
  into_ = Start{};
  if (step_.walk.into) {
    STEMMA_TRY(into_, start_of(source_, step_.walk.to, row_));
    if (into_.kind == StartKind::null) return Flow::more;
  }
  used_.read(source_, row_);
  if (step_.distinct_targets) {
    reaching_ = true;
    seen_.clear();
    frontier_ = {from.node};
    next_frontier_.clear();
    frontier_position_ = 0;
    hops_ = 0;
    return Flow::more;
  }
  STEMMA_TRY(bounds_.begin(source_, row_, from.node, step_.most));
  if (frames_.empty()) frames_.emplace_back();
  frames_[0] = Frame{from.node, {}, 0, 0};
  depth_ = 1;
  return Flow::more;
}

Result<Value> VariableExpand::fold(const plan::PathFold& fold) {
  const bound::Reduction& reduction = fold.reduction;
  STEMMA_TRY(Value accumulated, evaluate(*reduction.initial, context_, source_, row_));
  const std::size_t count = relationships_.size();
  for (std::size_t i = 0; i < count; ++i) {
    context_.locals[static_cast<std::size_t>(reduction.accumulator)] = std::move(accumulated);
    context_.locals[static_cast<std::size_t>(reduction.local)] =
        Value(relationships_[step_.reversed ? count - 1 - i : i]);
    STEMMA_TRY(accumulated, evaluate(*reduction.step, context_, source_, row_));
    STEMMA_TRY(check_nesting(accumulated));
  }
  return accumulated;
}

Result<void> VariableExpand::emit_walk(NodeId node, Batch& batch) {
  if (!step_.walk.into) batch.column(step_.walk.to).mutable_ids().push_back(number(node));
  if (step_.needs_list) {
    ValueList list;
    list.reserve(relationships_.size());
    for (const RelationshipId relationship : relationships_) list.emplace_back(relationship);
    if (step_.reversed) std::reverse(list.begin(), list.end());
    batch.column(step_.relationships).push(Value(std::move(list)));
  }
  if (step_.length)
    batch.column(*step_.length).push(Value(static_cast<std::int64_t>(relationships_.size())));
  for (const plan::PathFold& one : step_.folds) {
    STEMMA_TRY(Value folded, fold(one));
    batch.column(one.slot).push(std::move(folded));
  }
  emit();
  return {};
}

Result<void> VariableExpand::arrive(NodeId node, Batch& batch) {
  if (relationships_.size() < step_.least) return {};
  if (step_.walk.into && node != into_.node) return {};
  return emit_walk(node, batch);
}

Result<Flow> VariableExpand::step(Batch& batch) {
  Frame& frame = frames_[depth_ - 1];
  if (frame.position == frame.list.size()) {
    if (frame.list_index == incidence_.lists()) {
      --depth_;
      if (relationships_.empty()) return Flow::done;
      give_back();
      return Flow::more;
    }
    STEMMA_TRY(frame.list, incidence_.list(frame.list_index++, frame.node));
    frame.position = 0;
    return Flow::more;
  }
  const NodeId neighbour = frame.list.neighbour(frame.position);
  const RelationshipId relationship = frame.list.relationship(frame.position);
  ++frame.position;
  if (neighbour == frame.node && incidence_.skips_loops(frame.list_index - 1)) return Flow::more;
  if (on_walk(relationship)) return Flow::more;
  STEMMA_TRY(const Flow may, take(relationship));
  if (may == Flow::done) return Flow::more;
  STEMMA_TRY(arrive(neighbour, batch));
  if (relationships_.size() == step_.most) {
    give_back();
    return Flow::more;
  }
  if (depth_ == frames_.size()) frames_.emplace_back();
  frames_[depth_++] = Frame{neighbour, {}, 0, 0};
  return Flow::more;
}

Result<void> VariableExpand::walk(Batch& batch) {
  if (depth_ == 1 && relationships_.empty() && frames_[0].list_index == 0 && step_.least == 0) {
    STEMMA_TRY(arrive(frames_[0].node, batch));
  }
  if (step_.most == 0) depth_ = 0;
  while (depth_ > 0 && emitted() < batch_rows_max) {
    if (++steps_ % steps_between_checks == 0) STEMMA_TRY(context_.check());
    STEMMA_TRY(const Flow flow, step(batch));
    if (flow == Flow::done) depth_ = 0;
  }
  return {};
}

/// Every node that some walk of an allowed length ends at, once. The rule that sets
/// `distinct_targets` makes sure that `least` is 0 or 1, so the shortest walk decides.
Result<void> VariableExpand::reach(Batch& batch) {
  bool arrived = false;
  const auto found = [&](NodeId node) {
    if (step_.walk.into && node != into_.node) return;
    if (!step_.walk.into) batch.column(step_.walk.to).mutable_ids().push_back(number(node));
    arrived = step_.walk.into;
    emit();
  };
  if (hops_ == 0 && frontier_position_ == 0 && step_.least == 0) {
    seen_.insert(number(frontier_[0]));
    found(frontier_[0]);
  }
  while (emitted() < batch_rows_max && !arrived) {
    if (frontier_position_ == frontier_.size()) {
      std::swap(frontier_, next_frontier_);
      next_frontier_.clear();
      frontier_position_ = 0;
      ++hops_;
      if (frontier_.empty()) break;
    }
    if (hops_ >= step_.most) break;
    const NodeId node = frontier_[frontier_position_++];
    STEMMA_TRY(context_.check());
    for (std::size_t i = 0; i < incidence_.lists(); ++i) {
      STEMMA_TRY(const storage::Neighbours list, incidence_.list(i, node));
      for (std::size_t j = 0; j < list.size(); ++j) {
        if (!seen_.insert(number(list.neighbour(j))).second) continue;
        STEMMA_TRY(const Flow may, allowed(list.relationship(j)));
        if (may == Flow::done) {
          seen_.erase(number(list.neighbour(j)));
          continue;
        }
        found(list.neighbour(j));
        next_frontier_.push_back(list.neighbour(j));
      }
    }
  }
  reaching_ = !(arrived || frontier_.empty() || hops_ >= step_.most);
  return {};
}

Result<Flow> VariableExpand::next(Batch& batch) {
  if (!step_.walk.into) batch.column(step_.walk.to).reset(Column::Form::nodes);
  while (emitted() < batch_rows_max) {
    if (reaching_) {
      STEMMA_TRY(reach(batch));
      continue;
    }
    if (depth_ > 0) {
      STEMMA_TRY(walk(batch));
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

}  // namespace stemma::engine::execute
