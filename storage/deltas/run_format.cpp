#include "storage/deltas/run_format.hpp"

#include <fmt/format.h>

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"
#include "storage/bytes/stored_value.hpp"
#include "storage/keys/table_key.hpp"

namespace stemma::storage {
namespace {

Error damaged(std::string_view what, DeltaRecord record) {
  return make_error(ErrorCode::corruption,
                    fmt::format("the changes of commit {} {}", number(record.sequence), what));
}

/// Checks what holds for both kinds once all entries are read.
template <typename Entry>
Result<Run<Entry>> finished(Run<Entry> run, const ByteReader& reader, DeltaRecord record) {
  if (!reader.intact()) return damaged("are cut short", record);
  if (!reader.at_end()) return damaged("are longer than they say", record);
  const auto unsorted =
      std::adjacent_find(run.entries.begin(), run.entries.end(),
                         [](const Entry& a, const Entry& b) { return !before(a, b); });
  if (unsorted != run.entries.end()) return damaged("are not in order", record);
  for (const Entry& entry : run.entries) run.bytes += bytes_of(entry);
  run.records.push_back(record);
  return run;
}

Result<std::uint64_t> read_count(ByteReader& reader, DeltaRecord record) {
  const std::uint64_t count = reader.varint();
  if (!reader.intact() || count > reader.left()) return damaged("are cut short", record);
  return count;
}

}  // namespace

std::string encode_run(const ColumnRun& run) {
  std::string bytes;
  ByteWriter out(bytes);
  out.varint(run.entries.size());
  for (const ColumnEntry& entry : run.entries) {
    out.u16(entry.row);
    append_stored(bytes, entry.value);
  }
  return bytes;
}

std::string encode_run(const AdjacencyRun& run) {
  std::string bytes;
  ByteWriter out(bytes);
  out.varint(run.entries.size());
  for (const AdjacencyEntry& entry : run.entries) {
    out.u16(entry.row).u8(entry.added ? 1 : 0);
    out.varint(number(entry.neighbour)).varint(number(entry.relationship));
  }
  return bytes;
}

Result<ColumnRun> decode_column_run(std::string_view bytes, DeltaRecord record) {
  ByteReader reader(bytes);
  ColumnRun run;
  STEMMA_TRY(const std::uint64_t count, read_count(reader, record));
  run.entries.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint16_t row = reader.u16();
    if (row >= column_block_rows) return damaged("name a row outside the block", record);
    STEMMA_TRY(Value value, read_stored(reader));
    run.entries.push_back({std::move(value), record.sequence, row});
  }
  return finished(std::move(run), reader, record);
}

Result<AdjacencyRun> decode_adjacency_run(std::string_view bytes, DeltaRecord record) {
  ByteReader reader(bytes);
  AdjacencyRun run;
  STEMMA_TRY(const std::uint64_t count, read_count(reader, record));
  run.entries.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    AdjacencyEntry entry{};
    entry.row = reader.u16();
    entry.added = reader.u8() == 1;
    entry.neighbour = NodeId{reader.varint()};
    entry.relationship = RelationshipId{reader.varint()};
    entry.sequence = record.sequence;
    if (entry.row >= adjacency_block_nodes) return damaged("name a node outside the block", record);
    run.entries.push_back(entry);
  }
  return finished(std::move(run), reader, record);
}

}  // namespace stemma::storage
