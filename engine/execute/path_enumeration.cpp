#include "engine/execute/path_enumeration.hpp"

namespace stemma::engine::execute {

namespace {

constexpr std::uint64_t steps_between_checks = 1024;

}  // namespace

Result<void> PathEnumeration::begin(NodeId start, std::optional<NodeId> target) {
  frames_.clear();
  path_ = {};
  target_ = target;
  push(stepper_.start(start));
  return stepper_.begin(bounds_, start);
}

void PathEnumeration::push(PathPlace place) {
  path_.nodes.push_back(place.node);
  path_.positions.push_back(place.position);
  path_.continuations.push_back(0);
  frames_.push_back({std::move(place)});
}

void PathEnumeration::pop() {
  if (!path_.relationships.empty()) bounds_.pop();
  frames_.pop_back();
  path_.pop();
}

Result<Flow> PathEnumeration::walk(Frame& frame, std::uint32_t next) {
  Incidence& incidence = stepper_.incidence(next);
  for (; frame.list_index < incidence.lists(); ++frame.list_index, frame.listed = false) {
    if (!frame.listed) {
      STEMMA_TRY(frame.list, incidence.list(frame.list_index, frame.place.node));
      frame.listed = true;
      frame.index = 0;
    }
    while (frame.index < frame.list.size()) {
      const std::size_t at = frame.index++;
      const NodeId neighbour = frame.list.neighbour(at);
      const RelationshipId relationship = frame.list.relationship(at);
      if (neighbour == frame.place.node && incidence.skips_loops(frame.list_index)) continue;
      if (!stepper_.may_extend(path_, relationship, neighbour)) continue;
      PathMemory memory = frame.after;
      STEMMA_TRY(const Flow good, stepper_.passes(relationship, next, memory));
      if (good == Flow::done) continue;
      STEMMA_TRY(const Flow within, stepper_.push(bounds_, relationship));
      if (within == Flow::done) continue;
      path_.relationships.push_back(relationship);
      push({neighbour, next, std::move(memory)});
      return Flow::more;
    }
  }
  return Flow::done;
}

Result<const FoundPath*> PathEnumeration::next() {
  while (!frames_.empty()) {
    if (++steps_ % steps_between_checks == 0) STEMMA_TRY(stepper_.context().check());
    Frame& frame = frames_.back();
    const auto& ways = stepper_.automaton().positions[frame.place.position].continuations;
    if (frame.walking) {
      // The frame may move when another is pushed: it is not touched after that.
      STEMMA_TRY(const Flow walked, walk(frame, ways[frame.continuation].next));
      if (walked == Flow::more) continue;
      frame.walking = false;
      ++frame.continuation;
      path_.continuations.back() = frame.continuation;
    }
    if (frame.continuation == ways.size()) {
      pop();
      continue;
    }
    const Continuation& way = ways[frame.continuation];
    STEMMA_TRY(const Flow good, stepper_.passes(frame.place, way, frame.after));
    if (good == Flow::more && way.next != PathAutomaton::accepted) {
      frame.walking = true;
      frame.list_index = 0;
      frame.listed = false;
      continue;
    }
    const bool found =
        good == Flow::more && (!target_ || frame.place.node == *target_) && stepper_.is_new(path_);
    if (!found) {
      path_.continuations.back() = ++frame.continuation;
      continue;
    }
    // The path handed out keeps its continuation; the next call goes on behind it.
    handed_ = path_;
    path_.continuations.back() = ++frame.continuation;
    return &handed_;
  }
  return nullptr;
}

}  // namespace stemma::engine::execute
