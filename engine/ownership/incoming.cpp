#include "engine/ownership/incoming.hpp"

#include <map>

namespace stemma::engine::ownership {

Result<std::vector<Incoming>> incoming(const storage::Snapshot& snapshot, const ReadScope& scope,
                                       const std::vector<std::string>& types, NodeId node) {
  std::vector<Incoming> met;
  std::vector<std::uint64_t> relationships;
  for (const std::string& name : types) {
    const auto type = snapshot.catalog().type(name);
    if (!type) continue;
    storage::AdjacencyReader reader = snapshot.adjacency(Direction::in, *type);
    for (const NodeId member : scope.merged.members(scope.merged.first_of(node))) {
      STEMMA_TRY(const storage::Neighbours neighbours, reader.neighbours(member));
      for (std::size_t i = 0; i < neighbours.size(); ++i) {
        met.push_back({neighbours.neighbour(i), neighbours.relationship(i)});
        relationships.push_back(number(neighbours.relationship(i)));
      }
    }
  }
  std::vector<Record> records(relationships.size());
  HoldingColumns columns(snapshot, scope.mapping, scope.as_of);
  STEMMA_TRY(columns.read_dates(relationships, records));
  std::vector<Incoming> in_force;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (records[i].in_force) in_force.push_back(met[i]);
  }
  return in_force;
}

Result<std::vector<Voter>> voters(const storage::Snapshot& snapshot, const ReadScope& scope,
                                  NodeId company) {
  STEMMA_TRY(const auto votes, incoming(snapshot, scope, scope.mapping.vote_types, company));
  std::vector<Voter> voters;
  const auto key = snapshot.catalog().property_key(scope.mapping.votes);
  if (!key) return voters;
  storage::ColumnReader column = snapshot.column(storage::EntityKind::relationship, *key);
  std::map<NodeId, Rational> weights;
  for (const Incoming& vote : votes) {
    STEMMA_TRY(const Value value, column.value(number(vote.relationship)));
    const auto weight = read_decimal(value, false);
    if (weight) weights[scope.merged.first_of(vote.source)] += to_rational(*weight);
  }
  for (const auto& [node, weight] : weights) voters.push_back({node, weight});
  return voters;
}

}  // namespace stemma::engine::ownership
