#pragma once

#include <memory>

#include "storage/catalog/catalog_state.hpp"
#include "storage/deltas/run.hpp"
#include "storage/segments/block_entry.hpp"
#include "storage/state/counters.hpp"
#include "storage/state/persistent_vector.hpp"

namespace stemma::storage {

class LensShelf;
class ReadPoint;

/// One block as it is at one commit: the segment, and what was changed since.
template <typename Block, typename Entry>
struct BlockState {
  std::shared_ptr<const BlockEntry<Block>> base;
  std::shared_ptr<const Overlay<Entry>> overlay;

  [[nodiscard]] Sequence version() const { return base == nullptr ? Sequence{} : base->version(); }
  [[nodiscard]] bool empty() const { return base == nullptr && overlay == nullptr; }
};

using ColumnBlockState = BlockState<ColumnBlock, ColumnEntry>;
using AdjacencyBlockState = BlockState<AdjacencyBlock, AdjacencyEntry>;
using ColumnTable = PersistentVector<ColumnBlockState>;
using AdjacencyTable = PersistentVector<AdjacencyBlockState>;

/// The whole graph at one commit: directory, overlay, catalogue, counters, and the point RocksDB is
/// read at. Immutable; consecutive states share what did not change.
struct State {
  Sequence sequence{};
  std::shared_ptr<const CatalogState> catalog = std::make_shared<CatalogState>();
  std::shared_ptr<const Counters> counters = std::make_shared<Counters>();
  PersistentVector<std::shared_ptr<const ColumnTable>> columns[2];  ///< by family and slot
  /// By direction and type.
  PersistentVector<std::shared_ptr<const AdjacencyTable>> adjacencies[2];
  PersistentVector<std::uint32_t> relationship_block_types;  ///< type + 1; 0: unused
  std::size_t overlay_entries = 0;
  std::size_t overlay_bytes = 0;
  std::shared_ptr<const ReadPoint> read_point;
  std::shared_ptr<LensShelf> lenses;  ///< what this state, no other, is looked at through

  /// nullptr where no block of it was ever written.
  [[nodiscard]] const ColumnTable* column(TableKey table) const;
  [[nodiscard]] const AdjacencyTable* adjacency(TableKey table) const;
  [[nodiscard]] std::optional<TypeId> type_of_block(std::uint64_t relationship_block) const;
  /// visit(table key, table) for every table.
  template <typename Visit>
  void each_column(Visit visit) const;
  template <typename Visit>
  void each_adjacency(Visit visit) const;
};

/// Where a column stands among the columns of its kind: the four that are no property come first.
[[nodiscard]] constexpr std::uint32_t column_slot(std::uint32_t number) { return number + 4; }
[[nodiscard]] constexpr std::uint32_t column_number(std::uint32_t slot) { return slot - 4; }
[[nodiscard]] constexpr std::size_t family_index(TableFamily family) {
  return static_cast<std::size_t>(family) % 2;
}

template <typename Visit>
void State::each_column(Visit visit) const {
  for (const auto family : {TableFamily::node_column, TableFamily::relationship_column}) {
    columns[family_index(family)].each([&](std::uint64_t slot, const auto& table) {
      if (table == nullptr) return;
      visit(TableKey{family, column_number(static_cast<std::uint32_t>(slot))}, *table);
    });
  }
}

template <typename Visit>
void State::each_adjacency(Visit visit) const {
  for (const auto family : {TableFamily::out_adjacency, TableFamily::in_adjacency}) {
    adjacencies[family_index(family)].each([&](std::uint64_t type, const auto& table) {
      if (table == nullptr) return;
      visit(TableKey{family, static_cast<std::uint32_t>(type)}, *table);
    });
  }
}

/// Makes a state from another by changing blocks.
class StateBuilder {
 public:
  explicit StateBuilder(const State& base) : state_(base) {}

  /// Everything but the tables may be changed here.
  [[nodiscard]] State& state() { return state_; }
  /// The changes of a commit in one block; or, while opening, of one record.
  void add_run(const BlockAddress& address, std::shared_ptr<const ColumnRun> run);
  void add_run(const BlockAddress& address, std::shared_ptr<const AdjacencyRun> run);
  /// Names a new segment, which holds the changes up to its version.
  void set_base(std::shared_ptr<const BlockEntry<ColumnBlock>> entry);
  void set_base(std::shared_ptr<const BlockEntry<AdjacencyBlock>> entry);
  [[nodiscard]] std::shared_ptr<const State> finish();

 private:
  [[nodiscard]] ColumnBlockState& column_block(const BlockAddress& address);
  [[nodiscard]] AdjacencyBlockState& adjacency_block(const BlockAddress& address);
  template <typename Block, typename Entry>
  void add(BlockState<Block, Entry>& block, std::shared_ptr<const Run<Entry>> run);
  template <typename Block, typename Entry>
  void set(BlockState<Block, Entry>& block, std::shared_ptr<const BlockEntry<Block>> entry);

  State state_;
  std::unordered_map<std::uint64_t, std::shared_ptr<ColumnTable>> columns_;  ///< being changed
  std::unordered_map<std::uint64_t, std::shared_ptr<AdjacencyTable>> adjacencies_;
};

}  // namespace stemma::storage
