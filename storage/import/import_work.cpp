#include "storage/import/import_work.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/bytes/stored_value.hpp"
#include "storage/indexes/required.hpp"
#include "storage/keys/index_key.hpp"

namespace stemma::storage {
namespace {

std::string work_directory(const StoreCore& store) { return store.rocks().db().GetName(); }

Error bad_column(const ImportColumn& column, const std::string& why) {
  return make_error(ErrorCode::invalid_usage,
                    fmt::format("the column '{}' of an import {}", column.key, why));
}

/// How many rows the vector has that holds the values of this kind.
std::size_t rows_of(const ImportColumn& column) {
  switch (column.kind) {
    case Kind::integer:
    case Kind::boolean:
    case Kind::date: return column.integers.size();
    case Kind::floating: return column.floats.size();
    case Kind::string: return column.text_ends.size();
    default: return column.values.size();
  }
}

}  // namespace

ImportWork::ImportWork(StoreCore& of, const ImportOptions& options)
    : store(of),
      base(of.publication().written()),
      catalog(std::make_shared<CatalogState>(base->catalog())),
      counters(base->counters()),
      version(Sequence{number(base->state().sequence) + 1}),
      space(of.rocks().env().GetFileSystem(), work_directory(of), options.memory_bytes),
      segments(space),
      index_entries(space) {}

PropertyKeyId ImportWork::property_key(const std::string& name) {
  if (const auto known = catalog->property_key(name)) return *known;
  return PropertyKeyId{catalog->add_name(Dictionary::property_key, name)};
}

Result<EntityState> ImportWork::state_of(NodeId node) const {
  const auto after = new_nodes.upper_bound(number(node));
  if (after != new_nodes.begin() && number(node) < std::prev(after)->second) {
    return EntityState::present;
  }
  return Snapshot(base).state_of(node);
}

Result<void> ImportWork::check_required(const IndexDescription& constraint,
                                        std::span<const ImportColumn> columns,
                                        std::size_t count) const {
  for (const PropertyKeyId key : constraint.properties) {
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const auto& each) {
      return catalog->property_key(each.key) == key;
    });
    for (std::size_t row = 0; row < count; ++row) {
      if (column != columns.end() && !value_of(*column, row).is_null()) continue;
      return property_missing(
          *catalog, constraint, key,
          constraint.kind == EntityKind::node ? "an imported node" : "an imported relationship");
    }
  }
  return {};
}

Result<void> ImportWork::add_index_entry(const IndexDescription& index,
                                         std::span<const Value> values, std::uint64_t id) {
  const auto is_null = [](const Value& value) { return value.is_null(); };
  if (std::any_of(values.begin(), values.end(), is_null)) return {};
  auto key = index_key::of_values(index.id, values);
  index_key::append_id(key.bytes, id);
  return index_entries.add(key.bytes, key.shortened ? "\x01" : "");
}

Result<void> SorterSink::put(const SegmentKey& key, std::string content) {
  const auto bytes = key.encode();
  return sorter_.add(std::string_view(bytes.data(), bytes.size()),
                     seal_part(key, std::move(content)));
}

std::vector<Value>& ColumnBuffer::column(std::uint32_t number) {
  auto& rows = columns_[number];
  if (rows.empty()) rows.resize(column_block_rows);
  return rows;
}

Result<void> ColumnBuffer::write(ImportWork& work, TableFamily family, std::uint64_t block) {
  SorterSink sink(work.segments);
  for (const auto& [number, rows] : columns_) {
    const BlockAddress address{{family, number}, block};
    STEMMA_TRY(auto entry, write_column(sink, address, work.version, rows));
    work.directory.emplace_back(address, std::move(entry));
  }
  columns_.clear();
  return {};
}

Value value_of(const ImportColumn& column, std::size_t row) {
  if (column.present[row] == 0) return {};
  switch (column.kind) {
    case Kind::integer: return Value(column.integers[row]);
    case Kind::boolean: return Value(column.integers[row] != 0);
    case Kind::date: return Value::date(column.integers[row]);
    case Kind::floating: return Value(column.floats[row]);
    case Kind::string: {
      const std::size_t begin = row == 0 ? 0 : column.text_ends[row - 1];
      return Value(std::string_view(column.texts).substr(begin, column.text_ends[row] - begin));
    }
    default: return column.values[row];
  }
}

Result<void> check_columns(std::span<const ImportColumn> columns, std::size_t count) {
  for (const ImportColumn& column : columns) {
    if (column.key.empty()) return bad_column(column, "has no name");
    if (column.present.size() != count || rows_of(column) != count) {
      return bad_column(column, fmt::format("has {} values for {} rows", rows_of(column), count));
    }
    if (column.kind == Kind::string &&
        (!std::is_sorted(column.text_ends.begin(), column.text_ends.end()) ||
         (count > 0 && column.text_ends.back() > column.texts.size()))) {
      return bad_column(column, "has texts that end outside its text");
    }
    const auto unfit = [](const Value& value) {
      return !is_storable(value) || value.heap_bytes() > property_bytes_max;
    };
    if (std::any_of(column.values.begin(), column.values.end(), unfit)) {
      return bad_column(column, "holds a value that a property cannot hold");
    }
    std::uint32_t begin = 0;
    for (const std::uint32_t end : column.text_ends) {
      if (end - begin > property_bytes_max) {
        return bad_column(column, fmt::format("has a text of {} bytes; a property holds {}",
                                              end - begin, property_bytes_max));
      }
      begin = end;
    }
  }
  return {};
}

}  // namespace stemma::storage
