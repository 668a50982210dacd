#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "core/result.hpp"
#include "storage/snapshot.hpp"

namespace stemma::observation {

/// All of a graph that a query could observe.
struct GraphState {
  std::set<std::uint64_t> nodes;
  std::set<std::uint64_t> relationships;
  /// (of a relationship, id, key, printed value)
  std::set<std::tuple<bool, std::uint64_t, std::string, std::string>> properties;
  std::set<std::string> labels;
};

[[nodiscard]] Result<GraphState> measure(const storage::Snapshot& view);

/// Calls `visit(relationship, record)` for every relationship of the graph.
[[nodiscard]] Result<void> for_each_relationship(
    const storage::Snapshot& view,
    const std::function<Result<void>(RelationshipId, const storage::RelationshipRecord&)>& visit);

/// What differs between two states. A changed property counts once as added and once as removed.
struct SideEffects {
  static constexpr std::array<std::string_view, 8> names = {
      "+nodes",      "-nodes",      "+relationships", "-relationships",
      "+properties", "-properties", "+labels",        "-labels"};
  std::array<std::uint64_t, 8> counts = {};

  /// The count of a name of `names`; nullptr where there is none of that name.
  [[nodiscard]] std::uint64_t* find(std::string_view name);
  friend bool operator==(const SideEffects&, const SideEffects&) = default;
};

[[nodiscard]] SideEffects difference(const GraphState& before, const GraphState& after);

/// "+2 nodes -1 labels", or "none".
[[nodiscard]] std::string print(const SideEffects& effects);

}  // namespace stemma::observation
