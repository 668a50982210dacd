#include <functional>

#include "engine/procedures/built_in.hpp"

namespace stemma::engine {
namespace {

using Names = std::vector<std::string_view>;

Procedure make(std::string name, std::string description, std::string column,
               std::function<Result<Names>(const storage::Snapshot&)> list) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.outputs = {{std::move(column), Kind::string, "STRING"}};
  procedure.call = [list = std::move(list)](
                       ProcedureContext context,
                       std::vector<Value>) -> Result<std::unique_ptr<ProcedureRows>> {
    std::vector<std::vector<Value>> rows;
    STEMMA_TRY(const Names names, list(*context.function.view));
    for (const std::string_view each : names) rows.push_back({Value(each)});
    return rows_of(std::move(rows));
  };
  return procedure;
}

enum class Use : std::uint8_t { unused, used };

/// Through a lens the counts are of what is stored, and not of what is seen.
Result<Use> use_of(const storage::Snapshot& snapshot, LabelId label) {
  if (snapshot.node_count(label) == 0) return Use::unused;
  if (!snapshot.has_lens()) return Use::used;
  std::vector<NodeId> nodes;
  STEMMA_TRY(const auto flow, snapshot.scan(label).next(nodes, 1));
  return flow == storage::ScanFlow::done ? Use::unused : Use::used;
}

Result<Use> use_of(const storage::Snapshot& snapshot, TypeId type) {
  if (snapshot.relationship_count(type) == 0) return Use::unused;
  if (!snapshot.has_lens()) return Use::used;
  constexpr std::size_t nodes_a_scan = 2048;
  storage::NodeScan scan = snapshot.scan();
  storage::AdjacencyReader out = snapshot.adjacency(Direction::out, type);
  std::vector<NodeId> nodes;
  while (true) {
    nodes.clear();
    STEMMA_TRY(const auto flow, scan.next(nodes, nodes_a_scan));
    if (flow == storage::ScanFlow::done) return Use::unused;
    for (const NodeId node : nodes) {
      STEMMA_TRY(const std::size_t degree, out.degree(node));
      if (degree > 0) return Use::used;
    }
  }
}

Result<Names> labels_in_use(const storage::Snapshot& snapshot) {
  Names names;
  for (std::uint32_t i = 0; i < snapshot.catalog().label_count(); ++i) {
    STEMMA_TRY(const Use use, use_of(snapshot, LabelId{i}));
    if (use == Use::used) names.push_back(snapshot.catalog().name(LabelId{i}));
  }
  return names;
}

Result<Names> types_in_use(const storage::Snapshot& snapshot) {
  Names names;
  for (std::uint32_t i = 0; i < snapshot.catalog().type_count(); ++i) {
    STEMMA_TRY(const Use use, use_of(snapshot, TypeId{i}));
    if (use == Use::used) names.push_back(snapshot.catalog().name(TypeId{i}));
  }
  return names;
}

Result<Names> all_property_keys(const storage::Snapshot& snapshot) {
  Names names;
  for (std::uint32_t i = 0; i < snapshot.catalog().property_key_count(); ++i) {
    names.push_back(snapshot.catalog().name(PropertyKeyId{i}));
  }
  return names;
}

}  // namespace

Procedure labels_procedure() {
  return make("db.labels", "The labels that some node has.", "label", labels_in_use);
}
Procedure relationship_types_procedure() {
  return make("db.relationshipTypes", "The types that some relationship has.", "relationshipType",
              types_in_use);
}
Procedure property_keys_procedure() {
  return make("db.propertyKeys", "The property keys ever stored.", "propertyKey",
              all_property_keys);
}

}  // namespace stemma::engine
