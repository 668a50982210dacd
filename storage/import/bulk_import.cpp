#include "storage/import/bulk_import.hpp"

#include "storage/fault.hpp"
#include "storage/fold/folder.hpp"
#include "storage/import/import_indexes.hpp"
#include "storage/import/reservation.hpp"
#include "storage/write/commit_writer.hpp"

namespace stemma::storage {
namespace {

constexpr std::chrono::milliseconds lock_wait{5'000};

/// What an old block becomes once its replacement is written.
template <typename Block>
struct Superseded {
  std::shared_ptr<const BlockEntry<Block>> before;
  std::shared_ptr<const BlockEntry<Block>> after;
  std::uint64_t record;
};

}  // namespace

Result<std::unique_ptr<Import>> StoreCore::import(const ImportOptions& options) {
  if (options_.mode == OpenMode::read_only) {
    return make_error(ErrorCode::read_only, description_.path + " was opened read-only");
  }
  STEMMA_TRY(publication_.writable());
  STEMMA_TRY(auto hold, writer_lock_.acquire("an import", lock_wait));
  STEMMA_TRY(publication_.writable());
  return std::unique_ptr<Import>(std::make_unique<BulkImport>(*this, std::move(hold), options));
}

Result<void> BulkImport::open() const {
  if (open_) return {};
  return make_error(ErrorCode::invalid_usage, "the import has ended");
}

template <typename T>
Result<T> BulkImport::ended_by(Result<T> result) {
  if (!result) {
    open_ = false;
    hold_.release();
  }
  return result;
}

Result<NodeId> BulkImport::add_nodes(std::span<const std::string> labels, std::uint64_t count,
                                     std::span<const ImportColumn> columns) {
  STEMMA_TRY(open());
  return ended_by(nodes_.add(labels, count, columns));
}

Result<void> BulkImport::add_relationships(const std::string& type, std::span<const NodeId> sources,
                                           std::span<const NodeId> targets,
                                           std::span<const ImportColumn> columns) {
  STEMMA_TRY(open());
  return ended_by(relationships_.add(type, sources, targets, columns));
}

Result<void> BulkImport::write_tables(SortedTable& segments, SortedTable& index) {
  STEMMA_TRY(nodes_.finish());
  STEMMA_TRY(relationships_.finish());
  STEMMA_TRY(work_.segments.drain(
      [&](std::string_view key, std::string_view value) { return segments.add(key, value); }));
  STEMMA_TRY(segments.finish());
  STEMMA_TRY(write_import_index(work_, index));
  return index.finish();
}

Result<void> BulkImport::take_in(const SortedTable& segments, const SortedTable& index) {
  return ingest(work_.store.rocks(),
                {{Family::segments, &segments.files()}, {Family::index, &index.files()}});
}

Result<std::shared_ptr<const SnapshotState>> BulkImport::publish() {
  const Rocks& rocks = work_.store.rocks();
  const State& base = work_.base->state();
  rocksdb::WriteBatch batch;
  StateBuilder builder(base);
  CommitWriter writer(rocks, batch, builder);
  std::vector<Superseded<AdjacencyBlock>> superseded;
  for (const auto& [address, entry] : work_.directory) {
    batch.Put(rocks.family(Family::meta), meta_key::directory(address), entry.encode());
    const auto& context = work_.store.block_context();
    if (is_column(address.table.family)) {
      builder.set_base(std::make_shared<const BlockEntry<ColumnBlock>>(context, address, entry));
      continue;
    }
    auto made = std::make_shared<const BlockEntry<AdjacencyBlock>>(context, address, entry);
    const AdjacencyTable* table = base.adjacency(address.table);
    const AdjacencyBlockState* old = table == nullptr ? nullptr : table->find(address.block);
    if (old != nullptr && old->overlay != nullptr) {
      delete_records(rocks, batch, address, *old->overlay);
    }
    if (old != nullptr && old->base != nullptr) {
      const auto parts = parts_without(address, old->base->description(), entry);
      superseded.push_back({old->base, made, put_garbage(rocks, batch, parts)});
    }
    builder.set_base(std::move(made));
  }
  for (const auto& [block, type] : work_.relationship_blocks) {
    writer.set_relationship_block(block, type);
  }
  writer.set_catalog(work_.catalog);
  writer.set_counters(work_.counters);
  batch.Delete(rocks.family(Family::meta), meta_key::single(MetaRecord::reservation));
  STEMMA_TRY(auto written, work_.store.write(batch, builder));
  for (const auto& each : superseded) each.before->supersede(each.after, each.record);
  return written;
}

void BulkImport::abandon(const Error& why) {
  const auto swept = sweep_reservation(work_.store.rocks());
  if (!swept) work_.store.publication().stop_writing(why.message);
}

Result<ImportSummary> BulkImport::finish() {
  STEMMA_TRY(open());
  open_ = false;
  const WriterLock::Hold hold = std::move(hold_);
  const Rocks& rocks = work_.store.rocks();
  const Counters& before = work_.base->counters();
  const Reservation reservation{work_.version, before.next_node_block,
                                before.next_relationship_block};
  SortedTable segments(rocks, rocks.db().GetName(), "segments");
  SortedTable index(rocks, rocks.db().GetName(), "index");
  STEMMA_TRY(write_tables(segments, index));
  STEMMA_TRY(put_reservation(rocks, reservation));
  const bool late = faulty(Fault::import_before_ingest);
  Result<void> taken = late ? Result<void>() : take_in(segments, index);
  if (!taken) {
    abandon(taken.error());
    return std::move(taken.error());
  }
  auto published = publish();
  if (!published) {
    abandon(published.error());
    return std::move(published.error());
  }
  if (late) STEMMA_TRY(take_in(segments, index));
  STEMMA_TRY(work_.store.await_durable((*published)->state().sequence));
  return work_.summary;
}

}  // namespace stemma::storage
