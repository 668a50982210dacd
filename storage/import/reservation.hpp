#pragma once

#include <optional>

#include "storage/rocks.hpp"

namespace stemma::storage {

/// Record `reservation` of `meta`: an import that is being written. Made durable before the first
/// of its keys is ingested, dropped by the commit that publishes it. While it is there, segments of
/// its version and index entries of its ids belong to nobody.
///
///     version varint | first node block varint | first relationship block varint
struct Reservation {
  Sequence version{};
  std::uint64_t first_node_block = 0;
  std::uint64_t first_relationship_block = 0;

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<Reservation> decode(std::string_view bytes);
};

[[nodiscard]] Result<std::optional<Reservation>> find_reservation(const Rocks& rocks);
/// Durable when it returns.
[[nodiscard]] Result<void> put_reservation(const Rocks& rocks, const Reservation& reservation);

/// Removes what an import left that was not published, then its reservation.
[[nodiscard]] Result<void> sweep_reservation(const Rocks& rocks);

/// Removes the working files of imports.
[[nodiscard]] Result<void> sweep_import_files(rocksdb::FileSystem& files,
                                              const std::string& directory);

}  // namespace stemma::storage
