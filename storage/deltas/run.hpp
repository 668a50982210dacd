#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/ids.hpp"
#include "core/value.hpp"

namespace stemma::storage {

/// One row of a column got a value (null: lost it).
struct ColumnEntry {
  Value value;
  Sequence sequence;
  std::uint16_t row;
};

/// One relationship was added to a node's list or removed from it.
struct AdjacencyEntry {
  NodeId neighbour;
  RelationshipId relationship;
  Sequence sequence;
  std::uint16_t row;
  bool added;
};

[[nodiscard]] inline std::size_t bytes_of(const ColumnEntry& entry) {
  return sizeof(entry) + entry.value.heap_bytes();
}
[[nodiscard]] inline std::size_t bytes_of(const AdjacencyEntry& entry) { return sizeof(entry); }

/// Within a run: by row, the newest change of a row first.
[[nodiscard]] inline bool before(const ColumnEntry& a, const ColumnEntry& b) {
  return a.row != b.row ? a.row < b.row : a.sequence > b.sequence;
}
/// Within a run: by row, neighbour and relationship, the newest change of one first.
[[nodiscard]] inline bool before(const AdjacencyEntry& a, const AdjacencyEntry& b) {
  if (a.row != b.row) return a.row < b.row;
  if (a.neighbour != b.neighbour) return a.neighbour < b.neighbour;
  if (a.relationship != b.relationship) return a.relationship < b.relationship;
  return a.sequence > b.sequence;
}

/// One record in the deltas family: the commit and into how many parts it was cut.
struct DeltaRecord {
  Sequence sequence;
  std::uint32_t parts;
};

/// Changes of one block, sorted, by one commit or by several merged. Immutable.
template <typename Entry>
struct Run {
  std::vector<Entry> entries;
  std::vector<DeltaRecord> records;  ///< where these changes lie in RocksDB, oldest first
  std::size_t bytes = 0;
};

/// All changes of one block that its segment does not hold. Immutable; a commit makes a new one
/// that shares the runs. Runs are merged so that each is more than twice the next: a lookup
/// searches a logarithmic number of them, and an entry is copied a logarithmic number of times.
template <typename Entry>
class Overlay {
 public:
  using RunPointer = std::shared_ptr<const Run<Entry>>;

  /// Oldest first.
  [[nodiscard]] const std::vector<RunPointer>& runs() const { return runs_; }
  [[nodiscard]] std::size_t entries() const { return entries_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  [[nodiscard]] static std::shared_ptr<const Overlay> with(
      const std::shared_ptr<const Overlay>& old, RunPointer run) {
    auto made = std::make_shared<Overlay>();
    if (old != nullptr) made->runs_ = old->runs_;
    while (!made->runs_.empty() && made->runs_.back()->entries.size() <= 2 * run->entries.size()) {
      run = merge(*made->runs_.back(), *run);
      made->runs_.pop_back();
    }
    made->runs_.push_back(std::move(run));
    for (const auto& each : made->runs_) {
      made->entries_ += each->entries.size();
      made->bytes_ += each->bytes;
    }
    return made;
  }

  /// What was changed after the commit `last`; nullptr if nothing was.
  [[nodiscard]] static std::shared_ptr<const Overlay> after(const Overlay& old, Sequence last) {
    std::shared_ptr<const Overlay> made;
    for (const RunPointer& run : old.runs_) {
      auto rest = std::make_shared<Run<Entry>>();
      for (const DeltaRecord& record : run->records) {
        if (record.sequence > last) rest->records.push_back(record);
      }
      if (rest->records.empty()) continue;
      for (const Entry& entry : run->entries) {
        if (entry.sequence > last) {
          rest->entries.push_back(entry);
          rest->bytes += bytes_of(entry);
        }
      }
      made = with(made, std::move(rest));
    }
    return made;
  }

 private:
  /// Keeps every entry: a fold that began between two changes of a row needs the later one alone.
  static RunPointer merge(const Run<Entry>& older, const Run<Entry>& newer) {
    auto merged = std::make_shared<Run<Entry>>();
    merged->entries.resize(older.entries.size() + newer.entries.size());
    std::merge(older.entries.begin(), older.entries.end(), newer.entries.begin(),
               newer.entries.end(), merged->entries.begin(),
               [](const Entry& a, const Entry& b) { return before(a, b); });
    merged->records = older.records;
    merged->records.insert(merged->records.end(), newer.records.begin(), newer.records.end());
    merged->bytes = older.bytes + newer.bytes;
    return merged;
  }

  std::vector<RunPointer> runs_;
  std::size_t entries_ = 0;
  std::size_t bytes_ = 0;
};

using ColumnRun = Run<ColumnEntry>;
using AdjacencyRun = Run<AdjacencyEntry>;
using ColumnOverlay = Overlay<ColumnEntry>;
using AdjacencyOverlay = Overlay<AdjacencyEntry>;

/// The newest change of a row; nullptr if there is none.
[[nodiscard]] inline const Value* find_change(const ColumnOverlay& overlay, std::uint16_t row) {
  const auto& runs = overlay.runs();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const auto& entries = (*run)->entries;
    const auto at =
        std::lower_bound(entries.begin(), entries.end(), row,
                         [](const ColumnEntry& e, std::uint16_t r) { return e.row < r; });
    if (at != entries.end() && at->row == row) return &at->value;
  }
  return nullptr;
}

/// Appends the changes of a row, of each relationship only the newest, sorted by (neighbour,
/// relationship).
void collect_changes(const AdjacencyOverlay& overlay, std::uint16_t row,
                     std::vector<AdjacencyEntry>& changes);

}  // namespace stemma::storage
