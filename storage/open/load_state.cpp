#include "storage/open/load_state.hpp"

#include <fmt/format.h>

#include <functional>

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"
#include "storage/deltas/run_format.hpp"
#include "storage/keys/delta_key.hpp"
#include "storage/keys/meta_key.hpp"
#include "storage/lens/lens_shelf.hpp"
#include "storage/lens/lens_view.hpp"

namespace stemma::storage {
namespace {

Error damaged(std::string message) { return make_error(ErrorCode::corruption, std::move(message)); }

/// visit(key, value) for every record of a family that begins with these bytes.
Result<void> each_record(
    const Rocks& rocks, Family family, std::string_view prefix,
    const std::function<Result<void>(std::string_view, std::string_view)>& visit) {
  const std::unique_ptr<rocksdb::Iterator> at(
      rocks.db().NewIterator(rocksdb::ReadOptions(), rocks.family(family)));
  for (at->Seek(slice(prefix)); at->Valid() && at->key().starts_with(slice(prefix)); at->Next()) {
    STEMMA_TRY(visit(view_of(at->key()), view_of(at->value())));
  }
  if (!at->status().ok()) return error_from(at->status(), "reading the store");
  return {};
}

Result<std::string> read_meta(const Rocks& rocks, MetaRecord record) {
  std::string value;
  const auto status = rocks.db().Get(rocksdb::ReadOptions(), rocks.family(Family::meta),
                                     meta_key::single(record), &value);
  if (!status.ok()) {
    return error_from(status, fmt::format("reading record '{}' of meta", char(record)));
  }
  return value;
}

Result<void> load_catalog(const Rocks& rocks, CatalogState& catalog) {
  const auto next_is = [](std::size_t expected, std::uint32_t id) -> Result<void> {
    if (expected == id) return {};
    return damaged(fmt::format("a dictionary lacks entry {}", expected));
  };
  STEMMA_TRY(each_record(rocks, Family::meta, meta_key::single(MetaRecord::name),
                         [&](std::string_view key, std::string_view name) -> Result<void> {
                           STEMMA_TRY(const auto decoded, meta_key::decode_name(key));
                           return next_is(catalog.add_name(decoded.dictionary, name), decoded.id);
                         }));
  STEMMA_TRY(each_record(rocks, Family::meta, meta_key::single(MetaRecord::label_set),
                         [&](std::string_view key, std::string_view value) -> Result<void> {
                           STEMMA_TRY(const auto id, meta_key::decode_numbered(key));
                           STEMMA_TRY(LabelSet labels, decode_label_set(value));
                           for (const LabelId label : labels) {
                             if (number(label) >= catalog.label_count()) {
                               return damaged("a label set names an unknown label");
                             }
                           }
                           return next_is(catalog.add_label_set(std::move(labels)), id);
                         }));
  STEMMA_TRY(each_record(rocks, Family::meta, meta_key::single(MetaRecord::definition),
                         [&](std::string_view key, std::string_view text) -> Result<void> {
                           catalog.set_definition(key.substr(1), std::string(text));
                           return {};
                         }));
  return each_record(rocks, Family::meta, meta_key::single(MetaRecord::index),
                     [&](std::string_view key, std::string_view value) -> Result<void> {
                       STEMMA_TRY(const auto id, meta_key::decode_numbered(key));
                       STEMMA_TRY(auto index, decode_index(IndexId{id}, value));
                       catalog.add_index(std::move(index));
                       return {};
                     });
}

Result<void> load_counter(const Rocks& rocks, MetaRecord record, std::vector<Counter>& counters) {
  return each_record(rocks, Family::meta, meta_key::single(record),
                     [&](std::string_view key, std::string_view value) -> Result<void> {
                       STEMMA_TRY(const std::uint32_t id, meta_key::decode_numbered(key));
                       if (id >= counters.size()) return damaged("a counter counts nothing known");
                       STEMMA_TRY(counters[id], Counter::decode(value));
                       return {};
                     });
}

Result<void> load_counters(const Rocks& rocks, State& state) {
  STEMMA_TRY(const std::string bytes, read_meta(rocks, MetaRecord::commit));
  STEMMA_TRY(const CommitRecord record, CommitRecord::decode(bytes));
  auto catalog = std::make_shared<CatalogState>();
  STEMMA_TRY(load_catalog(rocks, *catalog));
  catalog->set_version(record.catalog_version);
  Counters counters;
  counters.label_sets.resize(catalog->label_set_count());
  counters.types.resize(catalog->type_count());
  counters.next_node_block = record.next_node_block;
  counters.next_relationship_block = record.next_relationship_block;
  counters.mixed_next = record.mixed_next;
  counters.mixed_end = record.mixed_end;
  counters.next_index = record.next_index;
  STEMMA_TRY(load_counter(rocks, MetaRecord::label_set_counter, counters.label_sets));
  STEMMA_TRY(load_counter(rocks, MetaRecord::type_counter, counters.types));
  state.sequence = Sequence{record.sequence};
  state.catalog = std::move(catalog);
  state.counters = std::make_shared<const Counters>(std::move(counters));
  return {};
}

Result<void> load_relationship_blocks(const Rocks& rocks, State& state) {
  return each_record(rocks, Family::meta, meta_key::single(MetaRecord::relationship_block),
                     [&](std::string_view key, std::string_view value) -> Result<void> {
                       STEMMA_TRY(const auto block, meta_key::decode_numbered_wide(key));
                       ByteReader reader(value);
                       const std::uint64_t type = reader.varint();
                       if (!reader.intact() || type >= state.catalog->type_count() ||
                           block >= state.counters->next_relationship_block) {
                         return damaged("a block of relationships has an unknown type");
                       }
                       state.relationship_block_types.edit(block) =
                           static_cast<std::uint32_t>(type) + 1;
                       return {};
                     });
}

Result<void> load_directory(const Rocks& rocks, const std::shared_ptr<const BlockContext>& context,
                            StateBuilder& builder) {
  return each_record(rocks, Family::meta, meta_key::single(MetaRecord::directory),
                     [&](std::string_view key, std::string_view value) -> Result<void> {
                       STEMMA_TRY(const auto address, meta_key::decode_directory(key));
                       STEMMA_TRY(auto entry, DirectoryEntry::decode(value));
                       if (is_column(address.table.family)) {
                         builder.set_base(std::make_shared<const BlockEntry<ColumnBlock>>(
                             context, address, std::move(entry)));
                       } else {
                         builder.set_base(std::make_shared<const BlockEntry<AdjacencyBlock>>(
                             context, address, std::move(entry)));
                       }
                       return {};
                     });
}

/// Puts the parts of each delta together and gives it to the builder.
class DeltaLoader {
 public:
  explicit DeltaLoader(StateBuilder& builder) : builder_(builder) {}

