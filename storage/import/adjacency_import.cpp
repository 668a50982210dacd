#include "storage/import/adjacency_import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/fold/adjacency_fold.hpp"

namespace stemma::storage {

Result<void> AdjacencyImport::add(NodeId node, const Neighbour& entry) {
  const std::uint64_t block = number(node) >> adjacency_block_bits;
  if (block != block_) {
    STEMMA_TRY(write_block());
    block_ = block;
  }
  if (number(node) != last_node_) {
    STEMMA_TRY(const EntityState state, work_.state_of(node));
    if (state != EntityState::present) {
      return make_error(
          ErrorCode::invalid_input,
          fmt::format("an imported relationship of type {} ends in node {}, which does not exist",
                      work_.catalog->name(TypeId{table_.number}), number(node)));
    }
    last_node_ = number(node);
  }
  const auto row = static_cast<std::uint16_t>(number(node) & (adjacency_block_nodes - 1));
  entries_.push_back({entry.neighbour, entry.relationship, work_.version, row, true});
  return {};
}

Result<void> AdjacencyImport::finish() { return write_block(); }

Result<void> AdjacencyImport::write_block() {
  if (entries_.empty()) return {};
  const AdjacencyTable* table = work_.base->state().adjacency(table_);
  const AdjacencyBlockState* old = table == nullptr ? nullptr : table->find(block_);
  AdjacencyBase base;
  Pin<AdjacencyBlock> pin;
  if (old != nullptr && old->overlay != nullptr) {
    const auto changes = all_changes(*old->overlay);
    entries_.insert(entries_.end(), changes.begin(), changes.end());
    std::sort(entries_.begin(), entries_.end(),
              [](const AdjacencyEntry& a, const AdjacencyEntry& b) { return before(a, b); });
  }
  if (old != nullptr && old->base != nullptr) {
    STEMMA_TRY(pin, old->base->pin());
    base = {&old->base->description(), pin.get()};
  }
  const BlockAddress address{table_, block_};
  SorterSink sink(work_.segments);
  STEMMA_TRY(auto entry, fold_adjacency(sink, address, work_.version, base, entries_));
  work_.directory.emplace_back(address, std::move(entry));
  entries_.clear();
  return {};
}

}  // namespace stemma::storage
