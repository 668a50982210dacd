#pragma once

#include <rocksdb/file_system.h>

#include <memory>
#include <string>

#include "core/ids.hpp"
#include "core/result.hpp"

namespace stemma::storage {

inline constexpr const char* witness_name = "WITNESS";

/// The file WITNESS: the newest commit that was made durable, kept apart from the log, so that a
/// log whose synced end is lost is noticed instead of opening as a shorter database. Two slots,
/// written in turn, so that a torn one leaves the other:
///
///     commit sequence 8 | 0 4 | CRC-32C of the 12 bytes before 4      at byte 0 (even sequences)
///                                                                     and at 512 (odd ones)
///
/// It is written after each sync and not synced itself: older than the log it may be, never newer.
class Witness {
 public:
  /// For writing; made if it is not there.
  [[nodiscard]] static Result<std::unique_ptr<Witness>> open(rocksdb::FileSystem& files,
                                                             const std::string& directory);
  /// Nothing is done where it cannot be written: what it would say is then not claimed.
  void note(Sequence durable);

 private:
  explicit Witness(std::unique_ptr<rocksdb::FSRandomRWFile> file) : file_(std::move(file)) {}

  std::unique_ptr<rocksdb::FSRandomRWFile> file_;
};

/// What the witness says; 0 where there is none. To be read before the log is.
[[nodiscard]] Result<Sequence> read_witness(rocksdb::FileSystem& files,
                                            const std::string& directory);

}  // namespace stemma::storage
