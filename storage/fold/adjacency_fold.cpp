#include "storage/fold/adjacency_fold.hpp"

#include <algorithm>

#include "storage/keys/table_key.hpp"

namespace stemma::storage {
namespace {

/// Merges changes into the old lists part by part.
class AdjacencyFold {
 public:
  AdjacencyFold(SegmentSink& sink, const BlockAddress& address, Sequence version,
                const AdjacencyBase& base, std::span<const AdjacencyEntry> changes)
      : sink_(sink), address_(address), base_(base), changes_(changes) {
    entry_.version = version;
    counts_.assign(adjacency_block_nodes, 0);
  }

  Result<DirectoryEntry> run() {
    count_base();
    locate_changes();
    find_touched_parts();
    std::size_t begin = 0;
    std::size_t change = 0;
    for (std::size_t part = 0; part < parts(); ++part) {
      const std::size_t end = begin + base_.description->parts[part].count;
      if (touched_[part]) {
        change = merge_range(begin, end, part + 1 == parts(), change);
      } else {
        STEMMA_TRY(flush());
        entry_.parts.push_back(base_.description->parts[part]);
      }
      begin = end;
    }
    if (parts() == 0) merge_range(0, 0, true, 0);
    STEMMA_TRY(flush());
    STEMMA_TRY(put_offsets());
    return std::move(entry_);
  }

 private:
  [[nodiscard]] std::size_t parts() const {
    return base_.description == nullptr ? 0 : base_.description->parts.size();
  }
  [[nodiscard]] std::size_t base_size() const {
    return base_.block == nullptr ? 0 : base_.block->size();
  }

  void count_base() {
    if (base_.block == nullptr) return;
    const std::uint32_t* offsets = base_.block->view().offsets;
    for (std::uint32_t row = 0; row < adjacency_block_nodes; ++row) {
      counts_[row] = offsets[row + 1] - offsets[row];
    }
  }

  /// Where each change falls in the old arrays, and what it does to the count of its row.
  void locate_changes() {
    places_.reserve(changes_.size());
    for (const AdjacencyEntry& change : changes_) {
      Place place{0, false};
      if (base_.block != nullptr) place = locate(change);
      if (change.added && !place.in_base) ++counts_[change.row];
      if (!change.added && place.in_base) --counts_[change.row];
      places_.push_back(place);
    }
  }

  struct Place {
    std::size_t index;  ///< of the first old entry that is not before the change
    bool in_base;       ///< and that entry is the changed one
  };

  [[nodiscard]] Place locate(const AdjacencyEntry& change) const {
    const std::uint32_t* offsets = base_.block->view().offsets;
    std::size_t low = offsets[change.row];
    std::size_t high = offsets[change.row + 1];
    const std::size_t end = high;
    const Neighbour wanted{change.neighbour, change.relationship};
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (base_.block->at(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return {low, low < end && base_.block->at(low) == wanted};
  }

  void find_touched_parts() {
    touched_.assign(parts(), false);
    if (parts() == 0) return;
    // Many small parts would make reading slow: then all are written anew.
    const std::size_t parts_max = 4 + 4 * (base_size() / adjacency_format::part_entries_max);
    if (parts() > parts_max) touched_.assign(parts(), true);
    std::size_t part = 0;
    std::size_t end = base_.description->parts[0].count;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (!changes_[i].added && !places_[i].in_base) continue;
      while (places_[i].index >= end && part + 1 < parts()) {
        end += base_.description->parts[++part].count;
      }
      touched_[part] = true;
    }
  }

  /// Appends the old entries [begin, end) and the changes that fall there, from `change` on.
  std::size_t merge_range(std::size_t begin, std::size_t end, bool last, std::size_t change) {
    while (change < changes_.size() && places_[change].index < begin) ++change;
    for (std::size_t i = begin; i <= end; ++i) {
      bool replaced = false;
      while (change < changes_.size() && places_[change].index == i && (i < end || last)) {
        if (changes_[change].added) {
          merged_.push_back({changes_[change].neighbour, changes_[change].relationship});
        }
        replaced = replaced || places_[change].in_base;
        ++change;
      }
      if (i < end && !replaced) merged_.push_back(base_.block->at(i));
    }
    return change;
  }

  /// Writes what was merged, in parts of about equal size.
  Result<void> flush() {
    constexpr std::size_t max = adjacency_format::part_entries_max;
    const std::size_t pieces = (merged_.size() + max - 1) / max;
    std::span<const Neighbour> rest(merged_);
    for (std::size_t left = pieces; left > 0; --left) {
      const auto piece = rest.first((rest.size() + left - 1) / left);
      rest = rest.subspan(piece.size());
      const SegmentPart part{next_part_++, entry_.version,
                             static_cast<std::uint32_t>(piece.size())};
      SegmentKey key{address_, SegmentComponent::neighbours, part.part, part.version};
      STEMMA_TRY(sink_.put(key, adjacency_format::encode_neighbours(piece)));
      key.component = SegmentComponent::relationships;
      STEMMA_TRY(sink_.put(key, adjacency_format::encode_relationships(piece)));
      entry_.parts.push_back(part);
    }
    merged_.clear();
    return {};
  }

  Result<void> put_offsets() {
    std::vector<std::uint32_t> offsets{0};
    for (const std::uint32_t count : counts_) offsets.push_back(offsets.back() + count);
    return sink_.put({address_, SegmentComponent::offsets, 0, entry_.version},
                     adjacency_format::encode_offsets(offsets));
  }

  SegmentSink& sink_;
  const BlockAddress address_;
  const AdjacencyBase base_;
  const std::span<const AdjacencyEntry> changes_;
  std::vector<Place> places_;
  std::vector<bool> touched_;
  std::vector<std::uint32_t> counts_;
  std::vector<Neighbour> merged_;
  std::uint32_t next_part_ = 0;
  DirectoryEntry entry_;
};

}  // namespace

Result<DirectoryEntry> fold_adjacency(SegmentSink& sink, const BlockAddress& address,
                                      Sequence version, const AdjacencyBase& base,
                                      std::span<const AdjacencyEntry> changes) {
  return AdjacencyFold(sink, address, version, base, changes).run();
}

std::vector<AdjacencyEntry> all_changes(const AdjacencyOverlay& overlay) {
  std::vector<AdjacencyEntry> changes;
  for (const auto& run : overlay.runs()) {
    changes.insert(changes.end(), run->entries.begin(), run->entries.end());
  }
  std::sort(changes.begin(), changes.end(),
            [](const AdjacencyEntry& a, const AdjacencyEntry& b) { return before(a, b); });
  const auto same = [](const AdjacencyEntry& a, const AdjacencyEntry& b) {
    return a.row == b.row && a.neighbour == b.neighbour && a.relationship == b.relationship;
  };
  changes.erase(std::unique(changes.begin(), changes.end(), same), changes.end());
  return changes;
}

}  // namespace stemma::storage
