#include "storage/import/relationship_import.hpp"

#include <array>

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"
#include "storage/bytes/stored_value.hpp"
#include "storage/keys/key_bytes.hpp"

namespace stemma::storage {
namespace {

/// What relationships are sorted by: three numbers, big-endian.
using SortKey = std::array<char, 24>;

SortKey sort_key(std::uint64_t first, std::uint64_t second, std::uint64_t third) {
  SortKey key;
  KeyWriter(key.data()).put(first).put(second).put(third);
  return key;
}

std::string_view view(const SortKey& key) { return {key.data(), key.size()}; }

}  // namespace

Result<void> RelationshipImport::add(const std::string& type, std::span<const NodeId> sources,
                                     std::span<const NodeId> targets,
                                     std::span<const ImportColumn> columns) {
  if (type.empty() || sources.size() != targets.size()) {
    return make_error(ErrorCode::invalid_usage,
                      "imported relationships need a type and as many sources as targets");
  }
  STEMMA_TRY(check_columns(columns, sources.size()));
  auto id = work_.catalog->type(type);
  if (!id) {
    id = TypeId{work_.catalog->add_name(Dictionary::type, type)};
    work_.counters.types.resize(number(*id) + 1);
  }
  for (const IndexDescription* constraint : work_.catalog->required()) {
    if (constraint->kind != EntityKind::relationship) continue;
    if (TypeId{constraint->label_or_type} != *id) continue;
    STEMMA_TRY(work_.check_required(*constraint, columns, sources.size()));
  }
  std::vector<std::uint32_t> keys;
  for (const ImportColumn& column : columns) keys.push_back(number(work_.property_key(column.key)));
  auto& sorter = by_type_[*id];
  if (sorter == nullptr) sorter = std::make_unique<ExternalSorter>(work_.space);
  std::string properties;
  for (std::size_t row = 0; row < sources.size(); ++row) {
    properties.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Value value = value_of(columns[i], row);
      if (value.is_null()) continue;
      ByteWriter(properties).varint(keys[i]);
      append_stored(properties, value);
      ++work_.summary.properties;
    }
    // The ordinal keeps relationships between the same two nodes in the order they came.
    const SortKey key = sort_key(number(targets[row]), number(sources[row]), sorter->size());
    STEMMA_TRY(sorter->add(view(key), properties));
  }
  work_.summary.relationships += sources.size();
  return {};
}

/// Numbers and writes the relationships of one type.
class RelationshipImport::TypeWriter {
 public:
  TypeWriter(ImportWork& work, TypeId type)
      : work_(work),
        type_(type),
        incoming_(work, adjacency_table(Direction::in, type)),
        by_source_(work.space),
        first_(work.counters.next_relationship_block << column_block_bits),
        next_(first_) {
    for (const IndexDescription& index : work.catalog->indexes()) {
      const bool covered =
          index.kind == EntityKind::relationship && TypeId{index.label_or_type} == type;
      if (covered) indexes_.push_back(&index);
    }
  }

  Result<void> add(NodeId source, NodeId target, std::string_view properties) {
    const RelationshipId id{next_++};
    const auto row = static_cast<std::uint32_t>(number(id) & (column_block_rows - 1));
    if (row == 0) begin_block();
    (*sources_)[row] = Value(static_cast<std::int64_t>(number(source)));
    (*targets_)[row] = Value(static_cast<std::int64_t>(number(target)));
    STEMMA_TRY(add_properties(row, properties));
    STEMMA_TRY(add_index_entries(id, row));
    STEMMA_TRY(incoming_.add(target, {source, id}));
    const SortKey key = sort_key(number(source), number(target), number(id));
    STEMMA_TRY(by_source_.add(view(key), ""));
    return row + 1 == column_block_rows ? write_block() : Result<void>();
  }

  Result<void> finish() {
    if ((next_ & (column_block_rows - 1)) != 0) STEMMA_TRY(write_block());
    STEMMA_TRY(incoming_.finish());
    AdjacencyImport outgoing(work_, adjacency_table(Direction::out, type_));
    STEMMA_TRY(by_source_.drain([&](std::string_view bytes, std::string_view) -> Result<void> {
      KeyReader key(bytes);
      const auto source = key.take<NodeId>();
      const auto target = key.take<NodeId>();
      return outgoing.add(source, {target, key.take<RelationshipId>()});
    }));
    STEMMA_TRY(outgoing.finish());
    Counter& counter = work_.counters.types[number(type_)];
    counter.live += next_ - first_;
    counter.born += next_ - first_;
    const std::uint64_t end = work_.counters.next_relationship_block << column_block_bits;
    if (end - next_ > counter.end - counter.next) {
      counter.next = next_;
      counter.end = end;
    }
    return {};
  }

 private:
  void begin_block() {
    work_.relationship_blocks.emplace_back(work_.counters.next_relationship_block++, type_);
    sources_ = &buffer_.column(source_column);
    targets_ = &buffer_.column(target_column);
    properties_.clear();
  }

  Result<void> write_block() {
    return buffer_.write(work_, TableFamily::relationship_column,
                         work_.counters.next_relationship_block - 1);
  }

  Result<void> add_properties(std::uint32_t row, std::string_view bytes) {
    ByteReader reader(bytes);
    while (!reader.at_end()) {
      const auto key = static_cast<std::uint32_t>(reader.varint());
      STEMMA_TRY(Value value, read_stored(reader));
      auto& column = properties_[key];
      if (column == nullptr) column = &buffer_.column(key);
      (*column)[row] = std::move(value);
    }
    return {};
  }

  Result<void> add_index_entries(RelationshipId id, std::uint32_t row) {
    for (const IndexDescription* index : indexes_) {
      std::vector<Value> values;
      for (const PropertyKeyId key : index->properties) {
        const auto column = properties_.find(number(key));
        values.push_back(column == properties_.end() ? Value() : (*column->second)[row]);
      }
      STEMMA_TRY(work_.add_index_entry(*index, values, number(id)));
    }
    return {};
  }

  ImportWork& work_;
  const TypeId type_;
  AdjacencyImport incoming_;
  ExternalSorter by_source_;
  const std::uint64_t first_;
  std::uint64_t next_;
  ColumnBuffer buffer_;
  std::vector<Value>* sources_ = nullptr;
  std::vector<Value>* targets_ = nullptr;
  std::unordered_map<std::uint32_t, std::vector<Value>*> properties_;  ///< of the open block
  std::vector<const IndexDescription*> indexes_;
};

Result<void> RelationshipImport::finish_type(TypeId type, ExternalSorter& sorted) {
  TypeWriter writer(work_, type);
  STEMMA_TRY(sorted.drain([&](std::string_view bytes, std::string_view properties) {
    KeyReader key(bytes);
    const auto target = key.take<NodeId>();
    const auto source = key.take<NodeId>();
    return writer.add(source, target, properties);
  }));
  return writer.finish();
}

Result<void> RelationshipImport::finish() {
  for (auto& [type, sorted] : by_type_) {
    if (sorted->size() > 0) STEMMA_TRY(finish_type(type, *sorted));
    sorted.reset();
  }
  return {};
}

}  // namespace stemma::storage
