#include "tests/observation/graph_state.hpp"

#include <fmt/format.h>

#include <vector>

#include "tests/observation/show.hpp"

namespace stemma::observation {
namespace {

Result<void> add_properties(const storage::Snapshot& view, bool of_relationship, std::uint64_t id,
                            const storage::Properties& properties, GraphState& state) {
  for (const auto& [key, value] : properties) {
    STEMMA_TRY(const ShownValue shown, show(value, view));
    // The kind tells a date from the string that prints like it.
    state.properties.emplace(of_relationship, id, std::string(view.catalog().name(key)),
                             std::string(name_of(value.kind())) + " " + print(shown));
  }
  return {};
}

Result<std::vector<NodeId>> all_nodes(const storage::Snapshot& view) {
  std::vector<NodeId> nodes;
  storage::NodeScan scan = view.scan();
  while (true) {
    STEMMA_TRY(const storage::ScanFlow flow, scan.next(nodes, 1024));
    if (flow == storage::ScanFlow::done) return nodes;
  }
}

template <typename Set>
std::uint64_t count_missing(const Set& from, const Set& in) {
  std::uint64_t count = 0;
  for (const auto& element : from) count += in.count(element) == 0 ? 1 : 0;
  return count;
}

}  // namespace

Result<void> for_each_relationship(
    const storage::Snapshot& view,
    const std::function<Result<void>(RelationshipId, const storage::RelationshipRecord&)>& visit) {
  STEMMA_TRY(const std::vector<NodeId> nodes, all_nodes(view));
  for (std::size_t t = 0; t < view.catalog().type_count(); ++t) {
    const TypeId type{static_cast<std::uint32_t>(t)};
    storage::AdjacencyReader reader = view.adjacency(Direction::out, type);
    for (const NodeId node : nodes) {
      STEMMA_TRY(const storage::Neighbours neighbours, reader.neighbours(node));
      for (std::size_t i = 0; i < neighbours.size(); ++i)
        STEMMA_TRY(visit(neighbours.relationship(i), {type, node, neighbours.neighbour(i)}));
    }
  }
  return {};
}

Result<GraphState> measure(const storage::Snapshot& view) {
  GraphState state;
  STEMMA_TRY(const std::vector<NodeId> nodes, all_nodes(view));
  for (const NodeId node : nodes) {
    state.nodes.insert(number(node));
    STEMMA_TRY(const storage::LabelSet labels, view.labels(node));
    for (const LabelId label : labels) state.labels.emplace(view.catalog().name(label));
    STEMMA_TRY(const storage::Properties properties, view.properties(node));
    STEMMA_TRY(add_properties(view, false, number(node), properties, state));
  }
  STEMMA_TRY(for_each_relationship(view, [&](RelationshipId id, const auto&) -> Result<void> {
    state.relationships.insert(number(id));
    STEMMA_TRY(const storage::Properties properties, view.properties(id));
    return add_properties(view, true, number(id), properties, state);
  }));
  return state;
}

std::uint64_t* SideEffects::find(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return &counts[i];
  }
  return nullptr;
}

SideEffects difference(const GraphState& before, const GraphState& after) {
  return {{count_missing(after.nodes, before.nodes), count_missing(before.nodes, after.nodes),
           count_missing(after.relationships, before.relationships),
           count_missing(before.relationships, after.relationships),
           count_missing(after.properties, before.properties),
           count_missing(before.properties, after.properties),
           count_missing(after.labels, before.labels), count_missing(before.labels, after.labels)}};
}

std::string print(const SideEffects& effects) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < effects.counts.size(); ++i) {
    if (effects.counts[i] == 0) continue;
    const std::string_view name = SideEffects::names[i];
    parts.push_back(fmt::format("{}{} {}", name.substr(0, 1), effects.counts[i], name.substr(1)));
  }
  return parts.empty() ? "none" : fmt::format("{}", fmt::join(parts, " "));
}

}  // namespace stemma::observation
