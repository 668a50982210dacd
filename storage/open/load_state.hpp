#pragma once

#include "storage/rocks.hpp"
#include "storage/state/state.hpp"

namespace stemma::storage {

constexpr std::string_view store_magic = "stemma-graph";

/// Record `format` of `meta`: magic | format version varint | UUID | release (counted strings).
struct FormatRecord {
  std::uint32_t format = 0;
  std::string uuid;
  std::string release;

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<FormatRecord> decode(std::string_view bytes);
};

[[nodiscard]] Result<FormatRecord> load_format(const Rocks& rocks);

/// The newest commit as RocksDB has it: catalogue, counters, directory, and the overlay rebuilt
/// from the deltas.
[[nodiscard]] Result<std::shared_ptr<const State>> load_state(
    const Rocks& rocks, const std::shared_ptr<const BlockContext>& context);

}  // namespace stemma::storage
