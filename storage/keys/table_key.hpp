#pragma once

#include <compare>
#include <cstdint>

#include "core/ids.hpp"
#include "storage/catalog.hpp"

namespace stemma::storage {

/// What a table of blocks holds. The numbers are on disk.
enum class TableFamily : std::uint8_t {
  node_column = 0,
  relationship_column = 1,
  out_adjacency = 2,
  in_adjacency = 3,
};

/// One column of all nodes or of all relationships (number: the property key, or one of those
/// below), or the adjacency of one direction and type (number: the type).
struct TableKey {
  TableFamily family;
  std::uint32_t number;
  friend auto operator<=>(const TableKey&, const TableKey&) = default;
};

/// Columns that are no property. A node is there while its label set is; a relationship while its
/// source and target are.
constexpr std::uint32_t labels_column = 0xffffffff;
constexpr std::uint32_t source_column = 0xfffffffe;
constexpr std::uint32_t target_column = 0xfffffffd;
constexpr std::uint32_t statements_column = 0xfffffffc;  ///< of nodes and of relationships

constexpr TableKey labels_table{TableFamily::node_column, labels_column};
constexpr TableKey source_table{TableFamily::relationship_column, source_column};
constexpr TableKey target_table{TableFamily::relationship_column, target_column};

[[nodiscard]] constexpr TableKey statements_table(EntityKind kind) {
  return {kind == EntityKind::node ? TableFamily::node_column : TableFamily::relationship_column,
          statements_column};
}
[[nodiscard]] constexpr TableKey property_table(EntityKind kind, PropertyKeyId key) {
  return {kind == EntityKind::node ? TableFamily::node_column : TableFamily::relationship_column,
          number(key)};
}
[[nodiscard]] constexpr TableKey adjacency_table(Direction direction, TypeId type) {
  return {direction == Direction::out ? TableFamily::out_adjacency : TableFamily::in_adjacency,
          number(type)};
}
[[nodiscard]] constexpr bool is_column(TableFamily family) {
  return family <= TableFamily::relationship_column;
}

/// Ids a block covers: 8,192 rows of a column, 2,048 nodes of an adjacency.
constexpr unsigned column_block_bits = 13;
constexpr unsigned adjacency_block_bits = 11;
constexpr std::uint32_t column_block_rows = 1u << column_block_bits;
constexpr std::uint32_t adjacency_block_nodes = 1u << adjacency_block_bits;

/// One block of one table.
struct BlockAddress {
  TableKey table;
  std::uint64_t block;
  friend auto operator<=>(const BlockAddress&, const BlockAddress&) = default;
};

}  // namespace stemma::storage
