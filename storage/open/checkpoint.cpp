#include <rocksdb/utilities/checkpoint.h>

#include "storage/files/store_marker.hpp"
#include "storage/store_core.hpp"

namespace stemma::storage {

Result<void> StoreCore::checkpoint(const std::string& path) {
  if (description_.path == ":memory:") {
    return make_error(ErrorCode::unsupported, "a database in memory has no files to copy");
  }
  rocksdb::FileSystem& files = *rocks_->env().GetFileSystem();
  if (files.FileExists(path, {}, nullptr).ok()) {
    return make_error(ErrorCode::already_exists, path + " exists already");
  }
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(&rocks_->db(), &made);
  if (!status.ok()) return error_from(status, "preparing a checkpoint");
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  status = checkpoint->CreateCheckpoint(path);
  if (!status.ok()) return error_from(status, "writing a checkpoint");
  // Only now is it a store: whatever ends before this leaves a directory that nobody opens.
  const StoreMarker marker{format_, description_.uuid, description_.written_by, true};
  return write_marker(files, path, marker);
}

}  // namespace stemma::storage
