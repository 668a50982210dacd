#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "storage/store.hpp"

/// A graph in plain maps, the script of transactions that makes it, and the same graph read back
/// from a store. Every node and relationship has a `key` property of its own, since ids are the
/// store's affair.
namespace stemma::crash {

struct ModelNode {
  std::set<std::string> labels;
  std::map<std::string, std::string> properties;  ///< as literals
};
struct ModelRelationship {
  std::string type;
  std::int64_t source = 0;
  std::int64_t target = 0;
  std::map<std::string, std::string> properties;
};

struct Model {
  std::map<std::int64_t, ModelNode> nodes;
  std::map<std::int64_t, ModelRelationship> relationships;
  std::int64_t next_key = 0;

  /// One line an entity, sorted: two graphs are the same if these are.
  [[nodiscard]] std::vector<std::string> lines() const;
};

enum class Action : std::uint8_t {
  create_node,
  create_relationship,
  set_node_property,
  set_relationship_property,
  add_label,
  remove_label,
  delete_relationship,
  detach_delete_node,
};
struct Operation {
  Action action = Action::create_node;
  std::int64_t key = 0;     ///< of the entity
  std::int64_t source = 0;  ///< of a new relationship
  std::int64_t target = 0;
  std::string name;  ///< label, type or property
  Value value;       ///< null removes
};

enum class Vehicle : std::uint8_t { transaction, import };
/// What one commit does.
struct Step {
  Vehicle vehicle = Vehicle::transaction;
  std::vector<Operation> operations;
  bool fold_after = false;
};

/// The step with this number, given the graph before it. The same seed gives the same steps.
[[nodiscard]] Step step_of(std::uint64_t seed, std::uint64_t number, const Model& before);
void apply(const Step& step, Model& model);

/// Where the keys of a model live in a store.
struct Ids {
  std::unordered_map<std::int64_t, NodeId> nodes;
  std::unordered_map<std::int64_t, RelationshipId> relationships;
};
[[nodiscard]] Result<Ids> read_ids(const storage::Snapshot& snapshot);

/// Does a step in a store and commits it. `ids` follows.
[[nodiscard]] Result<storage::Snapshot> apply(const Step& step, storage::Store& store, Ids& ids);
/// The unique constraint on A.key that makes the steps keep an index.
[[nodiscard]] Result<void> create_indexes(storage::Store& store);

/// The graph of a snapshot as `Model::lines` gives it. Errors where what the store says of one fact
/// in two ways differs: adjacency in both directions, index and scan, counts and data.
[[nodiscard]] Result<std::vector<std::string>> read_lines(const storage::Snapshot& snapshot);

}  // namespace stemma::crash
