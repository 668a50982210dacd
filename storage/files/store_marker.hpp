#pragma once

#include <rocksdb/file_system.h>

#include <optional>
#include <string>

#include "core/result.hpp"

namespace stemma::storage {

/// The newest format this release reads and writes. 2: constraints that require properties. A
/// store of format 1 is read and written as it is, and becomes one of 2 with its first such
/// constraint.
constexpr std::uint32_t format_version = 3;
constexpr std::uint32_t format_with_required = 2;    ///< the first that knows required properties
constexpr std::uint32_t format_with_statements = 3;  ///< the first that knows statements
inline constexpr const char* marker_name = "STEMMA";
inline constexpr const char* marker_draft_name = "STEMMA.new";
inline constexpr const char* lock_name = "STEMMA.lock";

/// The file STEMMA in the directory of a store, which says that the directory is ours, and before
/// RocksDB touches anything, which format it has:
///
///     stemma store
///     format 2
///     uuid 8c2f...
///     release 0.1.0
///     state ready            (creating: what is here was never used and may be made anew)
///     check 1a2b3c4d         (CRC-32C of the lines above)
struct StoreMarker {
  std::uint32_t format = format_version;
  std::string uuid;
  std::string release;
  bool ready = false;

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<StoreMarker> decode(std::string_view text);
};

/// What lies at a path before a store is opened there.
enum class Found : std::uint8_t { nothing, empty_directory, store, other };

[[nodiscard]] Result<Found> look_at(rocksdb::FileSystem& files, const std::string& path);
[[nodiscard]] Result<StoreMarker> read_marker(rocksdb::FileSystem& files, const std::string& path);
/// Replaces the marker atomically and durably.
[[nodiscard]] Result<void> write_marker(rocksdb::FileSystem& files, const std::string& path,
                                        const StoreMarker& marker);

[[nodiscard]] std::string make_uuid();

}  // namespace stemma::storage
