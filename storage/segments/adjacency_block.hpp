#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "storage/segments/cached_block.hpp"
#include "storage/snapshot.hpp"

namespace stemma::storage {

/// One relationship as a node's list holds it.
struct Neighbour {
  NodeId neighbour;
  RelationshipId relationship;
  friend auto operator<=>(const Neighbour&, const Neighbour&) = default;
};

/// The decoded adjacency of 2,048 nodes in one direction and of one type: where each node's list
/// begins, and the lists as two arrays, 4 bytes an id where all fit, else 8.
class AdjacencyBlock final : public CachedBlock {
 public:
  /// `offsets`: 2,049 of them. `neighbours` and `relationships`: the parts in order.
  [[nodiscard]] static Result<std::unique_ptr<AdjacencyBlock>> decode(
      std::string_view offsets, std::span<const std::string> neighbours,
      std::span<const std::string> relationships);

  [[nodiscard]] const AdjacencyView& view() const { return view_; }
  [[nodiscard]] std::size_t size() const { return view_.offsets[view_.nodes]; }
  [[nodiscard]] Neighbour at(std::size_t i) const;
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this) + memory_.size() * 8; }

 private:
  AdjacencyBlock() = default;

  std::vector<std::uint64_t> memory_;
  AdjacencyView view_;
};

/// How the parts of an adjacency segment are written:
///
///     offsets:                    2,049 x 4
///     neighbours, relationships:  width 4 | unused 4 | up to 8,064 ids of that width
namespace adjacency_format {

/// So that a part of 8-byte ids stays under 64 kB.
constexpr std::size_t part_entries_max = 8064;

[[nodiscard]] std::string encode_offsets(std::span<const std::uint32_t> offsets);
[[nodiscard]] std::string encode_neighbours(std::span<const Neighbour> entries);
[[nodiscard]] std::string encode_relationships(std::span<const Neighbour> entries);

}  // namespace adjacency_format
}  // namespace stemma::storage
