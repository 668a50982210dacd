#pragma once

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

#include "core/result.hpp"

namespace stemma::storage {

/// Writes a sorted run: key length 4, value length 4, key, value, again and again.
class RunWriter {
 public:
  [[nodiscard]] static Result<RunWriter> create(rocksdb::FileSystem& files,
                                                const std::string& path);
  [[nodiscard]] Result<void> add(std::string_view key, std::string_view value);
  [[nodiscard]] Result<void> finish();

 private:
  Result<void> flush();

  std::unique_ptr<rocksdb::FSWritableFile> file_;
  std::string buffer_;
};

/// Reads a sorted run record by record.
class RunReader {
 public:
  [[nodiscard]] static Result<RunReader> open(rocksdb::FileSystem& files, const std::string& path);
  /// Goes to the next record; at_end() after the last.
  [[nodiscard]] Result<void> next();
  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  /// Makes at least so many bytes lie in the buffer; fewer are left at the end of the file.
  Result<void> fill(std::size_t bytes);

  std::unique_ptr<rocksdb::FSSequentialFile> file_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::string_view key_;
  std::string_view value_;
  bool at_end_ = false;
};

}  // namespace stemma::storage
