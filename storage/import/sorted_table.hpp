#pragma once

#include <string>
#include <vector>

#include "storage/rocks.hpp"

namespace stemma::storage {

/// Writes records in key order into files that RocksDB takes as they are.
class SortedTable {
 public:
  /// Files are named DIRECTORY/import-NAME-1.sst and on.
  SortedTable(const Rocks& rocks, std::string directory, std::string name);
  SortedTable(const SortedTable&) = delete;
  SortedTable& operator=(const SortedTable&) = delete;
  ~SortedTable();

  [[nodiscard]] Result<void> add(std::string_view key, std::string_view value);
  [[nodiscard]] Result<void> finish();
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

 private:
  Result<void> begin_file();

  const Rocks& rocks_;
  const std::string directory_;
  const std::string name_;
  class Writer;
  std::unique_ptr<Writer> writer_;
  std::vector<std::string> files_;
};

/// Hands the files of some families to RocksDB, all or none. Visible at once.
[[nodiscard]] Result<void> ingest(
    const Rocks& rocks,
    const std::vector<std::pair<Family, const std::vector<std::string>*>>& tables);

}  // namespace stemma::storage
