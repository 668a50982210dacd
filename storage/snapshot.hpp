#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "storage/catalog.hpp"
#include "storage/column_view.hpp"
#include "storage/lens.hpp"
#include "storage/statement.hpp"

namespace stemma::storage {

struct RelationshipRecord {
  TypeId type;
  NodeId source;
  NodeId target;
};

/// Whether an id names something. `deleted`: it did, before this transaction deleted it.
enum class EntityState : std::uint8_t { absent, present, deleted };

using LabelSet = std::vector<LabelId>;                            ///< sorted, each once
using Properties = std::vector<std::pair<PropertyKeyId, Value>>;  ///< sorted by key id, no nulls

/// The relationships of one node in one direction and of one type, sorted by (neighbour,
/// relationship). Points into a pinned block or a merged list; valid as long as the reader it came
/// from.
class Neighbours {
 public:
  Neighbours() = default;
  Neighbours(const void* neighbours, const void* relationships, std::uint32_t size, bool wide)
      : neighbours_(neighbours), relationships_(relationships), size_(size), wide_(wide) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] NodeId neighbour(std::size_t i) const { return NodeId{at(neighbours_, i)}; }
  [[nodiscard]] RelationshipId relationship(std::size_t i) const {
    return RelationshipId{at(relationships_, i)};
  }

 private:
  [[nodiscard]] std::uint64_t at(const void* array, std::size_t i) const {
    return wide_ ? static_cast<const std::uint64_t*>(array)[i]
                 : static_cast<const std::uint32_t*>(array)[i];
  }
  const void* neighbours_ = nullptr;
  const void* relationships_ = nullptr;
  std::uint32_t size_ = 0;
  bool wide_ = false;
};

/// The decoded adjacency of 2,048 nodes, readable in place: the list of node i of the block lies at
/// offsets[i] .. offsets[i + 1] of both arrays.
struct AdjacencyView {
  const std::uint32_t* offsets = nullptr;
  const void* neighbours = nullptr;
  const void* relationships = nullptr;
  std::uint32_t nodes = 0;
  bool wide = false;  ///< ids of 8 bytes, else of 4

  [[nodiscard]] Neighbours of(std::uint32_t node) const {
    const std::size_t begin = std::size_t{offsets[node]} * (wide ? 8 : 4);
    return {static_cast<const char*>(neighbours) + begin,
            static_cast<const char*>(relationships) + begin, offsets[node + 1] - offsets[node],
            wide};
  }
};

class SnapshotState;
class AdjacencyReaderState;
class ColumnReaderState;
class NodeScanState;

/// Reads the adjacency of one (direction, type). Keeps the blocks it met pinned and the lists it
/// had to merge with recent changes, so a second look costs nothing. Not thread-safe; make one a
/// thread. A reader of a transaction's view sees the changes made before it was made and is not to
/// be used after later changes of the transaction.
class AdjacencyReader {
 public:
  static constexpr unsigned block_bits = 11;
  static constexpr std::uint64_t row_mask = (1u << block_bits) - 1;

  explicit AdjacencyReader(std::unique_ptr<AdjacencyReaderState> state);
  AdjacencyReader(AdjacencyReader&&) noexcept;
  AdjacencyReader& operator=(AdjacencyReader&&) noexcept;
  ~AdjacencyReader();

  [[nodiscard]] Result<Neighbours> neighbours(NodeId node) {
    const std::uint64_t block = number(node) >> block_bits;
    if (block < clean_.size() && clean_[block] != nullptr) [[likely]] {
      return clean_[block]->of(static_cast<std::uint32_t>(number(node) & row_mask));
    }
    return merged_neighbours(node);
  }
  /// How many relationships the node has here; cheaper than the list where blocks are clean.
  [[nodiscard]] Result<std::size_t> degree(NodeId node) {
    const std::uint64_t block = number(node) >> block_bits;
    if (block < clean_.size() && clean_[block] != nullptr) [[likely]] {
      const std::uint32_t* offsets = clean_[block]->offsets + (number(node) & row_mask);
      return std::size_t{offsets[1] - offsets[0]};
    }
    return merged_degree(node);
  }
  /// The whole block that holds the node (nodes block << 11 and on), pinned as long as the reader;
  /// nullptr where recent changes have to be merged in: ask for its nodes one by one.
  [[nodiscard]] Result<const AdjacencyView*> block(std::uint64_t block);
  /// No node at or after this has a relationship here.
  [[nodiscard]] std::uint64_t block_bound() const;

 private:
  Result<Neighbours> merged_neighbours(NodeId node);
  Result<std::size_t> merged_degree(NodeId node);

  std::vector<const AdjacencyView*> clean_;  ///< by block, what is pinned and has no changes
  std::unique_ptr<AdjacencyReaderState> state_;
};

/// Whether a batch of values is of the type that was asked for.
enum class BatchType : std::uint8_t { uniform, mixed };

/// Reads one property of nodes or of relationships. Keeps the segments it met pinned. Not
/// thread-safe.
class ColumnReader {
 public:
  static constexpr unsigned block_bits = 13;
  static constexpr std::uint64_t row_mask = (1u << block_bits) - 1;

  explicit ColumnReader(std::unique_ptr<ColumnReaderState> state);
  ColumnReader(ColumnReader&&) noexcept;
  ColumnReader& operator=(ColumnReader&&) noexcept;
  ~ColumnReader();

