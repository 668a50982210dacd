#include "storage/import/node_import.hpp"

#include <algorithm>

namespace stemma::storage {

std::uint32_t NodeImport::label_set(std::span<const std::string> names) {
  LabelSet labels;
  for (const std::string& name : names) {
    const auto known = work_.catalog->label(name);
    labels.push_back(known ? *known : LabelId{work_.catalog->add_name(Dictionary::label, name)});
  }
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  if (const auto known = work_.catalog->find_label_set(labels)) return *known;
  const std::uint32_t set = work_.catalog->add_label_set(std::move(labels));
  work_.counters.label_sets.resize(set + 1);
  return set;
}

/// Consecutive ids, in blocks of the set's own if there are many, else in blocks shared by all
/// small sets of this import.
std::uint64_t NodeImport::take_ids(std::uint32_t set, std::uint64_t count) {
  const bool small = count < Counters::own_block_from && !cursors_.contains(set);
  Cursor& cursor = small ? mixed_ : cursors_[set];
  std::uint64_t& frontier = work_.counters.next_node_block;
  if (cursor.end - cursor.next < count) {
    // The last blocks given out can grow; otherwise what is left of the cursor's blocks is lost.
    const bool extends = cursor.next != cursor.end && cursor.end >> column_block_bits == frontier;
    if (!extends) cursor.next = cursor.end = frontier << column_block_bits;
    const std::uint64_t missing = count - (cursor.end - cursor.next);
    frontier += (missing + column_block_rows - 1) >> column_block_bits;
    cursor.end = frontier << column_block_bits;
  }
  const std::uint64_t first = cursor.next;
  cursor.next += count;
  return first;
}

Result<void> NodeImport::put_rows(std::uint64_t first, std::uint32_t set, std::uint64_t count,
                                  std::span<const ImportColumn> columns) {
  std::vector<std::uint32_t> keys;
  for (const ImportColumn& column : columns) keys.push_back(number(work_.property_key(column.key)));
  for (std::uint64_t done = 0; done < count;) {
    const std::uint64_t block = (first + done) >> column_block_bits;
    const auto row = static_cast<std::uint32_t>((first + done) & (column_block_rows - 1));
    const auto rows =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(count - done, column_block_rows - row));
    OpenBlock& open = blocks_[block];
    auto& labels = open.buffer.column(labels_column);
    std::fill_n(labels.begin() + row, rows, Value(static_cast<std::int64_t>(set)));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto& present = columns[i].present;
      const auto from = present.begin() + static_cast<std::ptrdiff_t>(done);
      if (std::find_if(from, from + rows, [](auto p) { return p != 0; }) == from + rows) continue;
      auto& values = open.buffer.column(keys[i]);
      for (std::uint32_t j = 0; j < rows; ++j) {
        values[row + j] = value_of(columns[i], done + j);
        if (!values[row + j].is_null()) ++work_.summary.properties;
      }
    }
    open.rows += rows;
    if (open.rows == column_block_rows) {
      STEMMA_TRY(open.buffer.write(work_, TableFamily::node_column, block));
      blocks_.erase(block);
    }
    done += rows;
  }
  return {};
}

Result<void> NodeImport::add_index_entries(std::uint64_t first, std::uint32_t set,
                                           std::uint64_t count,
                                           std::span<const ImportColumn> columns) {
  for (const IndexDescription& index : work_.catalog->indexes()) {
    if (index.kind != EntityKind::node) continue;
    if (!work_.catalog->set_has(set, LabelId{index.label_or_type})) continue;
    std::vector<const ImportColumn*> sources;
    for (const PropertyKeyId key : index.properties) {
      for (const ImportColumn& column : columns) {
        if (work_.catalog->property_key(column.key) == key) sources.push_back(&column);
      }
    }
    if (sources.size() != index.properties.size()) continue;
    std::vector<Value> values(sources.size());
    for (std::uint64_t row = 0; row < count; ++row) {
      for (std::size_t i = 0; i < sources.size(); ++i) values[i] = value_of(*sources[i], row);
      STEMMA_TRY(work_.add_index_entry(index, values, first + row));
    }
  }
  return {};
}

Result<NodeId> NodeImport::add(std::span<const std::string> labels, std::uint64_t count,
                               std::span<const ImportColumn> columns) {
  STEMMA_TRY(check_columns(columns, count));
  const std::uint32_t set = label_set(labels);
  for (const IndexDescription* constraint : work_.catalog->required()) {
    if (constraint->kind != EntityKind::node) continue;
    if (!work_.catalog->set_has(set, LabelId{constraint->label_or_type})) continue;
    STEMMA_TRY(work_.check_required(*constraint, columns, count));
  }
  const std::uint64_t first = take_ids(set, count);
  if (count == 0) return NodeId{first};
  STEMMA_TRY(put_rows(first, set, count, columns));
  STEMMA_TRY(add_index_entries(first, set, count, columns));
  work_.counters.label_sets[set].live += count;
  work_.counters.label_sets[set].born += count;
  work_.summary.nodes += count;
  work_.new_nodes.emplace(first, first + count);
  return NodeId{first};
}

Result<void> NodeImport::finish() {
  for (auto& [block, open] : blocks_) {
    STEMMA_TRY(open.buffer.write(work_, TableFamily::node_column, block));
  }
  blocks_.clear();
  Counters& counters = work_.counters;
  for (const auto& [set, cursor] : cursors_) {
    Counter& counter = counters.label_sets[set];
    if (cursor.end - cursor.next <= counter.end - counter.next) continue;
    counter.next = cursor.next;
    counter.end = cursor.end;
  }
  if (mixed_.end - mixed_.next > counters.mixed_end - counters.mixed_next) {
    counters.mixed_next = mixed_.next;
    counters.mixed_end = mixed_.end;
  }
  return {};
}

}  // namespace stemma::storage
