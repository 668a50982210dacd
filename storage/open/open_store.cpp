#include <fmt/format.h>

#include "storage/files/store_marker.hpp"
#include "storage/files/witness.hpp"
#include "storage/import/reservation.hpp"
#include "storage/open/directory_lock.hpp"
#include "storage/open/load_state.hpp"
#include "storage/open/release.hpp"
#include "storage/state/counters.hpp"
#include "storage/store_core.hpp"

namespace stemma::storage {
namespace {

constexpr const char* memory_path = ":memory:";
constexpr const char* memory_directory = "/stemma";

/// Writes what every store has from its first moment on.
Result<void> write_first_records(const Rocks& rocks, const StoreMarker& marker) {
  rocksdb::WriteBatch batch;
  auto* meta = rocks.family(Family::meta);
  const FormatRecord format{marker.format, marker.uuid, marker.release};
  batch.Put(meta, meta_key::single(MetaRecord::format), format.encode());
  batch.Put(meta, meta_key::single(MetaRecord::commit), CommitRecord().encode());
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status = rocks.db().Write(options, &batch);
  if (!status.ok()) return error_from(status, "creating the store");
  return {};
}

class Opening {
 public:
  Opening(std::string path, OpenOptions options)
      : path_(std::move(path)), options_(std::move(options)) {}

  Result<std::unique_ptr<Store>> in_memory() {
    marker_ = {format_version, make_uuid(), release_name, true};
    created_ = true;
    options_.sync = false;  // Nothing outlives the process, and this environment cannot.
    const std::shared_ptr<rocksdb::Env> env(rocksdb::NewMemEnv(rocksdb::Env::Default()));
    STEMMA_TRY(rocks_, Rocks::open(memory_directory, RocksMode::create, env));
    STEMMA_TRY(write_first_records(*rocks_, marker_));
    return finish();
  }

  Result<std::unique_ptr<Store>> on_disk() {
    auto layer = options_.file_layer == nullptr ? make_real_file_layer() : options_.file_layer;
    files_ = layer->file_system();
    env_ = rocksdb::NewCompositeEnv(files_);
    STEMMA_TRY(Found found, look_at(*files_, path_));
    STEMMA_TRY(refuse_what_is_not_ours(found));
    if (options_.mode == OpenMode::read_only) {
      STEMMA_TRY(check_marker());
      return open_rocks();
    }
    if (found == Found::nothing) STEMMA_TRY(create_directory());
    STEMMA_TRY(lock_, lock_directory(files_, path_));
    // Somebody else may have made the store before we had the lock.
    STEMMA_TRY(found, look_at(*files_, path_));
    if (found == Found::store) {
      STEMMA_TRY(check_marker());
      if (marker_.ready) {
        STEMMA_TRY(sweep_import_files(*files_, path_));
        return open_rocks();
      }
      STEMMA_TRY(clear_directory());
    }
    return create();
  }

 private:
  Result<void> refuse_what_is_not_ours(Found found) const {
    const bool may_create = options_.mode == OpenMode::create_or_open;
    switch (found) {
      case Found::store: return {};
      case Found::other:
        return make_error(ErrorCode::not_a_store, path_ + " is not a stemma database", {},
                          "name a directory that does not exist yet, or an empty one");
      case Found::nothing:
        if (may_create) return {};
        return make_error(ErrorCode::not_found, path_ + " does not exist");
      case Found::empty_directory:
        if (may_create) return {};
        return make_error(ErrorCode::not_a_store, path_ + " is empty: there is no database in it");
    }
    return {};
  }

  Result<void> check_marker() {
    STEMMA_TRY(marker_, read_marker(*files_, path_));
    if (marker_.format > format_version) {
      return make_error(ErrorCode::newer_format,
                        fmt::format("{} has format {}, written by release {}; this release reads "
                                    "up to format {}",
                                    path_, marker_.format, marker_.release, format_version),
                        {}, "use a newer release");
    }
    if (!marker_.ready && options_.mode == OpenMode::read_only) {
      return make_error(ErrorCode::not_a_store, path_ + " was never finished being created");
    }
    return {};
  }

