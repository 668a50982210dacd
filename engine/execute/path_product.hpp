#pragma once

#include <limits>
#include <map>
#include <unordered_map>

#include "engine/execute/path_stepper.hpp"

namespace stemma::engine::execute {

/// The part of the product of graph and pattern that can be reached from a node, each place once,
/// with its distance: breadth first where every relationship counts 1, else by Dijkstra's
/// algorithm.
class PathProduct {
 public:
  using Place = std::uint32_t;  ///< index of a place that was reached
  static constexpr double unreached = std::numeric_limits<double>::infinity();

  struct Hop {
    Place place;                 ///< before it, or behind it
    std::uint32_t continuation;  ///< of the place before
    RelationshipId relationship;
    double cost;
  };
  struct Reached {
    PathPlace at;
    double distance = unreached;
    bool settled = false;
    std::vector<Hop> shortest = {};             ///< the last hops of its shortest walks
    std::vector<Hop> onward = {};               ///< all hops from here, where they are kept
    std::vector<std::uint32_t> accepting = {};  ///< continuations that end the path here
  };
  enum class Keep : std::uint8_t { shortest, all };

  PathProduct(PathStepper& stepper, Context::Kept& kept) : stepper_(stepper), kept_(kept) {}

  /// Reaches what can be. With Keep::shortest and a target, no further than its nearest end.
  [[nodiscard]] Result<void> explore(NodeId start, Keep keep, std::optional<NodeId> target);

  [[nodiscard]] const Reached& operator[](Place place) const { return reached_[place]; }
  [[nodiscard]] std::size_t size() const { return reached_.size(); }
  /// Nodes that a path ends at, in the order they were reached.
  [[nodiscard]] const std::vector<NodeId>& ends() const { return ends_; }
  /// The places where a path to this node ends.
  [[nodiscard]] const std::vector<Place>& places_of(NodeId end) const {
    return places_.at(number(end));
  }

 private:
  using Key = std::vector<std::uint64_t>;  ///< node, position, what is remembered
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };

  [[nodiscard]] static Key key_of(const PathPlace& place);
  [[nodiscard]] Result<Place> find(PathPlace place);
  [[nodiscard]] Result<void> settle(Place place, Keep keep);
  [[nodiscard]] Result<void> follow(Place from, std::uint32_t continuation, std::uint32_t next,
                                    const PathMemory& after, Keep keep);
  [[nodiscard]] Result<void> arrive(Place from, const Hop& hop, PathPlace at, Keep keep);

  PathStepper& stepper_;
  Context::Kept& kept_;
  std::vector<Reached> reached_;
  std::unordered_map<Key, Place, KeyHash> places_by_key_;
  std::vector<std::pair<double, Place>> queue_;  ///< a heap
  std::vector<NodeId> ends_;
  std::unordered_map<std::uint64_t, std::vector<Place>> places_;
};

}  // namespace stemma::engine::execute
