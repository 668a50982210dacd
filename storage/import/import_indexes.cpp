#include "storage/import/import_indexes.hpp"

#include <fmt/format.h>

#include "storage/keys/index_key.hpp"
#include "storage/keys/key_bytes.hpp"

namespace stemma::storage {
namespace {

/// Walks the entries of the store beside the sorted entries of the import.
class UniqueCheck {
 public:
  explicit UniqueCheck(ImportWork& work)
      : work_(work),
        stored_(work.store.rocks().db().NewIterator(rocksdb::ReadOptions(),
                                                    work.store.rocks().family(Family::index))) {}

  Result<void> check(std::string_view key) {
    const auto id = KeyReader(key).take<IndexId>();
    if (index_ == nullptr || index_->id != id) begin(id);
    if (!index_->unique) return {};
    const std::string_view values = key.substr(0, key.size() - index_key::id_size);
    if (values == last_values_) return clash(key, last_key_);
    if (has_stored_) {
      STEMMA_TRY(find_stored(values));
      if (stored_->Valid() && stored_->key().starts_with(slice(values))) {
        return clash(key, view_of(stored_->key()));
      }
    }
    last_key_ = key;
    last_values_ = std::string_view(last_key_).substr(0, values.size());
    return {};
  }

 private:
  void begin(IndexId id) {
    index_ = work_.catalog->index(id);
    last_key_.clear();
    last_values_ = {};
    const std::string from = index_key::of_index(id);
    stored_->Seek(from);
    has_stored_ = stored_->Valid() && stored_->key().starts_with(from);
  }

  Result<void> find_stored(std::string_view values) {
    if (stored_->Valid() && view_of(stored_->key()) < values) stored_->Seek(slice(values));
    if (!stored_->status().ok()) return error_from(stored_->status(), "reading an index");
    return {};
  }

  /// Two entries with the same encoded values.
  Result<void> clash(std::string_view key, std::string_view other) const {
    STEMMA_TRY(const std::uint64_t id, index_key::id_of(key));
    STEMMA_TRY(const std::uint64_t other_id, index_key::id_of(other));
    return runtime_error(
        ErrorCode::unique_constraint_violated,
        fmt::format("the import would give {} {} and {} the same value, which '{}' keeps unique",
                    index_->kind == EntityKind::node ? "nodes" : "relationships", other_id, id,
                    index_->name));
  }

  ImportWork& work_;
  std::unique_ptr<rocksdb::Iterator> stored_;
  bool has_stored_ = false;
  const IndexDescription* index_ = nullptr;
  std::string last_key_;
  std::string_view last_values_;
};

}  // namespace

Result<void> write_import_index(ImportWork& work, SortedTable& table) {
  UniqueCheck unique(work);
  return work.index_entries.drain(
      [&](std::string_view key, std::string_view value) -> Result<void> {
        STEMMA_TRY(unique.check(key));
        return table.add(key, value);
      });
}

}  // namespace stemma::storage
