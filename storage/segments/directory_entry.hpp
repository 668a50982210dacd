#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "storage/keys/segment_key.hpp"

namespace stemma::storage {

/// One stored part of a block. Of a column: a piece of its bytes, `count` long. Of an adjacency:
/// `count` neighbours and, under the same part number, as many relationships.
struct SegmentPart {
  std::uint32_t part;
  Sequence version;
  std::uint32_t count;
  friend bool operator==(const SegmentPart&, const SegmentPart&) = default;
};

/// How many nodes of a label set a block of the labels column holds.
struct LabelSetCount {
  std::uint32_t label_set;
  std::uint32_t nodes;
};

/// What the directory says of one block. The changes up to `version` are in the segment; the
/// offsets of an adjacency always have exactly this version.
///
///     version varint | parts varint | parts x (part varint, version varint, count varint)
///     | label sets varint | label sets x (set varint, nodes varint)
struct DirectoryEntry {
  Sequence version = {};
  std::vector<SegmentPart> parts;
  std::vector<LabelSetCount> label_sets;  ///< of the labels column only

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Result<DirectoryEntry> decode(std::string_view bytes);
};

/// Keys of all parts that the entry names and `other` does not.
[[nodiscard]] std::vector<SegmentKey> parts_without(const BlockAddress& address,
                                                    const DirectoryEntry& entry,
                                                    const DirectoryEntry& other);

}  // namespace stemma::storage
