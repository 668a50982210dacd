#include "storage/segments/adjacency_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "storage/bytes/byte_writer.hpp"
#include "storage/keys/table_key.hpp"

namespace stemma::storage {
namespace {

constexpr std::size_t part_header_size = 8;
constexpr std::size_t offsets_count = adjacency_block_nodes + 1;

Error damaged(std::string_view what) {
  return make_error(ErrorCode::corruption, fmt::format("an adjacency segment {}", what));
}

std::uint32_t width_of_part(std::string_view part) {
  std::uint32_t width = 0;
  if (part.size() >= part_header_size) std::memcpy(&width, part.data(), sizeof width);
  return width;
}

/// Ids in all parts together; whether any part is wide. Parts of a wrong size are damage.
Result<std::size_t> count_entries(std::span<const std::string> parts, bool& wide) {
  std::size_t entries = 0;
  for (const std::string& part : parts) {
    const std::uint32_t width = width_of_part(part);
    if ((width != 4 && width != 8) || (part.size() - part_header_size) % width != 0) {
      return damaged(fmt::format("has a part of {} bytes and width {}", part.size(), width));
    }
    entries += (part.size() - part_header_size) / width;
    if (width == 8) wide = true;
  }
  return entries;
}

template <typename Id>
Id* copy_ids(std::span<const std::string> parts, Id* to) {
  for (const std::string& part : parts) {
    const char* ids = part.data() + part_header_size;
    const std::size_t size = part.size() - part_header_size;
    if (width_of_part(part) == sizeof(Id)) {
      std::memcpy(to, ids, size);
      to += size / sizeof(Id);
      continue;
    }
    // A narrow part in a block that has become wide.
    for (std::size_t at = 0; at < size; at += 4) {
      std::uint32_t id;
      std::memcpy(&id, ids + at, sizeof id);
      *to++ = static_cast<Id>(id);
    }
  }
  return to;
}

std::string encode_ids(std::span<const Neighbour> entries,
                       std::uint64_t (*id_of)(const Neighbour&)) {
  std::uint64_t largest = 0;
  for (const Neighbour& entry : entries) largest = std::max(largest, id_of(entry));
  const std::uint32_t width = largest <= 0xffffffff ? 4 : 8;
  std::string out;
  out.reserve(part_header_size + entries.size() * width);
  ByteWriter(out).u32(width).u32(0);
  for (const Neighbour& entry : entries) {
    const std::uint64_t id = id_of(entry);
    out.append(reinterpret_cast<const char*>(&id), width);
  }
  return out;
}

}  // namespace

Result<std::unique_ptr<AdjacencyBlock>> AdjacencyBlock::decode(
    std::string_view offsets, std::span<const std::string> neighbours,
    std::span<const std::string> relationships) {
  if (offsets.size() != offsets_count * 4) {
    return damaged(fmt::format("has offsets of {} bytes", offsets.size()));
  }
  bool wide = false;
  STEMMA_TRY(const std::size_t entries, count_entries(neighbours, wide));
  STEMMA_TRY(const std::size_t others, count_entries(relationships, wide));
  std::unique_ptr<AdjacencyBlock> block(new AdjacencyBlock());
  const std::size_t offset_words = (offsets_count + 1) / 2;
  const std::size_t id_words = wide ? entries : (entries + 1) / 2;
  block->memory_.resize(offset_words + 2 * id_words);
  std::uint64_t* memory = block->memory_.data();
  auto* starts = reinterpret_cast<std::uint32_t*>(memory);
  std::memcpy(starts, offsets.data(), offsets.size());
  if (entries != others || starts[0] != 0 || starts[adjacency_block_nodes] != entries ||
      !std::is_sorted(starts, starts + offsets_count)) {
    return damaged(fmt::format("has {} neighbours, {} relationships and offsets up to {}", entries,
                               others, starts[adjacency_block_nodes]));
  }
  std::uint64_t* ids = memory + offset_words;
  if (wide) {
    copy_ids(neighbours, ids);
    copy_ids(relationships, ids + id_words);
  } else {
    copy_ids(neighbours, reinterpret_cast<std::uint32_t*>(ids));
    copy_ids(relationships, reinterpret_cast<std::uint32_t*>(ids + id_words));
  }
  block->view_ = {starts, ids, ids + id_words, adjacency_block_nodes, wide};
  return block;
}

Neighbour AdjacencyBlock::at(std::size_t i) const {
  if (view_.wide) {
    return {NodeId{static_cast<const std::uint64_t*>(view_.neighbours)[i]},
            RelationshipId{static_cast<const std::uint64_t*>(view_.relationships)[i]}};
  }
  return {NodeId{static_cast<const std::uint32_t*>(view_.neighbours)[i]},
          RelationshipId{static_cast<const std::uint32_t*>(view_.relationships)[i]}};
}

namespace adjacency_format {

std::string encode_offsets(std::span<const std::uint32_t> offsets) {
  return {reinterpret_cast<const char*>(offsets.data()), offsets.size() * sizeof(std::uint32_t)};
}

std::string encode_neighbours(std::span<const Neighbour> entries) {
  return encode_ids(entries, [](const Neighbour& entry) { return number(entry.neighbour); });
}

std::string encode_relationships(std::span<const Neighbour> entries) {
  return encode_ids(entries, [](const Neighbour& entry) { return number(entry.relationship); });
}

}  // namespace adjacency_format
}  // namespace stemma::storage
