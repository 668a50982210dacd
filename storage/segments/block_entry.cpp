#include "storage/segments/block_entry.hpp"

#include <fmt/format.h>

namespace stemma::storage {
namespace {

/// Names the block in front of what is wrong with it.
Error of_block(const BlockAddress& address, Error error) {
  error.message = fmt::format("table {}/{} block {}: {}", int(address.table.family),
                              address.table.number, address.block, error.message);
  return error;
}

}  // namespace

template <>
Result<std::unique_ptr<ColumnBlock>> BlockEntry<ColumnBlock>::load() const {
  std::string bytes;
  for (const SegmentPart& part : description_.parts) {
    const SegmentKey key{address_, SegmentComponent::column, part.part, part.version};
    STEMMA_TRY(const std::string piece, context_->source->read(key));
    bytes += piece;
  }
  auto block = ColumnBlock::decode(bytes);
  if (!block) return of_block(address_, std::move(block.error()));
  return block;
}

template <>
Result<std::unique_ptr<AdjacencyBlock>> BlockEntry<AdjacencyBlock>::load() const {
  std::vector<std::string> neighbours;
  std::vector<std::string> relationships;
  for (const SegmentPart& part : description_.parts) {
    SegmentKey key{address_, SegmentComponent::neighbours, part.part, part.version};
    STEMMA_TRY(std::string neighbour_part, context_->source->read(key));
    key.component = SegmentComponent::relationships;
    STEMMA_TRY(std::string relationship_part, context_->source->read(key));
    neighbours.push_back(std::move(neighbour_part));
    relationships.push_back(std::move(relationship_part));
  }
  const SegmentKey key{address_, SegmentComponent::offsets, 0, description_.version};
  STEMMA_TRY(const std::string offsets, context_->source->read(key));
  auto block = AdjacencyBlock::decode(offsets, neighbours, relationships);
  if (!block) return of_block(address_, std::move(block.error()));
  return block;
}

}  // namespace stemma::storage
