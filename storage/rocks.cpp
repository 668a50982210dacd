#include "storage/rocks.hpp"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/table.h>

namespace stemma::storage {
namespace {

constexpr const char* family_names[family_count] = {"meta", "segments", "deltas", "statements",
                                                    "index"};
constexpr std::size_t block_cache_bytes = 32u << 20;
constexpr std::size_t write_buffer_bytes = 32u << 20;
constexpr std::uint64_t wal_bytes_max = 128u << 20;

/// RocksDB's own diary. Nobody reads it, and a read-only store must not write one.
class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

rocksdb::Options make_options(rocksdb::Env* env, RocksMode mode) {
  rocksdb::Options options;
  options.env = env;
  options.create_if_missing = mode == RocksMode::create;
  options.create_missing_column_families = mode == RocksMode::create;
  options.info_log = std::make_shared<SilentLogger>();
  // A bit flipped anywhere but in the tail that a kill leaves is refused, not skipped.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.max_total_wal_size = wal_bytes_max;
  options.recycle_log_file_num = 0;
  options.allow_mmap_writes = false;
  options.paranoid_checks = true;
  options.compression = rocksdb::kLZ4Compression;
  options.write_buffer_size = write_buffer_bytes;
  options.max_background_jobs = 2;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.skip_stats_update_on_db_open = true;
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(block_cache_bytes);
  table.block_size = 16u << 10;
  table.format_version = 5;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

}  // namespace

Error error_from(const rocksdb::Status& status, std::string_view doing) {
  const std::string message = fmt::format("{}: {}", doing, status.ToString());
  if (status.IsCorruption()) return make_error(ErrorCode::corruption, message);
  if (status.IsNotFound()) return make_error(ErrorCode::corruption, message);
  return make_error(ErrorCode::io_error, message);
}

Result<std::unique_ptr<Rocks>> Rocks::open(const std::string& path, RocksMode mode,
                                           std::shared_ptr<rocksdb::Env> env) {
  std::unique_ptr<Rocks> rocks(new Rocks());
  rocks->env_ = std::move(env);
  rocks->options_ = make_options(rocks->env_.get(), mode);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  descriptors.emplace_back(rocksdb::kDefaultColumnFamilyName,
                           rocksdb::ColumnFamilyOptions(rocks->options_));
  for (const char* name : family_names) {
    descriptors.emplace_back(name, rocksdb::ColumnFamilyOptions(rocks->options_));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::DBOptions db_options(rocks->options_);
  const rocksdb::Status status =
      mode == RocksMode::read_only
          ? rocksdb::DB::OpenForReadOnly(db_options, path, descriptors, &handles, &db)
          : rocksdb::DB::Open(db_options, path, descriptors, &handles, &db);
  if (!status.ok()) return error_from(status, "opening " + path);
  rocks->db_.reset(db);
  rocks->default_family_ = handles[0];
  std::copy(handles.begin() + 1, handles.end(), rocks->families_);
  return rocks;
}

Rocks::~Rocks() {
  if (db_ == nullptr) return;
  for (auto* family : families_) db_->DestroyColumnFamilyHandle(family);
  db_->DestroyColumnFamilyHandle(default_family_);
  db_->Close();
}

Result<std::string> RocksSegments::read(const SegmentKey& key) const {
  std::string sealed;
  const auto status = rocks_.db().Get(rocksdb::ReadOptions(), rocks_.family(Family::segments),
                                      slice(key.encode()), &sealed);
  if (!status.ok()) return error_from(status, "reading a segment");
  return open_part(key, std::move(sealed));
}

}  // namespace stemma::storage
