#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/format.hpp"
#include "tests/crash/model.hpp"

namespace stemma::crash {

namespace {

using storage::Snapshot;
using storage::Transaction;

Error differs(std::string what) { return runtime_error(ErrorCode::corruption, std::move(what)); }

Result<std::vector<NodeId>> all_nodes(const Snapshot& snapshot, std::optional<LabelId> label = {}) {
  std::vector<NodeId> nodes;
  storage::NodeScan scan = snapshot.scan(label);
  while (true) {
    STEMMA_TRY(const storage::ScanFlow flow, scan.next(nodes, 1000));
    if (flow == storage::ScanFlow::done) return nodes;
  }
}

Result<std::int64_t> key_of(const storage::Properties& properties,
                            const storage::Catalog& catalog) {
  for (const auto& [key, value] : properties) {
    if (catalog.name(key) == "key") return value.integer();
  }
  return differs("an entity has lost its key");
}

std::string properties_text(const storage::Properties& properties,
                            const storage::Catalog& catalog) {
  std::map<std::string_view, std::string> sorted;
  for (const auto& [key, value] : properties) sorted[catalog.name(key)] = to_literal(value);
  std::string text;
  for (const auto& [name, value] : sorted) text += fmt::format(" {}={}", name, value);
  return text;
}

using Edge = std::pair<NodeId, NodeId>;

/// Every relationship as one direction of the adjacency has it.
Result<std::map<RelationshipId, Edge>> adjacency(const Snapshot& snapshot,
                                                 const std::vector<NodeId>& nodes, TypeId type,
                                                 Direction direction) {
  std::map<RelationshipId, Edge> found;
  storage::AdjacencyReader reader = snapshot.adjacency(direction, type);
  for (const NodeId node : nodes) {
    STEMMA_TRY(const storage::Neighbours list, reader.neighbours(node));
    STEMMA_TRY(const std::size_t degree, reader.degree(node));
    if (degree != list.size()) return differs("a degree is not the length of its list");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Edge edge = direction == Direction::out ? Edge{node, list.neighbour(i)}
                                                    : Edge{list.neighbour(i), node};
      if (!found.emplace(list.relationship(i), edge).second)
        return differs("a relationship is listed twice");
    }
  }
  return found;
}

Result<void> check_labels(const Snapshot& snapshot, const std::vector<NodeId>& nodes) {
  for (std::size_t i = 0; i < snapshot.catalog().label_count(); ++i) {
    const LabelId label{static_cast<std::uint32_t>(i)};
    STEMMA_TRY(const std::vector<NodeId> scanned, all_nodes(snapshot, label));
    std::vector<NodeId> labelled;
    for (const NodeId node : nodes) {
      STEMMA_TRY(const storage::LabelSet set, snapshot.labels(node));
      if (std::binary_search(set.begin(), set.end(), label)) labelled.push_back(node);
    }
    if (scanned != labelled) return differs("a label scan differs from the labels of the nodes");
    if (snapshot.node_count(label) != labelled.size())
      return differs("the count of a label is wrong");
  }
  return {};
}

Result<void> check_indexes(const Snapshot& snapshot, const std::vector<NodeId>& nodes) {
  for (const storage::IndexDescription& index : snapshot.catalog().indexes()) {
    std::vector<std::uint64_t> indexed;
    STEMMA_TRY(snapshot.range(index.id, storage::Bound{Value(std::int64_t{0}), true}, {}, indexed));
    std::sort(indexed.begin(), indexed.end());
    std::vector<std::uint64_t> expected;
    for (const NodeId node : nodes) {
      STEMMA_TRY(const storage::LabelSet set, snapshot.labels(node));
      if (!std::binary_search(set.begin(), set.end(), LabelId{index.label_or_type})) continue;
      expected.push_back(number(node));
      STEMMA_TRY(const Value value, snapshot.property(node, index.properties[0]));
      std::vector<std::uint64_t> hit;
      STEMMA_TRY(snapshot.lookup(index.id, {&value, 1}, hit));
      if (hit != std::vector{number(node)}) return differs("an index does not find its node");
    }
    if (indexed != expected)
      return differs("an index has entries that the data has not, or lacks some");
  }
  return {};
}

template <typename Id>
Result<void> set(Transaction& transaction, Id id, const std::string& name, const Value& value) {
  STEMMA_TRY(const PropertyKeyId key, transaction.property_key(name));
  return transaction.set_property(id, key, value);
}

Result<void> apply(const Operation& operation, Transaction& transaction, Ids& ids) {
  switch (operation.action) {
    case Action::create_node: {
      STEMMA_TRY(const LabelId label, transaction.label(operation.name));
      STEMMA_TRY(const NodeId id, transaction.create_node({&label, 1}));
      ids.nodes[operation.key] = id;
      return set(transaction, id, "key", Value(operation.key));
    }
    case Action::create_relationship: {
      STEMMA_TRY(const TypeId type, transaction.type(operation.name));
      STEMMA_TRY(const RelationshipId id,
                 transaction.create_relationship(type, ids.nodes.at(operation.source),
                                                 ids.nodes.at(operation.target)));
      ids.relationships[operation.key] = id;
      return set(transaction, id, "key", Value(operation.key));
    }
    case Action::set_node_property:
      return set(transaction, ids.nodes.at(operation.key), operation.name, operation.value);
    case Action::set_relationship_property:
      return set(transaction, ids.relationships.at(operation.key), operation.name, operation.value);
    case Action::add_label:
    case Action::remove_label: {
      STEMMA_TRY(const LabelId label, transaction.label(operation.name));
      const NodeId node = ids.nodes.at(operation.key);
      return operation.action == Action::add_label ? transaction.add_label(node, label)
                                                   : transaction.remove_label(node, label);
    }
    case Action::delete_relationship:
      return transaction.delete_relationship(ids.relationships.at(operation.key));
    case Action::detach_delete_node:
      return transaction.detach_delete_node(ids.nodes.at(operation.key));
  }
  return {};
}

/// The nodes first, then the relationships; each kind of label and type in one batch a row.
Result<Snapshot> import(const Step& step, storage::Store& store, Ids& ids) {
  STEMMA_TRY(std::unique_ptr<storage::Import> import, store.import(storage::ImportOptions{}));
  const auto key_column = [](std::int64_t key) {
    storage::ImportColumn column;
    column.key = "key";
    column.kind = Kind::integer;
    column.present = {1};
    column.integers = {key};
    return column;
  };
  for (const Operation& operation : step.operations) {
    const storage::ImportColumn column = key_column(operation.key);
    if (operation.action == Action::create_node) {
      STEMMA_TRY(const NodeId id, import->add_nodes({&operation.name, 1}, 1, {&column, 1}));
      ids.nodes[operation.key] = id;
      continue;
    }
    const NodeId source = ids.nodes.at(operation.source);
    const NodeId target = ids.nodes.at(operation.target);
    STEMMA_TRY(import->add_relationships(operation.name, {&source, 1}, {&target, 1}, {&column, 1}));
  }
  STEMMA_TRY(import->finish());
  const Snapshot snapshot = store.snapshot();
  // Relationships are numbered when the import ends.
  STEMMA_TRY(ids, read_ids(snapshot));
  return snapshot;
}

}  // namespace

