#include <algorithm>
#include <unordered_map>

#include "storage/lens/lens_view.hpp"
#include "storage/read/readers.hpp"

namespace stemma::storage {
namespace {

/// A list of a node as the layers together make it; the arrays are 8 bytes an id.
struct MergedList {
  std::vector<std::uint64_t> neighbours;
  std::vector<std::uint64_t> relationships;

  void add(const Neighbour& entry) {
    neighbours.push_back(number(entry.neighbour));
    relationships.push_back(number(entry.relationship));
  }
  [[nodiscard]] Neighbours list() const {
    return {neighbours.data(), relationships.data(), static_cast<std::uint32_t>(neighbours.size()),
            true};
  }
};

MergedList merge(const Neighbours& base, const std::vector<AdjacencyEntry>& changes) {
  MergedList merged;
  std::size_t i = 0;
  for (const AdjacencyEntry& change : changes) {
    const Neighbour changed{change.neighbour, change.relationship};
    for (; i < base.size(); ++i) {
      const Neighbour old{base.neighbour(i), base.relationship(i)};
      if (!(old < changed)) break;
      merged.add(old);
    }
    const bool in_base = i < base.size() && base.neighbour(i) == change.neighbour &&
                         base.relationship(i) == change.relationship;
    if (in_base) ++i;
    if (change.added) merged.add(changed);
  }
  for (; i < base.size(); ++i) merged.add({base.neighbour(i), base.relationship(i)});
  return merged;
}

const AdjacencyView& empty_view() {
  static constexpr std::uint32_t offsets[adjacency_block_nodes + 1] = {};
  static constexpr AdjacencyView empty{offsets, nullptr, nullptr, adjacency_block_nodes, false};
  return empty;
}

}  // namespace

/// The snapshot an adjacency is read from, the blocks that were met and the lists that were merged.
class AdjacencyReaderState {
 public:
  AdjacencyReaderState(std::shared_ptr<const SnapshotState> snapshot, TableKey table)
      : table_(snapshot->state().adjacency(table)),
        pending_(snapshot->pending() == nullptr ? nullptr : snapshot->pending()->adjacency(table)),
        snapshot_(std::move(snapshot)),
        key_(table) {}

  struct Block {
    const AdjacencyView* view = nullptr;
    const AdjacencyOverlay* overlay = nullptr;
    const PendingAdjacencyBlock* pending = nullptr;
    [[nodiscard]] bool clean() const { return overlay == nullptr && pending == nullptr; }
  };

  /// Pins the block for the life of the reader.
  Result<Block> enter(std::uint64_t block) {
    const auto known = dirty_.find(block);
    if (known != dirty_.end()) return known->second;
    if (const LensView* lens = snapshot_->lens_on({key_, block})) {
      STEMMA_TRY(auto pin, lens->adjacency({key_, block}));
      const AdjacencyView* view = &pin->view();
      pins_.push_back(std::move(pin));
      return Block{view, nullptr, nullptr};
    }
    Block entered{&empty_view(), nullptr, pending_ == nullptr ? nullptr : pending_->block(block)};
    const AdjacencyBlockState* state = table_ == nullptr ? nullptr : table_->find(block);
    if (state != nullptr) {
      entered.overlay = state->overlay.get();
      if (state->base != nullptr) {
        STEMMA_TRY(auto pin, state->base->pin());
        entered.view = &pin->view();
        pins_.push_back(std::move(pin));
      }
    }
    if (!entered.clean()) dirty_.emplace(block, entered);
    return entered;
  }

  /// The changes of a node, sorted, of each relationship only the last.
  const std::vector<AdjacencyEntry>& changes(const Block& block, std::uint16_t row) {
    changes_.clear();
    if (block.overlay != nullptr) collect_changes(*block.overlay, row, changes_);
    if (block.pending == nullptr) return changes_;
    const auto own = block.pending->find(row);
    if (own == block.pending->end() || own->second.empty()) return changes_;
    for (const AdjacencyChange& change : own->second) {
      changes_.push_back({change.entry.neighbour, change.entry.relationship,
                          Sequence{~std::uint64_t{0}}, row, change.added});
    }
    std::sort(changes_.begin(), changes_.end(),
              [](const AdjacencyEntry& a, const AdjacencyEntry& b) { return before(a, b); });
    const auto same = [](const AdjacencyEntry& a, const AdjacencyEntry& b) {
      return a.relationship == b.relationship && a.neighbour == b.neighbour;
    };
    changes_.erase(std::unique(changes_.begin(), changes_.end(), same), changes_.end());
    return changes_;
  }

  [[nodiscard]] std::uint64_t block_bound() const {
    std::uint64_t bound = table_ == nullptr ? 0 : table_->bound();
    if (pending_ != nullptr) {
      for (const auto& [block, nodes] : pending_->blocks) bound = std::max(bound, block + 1);
    }
    return bound;
  }

  std::unordered_map<std::uint64_t, MergedList> merged;  ///< by node

 private:
  const AdjacencyTable* table_;
  const PendingAdjacency* pending_;
  std::shared_ptr<const SnapshotState> snapshot_;
  TableKey key_;
  std::vector<Pin<AdjacencyBlock>> pins_;
  std::unordered_map<std::uint64_t, Block> dirty_;
  std::vector<AdjacencyEntry> changes_;
};

AdjacencyReader make_adjacency_reader(std::shared_ptr<const SnapshotState> snapshot,
                                      TableKey table) {
  return AdjacencyReader(std::make_unique<AdjacencyReaderState>(std::move(snapshot), table));
}

AdjacencyReader::AdjacencyReader(std::unique_ptr<AdjacencyReaderState> state)
    : state_(std::move(state)) {}
AdjacencyReader::AdjacencyReader(AdjacencyReader&&) noexcept = default;
AdjacencyReader& AdjacencyReader::operator=(AdjacencyReader&&) noexcept = default;
AdjacencyReader::~AdjacencyReader() = default;

std::uint64_t AdjacencyReader::block_bound() const { return state_->block_bound(); }

Result<const AdjacencyView*> AdjacencyReader::block(std::uint64_t block) {
  if (block < clean_.size() && clean_[block] != nullptr) return clean_[block];
  if (block >= state_->block_bound()) return &empty_view();
  STEMMA_TRY(const auto entered, state_->enter(block));
  if (!entered.clean()) return static_cast<const AdjacencyView*>(nullptr);
  if (block >= clean_.size()) clean_.resize(block + 1);
  clean_[block] = entered.view;
  return entered.view;
}

Result<Neighbours> AdjacencyReader::merged_neighbours(NodeId node) {
  const auto row = static_cast<std::uint16_t>(number(node) & row_mask);
  STEMMA_TRY(const AdjacencyView* view, block(number(node) >> block_bits));
  if (view != nullptr) return view->of(row);
  const auto known = state_->merged.find(number(node));
  if (known != state_->merged.end()) return known->second.list();
  STEMMA_TRY(const auto entered, state_->enter(number(node) >> block_bits));
  const auto& changes = state_->changes(entered, row);
  if (changes.empty()) return entered.view->of(row);
  auto merged = merge(entered.view->of(row), changes);
  return state_->merged.emplace(number(node), std::move(merged)).first->second.list();
}

Result<std::size_t> AdjacencyReader::merged_degree(NodeId node) {
  // Additions are new and removals were there, except where both are still apart from the segment.
  STEMMA_TRY(const Neighbours list, merged_neighbours(node));
  return list.size();
}

}  // namespace stemma::storage