  Result<void> create_directory() {
    auto status = files_->CreateDirIfMissing(path_, {}, nullptr);
    if (!status.ok()) return error_from(status, "creating " + path_);
    const std::size_t slash = path_.find_last_of('/');
    const std::string parent =
        slash == std::string::npos ? "." : path_.substr(0, std::max<std::size_t>(slash, 1));
    std::unique_ptr<rocksdb::FSDirectory> directory;
    status = files_->NewDirectory(parent, {}, &directory, nullptr);
    if (status.ok()) status = directory->Fsync({}, nullptr);
    if (!status.ok()) return error_from(status, "creating " + path_);
    return {};
  }

  /// What an interrupted creation left was never used.
  Result<void> clear_directory() {
    std::vector<std::string> names;
    auto status = files_->GetChildren(path_, {}, &names, nullptr);
    for (const std::string& name : names) {
      if (!status.ok()) break;
      if (name == "." || name == ".." || name == lock_name || name == marker_name) continue;
      status = files_->DeleteFile(path_ + "/" + name, {}, nullptr);
    }
    if (!status.ok()) return error_from(status, "clearing " + path_);
    return {};
  }

  Result<std::unique_ptr<Store>> create() {
    created_ = true;
    marker_ = {format_version, make_uuid(), release_name, false};
    STEMMA_TRY(write_marker(*files_, path_, marker_));
    STEMMA_TRY(rocks_, Rocks::open(path_, RocksMode::create, env_));
    STEMMA_TRY(write_first_records(*rocks_, marker_));
    marker_.ready = true;
    STEMMA_TRY(write_marker(*files_, path_, marker_));
    return finish();
  }

  Result<std::unique_ptr<Store>> open_rocks() {
    const bool read_only = options_.mode == OpenMode::read_only;
    STEMMA_TRY(witnessed_, read_witness(*files_, path_));
    STEMMA_TRY(rocks_,
               Rocks::open(path_, read_only ? RocksMode::read_only : RocksMode::open, env_));
    STEMMA_TRY(const FormatRecord format, load_format(*rocks_));
    if (format.uuid != marker_.uuid) {
      return make_error(ErrorCode::corruption,
                        fmt::format("{}: the files are of database {}, the marker of {}", path_,
                                    format.uuid, marker_.uuid));
    }
    return finish();
  }

  Result<void> check_witness(const State& state) const {
    if (state.sequence >= witnessed_) return {};
    return make_error(
        ErrorCode::corruption,
        fmt::format("{}: commit {} was durable, but the log ends at commit {}: its end is lost",
                    path_, number(witnessed_), number(state.sequence)),
        {},
        fmt::format("restore a copy; or delete {}/{} to open what is left", path_, witness_name));
  }

  Result<std::unique_ptr<Store>> finish() {
    if (options_.mode != OpenMode::read_only) {
      STEMMA_TRY(sweep_reservation(*rocks_));
      STEMMA_TRY(sweep_recorded_garbage(*rocks_));
    }
    auto garbage = std::make_shared<Garbage>();
    auto context = std::make_shared<BlockContext>();
    context->source = std::make_shared<RocksSegments>(*rocks_);
    context->cache = std::make_shared<BlockCache>(options_.cache_bytes);
    context->discard = [garbage](Obsolete obsolete) { garbage->add(std::move(obsolete)); };
    STEMMA_TRY(auto state, load_state(*rocks_, context));
    STEMMA_TRY(check_witness(*state));
    std::unique_ptr<Witness> witness;
    if (lock_ != nullptr && options_.sync) { STEMMA_TRY(witness, Witness::open(*files_, path_)); }
    StoreDescription description{marker_.uuid, marker_.format, marker_.release, created_, path_};
    return std::unique_ptr<Store>(std::make_unique<StoreCore>(
        std::move(description), std::move(options_), std::move(lock_), std::move(witness),
        std::move(rocks_), std::move(context), std::move(garbage), std::move(state)));
  }

  std::string path_;
  OpenOptions options_;
  StoreMarker marker_;
  bool created_ = false;
  Sequence witnessed_{};
  std::shared_ptr<rocksdb::FileSystem> files_;
  std::shared_ptr<rocksdb::Env> env_;
  std::shared_ptr<void> lock_;
  std::unique_ptr<Rocks> rocks_;
};

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& path, const OpenOptions& options) {
  if (path == memory_path) return Opening(path, options).in_memory();
  std::string directory = path;
  while (directory.size() > 1 && directory.back() == '/') directory.pop_back();
  return Opening(std::move(directory), options).on_disk();
}

}  // namespace stemma::storage