  /// The value, null where there is none.
  [[nodiscard]] Result<Value> value(std::uint64_t id) {
    const std::uint64_t block = id >> block_bits;
    if (block < clean_.size() && clean_[block] != nullptr) [[likely]] {
      return clean_[block]->value(static_cast<std::uint32_t>(id & row_mask));
    }
    return merged_value(id);
  }
  /// out[i] = value(ids[i]).
  [[nodiscard]] Result<void> values(std::span<const std::uint64_t> ids, Value* out);
  /// out[i] = the float of ids[i], present[i] = 0 where it is null. `mixed`, and the output is not
  /// to be used, where some value is no float.
  [[nodiscard]] Result<BatchType> floats(std::span<const std::uint64_t> ids, double* out,
                                         std::uint8_t* present);
  /// The same for integers.
  [[nodiscard]] Result<BatchType> integers(std::span<const std::uint64_t> ids, std::int64_t* out,
                                           std::uint8_t* present);
  /// The whole block (ids block << 13 and on), pinned as long as the reader; nullptr where recent
  /// changes have to be merged in: ask for its values one by one.
  [[nodiscard]] Result<const ColumnView*> block(std::uint64_t block);

 private:
  Result<Value> merged_value(std::uint64_t id);

  std::vector<const ColumnView*> clean_;  ///< by block, what is pinned and has no changes
  std::unique_ptr<ColumnReaderState> state_;
};

enum class ScanFlow : std::uint8_t { more, done };

/// Yields node ids in ascending order.
class NodeScan {
 public:
  explicit NodeScan(std::unique_ptr<NodeScanState> state);
  NodeScan(NodeScan&&) noexcept;
  NodeScan& operator=(NodeScan&&) noexcept;
  ~NodeScan();
  /// Appends up to `max` ids. `done`: nothing was appended and nothing will be.
  [[nodiscard]] Result<ScanFlow> next(std::vector<NodeId>& ids, std::size_t max);

 private:
  std::unique_ptr<NodeScanState> state_;
};

/// One end of a range in an index.
struct Bound {
  Value value;
  bool inclusive = true;
};

/// The graph at one commit (a snapshot), or as a transaction sees it: the newest written state with
/// its own changes on top (a view). Cheap to copy; a copy sees the same. Thread-safe for snapshots.
class Snapshot {
 public:
  explicit Snapshot(std::shared_ptr<const SnapshotState> state) : state_(std::move(state)) {}

  [[nodiscard]] Sequence sequence() const;
  [[nodiscard]] const Catalog& catalog() const;

  /// The same graph through a lens, in place of the one it may be seen through already; as it is
  /// stored where the lens is empty.
  [[nodiscard]] Result<Snapshot> through(const Lens& lens) const;
  [[nodiscard]] bool has_lens() const { return lens_ != nullptr; }
  /// What it is seen through; empty where it is not.
  [[nodiscard]] Lens lens() const { return lens_ == nullptr ? Lens() : *lens_; }

  // How many there are; with a lens, how many there would be without.
  [[nodiscard]] std::uint64_t node_count() const;
  [[nodiscard]] std::uint64_t node_count(LabelId label) const;
  [[nodiscard]] std::uint64_t relationship_count() const;
  [[nodiscard]] std::uint64_t relationship_count(TypeId type) const;

  [[nodiscard]] Result<EntityState> state_of(NodeId node) const;
  [[nodiscard]] Result<EntityState> state_of(RelationshipId relationship) const;
  [[nodiscard]] Result<LabelSet> labels(NodeId node) const;
  /// mask[i] = 1 where nodes[i] has the label, else 0.
  [[nodiscard]] Result<void> has_label(std::span<const NodeId> nodes, LabelId label,
                                       std::uint8_t* mask) const;
  /// The type and ends; of a relationship deleted by this transaction too. `not_found` otherwise.
  [[nodiscard]] Result<RelationshipRecord> relationship(RelationshipId relationship) const;
  [[nodiscard]] Result<Value> property(NodeId node, PropertyKeyId key) const;
  [[nodiscard]] Result<Value> property(RelationshipId relationship, PropertyKeyId key) const;
  [[nodiscard]] Result<Properties> properties(NodeId node) const;
  [[nodiscard]] Result<Properties> properties(RelationshipId relationship) const;

  /// What is stated about it, whatever the lens; none where it is not there.
  [[nodiscard]] Result<Statements> statements(EntityKind kind, std::uint64_t id) const;
  /// visit(id, statements) for all of the kind about which something is stated, by id.
  [[nodiscard]] Result<void> each_stated(
      EntityKind kind,
      const std::function<Result<void>(std::uint64_t, const Statements&)>& visit) const;

  [[nodiscard]] AdjacencyReader adjacency(Direction direction, TypeId type) const;
  [[nodiscard]] ColumnReader column(EntityKind kind, PropertyKeyId key) const;
  /// All nodes, or those with the label: visits only blocks that have some of it.
  [[nodiscard]] NodeScan scan(std::optional<LabelId> label = {}) const;

  /// Ids whose indexed values equal `key` (one value a property of the index; 1 and 1.0 alike).
  [[nodiscard]] Result<void> lookup(IndexId index, std::span<const Value> key,
                                    std::vector<std::uint64_t>& ids) const;
  /// Ids with first property between the bounds, in index order (values of one type only: the type
  /// of the bounds). Absent bound: open.
  [[nodiscard]] Result<void> range(IndexId index, const std::optional<Bound>& lower,
                                   const std::optional<Bound>& upper,
                                   std::vector<std::uint64_t>& ids) const;
  /// Ids whose first property is a string that begins with `prefix`.
  [[nodiscard]] Result<void> prefix(IndexId index, std::string_view prefix,
                                    std::vector<std::uint64_t>& ids) const;

 private:
  std::shared_ptr<const SnapshotState> state_;
  std::shared_ptr<const SnapshotState> stored_;  ///< without the lens; nullptr where there is none
  std::shared_ptr<const Lens> lens_;
};

}  // namespace stemma::storage
