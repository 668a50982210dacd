#pragma once

#include <rocksdb/file_system.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace stemma::storage {

/// Where all sorters of an import keep what does not fit in memory, and how much may.
class SortSpace {
 public:
  SortSpace(std::shared_ptr<rocksdb::FileSystem> files, std::string directory,
            std::uint64_t bytes_max)
      : files_(std::move(files)), directory_(std::move(directory)), bytes_max_(bytes_max) {}

  [[nodiscard]] rocksdb::FileSystem& files() const { return *files_; }
  [[nodiscard]] std::string next_path() {
    return directory_ + "/import-" + std::to_string(++files_made_) + ".run";
  }
  void grow(std::uint64_t bytes) { bytes_used_ += bytes; }
  void shrink(std::uint64_t bytes) { bytes_used_ -= bytes; }
  [[nodiscard]] bool full() const { return bytes_used_ > bytes_max_; }

 private:
  const std::shared_ptr<rocksdb::FileSystem> files_;
  const std::string directory_;
  const std::uint64_t bytes_max_;
  std::uint64_t bytes_used_ = 0;
  std::uint64_t files_made_ = 0;
};

/// Sorts records by key, in memory as long as there is space, else by runs on disk that are merged
/// when read. Keys are compared as bytes and must differ.
class ExternalSorter {
 public:
  explicit ExternalSorter(SortSpace& space) : space_(space) {}
  ExternalSorter(const ExternalSorter&) = delete;
  ExternalSorter& operator=(const ExternalSorter&) = delete;
  ~ExternalSorter();

  [[nodiscard]] Result<void> add(std::string_view key, std::string_view value);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// visit(key, value) in order of key. Once; the sorter is empty after it.
  using Visit = std::function<Result<void>(std::string_view, std::string_view)>;
  [[nodiscard]] Result<void> drain(const Visit& visit);

 private:
  struct Item {
    std::uint64_t prefix;  ///< of the key, so that most comparisons touch nothing else
    std::uint32_t chunk;
    std::uint32_t offset;
  };
  class Run;

  [[nodiscard]] const char* record_of(const Item& item) const {
    return chunks_[item.chunk].get() + item.offset;
  }
  [[nodiscard]] char* room_for(std::size_t bytes, Item& item);
  void sort();
  void clear();
  Result<void> spill();
  Result<void> merge(const Visit& visit);

  SortSpace& space_;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_used_ = 0;
  std::size_t chunk_size_ = 0;
  std::uint64_t bytes_ = 0;
  std::vector<Item> items_;
  std::vector<std::string> runs_;
  std::uint64_t size_ = 0;
};

}  // namespace stemma::storage
