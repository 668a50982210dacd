#include "storage/import/reservation.hpp"

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"
#include "storage/catalog/catalog_state.hpp"
#include "storage/keys/index_key.hpp"
#include "storage/keys/key_bytes.hpp"
#include "storage/keys/meta_key.hpp"
#include "storage/keys/segment_key.hpp"

namespace stemma::storage {
namespace {

constexpr std::size_t batch_deletes = 10'000;

enum class Fate : std::uint8_t { keep, remove };

/// Deletes the keys of a family whose fate that is, a batch at a time.
template <typename FateOf>
Result<void> delete_where(const Rocks& rocks, Family family, FateOf fate_of) {
  const std::unique_ptr<rocksdb::Iterator> at(
      rocks.db().NewIterator(rocksdb::ReadOptions(), rocks.family(family)));
  rocksdb::WriteBatch batch;
  const auto write = [&]() -> Result<void> {
    const auto status = rocks.db().Write(rocksdb::WriteOptions(), &batch);
    batch.Clear();
    if (!status.ok()) return error_from(status, "removing an unfinished import");
    return {};
  };
  for (at->SeekToFirst(); at->Valid(); at->Next()) {
    STEMMA_TRY(const Fate fate, fate_of(view_of(at->key())));
    if (fate == Fate::remove) batch.Delete(rocks.family(family), at->key());
    if (batch.Count() >= batch_deletes) STEMMA_TRY(write());
  }
  if (!at->status().ok()) return error_from(at->status(), "removing an unfinished import");
  return write();
}

/// Which kind of ids each index has; an index that is not in the catalogue was never published.
Result<std::optional<EntityKind>> kind_of_index(const Rocks& rocks, IndexId id) {
  std::string bytes;
  const auto status = rocks.db().Get({}, rocks.family(Family::meta),
                                     meta_key::numbered(MetaRecord::index, number(id)), &bytes);
  if (status.IsNotFound()) return std::optional<EntityKind>();
  if (!status.ok()) return error_from(status, "reading the description of an index");
  STEMMA_TRY(const auto index, decode_index(id, bytes));
  return std::optional(index.kind);
}

}  // namespace

std::string Reservation::encode() const {
  std::string bytes;
  ByteWriter(bytes)
      .varint(number(version))
      .varint(first_node_block)
      .varint(first_relationship_block);
  return bytes;
}

Result<Reservation> Reservation::decode(std::string_view bytes) {
  ByteReader reader(bytes);
  Reservation reservation;
  reservation.version = Sequence{reader.varint()};
  reservation.first_node_block = reader.varint();
  reservation.first_relationship_block = reader.varint();
  if (!reader.intact() || !reader.at_end()) {
    return make_error(ErrorCode::corruption, "the reservation of an import cannot be read");
  }
  return reservation;
}

Result<std::optional<Reservation>> find_reservation(const Rocks& rocks) {
  std::string bytes;
  const auto status = rocks.db().Get({}, rocks.family(Family::meta),
                                     meta_key::single(MetaRecord::reservation), &bytes);
  if (status.IsNotFound()) return std::optional<Reservation>();
  if (!status.ok()) return error_from(status, "reading the reservation of an import");
  STEMMA_TRY(const auto reservation, Reservation::decode(bytes));
  return std::optional(reservation);
}

Result<void> put_reservation(const Rocks& rocks, const Reservation& reservation) {
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status =
      rocks.db().Put(options, rocks.family(Family::meta), meta_key::single(MetaRecord::reservation),
                     reservation.encode());
  if (!status.ok()) return error_from(status, "reserving an import");
  return {};
}

Result<void> sweep_reservation(const Rocks& rocks) {
  STEMMA_TRY(const auto reservation, find_reservation(rocks));
  if (!reservation) return {};
  STEMMA_TRY(delete_where(rocks, Family::segments, [&](std::string_view bytes) -> Result<Fate> {
    STEMMA_TRY(const auto key, SegmentKey::decode(bytes));
    return key.version == reservation->version ? Fate::remove : Fate::keep;
  }));
  std::optional<IndexId> index;
  std::optional<EntityKind> kind;
  const auto unpublished = [&](std::string_view bytes) -> Result<Fate> {
    STEMMA_TRY(const std::uint64_t id, index_key::id_of(bytes));
    const auto of = KeyReader(bytes).take<IndexId>();
    if (index != of) {
      STEMMA_TRY(kind, kind_of_index(rocks, of));
      index = of;
    }
    const std::uint64_t first = kind == EntityKind::relationship
                                    ? reservation->first_relationship_block
                                    : reservation->first_node_block;
    return !kind || (id >> column_block_bits) >= first ? Fate::remove : Fate::keep;
  };
  STEMMA_TRY(delete_where(rocks, Family::index, unpublished));
  const auto status = rocks.db().Delete(rocksdb::WriteOptions(), rocks.family(Family::meta),
                                        meta_key::single(MetaRecord::reservation));
  if (!status.ok()) return error_from(status, "removing an unfinished import");
  return {};
}

Result<void> sweep_import_files(rocksdb::FileSystem& files, const std::string& directory) {
  std::vector<std::string> names;
  auto status = files.GetChildren(directory, {}, &names, nullptr);
  for (const std::string& name : names) {
    if (status.ok() && name.starts_with("import-")) {
      status = files.DeleteFile(directory + "/" + name, {}, nullptr);
    }
  }
  if (!status.ok()) return error_from(status, "removing the files of an import");
  return {};
}

}  // namespace stemma::storage
