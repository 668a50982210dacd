#pragma once

#include <map>
#include <mutex>

#include "storage/read/snapshot_state.hpp"
#include "storage/segments/block_cache.hpp"

namespace stemma::storage {

/// A snapshot as one lens shows it: blocks that look different are made from those below when they
/// are first asked for, and lie in the store's cache like any others. So reading through a lens
/// costs what reading does, once a block was met. Thread-safe.
class LensView {
 public:
  LensView(std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache);
  LensView(const LensView&) = delete;
  LensView& operator=(const LensView&) = delete;
  virtual ~LensView();

  /// The snapshot that this is a view of; it may have a lens itself.
  [[nodiscard]] const SnapshotState& below() const { return *below_; }

  /// Whether the block may look different from the one below.
  [[nodiscard]] virtual bool changes(const BlockAddress& address) const = 0;
  /// Whether the block may hold nodes of labels that the one below has none of.
  [[nodiscard]] virtual bool adds_labels(const BlockAddress& address) const = 0;
  /// The node that stands for this one.
  [[nodiscard]] virtual std::uint64_t shown(std::uint64_t node) const { return node; }
  /// Appends the nodes that stand for others too.
  virtual void add_shown(std::vector<std::uint64_t>&) const {}
  [[nodiscard]] virtual const CatalogState& catalog() const { return below_->catalog(); }

  [[nodiscard]] Result<Pin<ColumnBlock>> column(const BlockAddress& address) const;
  [[nodiscard]] Result<Pin<AdjacencyBlock>> adjacency(const BlockAddress& address) const;

 protected:
  /// The values of a block, by row.
  using Rows = std::vector<Value>;
  /// The lists of 2,048 nodes one after the other; list i ends at offsets[i + 1].
  struct Lists {
    std::vector<std::uint32_t> offsets;
    std::vector<Neighbour> entries;
  };

  /// Turns the rows of the block below into those that are seen.
  [[nodiscard]] virtual Result<void> look(const BlockAddress& address, Rows& rows) const = 0;
  [[nodiscard]] virtual Result<Lists> lists(const BlockAddress& address) const = 0;
  [[nodiscard]] const std::shared_ptr<const SnapshotState>& shared_below() const { return below_; }

 private:
  template <typename Block, typename Make>
  Result<Pin<Block>> pin(const BlockAddress& address, const Make& make) const;

  const std::shared_ptr<const SnapshotState> below_;
  const std::shared_ptr<BlockCache> cache_;
  mutable std::mutex mutex_;  ///< of the map, not of its slots
  mutable std::map<BlockAddress, BlockSlot> slots_;
};

/// Whether entities are there, as a lens shows them; keeps the blocks that it met.
class Presence {
 public:
  Presence(const LensView& lens, TableKey table) : lens_(lens), table_(table) {}
  [[nodiscard]] Result<EntityState> operator()(std::uint64_t id) {
    const std::uint64_t block = id >> column_block_bits;
    auto met = pins_.find(block);
    if (met == pins_.end()) {
      STEMMA_TRY(auto pin, lens_.column({table_, block}));
      met = pins_.emplace(block, std::move(pin)).first;
    }
    const bool there =
        met->second->view().has(static_cast<std::uint32_t>(id & (column_block_rows - 1)));
    return there ? EntityState::present : EntityState::absent;
  }

 private:
  const LensView& lens_;
  const TableKey table_;
  std::unordered_map<std::uint64_t, Pin<ColumnBlock>> pins_;
};

}  // namespace stemma::storage
