#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.hpp"

namespace stemma::storage {

/// Where the next id of a label set or type goes, and how many of it there are. Ids are given out
/// from `next` up to `end`, then from a new block.
///
///     live varint | born varint | next varint | end varint
struct Counter {
  std::uint64_t live = 0;  ///< there now
  std::uint64_t born = 0;  ///< ever made with it
  std::uint64_t next = 0;
  std::uint64_t end = 0;
  friend bool operator==(const Counter&, const Counter&) = default;

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<Counter> decode(std::string_view bytes);
};

/// All counters of a store. A label set has a block of its own once this many nodes were born with
/// it; before that its nodes go into a block shared by all small sets.
struct Counters {
  static constexpr std::uint64_t own_block_from = 1024;

  std::vector<Counter> label_sets;
  std::vector<Counter> types;
  std::uint64_t next_node_block = 0;  ///< in blocks of 8,192 ids, as all of these
  std::uint64_t next_relationship_block = 0;
  std::uint64_t mixed_next = 0;
  std::uint64_t mixed_end = 0;
  std::uint32_t next_index = 0;

  [[nodiscard]] std::uint64_t node_count() const;
  [[nodiscard]] std::uint64_t relationship_count() const;
};

/// The record of the newest commit in `meta`:
///
///     sequence varint | next node block | next relationship block | mixed next | mixed end
///     | next index | catalogue version                                          varint each
struct CommitRecord {
  std::uint64_t sequence = 0;
  std::uint64_t next_node_block = 0;
  std::uint64_t next_relationship_block = 0;
  std::uint64_t mixed_next = 0;
  std::uint64_t mixed_end = 0;
  std::uint32_t next_index = 0;
  std::uint64_t catalog_version = 0;

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<CommitRecord> decode(std::string_view bytes);
};

}  // namespace stemma::storage
