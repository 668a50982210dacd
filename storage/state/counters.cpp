#include "storage/state/counters.hpp"

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"

namespace stemma::storage {

std::string Counter::encode() const {
  std::string bytes;
  ByteWriter(bytes).varint(live).varint(born).varint(next).varint(end);
  return bytes;
}

Result<Counter> Counter::decode(std::string_view bytes) {
  ByteReader reader(bytes);
  Counter counter;
  counter.live = reader.varint();
  counter.born = reader.varint();
  counter.next = reader.varint();
  counter.end = reader.varint();
  if (!reader.intact() || !reader.at_end()) {
    return make_error(ErrorCode::corruption, "a counter cannot be read");
  }
  return counter;
}

std::uint64_t Counters::node_count() const {
  std::uint64_t count = 0;
  for (const Counter& set : label_sets) count += set.live;
  return count;
}

std::uint64_t Counters::relationship_count() const {
  std::uint64_t count = 0;
  for (const Counter& type : types) count += type.live;
  return count;
}

std::string CommitRecord::encode() const {
  std::string bytes;
  ByteWriter(bytes)
      .varint(sequence)
      .varint(next_node_block)
      .varint(next_relationship_block)
      .varint(mixed_next)
      .varint(mixed_end)
      .varint(next_index)
      .varint(catalog_version);
  return bytes;
}

Result<CommitRecord> CommitRecord::decode(std::string_view bytes) {
  ByteReader reader(bytes);
  CommitRecord record;
  record.sequence = reader.varint();
  record.next_node_block = reader.varint();
  record.next_relationship_block = reader.varint();
  record.mixed_next = reader.varint();
  record.mixed_end = reader.varint();
  record.next_index = static_cast<std::uint32_t>(reader.varint());
  record.catalog_version = reader.varint();
  if (!reader.intact() || !reader.at_end()) {
    return make_error(ErrorCode::corruption, "the record of the newest commit cannot be read");
  }
  return record;
}

}  // namespace stemma::storage