Result<Ids> read_ids(const Snapshot& snapshot) {
  Ids ids;
  STEMMA_TRY(const std::vector<NodeId> nodes, all_nodes(snapshot));
  for (const NodeId node : nodes) {
    STEMMA_TRY(const storage::Properties properties, snapshot.properties(node));
    STEMMA_TRY(const std::int64_t key, key_of(properties, snapshot.catalog()));
    ids.nodes[key] = node;
  }
  for (std::size_t i = 0; i < snapshot.catalog().type_count(); ++i) {
    STEMMA_TRY(const auto edges,
               adjacency(snapshot, nodes, TypeId{static_cast<std::uint32_t>(i)}, Direction::out));
    for (const auto& [relationship, ends] : edges) {
      STEMMA_TRY(const storage::Properties properties, snapshot.properties(relationship));
      STEMMA_TRY(const std::int64_t key, key_of(properties, snapshot.catalog()));
      ids.relationships[key] = relationship;
    }
  }
  return ids;
}

Result<Snapshot> apply(const Step& step, storage::Store& store, Ids& ids) {
  if (step.vehicle == Vehicle::import) return import(step, store, ids);
  STEMMA_TRY(Transaction transaction, store.begin("the script", std::chrono::seconds(10)));
  for (const Operation& operation : step.operations) {
    STEMMA_TRY(apply(operation, transaction, ids));
  }
  return transaction.commit();
}

Result<void> create_indexes(storage::Store& store) {
  STEMMA_TRY(Transaction transaction, store.begin("the script", std::chrono::seconds(10)));
  storage::IndexDescription index;
  index.name = "a_key";
  index.unique = true;
  STEMMA_TRY(const LabelId label, transaction.label("A"));
  STEMMA_TRY(const PropertyKeyId key, transaction.property_key("key"));
  index.label_or_type = number(label);
  index.properties = {key};
  STEMMA_TRY(transaction.create_index(index));
  STEMMA_TRY(transaction.commit());
  return {};
}

Result<std::vector<std::string>> read_lines(const Snapshot& snapshot) {
  const storage::Catalog& catalog = snapshot.catalog();
  std::vector<std::string> lines;
  std::map<NodeId, std::int64_t> keys;
  STEMMA_TRY(const std::vector<NodeId> nodes, all_nodes(snapshot));
  if (snapshot.node_count() != nodes.size()) return differs("the count of nodes is wrong");
  for (const NodeId node : nodes) {
    STEMMA_TRY(const storage::Properties properties, snapshot.properties(node));
    STEMMA_TRY(keys[node], key_of(properties, catalog));
    STEMMA_TRY(const storage::LabelSet labels, snapshot.labels(node));
    std::vector<std::string_view> names;
    for (const LabelId label : labels) names.push_back(catalog.name(label));
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string_view name : names) text += fmt::format(":{}", name);
    lines.push_back(fmt::format("node {}{}", text, properties_text(properties, catalog)));
  }
  for (std::size_t i = 0; i < catalog.type_count(); ++i) {
    const TypeId type{static_cast<std::uint32_t>(i)};
    STEMMA_TRY(const auto out, adjacency(snapshot, nodes, type, Direction::out));
    STEMMA_TRY(const auto in, adjacency(snapshot, nodes, type, Direction::in));
    if (out != in) return differs("the two directions of the adjacency differ");
    if (snapshot.relationship_count(type) != out.size())
      return differs("the count of a type is wrong");
    for (const auto& [relationship, ends] : out) {
      STEMMA_TRY(const storage::RelationshipRecord record, snapshot.relationship(relationship));
      if (record.type != type || Edge{record.source, record.target} != ends)
        return differs("a record and its adjacency differ");
      if (!keys.contains(ends.first) || !keys.contains(ends.second))
        return differs("a relationship dangles");
      STEMMA_TRY(const storage::Properties properties, snapshot.properties(relationship));
      lines.push_back(fmt::format("relationship {} {}->{}{}", catalog.name(type), keys[ends.first],
                                  keys[ends.second], properties_text(properties, catalog)));
    }
  }
  STEMMA_TRY(check_labels(snapshot, nodes));
  STEMMA_TRY(check_indexes(snapshot, nodes));
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace stemma::crash
