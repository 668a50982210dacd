#include "storage/fold/folder.hpp"

#include "storage/fault.hpp"
#include "storage/fold/adjacency_fold.hpp"
#include "storage/fold/garbage_record.hpp"
#include "storage/keys/delta_key.hpp"
#include "storage/keys/meta_key.hpp"
#include "storage/read/column_cursor.hpp"

namespace stemma::storage {

Result<void> BatchSink::put(const SegmentKey& key, std::string content) {
  const auto status = batch_.Put(rocks_.family(Family::segments), slice(key.encode()),
                                 seal_part(key, std::move(content)));
  if (!status.ok()) return error_from(status, "writing a segment");
  return {};
}

template <typename Entry>
void delete_records(const Rocks& rocks, rocksdb::WriteBatch& batch, const BlockAddress& address,
                    const Overlay<Entry>& overlay) {
  for (const auto& run : overlay.runs()) {
    for (const DeltaRecord& record : run->records) {
      for (std::uint32_t part = 0; part < record.parts; ++part) {
        const DeltaKey key{address, record.sequence, part};
        batch.SingleDelete(rocks.family(Family::deltas), slice(key.encode()));
      }
    }
  }
}
template void delete_records(const Rocks&, rocksdb::WriteBatch&, const BlockAddress&,
                             const ColumnOverlay&);
template void delete_records(const Rocks&, rocksdb::WriteBatch&, const BlockAddress&,
                             const AdjacencyOverlay&);

template <typename Block, typename Entry>
void Fold::replace(const BlockAddress& address, const BlockState<Block, Entry>& block,
                   DirectoryEntry entry, std::vector<Replacement<Block>>& replacements) {
  Replacement<Block> replacement{block.base, {}};
  if (faulty(Fault::directory_before_write)) {
    (void)rocks_.db().Put({}, rocks_.family(Family::meta), meta_key::directory(address),
                          entry.encode());
  }
  batch_.Put(rocks_.family(Family::meta), meta_key::directory(address), entry.encode());
  delete_records(rocks_, batch_, address, *block.overlay);
  if (block.base != nullptr) {
    const auto obsolete = parts_without(address, block.base->description(), entry);
    replacement.garbage = put_garbage(rocks_, batch_, obsolete);
  }
  replacement.after =
      std::make_shared<const BlockEntry<Block>>(context_, address, std::move(entry));
  replacements.push_back(std::move(replacement));
}

Result<void> Fold::add(const BlockAddress& address, const ColumnBlockState& block) {
  ColumnCursor cursor(*state_, address.table, nullptr);
  std::vector<Value> rows;
  STEMMA_TRY(cursor.read_block(address.block, rows));
  BatchSink sink(rocks_, batch_);
  STEMMA_TRY(auto entry, write_column(sink, address, state_->sequence, rows));
  replace(address, block, std::move(entry), columns_);
  return {};
}

Result<void> Fold::add(const BlockAddress& address, const AdjacencyBlockState& block) {
  Pin<AdjacencyBlock> pin;
  AdjacencyBase base;
  if (block.base != nullptr) {
    STEMMA_TRY(pin, block.base->pin());
    base = {&block.base->description(), pin.get()};
  }
  BatchSink sink(rocks_, batch_);
  auto changes = all_changes(*block.overlay);
  if (faulty(Fault::delta_applied_twice)) changes.push_back(changes.back());
  STEMMA_TRY(auto entry, fold_adjacency(sink, address, state_->sequence, base, changes));
  replace(address, block, std::move(entry), adjacencies_);
  return {};
}

bool Fold::still_applies(const State& now) const {
  const auto same = [](const auto* table, const auto& replacement) {
    const auto* block =
        table == nullptr ? nullptr : table->find(replacement.after->address().block);
    return block != nullptr && block->base == replacement.before;
  };
  for (const auto& each : columns_) {
    if (!same(now.column(each.after->address().table), each)) return false;
  }
  for (const auto& each : adjacencies_) {
    if (!same(now.adjacency(each.after->address().table), each)) return false;
  }
  return true;
}

void Fold::apply(StateBuilder& builder) const {
  for (const auto& each : columns_) builder.set_base(each.after);
  for (const auto& each : adjacencies_) builder.set_base(each.after);
}

void Fold::supersede() const {
  for (const auto& each : columns_) {
    if (each.before != nullptr) each.before->supersede(each.after, each.garbage);
  }
  for (const auto& each : adjacencies_) {
    if (each.before != nullptr) each.before->supersede(each.after, each.garbage);
  }
}

}  // namespace stemma::storage
