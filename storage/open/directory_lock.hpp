#pragma once

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

#include "core/result.hpp"

namespace stemma::storage {

/// Keeps the directory of a store for this process until it ends. `locked`, with the process that
/// has it, otherwise.
[[nodiscard]] Result<std::shared_ptr<void>> lock_directory(
    const std::shared_ptr<rocksdb::FileSystem>& files, const std::string& path);

}  // namespace stemma::storage
