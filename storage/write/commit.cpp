#include <algorithm>

#include "storage/deltas/run_format.hpp"
#include "storage/fault.hpp"
#include "storage/files/store_marker.hpp"
#include "storage/keys/delta_key.hpp"
#include "storage/keys/index_key.hpp"
#include "storage/write/commit_writer.hpp"
#include "storage/write/transaction_state.hpp"

namespace stemma::storage {

Result<Snapshot> TransactionState::commit() {
  STEMMA_TRY(check_deletions());
  STEMMA_TRY(check_required());
  if (pending_.empty()) {
    rollback();
    STEMMA_TRY(store_.await_durable(base_->sequence));
    return Snapshot(std::make_shared<const SnapshotState>(base_, store_.rocks()));
  }
  STEMMA_TRY(make_room());
  if (!view_state_->catalog().required().empty()) {
    STEMMA_TRY(store_.raise_format(format_with_required));
  }
  if (pending_.column(statements_table(EntityKind::node)) != nullptr ||
      pending_.column(statements_table(EntityKind::relationship)) != nullptr) {
    STEMMA_TRY(store_.raise_format(format_with_statements));
  }
  rocksdb::WriteBatch batch;
  StateBuilder builder(*base_);
  CommitWriter writer(store_.rocks(), batch, builder);
  writer.add_changes(pending_);
  auto written = store_.write(batch, builder);
  rollback();
  if (!written) return std::move(written.error());
  store_.notice_commit((*written)->state());
  STEMMA_TRY(store_.await_durable((*written)->state().sequence));
  return Snapshot(std::move(*written));
}

Result<void> TransactionState::make_room() {
  if (base_->overlay_bytes < store_.options().overlay_bytes) return {};
  STEMMA_TRY(store_.fold_blocks(1, LockState::held));
  base_ = store_.publication().written()->shared_state();
  return {};
}

CommitWriter::CommitWriter(const Rocks& rocks, rocksdb::WriteBatch& batch, StateBuilder& builder)
    : rocks_(rocks),
      batch_(batch),
      builder_(builder),
      sequence_(Sequence{number(builder.state().sequence) + 1}) {
  builder_.state().sequence = sequence_;
}

void CommitWriter::add_changes(const Pending& pending) {
  add_columns(pending);
  add_adjacencies(pending);
  add_indexes(pending);
  for (const auto& [block, type] : pending.relationship_blocks) {
    set_relationship_block(block, type);
  }
  if (pending.catalog != nullptr) set_catalog(pending.catalog);
  set_counters(pending.counters);
}

std::uint32_t CommitWriter::put_delta(const BlockAddress& address, std::string_view bytes) {
  DeltaKey key{address, sequence_, 0};
  do {
    const std::string_view part = bytes.substr(0, delta_part_bytes_max);
    batch_.Put(rocks_.family(Family::deltas), slice(key.encode()), slice(part));
    bytes.remove_prefix(part.size());
    ++key.part;
  } while (!bytes.empty());
  return key.part;
}

template <typename Entry>
void CommitWriter::add_run(const BlockAddress& address, std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return before(a, b); });
  auto run = std::make_shared<Run<Entry>>();
  run->entries = std::move(entries);
  for (const Entry& entry : run->entries) run->bytes += bytes_of(entry);
  const std::uint32_t parts = put_delta(address, encode_run(*run));
  run->records.push_back({sequence_, parts});
  builder_.add_run(address, std::shared_ptr<const Run<Entry>>(std::move(run)));
}

void CommitWriter::add_columns(const Pending& pending) {
  for (const auto family : {TableFamily::node_column, TableFamily::relationship_column}) {
    for (const auto& [number, column] : pending.columns[family_index(family)]) {
      for (const auto& [block, rows] : column.blocks) {
        std::vector<ColumnEntry> entries;
        entries.reserve(rows.size());
        for (const auto& [row, value] : rows) entries.push_back({value, sequence_, row});
        add_run({{family, number}, block}, std::move(entries));
      }
    }
  }
}

void CommitWriter::add_adjacencies(const Pending& pending) {
  for (const auto family : {TableFamily::out_adjacency, TableFamily::in_adjacency}) {
    for (const auto& [number, adjacency] : pending.adjacencies[family_index(family)]) {
      for (const auto& [block, nodes] : adjacency.blocks) {
        std::vector<AdjacencyEntry> entries;
        for (const auto& [row, changes] : nodes) {
          for (const AdjacencyChange& change : changes) {
            entries.push_back(
                {change.entry.neighbour, change.entry.relationship, sequence_, row, change.added});
          }
        }
        if (!entries.empty()) add_run({{family, number}, block}, std::move(entries));
      }
    }
  }
}