  Result<void> add(std::string_view key_bytes, std::string_view value) {
    STEMMA_TRY(const DeltaKey key, DeltaKey::decode(key_bytes));
    if (key.part == 0) {
      STEMMA_TRY(finish());
      current_ = key;
    } else if (parts_ != key.part || key.address != current_.address ||
               key.sequence != current_.sequence) {
      return damaged(
          fmt::format("the changes of commit {} lack part {}", number(key.sequence), parts_));
    }
    bytes_.append(value);
    ++parts_;
    return {};
  }

  Result<void> finish() {
    if (parts_ == 0) return {};
    const DeltaRecord record{current_.sequence, parts_};
    if (is_column(current_.address.table.family)) {
      STEMMA_TRY(auto run, decode_column_run(bytes_, record));
      builder_.add_run(current_.address, std::make_shared<const ColumnRun>(std::move(run)));
    } else {
      STEMMA_TRY(auto run, decode_adjacency_run(bytes_, record));
      builder_.add_run(current_.address, std::make_shared<const AdjacencyRun>(std::move(run)));
    }
    bytes_.clear();
    parts_ = 0;
    return {};
  }

 private:
  StateBuilder& builder_;
  DeltaKey current_{};
  std::uint32_t parts_ = 0;
  std::string bytes_;
};

}  // namespace

std::string FormatRecord::encode() const {
  std::string bytes;
  ByteWriter(bytes).text(store_magic).varint(format).text(uuid).text(release);
  return bytes;
}

Result<FormatRecord> FormatRecord::decode(std::string_view bytes) {
  ByteReader reader(bytes);
  const std::string_view magic = reader.text();
  FormatRecord record;
  record.format = static_cast<std::uint32_t>(reader.varint());
  record.uuid = reader.text();
  record.release = reader.text();
  if (!reader.intact() || magic != store_magic) {
    return make_error(ErrorCode::not_a_store, "the database is not one of stemma's");
  }
  return record;
}

Result<FormatRecord> load_format(const Rocks& rocks) {
  STEMMA_TRY(const std::string bytes, read_meta(rocks, MetaRecord::format));
  return FormatRecord::decode(bytes);
}

Result<std::shared_ptr<const State>> load_state(
    const Rocks& rocks, const std::shared_ptr<const BlockContext>& context) {
  State first;
  STEMMA_TRY(load_counters(rocks, first));
  STEMMA_TRY(load_relationship_blocks(rocks, first));
  StateBuilder builder(first);
  STEMMA_TRY(load_directory(rocks, context, builder));
  DeltaLoader deltas(builder);
  const auto add_delta = [&](std::string_view key, std::string_view value) {
    return deltas.add(key, value);
  };
  STEMMA_TRY(each_record(rocks, Family::deltas, "", add_delta));
  STEMMA_TRY(deltas.finish());
  builder.state().read_point = std::make_shared<ReadPoint>(rocks.db());
  builder.state().lenses = std::make_shared<LensShelf>(context->cache);
  return builder.finish();
}

}  // namespace stemma::storage
