#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/crash/io/trace.hpp"

namespace stemma::crash {

/// What is left when the power or the process goes.
enum class World : std::uint8_t {
  all_kept,       ///< every call that returned
  unsynced_lost,  ///< content and names as of their last sync; removed files are there again
  last_torn,      ///< as all_kept, and half of the last write
};

/// The disk as a prefix of a trace leaves it.
class Disk {
 public:
  void apply(const Call& call);
  /// Puts the files under `folder`, as `path`s of the trace below `root`.
  void lay_out(World world, const std::string& root, const std::string& folder) const;

 private:
  struct File {
    std::string content;
    std::string synced;
  };
  using Names = std::map<std::string, FileNumber>;

  std::map<FileNumber, File> files_;
  Names names_;
  Names synced_names_;
  FileNumber last_file_ = 0;  ///< written last, by the very last call; else 0
  std::size_t last_write_at_ = 0;
  std::size_t last_write_size_ = 0;
};

}  // namespace stemma::crash
