#pragma once

#include <string>
#include <vector>

#include "engine/ownership/mapping.hpp"
#include "storage/transaction.hpp"

/// Where what the graph says is known from: statements about nodes, relationships and properties.
namespace stemma::engine::evidence {

/// A node or a relationship.
struct Entity {
  storage::EntityKind kind = storage::EntityKind::node;
  std::uint64_t id = 0;

  [[nodiscard]] Value value() const;
  friend bool operator==(const Entity&, const Entity&) = default;
};

/// The nodes and relationships of a value: itself, or those of a path from its start to its end.
/// Nothing for what has none.
[[nodiscard]] std::vector<Entity> entities_of(const Value& value);

/// One thing that is stated about an entity, and whether it is what the graph shows.
struct Item {
  Entity entity;
  storage::Statement statement;  ///< of id 0: said by the record's own properties
  bool preferred = false;        ///< it is what the snapshot shows
};

/// All that is stated about an entity, of a node that is several records about each of them; what a
/// record's own properties `source` and `place` of the mapping say comes before its statements.
[[nodiscard]] Result<std::vector<Item>> items_about(const storage::Snapshot& snapshot,
                                                    const ownership::Mapping& mapping,
                                                    const Entity& entity);
/// As a query sees it: entity, property, value, id, preferred and the texts that are known.
[[nodiscard]] Value to_value(const storage::Catalog& catalog, const Item& item);

/// Adds a statement, gives it an id and sets the property to the value that is believed then. Where
/// nothing was stated about the property, the value that it has becomes a statement first.
[[nodiscard]] Result<std::uint64_t> state(storage::Transaction& transaction, const Entity& entity,
                                          storage::Statement statement);
/// From `day` on the statement is not known any more. `not_found` where there is none of the id.
[[nodiscard]] Result<void> withdraw(storage::Transaction& transaction, const Entity& entity,
                                    std::uint64_t id, const std::string& day);
/// The statement was never made.
[[nodiscard]] Result<void> retract(storage::Transaction& transaction, const Entity& entity,
                                   std::uint64_t id);

/// Two or more statements about one record that are not withdrawn, of which some hold at the same
/// time, through a lens on its day, and say different values.
struct Contradiction {
  Entity entity;
  PropertyKeyId property;
  std::vector<Item> items;
};
[[nodiscard]] Result<std::vector<Contradiction>> contradictions(const storage::Snapshot& snapshot);

}  // namespace stemma::engine::evidence
