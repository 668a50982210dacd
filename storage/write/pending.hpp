#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/value.hpp"
#include "storage/catalog/catalog_state.hpp"
#include "storage/keys/table_key.hpp"
#include "storage/segments/adjacency_block.hpp"
#include "storage/snapshot.hpp"
#include "storage/state/counters.hpp"

namespace stemma::storage {

/// The values a transaction gave to rows of one block of a column.
using PendingColumnBlock = std::unordered_map<std::uint16_t, Value>;

struct PendingColumn {
  std::unordered_map<std::uint64_t, PendingColumnBlock> blocks;

  [[nodiscard]] const PendingColumnBlock* block(std::uint64_t block) const;
  [[nodiscard]] const Value* find(std::uint64_t id) const;
};

struct AdjacencyChange {
  Neighbour entry;
  bool added;
};
using PendingAdjacencyBlock = std::unordered_map<std::uint16_t, std::vector<AdjacencyChange>>;

struct PendingAdjacency {
  std::unordered_map<std::uint64_t, PendingAdjacencyBlock> blocks;

  [[nodiscard]] const PendingAdjacencyBlock* block(std::uint64_t block) const;
};

enum class IndexChange : std::uint8_t { removed, added, added_shortened };

/// What a transaction has changed and not yet committed: the topmost layer of its view.
struct Pending {
  std::unordered_map<std::uint32_t, PendingColumn> columns[2];         ///< by family and number
  std::unordered_map<std::uint32_t, PendingAdjacency> adjacencies[2];  ///< by direction and type
  std::map<std::string, IndexChange, std::less<>> index_changes;       ///< by index key
  std::set<IndexId> dropped_indexes;
  std::unordered_map<std::uint64_t, TypeId> relationship_blocks;  ///< new blocks of ids
  std::unordered_set<std::uint64_t> deleted_nodes;
  std::unordered_map<std::uint64_t, RelationshipRecord> deleted_relationships;
  std::shared_ptr<CatalogState> catalog;  ///< nullptr: unchanged
  Counters counters;

  [[nodiscard]] const PendingColumn* column(TableKey table) const;
  [[nodiscard]] const PendingAdjacency* adjacency(TableKey table) const;
  [[nodiscard]] const Value* find(TableKey table, std::uint64_t id) const;

  void set(TableKey table, std::uint64_t id, Value value);
  void add_relationship(TypeId type, NodeId source, NodeId target, RelationshipId relationship);
  void remove_relationship(const RelationshipRecord& record, RelationshipId relationship);
  [[nodiscard]] bool empty() const;

 private:
  void change(TableKey table, NodeId node, const AdjacencyChange& change);
};

}  // namespace stemma::storage
