#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "storage/indexes/index_scan.hpp"
#include "storage/keys/index_key.hpp"
#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"
#include "storage/read/value_text.hpp"
#include "storage/write/transaction_state.hpp"

namespace stemma::storage {
namespace {

std::string entry_key(const index_key::Values& values, std::uint64_t id) {
  std::string key = values.bytes;
  index_key::append_id(key, id);
  return key;
}

Error not_unique(const Catalog& catalog, const IndexDescription& index,
                 std::span<const Value> values, std::uint64_t holder) {
  std::string pairs;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) pairs += ", ";
    pairs += fmt::format("{} = {}", catalog.name(index.properties[i]), value_text(values[i]));
  }
  const bool node = index.kind == EntityKind::node;
  const std::string_view name =
      node ? catalog.name(LabelId{index.label_or_type}) : catalog.name(TypeId{index.label_or_type});
  return runtime_error(
      ErrorCode::unique_constraint_violated,
      fmt::format("{} {} already has :{} with {}, which '{}' keeps unique",
                  node ? "node" : "relationship", holder, name, pairs, index.name));
}

bool same_but_for_name(const IndexDescription& a, const IndexDescription& b) {
  return a.kind == b.kind && a.unique == b.unique && a.required == b.required &&
         a.label_or_type == b.label_or_type && a.properties == b.properties;
}

}  // namespace

Result<void> TransactionState::check_unique(std::uint64_t id, const IndexMove& move) const {
  if (!move.index->unique || !move.after) return {};
  std::vector<std::uint64_t> holders;
  STEMMA_TRY(index_lookup(*view_state_, *move.index, *move.after, holders));
  for (const std::uint64_t holder : holders) {
    if (holder != id) {
      return not_unique(view_state_->catalog(), *move.index, *move.after, holder);
    }
  }
  return {};
}

Result<void> TransactionState::move_entries(std::uint64_t id, const std::vector<IndexMove>& moves) {
  for (const IndexMove& move : moves) STEMMA_TRY(check_unique(id, move));
  for (const IndexMove& move : moves) {
    if (move.before) {
      const auto old = index_key::of_values(move.index->id, *move.before);
      pending_.index_changes[entry_key(old, id)] = IndexChange::removed;
    }
    if (move.after) {
      const auto made = index_key::of_values(move.index->id, *move.after);
      pending_.index_changes[entry_key(made, id)] =
          made.shortened ? IndexChange::added_shortened : IndexChange::added;
    }
  }
  return {};
}

Result<IndexId> TransactionState::create_index(IndexDescription description) {
  STEMMA_TRY(open());
  const CatalogState& catalog = view_state_->catalog();
  if (description.name.empty() || description.properties.empty()) {
    return make_error(ErrorCode::invalid_usage, "an index needs a name and a property");
  }
  for (const auto* list : {&catalog.indexes(), &catalog.existence_constraints()}) {
    for (const IndexDescription& other : *list) {
      if (other.name != description.name && !same_but_for_name(other, description)) continue;
      return make_error(
          ErrorCode::already_exists,
          fmt::format("there is already {} '{}'",
                      other.is_constraint() ? "a constraint" : "an index", other.name));
    }
  }
  description.id = IndexId{pending_.counters.next_index++};
  edit_catalog().add_index(description);
  const auto built = build_index(description);
  if (!built) {
    STEMMA_TRY(drop_index(description.name));
    changes_.indexes_removed -= 1;
    return built.error();
  }
  ++changes_.indexes_added;
  return description.id;
}

Result<void> TransactionState::build_index(const IndexDescription& index) {
  STEMMA_TRY(each_covered(index, [&](std::uint64_t id) -> Result<void> {
    if (index.required) STEMMA_TRY(check_has_required(index, id));
    return index.has_entries() ? add_index_entry(index, id) : Result<void>();
  }));
  return index.unique ? check_built_unique(index) : Result<void>();
}

Result<void> TransactionState::each_covered(
    const IndexDescription& index, const std::function<Result<void>(std::uint64_t)>& visit) const {
  if (index.kind == EntityKind::node) {
    NodeScan scan = make_node_scan(view_state_, LabelId{index.label_or_type});
    std::vector<NodeId> nodes;
    while (true) {
      nodes.clear();
      STEMMA_TRY(const ScanFlow flow, scan.next(nodes, 1024));
      if (flow == ScanFlow::done) break;
      for (const NodeId node : nodes) STEMMA_TRY(visit(number(node)));
    }
  } else {
    ColumnCursor sources(*view_state_, source_table);
    std::vector<Value> rows;
    for (std::uint64_t block = 0; block < sources.block_bound(); ++block) {
      if (view_state_->type_of_block(block) != TypeId{index.label_or_type}) continue;
      STEMMA_TRY(sources.read_block(block, rows));
      for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (rows[row].is_null()) continue;
        STEMMA_TRY(visit((block << column_block_bits) + row));
      }
    }
  }
  return {};
}

Result<void> TransactionState::add_index_entry(const IndexDescription& index, std::uint64_t id) {
  STEMMA_TRY(const auto values, indexed_values(*view_state_, index, id));
  if (!values) return {};
  const auto key = index_key::of_values(index.id, *values);
  pending_.index_changes.insert_or_assign(
      entry_key(key, id), key.shortened ? IndexChange::added_shortened : IndexChange::added);
  return {};
}

/// Equal values have equal keys but for the id, so they lie side by side.
Result<void> TransactionState::check_built_unique(const IndexDescription& index) const {
  const std::string from = index_key::of_index(index.id);
  const auto& changes = pending_.index_changes;
  const auto end = changes.lower_bound(index_key::after(from));
  std::string_view last;
  for (auto at = changes.lower_bound(from); at != end; ++at) {
    const std::string_view key = at->first;
    if (at->second == IndexChange::removed) continue;
    const std::string_view values_bytes = key.substr(0, key.size() - index_key::id_size);
    const bool clash = values_bytes == last;
    last = values_bytes;
    if (!clash) continue;
    STEMMA_TRY(const std::uint64_t id, index_key::id_of(key));
    STEMMA_TRY(const auto values, indexed_values(*view_state_, index, id));
    if (values) STEMMA_TRY(check_unique(id, {&index, {}, values}));
  }
  return {};
}

Result<void> TransactionState::drop_index(std::string_view name) {
  STEMMA_TRY(open());
  const IndexDescription* index = view_state_->catalog().index(name);
  if (index == nullptr) {
    return make_error(ErrorCode::not_found, fmt::format("there is no index '{}'", name));
  }
  const IndexId id = index->id;
  const std::string from = index_key::of_index(id);
  auto& changes = pending_.index_changes;
  changes.erase(changes.lower_bound(from), changes.lower_bound(index_key::after(from)));
  pending_.dropped_indexes.insert(id);
  edit_catalog().remove_index(id);
  ++changes_.indexes_removed;
  return {};
}

}  // namespace stemma::storage
