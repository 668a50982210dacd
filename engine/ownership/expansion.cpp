#include "engine/ownership/expansion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace stemma::engine::ownership {
namespace {

Error too_many(std::size_t nodes, std::int64_t depth) {
  return runtime_error(
      ErrorCode::memory_limit,
      fmt::format("the expansion reached {} nodes at step {} and stopped", nodes, depth), {},
      "ownership.hubs lists the hubs in reach; ask for fewer steps (`depth`) or fewer neighbours "
      "of each node (`step`), or allow more (`nodes`)");
}

}  // namespace

Expansion::Expansion(const storage::Snapshot& snapshot, const ReadScope& scope, Towards towards,
                     const ExpansionLimits& limits, const Interrupt& interrupt)
    : scope_(scope),
      interrupt_(interrupt),
      limits_(limits),
      columns_(snapshot, scope.mapping, scope.as_of) {
  for (const std::string& name : scope.mapping.types) {
    const auto type = snapshot.catalog().type(name);
    if (!type) continue;
    if (towards != Towards::holdings) {
      readers_.push_back(snapshot.adjacency(Direction::in, *type));
    }
    if (towards != Towards::owners) {
      readers_.push_back(snapshot.adjacency(Direction::out, *type));
    }
  }
}

Result<std::vector<Expansion::Step>> Expansion::steps(NodeId node) {
  std::vector<Step> met;
  std::vector<std::uint64_t> relationships;
  for (storage::AdjacencyReader& reader : readers_) {
    for (const NodeId member : scope_.merged.members(node)) {
      STEMMA_TRY(const storage::Neighbours neighbours, reader.neighbours(member));
      for (std::size_t i = 0; i < neighbours.size(); ++i) {
        met.push_back(
            {scope_.merged.first_of(neighbours.neighbour(i)), neighbours.relationship(i), 0});
        relationships.push_back(number(neighbours.relationship(i)));
      }
    }
  }
  STEMMA_TRY(const auto records, columns_.read(relationships));
  std::vector<Step> in_force;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (!records[i].in_force) continue;
    met[i].share = to_double(records[i].share.high);
    in_force.push_back(met[i]);
  }
  std::ranges::sort(in_force, {}, [](const Step& step) {
    return std::pair(-step.share, number(step.relationship));
  });
  return in_force;
}

Result<std::vector<Reached>> Expansion::walk(NodeId start, std::optional<std::size_t> hub) {
  std::vector<Reached> reached(1);
  reached.front().node = scope_.merged.first_of(start);
  std::unordered_set<NodeId> seen{reached.front().node};
  for (std::size_t at = 0; at < reached.size(); ++at) {
    if (interrupt_) STEMMA_TRY(interrupt_());
    const NodeId node = reached[at].node;
    const std::int64_t depth = reached[at].depth;
    STEMMA_TRY(const auto found, steps(node));
    reached[at].degree = found.size();
    if (depth == limits_.depth || (hub && at > 0 && found.size() >= *hub)) continue;
    std::size_t followed = 0;
    for (const Step& step : found) {
      if (seen.contains(step.neighbour)) continue;
      if (!hub && followed == limits_.step) {
        ++reached[at].left_out;
        continue;
      }
      if (reached.size() == limits_.nodes) return too_many(limits_.nodes, depth + 1);
      ++followed;
      seen.insert(step.neighbour);
      reached.push_back({step.neighbour, depth + 1, node, step.relationship, 0, 0});
    }
  }
  return reached;
}

Result<std::vector<Reached>> Expansion::expand(NodeId start) { return walk(start, {}); }

Result<std::vector<Reached>> Expansion::hubs(NodeId start, std::size_t degree) {
  STEMMA_TRY(auto reached, walk(start, degree));
  std::erase_if(reached, [&](const Reached& each) { return each.degree < degree; });
  std::ranges::stable_sort(reached, std::greater(), &Reached::degree);
  return reached;
}

}  // namespace stemma::engine::ownership
