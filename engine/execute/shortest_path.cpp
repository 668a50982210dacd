#include "engine/execute/shortest_path.hpp"

#include <algorithm>

#include "engine/execute/evaluate.hpp"

namespace stemma::engine::execute {

void ShortestPath::rewind() {
  RowByRow::rewind();
  found_.clear();
  position_ = 0;
}

Result<Flow> ShortestPath::allowed(RelationshipId relationship) {
  if (used_.has(relationship)) return Flow::done;
  if (!step_.hop_predicate) return Flow::more;
  context_.locals[static_cast<std::size_t>(step_.hop)] = Value(relationship);
  STEMMA_TRY(const Value passes, condition_of(*step_.hop_predicate, context_, source_, row_));
  return passes.is_true() ? Flow::more : Flow::done;
}

Result<Value> ShortestPath::path_value(const Walk& walk) {
  ValueList list;
  for (const RelationshipId relationship : walk) list.emplace_back(relationship);
  const Value elements[] = {source_.at(step_.walk.from, row_), Value(std::move(list)),
                            source_.at(step_.walk.to, row_)};
  return path_of(context_, elements);
}

/// Whether a candidate passes the predicates that speak of it.
Result<Flow> ShortestPath::satisfies(const Walk& walk) {
  if (step_.predicates.empty()) return Flow::more;
  candidate_.clear();
  const std::uint32_t row = static_cast<std::uint32_t>(row_);
  std::vector<SlotId> slots;
  for (std::size_t slot = 0; slot < source_.slots(); ++slot) {
    const SlotId id{static_cast<std::uint32_t>(slot)};
    if (source_.column(id).size() == source_.rows()) slots.push_back(id);
  }
  candidate_.append(source_, {&row, 1}, slots);
  ValueList list;
  for (const RelationshipId relationship : walk) list.emplace_back(relationship);
  candidate_.column(step_.relationships).set_constant(Value(std::move(list)), 1);
  if (step_.path) {
    STEMMA_TRY(Value path, path_value(walk));
    candidate_.column(step_.path->slot).set_constant(std::move(path), 1);
  }
  for (const bound::ExpressionPtr& predicate : step_.predicates) {
    STEMMA_TRY(const Value passes, condition_of(*predicate, context_, candidate_, 0));
    if (!passes.is_true()) return Flow::done;
  }
  return Flow::more;
}

Result<void> ShortestPath::search(NodeId from, NodeId to) {
  const VisitHops hops = [&](NodeId node, bool forward,
                             const std::function<void(SearchHop)>& visit) -> Result<void> {
    // Against the pattern its directions are the other way round: lists of the backward incidence.
    for (std::size_t i = 0; i < incidence_.lists(); ++i) {
      STEMMA_TRY(const storage::Neighbours list,
                 forward ? incidence_.list(i, node) : incidence_.backward(i, node));
      for (std::size_t j = 0; j < list.size(); ++j) {
        STEMMA_TRY(const Flow may, allowed(list.relationship(j)));
        if (may == Flow::more) visit({list.neighbour(j), list.relationship(j)});
      }
    }
    return {};
  };
  STEMMA_TRY(found_, shortest_walks(from, to, step_.most, step_.all, hops,
                                    [&] { return context_.check(); }));
  return {};
}

/// Goes to the next hop a walk can be extended by, from where `frame` stands.
Result<std::optional<SearchHop>> ShortestPath::next_hop(Frame& frame, const Walk& walk) {
  for (; frame.list_index < incidence_.lists(); ++frame.list_index, frame.listed = false) {
    if (!frame.listed) {
      STEMMA_TRY(frame.list, incidence_.list(frame.list_index, frame.node));
      frame.listed = true;
      frame.index = 0;
    }
    while (frame.index < frame.list.size()) {
      const SearchHop hop{frame.list.neighbour(frame.index), frame.list.relationship(frame.index)};
      ++frame.index;
      if (hop.neighbour == frame.node && incidence_.skips_loops(frame.list_index)) continue;
      if (std::find(walk.begin(), walk.end(), hop.relationship) != walk.end()) continue;
      STEMMA_TRY(const Flow may, allowed(hop.relationship));
      if (may == Flow::more) return std::optional(hop);
    }
  }
  return std::optional<SearchHop>();
}

/// Tries all walks of exactly `length` hops; the ones that end at `to` and satisfy are found.
Result<Flow> ShortestPath::walks_of(NodeId from, NodeId to, std::uint64_t length) {
  constexpr std::uint64_t steps_between_checks = 1024;
  Walk walk;
  std::vector<Frame> frames{{from}};
  while (!frames.empty()) {
    if (++steps_ % steps_between_checks == 0) STEMMA_TRY(context_.check());
    if (walk.size() < length) {
      STEMMA_TRY(const std::optional<SearchHop> hop, next_hop(frames.back(), walk));
      if (hop) {
        walk.push_back(hop->relationship);
        frames.push_back({hop->neighbour});
        continue;
      }
    } else {
      longer_possible_ = true;
      const bool ends = frames.back().node == to;
      STEMMA_TRY(const Flow good, ends ? satisfies(walk) : Result<Flow>(Flow::done));
      if (good == Flow::more) {
        found_.push_back(walk);
        if (!step_.all) return Flow::done;
      }
    }
    frames.pop_back();
    if (!frames.empty()) walk.pop_back();
  }
  return Flow::more;
}

Result<void> ShortestPath::by_length(NodeId from, NodeId to) {
  for (std::uint64_t length = step_.least; length <= step_.most; ++length) {
    longer_possible_ = false;
    STEMMA_TRY(const Flow flow, walks_of(from, to, length));
    if (flow == Flow::done || !found_.empty() || !longer_possible_) break;
  }
  return {};
}

Result<void> ShortestPath::find() {
  found_.clear();
  position_ = 0;
  incidence_.prepare(context_);
  STEMMA_TRY(const Start from, start_of(source_, step_.walk.from, row_));
  STEMMA_TRY(const Start to, start_of(source_, step_.walk.to, row_));
  if (from.kind == StartKind::null || to.kind == StartKind::null) return {};
  used_.read(source_, row_);
  // A search finds walks by their ends alone; lengths with a lower bound, rings and predicates on
  // the path need the walks themselves.
  const bool plain = step_.predicates.empty() && step_.least <= 1 && from.node != to.node;
  return plain ? search(from.node, to.node) : by_length(from.node, to.node);
}

Result<void> ShortestPath::write(const Walk& walk, Batch& batch) {
  ValueList list;
  for (const RelationshipId relationship : walk) list.emplace_back(relationship);
  batch.column(step_.relationships).push(Value(std::move(list)));
  if (step_.path) {
    STEMMA_TRY(Value path, path_value(walk));
    batch.column(step_.path->slot).push(std::move(path));
  }
  emit();
  return {};
}

Result<Flow> ShortestPath::next(Batch& batch) {
  while (emitted() < batch_rows_max) {
    if (position_ == found_.size()) {
      if (emitted() > 0 && at_batch_end()) break;
      STEMMA_TRY(const Flow flow, advance());
      if (flow == Flow::done) break;
      STEMMA_TRY(find());
      continue;
    }
    STEMMA_TRY(write(found_[position_++], batch));
  }
  if (emitted() == 0) return Flow::done;
  flush(batch);
  return Flow::more;
}

}  // namespace stemma::engine::execute
