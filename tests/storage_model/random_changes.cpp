#include "tests/storage_model/random_changes.hpp"

#include <fmt/format.h>

#include "storage/read/value_text.hpp"

namespace stemma::model {
namespace {

constexpr const char* labels[] = {"Company", "Person", "政府", "Odd one"};
constexpr const char* types[] = {"OWNS", "LEADS", "列入"};
constexpr const char* keys[] = {"name", "share", "founded", "x"};

Error surprise(const std::string& what) { return make_error(ErrorCode::internal, what); }

/// Whether a unique index of the graph forbids the node to be so.
bool clashes(const Graph& graph, std::uint64_t id, const Node& node) {
  for (const auto& [name, index] : graph.indexes) {
    const auto value = node.properties.find(index.property);
    if (!index.unique || !node.labels.contains(index.label) || value == node.properties.end()) {
      continue;
    }
    for (const auto& [other_id, other] : graph.nodes) {
      const auto held = other.properties.find(index.property);
      if (other_id != id && other.labels.contains(index.label) && held != other.properties.end() &&
          storage::value_text(held->second) == storage::value_text(value->second)) {
        return true;
      }
    }
  }
  return false;
}

/// The change happened exactly if the model allows it.
Result<void> agree(const Result<void>& result, bool allowed) {
  if (allowed) return result ? Result<void>() : Result<void>(result.error());
  if (result) return surprise("a unique constraint was not kept");
  if (result.error().code == ErrorCode::unique_constraint_violated) return {};
  return result.error();
}

}  // namespace

template <typename Map>
typename Map::iterator RandomChanges::pick(Map& map) {
  // From a random id on, so that finding one costs nothing on large graphs.
  auto at = map.lower_bound(below(map.rbegin()->first + 1));
  return at == map.end() ? map.begin() : at;
}

Value RandomChanges::random_value() {
  switch (below(8)) {
    case 0: return Value(static_cast<std::int64_t>(below(50)));
    case 1: return Value(static_cast<double>(below(1000)) / 8 + 0.0625);
    case 2: return Value(below(2) == 0);
    case 3: return Value::date(static_cast<std::int64_t>(below(20000)));
    case 4: return Value(std::string(1000 + below(2000), 'x') + std::to_string(below(20)));
    case 5: return Value(ValueList{Value(static_cast<std::int64_t>(below(3))), Value("in a list")});
    default: return Value(fmt::format("text {}", below(60)));
  }
}

Result<void> RandomChanges::create_node(storage::Transaction& transaction, Graph& graph) {
  Node node;
  std::vector<LabelId> ids;
  for (const char* label : labels) {
    if (below(3) != 0) continue;
    STEMMA_TRY(const LabelId id, transaction.label(label));
    ids.push_back(id);
    node.labels.insert(label);
  }
  STEMMA_TRY(const NodeId id, transaction.create_node(ids));
  if (!graph.nodes.emplace(number(id), std::move(node)).second) {
    return surprise("a node id was given out twice");
  }
  return {};
}

Result<void> RandomChanges::create_relationship(storage::Transaction& transaction, Graph& graph) {
  if (graph.nodes.empty()) return {};
  Relationship made;
  made.type = types[below(std::size(types))];
  made.source = pick(graph.nodes)->first;
  // Some nodes become hubs, some relationships loops.
  made.target = below(4) == 0 ? graph.nodes.begin()->first : pick(graph.nodes)->first;
  STEMMA_TRY(const TypeId type, transaction.type(made.type));
  STEMMA_TRY(const auto id,
             transaction.create_relationship(type, NodeId{made.source}, NodeId{made.target}));
  graph.relationships.emplace(number(id), std::move(made));
  return {};
}

Result<void> RandomChanges::set_property(storage::Transaction& transaction, Graph& graph) {
  if (graph.nodes.empty()) return {};
  const auto at = pick(graph.nodes);
  const char* key = keys[below(std::size(keys))];
  const Value value = below(6) == 0 ? Value() : random_value();
  STEMMA_TRY(const PropertyKeyId id, transaction.property_key(key));
  Node changed = at->second;
  if (value.is_null()) {
    changed.properties.erase(key);
  } else {
    changed.properties[key] = value;
  }
  const bool allowed = !clashes(graph, at->first, changed);
  STEMMA_TRY(agree(transaction.set_property(NodeId{at->first}, id, value), allowed));
  if (allowed) at->second = std::move(changed);
  return {};
}

Result<void> RandomChanges::set_relationship_property(storage::Transaction& transaction,
                                                      Graph& graph) {
  if (graph.relationships.empty()) return {};
  const auto at = pick(graph.relationships);
  const char* key = keys[below(std::size(keys))];
  const Value value = below(6) == 0 ? Value() : random_value();
  STEMMA_TRY(const PropertyKeyId id, transaction.property_key(key));
  STEMMA_TRY(transaction.set_property(RelationshipId{at->first}, id, value));
  if (value.is_null()) {
    at->second.properties.erase(key);
  } else {
    at->second.properties[key] = value;
  }
  return {};
}

Result<void> RandomChanges::change_label(storage::Transaction& transaction, Graph& graph) {
  if (graph.nodes.empty()) return {};
  const auto at = pick(graph.nodes);
  const char* label = labels[below(std::size(labels))];
  STEMMA_TRY(const LabelId id, transaction.label(label));
  Node changed = at->second;
  const bool add = changed.labels.erase(label) == 0;
  if (add) changed.labels.insert(label);
  const bool allowed = !clashes(graph, at->first, changed);
  const NodeId node{at->first};
  STEMMA_TRY(
      agree(add ? transaction.add_label(node, id) : transaction.remove_label(node, id), allowed));
  if (allowed) at->second = std::move(changed);
  return {};
}

Result<void> RandomChanges::delete_something(storage::Transaction& transaction, Graph& graph) {
  if (graph.nodes.empty()) return {};
  if (!graph.relationships.empty() && below(2) == 0) {
    const auto at = pick(graph.relationships);
    STEMMA_TRY(transaction.delete_relationship(RelationshipId{at->first}));
    graph.relationships.erase(at);
    return {};
  }
  const std::uint64_t id = pick(graph.nodes)->first;
  STEMMA_TRY(transaction.detach_delete_node(NodeId{id}));
  graph.nodes.erase(id);
  std::erase_if(graph.relationships, [id](const auto& each) {
    return each.second.source == id || each.second.target == id;
  });
  return {};
}

Result<void> RandomChanges::change_indexes(storage::Transaction& transaction, Graph& graph) {
  if (graph.indexes.size() >= 3) {
    const auto at = pick_index(graph);
    STEMMA_TRY(transaction.drop_index(at));
    graph.indexes.erase(at);
    return {};
  }
  const Index index{labels[below(std::size(labels))], keys[below(std::size(keys))], below(2) == 0};
  const std::string name =
      fmt::format("{} {}{}", index.label, index.property, index.unique ? " unique" : "");
  if (graph.indexes.contains(name)) return {};
  STEMMA_TRY(const LabelId label, transaction.label(index.label));
  STEMMA_TRY(const PropertyKeyId key, transaction.property_key(index.property));
  graph.indexes.emplace(name, index);
  bool allowed = true;
  for (const auto& [id, node] : graph.nodes) allowed = allowed && !clashes(graph, id, node);
  const auto made = transaction.create_index(
      {{}, name, storage::EntityKind::node, number(label), {key}, index.unique});
  if (!allowed) graph.indexes.erase(name);
  return agree(made ? Result<void>() : Result<void>(made.error()), allowed);
}

std::string RandomChanges::pick_index(const Graph& graph) {
  return std::next(graph.indexes.begin(), static_cast<std::ptrdiff_t>(below(graph.indexes.size())))
      ->first;
}

Result<void> RandomChanges::change(storage::Transaction& transaction, Graph& graph,
                                   unsigned steps) {
  for (unsigned step = 0; step < steps; ++step) {
    const std::uint64_t what = below(100);
    if (what < 25) {
      STEMMA_TRY(create_node(transaction, graph));
    } else if (what < 50) {
      STEMMA_TRY(create_relationship(transaction, graph));
    } else if (what < 70) {
      STEMMA_TRY(set_property(transaction, graph));
    } else if (what < 80) {
      STEMMA_TRY(set_relationship_property(transaction, graph));
    } else if (what < 88) {
      STEMMA_TRY(change_label(transaction, graph));
    } else if (what < 98) {
      STEMMA_TRY(delete_something(transaction, graph));
    } else {
      STEMMA_TRY(change_indexes(transaction, graph));
    }
  }
  return {};
}

}  // namespace stemma::model
