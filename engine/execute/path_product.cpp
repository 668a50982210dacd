#include "engine/execute/path_product.hpp"

#include <algorithm>

namespace stemma::engine::execute {

namespace {

constexpr std::size_t place_bytes = 200;
constexpr std::size_t hop_bytes = sizeof(PathProduct::Hop);
constexpr std::uint64_t places_between_checks = 256;

}  // namespace

std::size_t PathProduct::KeyHash::operator()(const Key& key) const {
  std::uint64_t hash = 0x9e3779b97f4a7c15;
  for (const std::uint64_t each : key) {
    hash ^= each + 0x9e3779b97f4a7c15 + (hash << 6) + (hash >> 2);
    hash *= 0xff51afd7ed558ccd;
    hash ^= hash >> 33;
  }
  return hash;
}

PathProduct::Key PathProduct::key_of(const PathPlace& place) {
  Key key{number(place.node), place.position};
  for (const Value& value : place.memory) {
    const bool node = value.is(Kind::node);
    key.push_back(
        value.is_null() ? 0 : (node ? number(value.node()) : number(value.relationship())) + 1);
  }
  return key;
}

Result<PathProduct::Place> PathProduct::find(PathPlace place) {
  const auto [at, added] =
      places_by_key_.try_emplace(key_of(place), static_cast<Place>(reached_.size()));
  if (added) {
    STEMMA_TRY(kept_.add(place_bytes, "PathSearch"));
    reached_.push_back({std::move(place)});
  }
  return at->second;
}

Result<void> PathProduct::arrive(Place from, const Hop& hop, PathPlace at, Keep keep) {
  STEMMA_TRY(const Place to, find(std::move(at)));
  const double distance = reached_[from].distance + hop.cost;
  STEMMA_TRY(kept_.add(hop_bytes, "PathSearch"));
  if (keep == Keep::all)
    reached_[from].onward.push_back({to, hop.continuation, hop.relationship, hop.cost});
  Reached& reached = reached_[to];
  if (distance < reached.distance) {
    reached.distance = distance;
    reached.shortest.clear();
    queue_.emplace_back(distance, to);
    std::push_heap(queue_.begin(), queue_.end(), std::greater<>());
  }
  if (distance == reached.distance) {
    reached.shortest.push_back({from, hop.continuation, hop.relationship, hop.cost});
  }
  return {};
}

Result<void> PathProduct::follow(Place from, std::uint32_t continuation, std::uint32_t next,
                                 const PathMemory& after, Keep keep) {
  Incidence& incidence = stepper_.incidence(next);
  const NodeId node = reached_[from].at.node;
  for (std::size_t i = 0; i < incidence.lists(); ++i) {
    STEMMA_TRY(const storage::Neighbours list, incidence.list(i, node));
    for (std::size_t j = 0; j < list.size(); ++j) {
      if (list.neighbour(j) == node && incidence.skips_loops(i)) continue;
      const RelationshipId relationship = list.relationship(j);
      PathMemory memory = after;
      STEMMA_TRY(const Flow good, stepper_.passes(relationship, next, memory));
      if (good == Flow::done) continue;
      STEMMA_TRY(const double cost, stepper_.cost(relationship, next));
      STEMMA_TRY(arrive(from, {from, continuation, relationship, cost},
                        {list.neighbour(j), next, std::move(memory)}, keep));
    }
  }
  return {};
}

Result<void> PathProduct::settle(Place place, Keep keep) {
  reached_[place].settled = true;
  const auto& ways = stepper_.automaton().positions[reached_[place].at.position].continuations;
  PathMemory after;
  for (std::uint32_t i = 0; i < ways.size(); ++i) {
    STEMMA_TRY(const Flow good, stepper_.passes(reached_[place].at, ways[i], after));
    if (good == Flow::done) continue;
    if (ways[i].next != PathAutomaton::accepted) {
      STEMMA_TRY(follow(place, i, ways[i].next, after, keep));
      continue;
    }
    reached_[place].accepting.push_back(i);
    const NodeId end = reached_[place].at.node;
    auto& places = places_[number(end)];
    if (places.empty()) ends_.push_back(end);
    if (places.empty() || places.back() != place) places.push_back(place);
  }
  return {};
}

Result<void> PathProduct::explore(NodeId start, Keep keep, std::optional<NodeId> target) {
  reached_.clear(), places_by_key_.clear(), queue_.clear(), ends_.clear(), places_.clear();
  STEMMA_TRY(const Place first, find(stepper_.start(start)));
  reached_[first].distance = 0;
  queue_.emplace_back(0, first);
  double nearest = unreached;
  std::uint64_t settled = 0;
  while (!queue_.empty()) {
    std::pop_heap(queue_.begin(), queue_.end(), std::greater<>());
    const auto [distance, place] = queue_.back();
    queue_.pop_back();
    if (reached_[place].settled) continue;
    if (keep == Keep::shortest && distance > nearest) break;
    if (++settled % places_between_checks == 0) STEMMA_TRY(stepper_.context().check());
    STEMMA_TRY(settle(place, keep));
    const bool at_target = target && reached_[place].at.node == *target;
    if (at_target && !reached_[place].accepting.empty()) nearest = std::min(nearest, distance);
  }
  return {};
}

}  // namespace stemma::engine::execute
