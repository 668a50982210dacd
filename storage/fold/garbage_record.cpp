#include "storage/fold/garbage_record.hpp"

#include <atomic>

#include "storage/keys/meta_key.hpp"

namespace stemma::storage {

std::uint64_t put_garbage(const Rocks& rocks, rocksdb::WriteBatch& batch,
                          const std::vector<SegmentKey>& keys) {
  // Records of an earlier process are gone once the store is open, so this need not last.
  static std::atomic<std::uint64_t> last{0};
  const std::uint64_t number = ++last;
  std::string bytes;
  for (const SegmentKey& key : keys) bytes.append(key.encode().data(), SegmentKey::size);
  batch.Put(rocks.family(Family::meta), meta_key::numbered_wide(MetaRecord::garbage, number),
            bytes);
  return number;
}

void delete_garbage(const Rocks& rocks, rocksdb::WriteBatch& batch, const Obsolete& obsolete) {
  for (const SegmentKey& key : obsolete.parts) {
    batch.Delete(rocks.family(Family::segments), slice(key.encode()));
  }
  batch.Delete(rocks.family(Family::meta),
               meta_key::numbered_wide(MetaRecord::garbage, obsolete.record));
}

Result<void> sweep_recorded_garbage(const Rocks& rocks) {
  rocksdb::WriteBatch batch;
  const std::string prefix = meta_key::single(MetaRecord::garbage);
  const std::unique_ptr<rocksdb::Iterator> at(
      rocks.db().NewIterator(rocksdb::ReadOptions(), rocks.family(Family::meta)));
  for (at->Seek(prefix); at->Valid() && at->key().starts_with(prefix); at->Next()) {
    std::string_view bytes = view_of(at->value());
    STEMMA_TRY(const std::uint64_t record, meta_key::decode_numbered_wide(view_of(at->key())));
    Obsolete obsolete{record, {}};
    while (!bytes.empty()) {
      STEMMA_TRY(const auto key, SegmentKey::decode(bytes.substr(0, SegmentKey::size)));
      obsolete.parts.push_back(key);
      bytes.remove_prefix(SegmentKey::size);
    }
    delete_garbage(rocks, batch, obsolete);
  }
  if (!at->status().ok()) return error_from(at->status(), "reading what is to be swept");
  if (batch.Count() == 0) return {};
  const auto status = rocks.db().Write(rocksdb::WriteOptions(), &batch);
  if (!status.ok()) return error_from(status, "sweeping old segments");
  return {};
}

void Garbage::add(Obsolete obsolete) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(obsolete));
}

std::vector<Obsolete> Garbage::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

}  // namespace stemma::storage
