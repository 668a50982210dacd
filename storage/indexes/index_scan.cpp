#include "storage/indexes/index_scan.hpp"

#include "storage/rocks.hpp"

namespace stemma::storage {
namespace {

using Visit = std::function<Result<void>(const IndexEntry&)>;

rocksdb::ReadOptions read_options(const SnapshotState& snapshot) {
  rocksdb::ReadOptions options;
  if (snapshot.state().read_point != nullptr) {
    options.snapshot = snapshot.state().read_point->get();
  }
  return options;
}

/// The entries of RocksDB and the transaction's changes, both in key order, as one.
Result<void> scan_merged(rocksdb::Iterator& stored, const Pending* pending, std::string_view from,
                         std::string_view to, const Visit& visit) {
  static const std::map<std::string, IndexChange, std::less<>> none;
  const auto& changes = pending == nullptr ? none : pending->index_changes;
  auto change = changes.lower_bound(from);
  const auto end = changes.lower_bound(to);
  stored.Seek(slice(from));
  while (true) {
    const bool has_stored = stored.Valid() && view_of(stored.key()) < to;
    if (!has_stored && change == end) break;
    if (change == end || (has_stored && view_of(stored.key()) < change->first)) {
      STEMMA_TRY(visit({view_of(stored.key()), !stored.value().empty()}));
      stored.Next();
      continue;
    }
    if (has_stored && view_of(stored.key()) == change->first) stored.Next();
    if (change->second != IndexChange::removed) {
      STEMMA_TRY(visit({change->first, change->second == IndexChange::added_shortened}));
    }
    ++change;
  }
  if (!stored.status().ok()) return error_from(stored.status(), "reading an index");
  return {};
}

}  // namespace

Result<void> scan_index(const SnapshotState& snapshot, std::string_view from, std::string_view to,
                        const Visit& visit) {
  rocksdb::ReadOptions options = read_options(snapshot);
  const rocksdb::Slice upper = slice(to);
  options.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> stored(
      snapshot.rocks().db().NewIterator(options, snapshot.rocks().family(Family::index)));
  return scan_merged(*stored, snapshot.pending(), from, to, visit);
}

Result<std::optional<std::vector<Value>>> indexed_values(const SnapshotState& snapshot,
                                                         const IndexDescription& index,
                                                         std::uint64_t id) {
  std::vector<Value> values;
  for (const PropertyKeyId key : index.properties) {
    STEMMA_TRY(Value value, read_cell(snapshot, property_table(index.kind, key), id));
    if (value.is_null()) return std::optional<std::vector<Value>>();
    values.push_back(std::move(value));
  }
  return std::optional(std::move(values));
}

Result<std::optional<std::vector<Value>>> indexed_values_with(const SnapshotState& snapshot,
                                                              const IndexDescription& index,
                                                              std::uint64_t id, PropertyKeyId key,
                                                              const Value& value) {
  std::vector<Value> values;
  for (const PropertyKeyId each : index.properties) {
    Value found = value;
    if (each != key) {
      STEMMA_TRY(found, read_cell(snapshot, property_table(index.kind, each), id));
    }
    if (found.is_null()) return std::optional<std::vector<Value>>();
    values.push_back(std::move(found));
  }
  return std::optional(std::move(values));
}

}  // namespace stemma::storage
