#include "storage/state/state.hpp"

#include "storage/lens/lens_shelf.hpp"
#include "storage/lens/lens_view.hpp"

namespace stemma::storage {
namespace {

std::uint64_t table_number(TableKey table) {
  return static_cast<std::uint64_t>(table.family) << 32 | table.number;
}

/// The table of one address, copied once a builder.
template <typename Table>
Table& editable(std::unordered_map<std::uint64_t, std::shared_ptr<Table>>& edited, TableKey table,
                std::shared_ptr<const Table>& current) {
  auto& copy = edited[table_number(table)];
  if (copy == nullptr) {
    copy = current == nullptr ? std::make_shared<Table>() : std::make_shared<Table>(*current);
    current = copy;
  }
  return *copy;
}

}  // namespace

const ColumnTable* State::column(TableKey table) const {
  const auto* found = columns[family_index(table.family)].find(column_slot(table.number));
  return found == nullptr ? nullptr : found->get();
}

const AdjacencyTable* State::adjacency(TableKey table) const {
  const auto* found = adjacencies[family_index(table.family)].find(table.number);
  return found == nullptr ? nullptr : found->get();
}

std::optional<TypeId> State::type_of_block(std::uint64_t relationship_block) const {
  const std::uint32_t* found = relationship_block_types.find(relationship_block);
  if (found == nullptr || *found == 0) return {};
  return TypeId{*found - 1};
}

ColumnBlockState& StateBuilder::column_block(const BlockAddress& address) {
  const TableKey table = address.table;
  auto& current = state_.columns[family_index(table.family)].edit(column_slot(table.number));
  return editable(columns_, table, current).edit(address.block);
}

AdjacencyBlockState& StateBuilder::adjacency_block(const BlockAddress& address) {
  const TableKey table = address.table;
  auto& current = state_.adjacencies[family_index(table.family)].edit(table.number);
  return editable(adjacencies_, table, current).edit(address.block);
}

template <typename Block, typename Entry>
void StateBuilder::add(BlockState<Block, Entry>& block, std::shared_ptr<const Run<Entry>> run) {
  state_.overlay_entries += run->entries.size();
  state_.overlay_bytes += run->bytes;
  block.overlay = Overlay<Entry>::with(block.overlay, std::move(run));
}

template <typename Block, typename Entry>
void StateBuilder::set(BlockState<Block, Entry>& block,
                       std::shared_ptr<const BlockEntry<Block>> entry) {
  if (block.overlay != nullptr) {
    state_.overlay_entries -= block.overlay->entries();
    state_.overlay_bytes -= block.overlay->bytes();
    block.overlay = Overlay<Entry>::after(*block.overlay, entry->version());
  }
  if (block.overlay != nullptr) {
    state_.overlay_entries += block.overlay->entries();
    state_.overlay_bytes += block.overlay->bytes();
  }
  block.base = std::move(entry);
}

void StateBuilder::add_run(const BlockAddress& address, std::shared_ptr<const ColumnRun> run) {
  add(column_block(address), std::move(run));
}
void StateBuilder::add_run(const BlockAddress& address, std::shared_ptr<const AdjacencyRun> run) {
  add(adjacency_block(address), std::move(run));
}
void StateBuilder::set_base(std::shared_ptr<const BlockEntry<ColumnBlock>> entry) {
  const BlockAddress address = entry->address();
  set(column_block(address), std::move(entry));
}
void StateBuilder::set_base(std::shared_ptr<const BlockEntry<AdjacencyBlock>> entry) {
  const BlockAddress address = entry->address();
  set(adjacency_block(address), std::move(entry));
}

std::shared_ptr<const State> StateBuilder::finish() {
  if (state_.lenses != nullptr) {
    state_.lenses = std::make_shared<LensShelf>(state_.lenses->cache());
  }
  return std::make_shared<const State>(std::move(state_));
}

}  // namespace stemma::storage
