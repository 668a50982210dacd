#pragma once

#include <memory>

#include <rocksdb/file_system.h>

namespace stemma::storage {

/// All access of a store to files goes through the file system this gives. Tests derive from it to
/// count, fail and tear; everybody else uses the real one.
class FileLayer {
 public:
  virtual ~FileLayer() = default;
  [[nodiscard]] virtual std::shared_ptr<rocksdb::FileSystem> file_system() = 0;
};

[[nodiscard]] std::shared_ptr<FileLayer> make_real_file_layer();

}  // namespace stemma::storage
