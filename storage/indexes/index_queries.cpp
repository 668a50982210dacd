#include <algorithm>
#include <cmath>
#include <limits>

#include "storage/bytes/stored_value.hpp"
#include "storage/indexes/index_scan.hpp"
#include "storage/indexes/ordered_value.hpp"
#include "storage/keys/index_key.hpp"

namespace stemma::storage {
namespace {

/// Null, NaN and what cannot be stored equal nothing.
bool equals_nothing(const Value& value) {
  return value.is_null() || !is_storable(value) ||
         (value.is(Kind::floating) && std::isnan(value.floating()));
}

std::string encoded(const Value& value) {
  std::string bytes;
  append_ordered(bytes, value);
  return bytes;
}

/// The range of keys a question covers, and for values too long for a key, the encodings between
/// which the first property must lie.
struct KeyRange {
  std::string from;
  std::string to;
  std::string least;               ///< inclusive
  std::optional<std::string> end;  ///< exclusive; nothing: no end
};

/// An import that was not published has entries already, and a store opened read-only cannot sweep
/// them: they are of ids that no block of the snapshot has.
bool is_published(const SnapshotState& snapshot, const IndexDescription& index, std::uint64_t id) {
  const Counters& counters = snapshot.counters();
  const std::uint64_t blocks =
      index.kind == EntityKind::node ? counters.next_node_block : counters.next_relationship_block;
  return (id >> column_block_bits) < blocks;
}

/// Ids of the range. Entries that share a shortened value come by value, as all others do.
Result<void> collect(const SnapshotState& snapshot, const IndexDescription& index,
                     const KeyRange& range, std::vector<std::uint64_t>& ids) {
  struct Long {
    std::string encoding;
    std::uint64_t id;
  };
  std::string group;
  std::vector<Long> longs;
  const auto give_longs = [&] {
    std::stable_sort(longs.begin(), longs.end(),
                     [](const Long& a, const Long& b) { return a.encoding < b.encoding; });
    for (const Long& each : longs) ids.push_back(each.id);
    longs.clear();
  };
  const std::size_t group_size =
      sizeof(IndexId) + index_key::component_max / index.properties.size();
  const auto visit = [&](const IndexEntry& entry) -> Result<void> {
    STEMMA_TRY(const std::uint64_t id, index_key::id_of(entry.key));
    if (!is_published(snapshot, index, id)) return {};
    const bool same_group = entry.key.substr(0, group_size) == group;
    if (!entry.shortened || !same_group) give_longs();
    if (!entry.shortened) {
      ids.push_back(id);
      return {};
    }
    group = entry.key.substr(0, group_size);
    STEMMA_TRY(const auto values, indexed_values(snapshot, index, id));
    if (!values) return {};
    std::string encoding = encoded(values->front());
    if (encoding < range.least || (range.end && encoding >= *range.end)) return {};
    longs.push_back({std::move(encoding), id});
    return {};
  };
  STEMMA_TRY(scan_index(snapshot, range.from, range.to, visit));
  give_longs();
  return {};
}

/// Where keys of a bound's value begin: without the hash, if it is too long.
std::string key_of_bound(const IndexDescription& index, const std::string& encoding) {
  const std::size_t size_max = index_key::component_max / index.properties.size();
  return index_key::of_index(index.id) + encoding.substr(0, size_max);
}

bool is_shortened(const IndexDescription& index, const std::string& encoding) {
  return encoding.size() > index_key::component_max / index.properties.size();
}

void set_lower(KeyRange& range, const IndexDescription& index, const Bound& bound) {
  std::string encoding = encoded(bound.value);
  range.from = key_of_bound(index, encoding);
  if (!bound.inclusive) {
    if (!is_shortened(index, encoding)) range.from = index_key::after(range.from);
    encoding.push_back('\0');  // the least that is greater
  }
  range.least = std::move(encoding);
}

void set_upper(KeyRange& range, const IndexDescription& index, const Bound& bound) {
  std::string encoding = encoded(bound.value);
  range.to = key_of_bound(index, encoding);
  if (bound.inclusive || is_shortened(index, encoding)) range.to = index_key::after(range.to);
  if (bound.inclusive) encoding.push_back('\0');
  range.end = std::move(encoding);
}

/// All values of the type; of numbers all but NaN.
void set_type(KeyRange& range, const IndexDescription& index, OrderedTag tag) {
  const std::string type = index_key::of_index(index.id) + static_cast<char>(tag);
  range.from = type;
  range.to = index_key::after(type);
  if (tag != OrderedTag::number) return;
  const Value nan(std::numeric_limits<double>::quiet_NaN());
  range.to = index_key::of_index(index.id) + encoded(nan);
}

}  // namespace

Result<void> index_lookup(const SnapshotState& snapshot, const IndexDescription& index,
                          std::span<const Value> key, std::vector<std::uint64_t>& ids) {
  if (key.size() != index.properties.size()) {
    return make_error(ErrorCode::invalid_usage, "a lookup needs one value a property of the index");
  }
  if (std::any_of(key.begin(), key.end(), equals_nothing)) return {};
  const auto wanted = index_key::of_values(index.id, key);
  return scan_index(snapshot, wanted.bytes, index_key::after(wanted.bytes),
                    [&](const IndexEntry& entry) -> Result<void> {
                      STEMMA_TRY(const std::uint64_t id, index_key::id_of(entry.key));
                      if (!is_published(snapshot, index, id)) return {};
                      if (entry.shortened) {
                        STEMMA_TRY(const auto values, indexed_values(snapshot, index, id));
                        for (std::size_t i = 0; values && i < key.size(); ++i) {
                          if (encoded((*values)[i]) != encoded(key[i])) return {};
                        }
                      }
                      ids.push_back(id);
                      return {};
                    });
}

Result<void> index_range(const SnapshotState& snapshot, const IndexDescription& index,
                         const std::optional<Bound>& lower, const std::optional<Bound>& upper,
                         std::vector<std::uint64_t>& ids) {
  if ((lower && equals_nothing(lower->value)) || (upper && equals_nothing(upper->value))) return {};
  if (lower && upper && ordered_tag(lower->value) != ordered_tag(upper->value)) return {};
  KeyRange range;
  if (lower || upper) {
    set_type(range, index, ordered_tag(lower ? lower->value : upper->value));
  } else {
    range.from = index_key::of_index(index.id);
    range.to = index_key::after(range.from);
  }
  if (lower) set_lower(range, index, *lower);
  if (upper) set_upper(range, index, *upper);
  if (range.from >= range.to) return {};
  return collect(snapshot, index, range, ids);
}

Result<void> index_prefix(const SnapshotState& snapshot, const IndexDescription& index,
                          std::string_view prefix, std::vector<std::uint64_t>& ids) {
  KeyRange range;
  append_ordered_prefix(range.least, prefix);
  range.end = index_key::after(range.least);
  range.from = key_of_bound(index, range.least);
  range.to = index_key::after(range.from);
  return collect(snapshot, index, range, ids);
}

}  // namespace stemma::storage