void CommitWriter::add_indexes(const Pending& pending) {
  auto* family = rocks_.family(Family::index);
  for (const IndexId index : pending.dropped_indexes) {
    const std::string from = index_key::of_index(index);
    batch_.DeleteRange(family, from, index_key::after(from));
    batch_.Delete(rocks_.family(Family::meta),
                  meta_key::numbered(MetaRecord::index, number(index)));
  }
  for (const auto& [key, change] : pending.index_changes) {
    if (change == IndexChange::removed) {
      if (faulty(Fault::index_entry_kept)) continue;
      batch_.Delete(family, key);
    } else {
      batch_.Put(family, key, change == IndexChange::added_shortened ? "\x01" : "");
    }
  }
}

void CommitWriter::set_relationship_block(std::uint64_t block, TypeId type) {
  builder_.state().relationship_block_types.edit(block) = number(type) + 1;
  std::string bytes;
  ByteWriter(bytes).varint(number(type));
  put_meta(meta_key::numbered_wide(MetaRecord::relationship_block, block), bytes);
}

void CommitWriter::set_catalog(const std::shared_ptr<const CatalogState>& catalog) {
  const CatalogState& old = *builder_.state().catalog;
  const auto put_names = [&](Dictionary dictionary, std::size_t from, std::size_t to,
                             const auto& name) {
    for (auto id = static_cast<std::uint32_t>(from); id < to; ++id) {
      put_meta(meta_key::name(dictionary, id), name(id));
    }
  };
  put_names(Dictionary::label, old.label_count(), catalog->label_count(),
            [&](std::uint32_t id) { return catalog->name(LabelId{id}); });
  put_names(Dictionary::type, old.type_count(), catalog->type_count(),
            [&](std::uint32_t id) { return catalog->name(TypeId{id}); });
  put_names(Dictionary::property_key, old.property_key_count(), catalog->property_key_count(),
            [&](std::uint32_t id) { return catalog->name(PropertyKeyId{id}); });
  for (auto set = static_cast<std::uint32_t>(old.label_set_count());
       set < catalog->label_set_count(); ++set) {
    put_meta(meta_key::numbered(MetaRecord::label_set, set),
             encode_label_set(catalog->label_set(set)));
  }
  for (const auto* list : {&catalog->indexes(), &catalog->existence_constraints()}) {
    for (const IndexDescription& index : *list) {
      if (old.index(index.id) != nullptr) continue;
      put_meta(meta_key::numbered(MetaRecord::index, number(index.id)), encode_index(index));
    }
  }
  for (const auto& [name, text] : old.definitions()) {
    if (catalog->definitions().contains(name)) continue;
    batch_.Delete(rocks_.family(Family::meta), meta_key::definition(name));
  }
  for (const auto& [name, text] : catalog->definitions()) {
    const auto before = old.definitions().find(name);
    if (before != old.definitions().end() && before->second == text) continue;
    put_meta(meta_key::definition(name), text);
  }
  builder_.state().catalog = catalog;
}

void CommitWriter::set_counters(const Counters& counters) {
  const Counters& old = *builder_.state().counters;
  const auto put_changed = [&](MetaRecord record, const std::vector<Counter>& before,
                               const std::vector<Counter>& after) {
    for (std::uint32_t i = 0; i < after.size(); ++i) {
      if (i < before.size() && before[i] == after[i]) continue;
      put_meta(meta_key::numbered(record, i), after[i].encode());
    }
  };
  put_changed(MetaRecord::label_set_counter, old.label_sets, counters.label_sets);
  put_changed(MetaRecord::type_counter, old.types, counters.types);
  CommitRecord record;
  record.sequence = number(sequence_);
  record.next_node_block = counters.next_node_block;
  record.next_relationship_block = counters.next_relationship_block;
  record.mixed_next = counters.mixed_next;
  record.mixed_end = counters.mixed_end;
  record.next_index = counters.next_index;
  record.catalog_version = builder_.state().catalog->version();
  put_meta(meta_key::single(MetaRecord::commit), record.encode());
  builder_.state().counters = std::make_shared<const Counters>(counters);
}

void CommitWriter::put_meta(std::string_view key, std::string_view value) {
  batch_.Put(rocks_.family(Family::meta), slice(key), slice(value));
}

}  // namespace stemma::storage
