#include "storage/lens/lens_index.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "core/order.hpp"
#include "storage/indexes/index_scan.hpp"
#include "storage/lens/lens_view.hpp"
#include "storage/read/column_cursor.hpp"

namespace stemma::storage {
namespace {

using Ids = std::vector<std::uint64_t>;
using Wanted = std::function<bool(const std::vector<Value>&)>;
using Ask = std::function<Result<void>(const SnapshotState&, Ids&)>;

/// Whether the index may lack what the lens shows.
bool lacks_some(const SnapshotState& snapshot, const IndexDescription& index) {
  return std::any_of(index.properties.begin(), index.properties.end(), [&](PropertyKeyId key) {
    return is_stated(snapshot.catalog(), index.kind, key);
  });
}

/// All that have the first property of the index, as the lens shows it.
Result<void> read_column(const SnapshotState& snapshot, const IndexDescription& index, Ids& ids) {
  const TableKey table = property_table(index.kind, index.properties.front());
  ColumnCursor cursor(snapshot, table);
  const std::uint64_t blocks = std::max(
      cursor.block_bound(), ColumnCursor(snapshot, statements_table(index.kind)).block_bound());
  std::vector<Value> rows;
  for (std::uint64_t block = 0; block < blocks; ++block) {
    STEMMA_TRY(cursor.read_block(block, rows));
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!rows[row].is_null()) ids.push_back((block << column_block_bits) + row);
    }
  }
  return {};
}

std::uint64_t shown(const SnapshotState& snapshot, EntityKind kind, std::uint64_t id) {
  if (kind == EntityKind::relationship) return id;
  for (auto* lens = snapshot.lens(); lens != nullptr; lens = lens->below().lens()) {
    id = lens->shown(id);
  }
  return id;
}

/// `present`: it is seen and has the label or type of the index.
Result<EntityState> state_in(const SnapshotState& snapshot, const IndexDescription& index,
                             std::uint64_t id) {
  bool there = false;
  if (index.kind == EntityKind::node) {
    STEMMA_TRY(const auto set, label_set_of(snapshot, NodeId{id}));
    there = set && snapshot.catalog().set_has(*set, LabelId{index.label_or_type});
  } else {
    STEMMA_TRY(const Value source, read_cell(snapshot, source_table, id));
    there = !source.is_null() &&
            snapshot.type_of_block(id >> column_block_bits) == TypeId{index.label_or_type};
  }
  return there ? EntityState::present : EntityState::absent;
}

/// Appends what `wanted` says of the values that are seen, in the order of these values.
Result<void> answer(const SnapshotState& snapshot, const IndexDescription& index, const Ask& ask,
                    const Wanted& wanted, Ids& ids) {
  Ids candidates;
  if (lacks_some(snapshot, index)) {
    STEMMA_TRY(read_column(snapshot, index, candidates));
  } else {
    STEMMA_TRY(ask(snapshot.root(), candidates));
  }
  // One member may have the label and another the value, so that no index has either.
  if (index.kind == EntityKind::node) {
    for (auto* lens = snapshot.lens(); lens != nullptr; lens = lens->below().lens()) {
      lens->add_shown(candidates);
    }
  }
  struct Found {
    std::vector<Value> values;
    std::uint64_t id;
  };
  std::vector<Found> found;
  std::unordered_set<std::uint64_t> met;
  for (const std::uint64_t candidate : candidates) {
    const std::uint64_t id = shown(snapshot, index.kind, candidate);
    if (!met.insert(id).second) continue;
    STEMMA_TRY(const auto state, state_in(snapshot, index, id));
    if (state == EntityState::absent) continue;
    STEMMA_TRY(auto values, indexed_values(snapshot, index, id));
    if (values && wanted(*values)) found.push_back({std::move(*values), id});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return order(a.values.front(), b.values.front()) < 0;
  });
  for (const Found& each : found) ids.push_back(each.id);
  return {};
}

/// Whether a value lies on the side of the bound that is asked for; types that do not compare lie
/// on neither.
bool within(const Value& value, const std::optional<Bound>& bound, bool is_lower) {
  if (!bound) return true;
  const auto compared = compare(value, bound->value);
  if (!compared) return false;
  if (*compared == 0) return bound->inclusive;
  return is_lower ? *compared > 0 : *compared < 0;
}

}  // namespace

Result<void> lens_lookup(const SnapshotState& snapshot, const IndexDescription& index,
                         std::span<const Value> key, Ids& ids) {
  const auto ask = [&](const SnapshotState& root, Ids& found) {
    return index_lookup(root, index, key, found);
  };
  const auto wanted = [&](const std::vector<Value>& values) {
    return std::equal(key.begin(), key.end(), values.begin(),
                      [](const Value& a, const Value& b) { return equals(a, b).value_or(false); });
  };
  return answer(snapshot, index, ask, wanted, ids);
}

Result<void> lens_range(const SnapshotState& snapshot, const IndexDescription& index,
                        const std::optional<Bound>& lower, const std::optional<Bound>& upper,
                        Ids& ids) {
  const auto ask = [&](const SnapshotState& root, Ids& found) {
    return index_range(root, index, lower, upper, found);
  };
  const auto wanted = [&](const std::vector<Value>& values) {
    return within(values.front(), lower, true) && within(values.front(), upper, false);
  };
  return answer(snapshot, index, ask, wanted, ids);
}

Result<void> lens_prefix(const SnapshotState& snapshot, const IndexDescription& index,
                         std::string_view prefix, Ids& ids) {
  const auto ask = [&](const SnapshotState& root, Ids& found) {
    return index_prefix(root, index, prefix, found);
  };
  const auto wanted = [&](const std::vector<Value>& values) {
    return values.front().is(Kind::string) && values.front().string().starts_with(prefix);
  };
  return answer(snapshot, index, ask, wanted, ids);
}

}  // namespace stemma::storage
