#include <algorithm>

#include "storage/lens/lens_view.hpp"
#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"

namespace stemma::storage {

/// Walks the blocks of the labels column.
class NodeScanState {
 public:
  NodeScanState(std::shared_ptr<const SnapshotState> snapshot, std::optional<LabelId> label)
      : changes_(changes_of(*snapshot)),
        cursor_(snapshot->lens() != nullptr ? ColumnCursor(*snapshot, labels_table)
                                            : ColumnCursor(snapshot->state(), labels_table,
                                                           changes_ ? &*changes_ : nullptr)),
        bound_(cursor_.block_bound()),
        labelled_(label.has_value()),
        snapshot_(std::move(snapshot)) {
    const CatalogState& catalog = snapshot_->catalog();
    wanted_.resize(catalog.label_set_count(), label.has_value() ? 0 : 1);
    for (std::uint32_t set = 0; label && set < wanted_.size(); ++set) {
      wanted_[set] = catalog.set_has(set, *label) ? 1 : 0;
    }
  }

  Result<ScanFlow> next(std::vector<NodeId>& ids, std::size_t max) {
    const std::size_t before = ids.size();
    while (ids.size() - before < max) {
      if (at_ == found_.size()) {
        if (block_ == bound_) break;
        STEMMA_TRY(read_block(block_++));
      }
      const std::size_t count = std::min(max - (ids.size() - before), found_.size() - at_);
      for (std::size_t i = 0; i < count; ++i) ids.push_back(NodeId{first_ + found_[at_ + i]});
      at_ += count;
    }
    return ids.size() == before ? ScanFlow::done : ScanFlow::more;
  }

 private:
  /// A copy: the scan shows what was there when it began, whatever the transaction does meanwhile.
  static std::optional<PendingColumn> changes_of(const SnapshotState& snapshot) {
    const Pending* pending = snapshot.pending();
    const PendingColumn* labels = pending == nullptr ? nullptr : pending->column(labels_table);
    if (labels == nullptr) return {};
    return *labels;
  }

  /// Whether the directory alone says that the block has none of the label.
  [[nodiscard]] bool skips(std::uint64_t block) const {
    if (!labelled_) return false;
    if (changes_ && changes_->block(block) != nullptr) return false;
    for (auto* lens = snapshot_->lens(); lens != nullptr; lens = lens->below().lens()) {
      if (lens->adds_labels({labels_table, block})) return false;
    }
    const ColumnTable* table = snapshot_->state().column(labels_table);
    const ColumnBlockState* state = table == nullptr ? nullptr : table->find(block);
    if (state == nullptr || state->overlay != nullptr || state->base == nullptr) return false;
    const auto& sets = state->base->description().label_sets;
    return std::none_of(sets.begin(), sets.end(), [this](const LabelSetCount& each) {
      return each.label_set < wanted_.size() && wanted_[each.label_set] != 0;
    });
  }

  [[nodiscard]] bool wants(std::int64_t set) const {
    return static_cast<std::uint64_t>(set) < wanted_.size() &&
           wanted_[static_cast<std::size_t>(set)] != 0;
  }

  Result<void> read_block(std::uint64_t block) {
    found_.clear();
    at_ = 0;
    first_ = block << column_block_bits;
    if (skips(block)) return {};
    STEMMA_TRY(cursor_.enter(block));
    if (!cursor_.clean()) return read_changed_block(block);
    const ColumnView& view = cursor_.view();
    for (std::uint32_t row = 0; row < view.rows; ++row) {
      if (view.has(row) && wants(view.integer(row))) {
        found_.push_back(static_cast<std::uint16_t>(row));
      }
    }
    return {};
  }

  Result<void> read_changed_block(std::uint64_t block) {
    STEMMA_TRY(cursor_.read_block(block, rows_));
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      if (!rows_[row].is_null() && wants(rows_[row].integer())) {
        found_.push_back(static_cast<std::uint16_t>(row));
      }
    }
    return {};
  }

  std::optional<PendingColumn> changes_;
  ColumnCursor cursor_;
  std::uint64_t block_ = 0;
  std::uint64_t bound_;
  bool labelled_;
  std::shared_ptr<const SnapshotState> snapshot_;
  std::vector<std::uint8_t> wanted_;  ///< by label set
  std::vector<std::uint16_t> found_;  ///< rows of the block before `block_`
  std::size_t at_ = 0;
  std::uint64_t first_ = 0;
  std::vector<Value> rows_;
};

NodeScan make_node_scan(std::shared_ptr<const SnapshotState> snapshot,
                        std::optional<LabelId> label) {
  return NodeScan(std::make_unique<NodeScanState>(std::move(snapshot), label));
}

NodeScan::NodeScan(std::unique_ptr<NodeScanState> state) : state_(std::move(state)) {}
NodeScan::NodeScan(NodeScan&&) noexcept = default;
NodeScan& NodeScan::operator=(NodeScan&&) noexcept = default;
NodeScan::~NodeScan() = default;

Result<ScanFlow> NodeScan::next(std::vector<NodeId>& ids, std::size_t max) {
  return state_->next(ids, max);
}

}  // namespace stemma::storage
