#pragma once

#include <span>
#include <string>

#include "core/value.hpp"
#include "storage/keys/segment_key.hpp"
#include "storage/segments/directory_entry.hpp"

namespace stemma::storage {

/// Where new segments are written to: the batch of a fold, or the files of an import.
class SegmentSink {
 public:
  virtual ~SegmentSink() = default;
  /// One part; gets its checksum here.
  [[nodiscard]] virtual Result<void> put(const SegmentKey& key, std::string content) = 0;
};

/// Parts of a column are cut to this, so that with key and checksum they stay under 64 kB.
constexpr std::size_t column_part_bytes_max = 60'000;

/// Writes a column block of the given rows and answers what the directory says of it.
[[nodiscard]] Result<DirectoryEntry> write_column(SegmentSink& sink, const BlockAddress& address,
                                                  Sequence version, std::span<const Value> rows);

}  // namespace stemma::storage
