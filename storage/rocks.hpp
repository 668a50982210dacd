#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <memory>
#include <string>

#include "core/result.hpp"
#include "storage/file_layer.hpp"
#include "storage/segments/segment_source.hpp"

namespace stemma::storage {

/// An error of RocksDB in our words. `doing`: "reading a segment".
[[nodiscard]] Error error_from(const rocksdb::Status& status, std::string_view doing);

/// The families of a store. Their names are on disk.
enum class Family : std::uint8_t { meta, segments, deltas, statements, index };
constexpr std::size_t family_count = 5;

enum class RocksMode : std::uint8_t { create, open, read_only };

/// The RocksDB under one store, with the settings of a store.
class Rocks {
 public:
  /// `env` nullptr: the files of `layer`.
  [[nodiscard]] static Result<std::unique_ptr<Rocks>> open(const std::string& path, RocksMode mode,
                                                           std::shared_ptr<rocksdb::Env> env);
  Rocks(const Rocks&) = delete;
  Rocks& operator=(const Rocks&) = delete;
  ~Rocks();

  [[nodiscard]] rocksdb::DB& db() const { return *db_; }
  [[nodiscard]] rocksdb::Env& env() const { return *env_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(Family family) const {
    return families_[static_cast<std::size_t>(family)];
  }
  [[nodiscard]] const rocksdb::Options& options() const { return options_; }

 private:
  Rocks() = default;

  std::shared_ptr<rocksdb::Env> env_;
  rocksdb::Options options_;
  std::unique_ptr<rocksdb::DB> db_;
  rocksdb::ColumnFamilyHandle* families_[family_count] = {};
  rocksdb::ColumnFamilyHandle* default_family_ = nullptr;
};

/// A point in time that RocksDB is read at.
class ReadPoint {
 public:
  explicit ReadPoint(rocksdb::DB& db) : db_(db), snapshot_(db.GetSnapshot()) {}
  ReadPoint(const ReadPoint&) = delete;
  ReadPoint& operator=(const ReadPoint&) = delete;
  ~ReadPoint() {
    if (snapshot_ != nullptr) db_.ReleaseSnapshot(snapshot_);
  }
  [[nodiscard]] const rocksdb::Snapshot* get() const { return snapshot_; }

 private:
  rocksdb::DB& db_;
  const rocksdb::Snapshot* snapshot_;
};

/// Reads segments from RocksDB.
class RocksSegments final : public SegmentSource {
 public:
  explicit RocksSegments(const Rocks& rocks) : rocks_(rocks) {}
  [[nodiscard]] Result<std::string> read(const SegmentKey& key) const override;

 private:
  const Rocks& rocks_;
};

template <std::size_t Size>
[[nodiscard]] rocksdb::Slice slice(const std::array<char, Size>& bytes) {
  return {bytes.data(), bytes.size()};
}
[[nodiscard]] inline rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}
[[nodiscard]] inline std::string_view view_of(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

}  // namespace stemma::storage
