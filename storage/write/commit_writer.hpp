#pragma once

#include <rocksdb/write_batch.h>

#include "storage/bytes/byte_writer.hpp"
#include "storage/rocks.hpp"
#include "storage/state/state.hpp"
#include "storage/write/pending.hpp"

namespace stemma::storage {

/// Turns changes into the batch that makes them last and the state that shows them, side by side.
class CommitWriter {
 public:
  /// A delta is cut into parts of this size.
  static constexpr std::size_t delta_part_bytes_max = 60'000;

  /// The commit gets the sequence after that of the state being built.
  CommitWriter(const Rocks& rocks, rocksdb::WriteBatch& batch, StateBuilder& builder);

  void add_changes(const Pending& pending);
  void set_relationship_block(std::uint64_t block, TypeId type);
  void set_catalog(const std::shared_ptr<const CatalogState>& catalog);
  /// Last of all: writes the record of the commit.
  void set_counters(const Counters& counters);

  [[nodiscard]] Sequence sequence() const { return sequence_; }

 private:
  void add_columns(const Pending& pending);
  void add_adjacencies(const Pending& pending);
  void add_indexes(const Pending& pending);
  template <typename Entry>
  void add_run(const BlockAddress& address, std::vector<Entry> entries);
  std::uint32_t put_delta(const BlockAddress& address, std::string_view bytes);
  void put_meta(std::string_view key, std::string_view value);

  const Rocks& rocks_;
  rocksdb::WriteBatch& batch_;
  StateBuilder& builder_;
  Sequence sequence_;
};

}  // namespace stemma::storage
