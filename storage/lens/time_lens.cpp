#include "storage/lens/time_lens.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/order.hpp"
#include "core/temporal/day.hpp"
#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"
#include "storage/statement_choice.hpp"

namespace stemma::storage {
namespace {

EntityKind kind_of(TableKey table) {
  return table.family == TableFamily::node_column ? EntityKind::node : EntityKind::relationship;
}

/// Days of the values of one block: texts that come again are read once.
class Days {
 public:
  [[nodiscard]] std::optional<std::int64_t> of(const Value& value) {
    if (!value.is(Kind::string)) return temporal::day_of(value);
    const auto [known, made] = known_.try_emplace(std::string(value.string()));
    if (made) known->second = temporal::day_of(value);
    return known->second;
  }

 private:
  std::unordered_map<std::string, std::optional<std::int64_t>> known_;
};

}  // namespace

TimeLens::TimeLens(std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache,
                   const Lens& lens)
    : LensView(std::move(below), std::move(cache)), as_of_(lens.as_of), known_at_(lens.known_at) {
  const auto limit = [&](const std::string& name, std::optional<std::int64_t> day, bool is_end) {
    const auto key = this->below().catalog().property_key(name);
    if (key && day) limits_.push_back({*key, *day, is_end});
  };
  limit(lens.valid_from, lens.as_of, false);
  limit(lens.valid_to, lens.as_of, true);
  limit(lens.first_seen, lens.known_at, false);
  limit(lens.withdrawn, lens.known_at, true);
  const auto keys = static_cast<std::uint32_t>(this->below().catalog().property_key_count());
  for (const EntityKind kind : {EntityKind::node, EntityKind::relationship}) {
    auto& stated = stated_[static_cast<std::size_t>(kind)];
    for (std::uint32_t key = 0; key < keys; ++key) {
      stated.push_back(is_stated(this->below().catalog(), kind, PropertyKeyId{key}) ? 1 : 0);
    }
  }
}

bool TimeLens::changes(const BlockAddress& address) const {
  if (!is_column(address.table.family)) return true;
  if (address.table == labels_table || address.table == source_table ||
      address.table == target_table) {
    return true;
  }
  const auto& stated = stated_[static_cast<std::size_t>(kind_of(address.table))];
  return address.table.number < stated.size() && stated[address.table.number] != 0;
}

Result<void> TimeLens::look(const BlockAddress& address, Rows& rows) const {
  if (address.table == labels_table) return look_at_nodes(address.block, rows);
  if (address.table == source_table || address.table == target_table) {
    return look_at_relationships(address.block, rows);
  }
  return look_at_property(address, rows);
}

Result<void> TimeLens::drop_past(EntityKind kind, std::uint64_t block, Rows& rows) const {
  Days days;
  for (const Limit& limit : limits_) {
    ColumnCursor cursor(below(), property_table(kind, limit.key));
    if (block >= cursor.block_bound()) continue;
    Rows dates;
    STEMMA_TRY(cursor.read_block(block, dates));
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row].is_null() || dates[row].is_null()) continue;
      const auto day = days.of(dates[row]);
      if (!day) continue;
      if (limit.is_end ? *day <= limit.day : *day > limit.day) rows[row] = Value();
    }
  }
  ColumnCursor cursor(below(), statements_table(kind));
  if (block >= cursor.block_bound()) return {};
  Rows stated;
  STEMMA_TRY(cursor.read_block(block, stated));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].is_null() || stated[row].is_null()) continue;
    STEMMA_TRY(const auto statements, Statements::decode(stated[row].string()));
    const auto about = statements_about(statements.all, std::nullopt);
    if (!about.empty() && holding(about, as_of_, known_at_).empty()) rows[row] = Value();
  }
  return {};
}

Result<void> TimeLens::look_at_nodes(std::uint64_t block, Rows& rows) const {
  return drop_past(EntityKind::node, block, rows);
}

Result<void> TimeLens::look_at_relationships(std::uint64_t block, Rows& rows) const {
  STEMMA_TRY(drop_past(EntityKind::relationship, block, rows));
  Presence present(*this, labels_table);
  for (const TableKey end : {source_table, target_table}) {
    ColumnCursor cursor(below(), end);
    Rows nodes;
    STEMMA_TRY(cursor.read_block(block, nodes));
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row].is_null() || nodes[row].is_null()) continue;
      STEMMA_TRY(const auto node, present(static_cast<std::uint64_t>(nodes[row].integer())));
      if (node == EntityState::absent) rows[row] = Value();
    }
  }
  return {};
}

Result<void> TimeLens::look_at_property(const BlockAddress& address, Rows& rows) const {
  ColumnCursor cursor(below(), statements_table(kind_of(address.table)));
  if (address.block >= cursor.block_bound()) return {};
  Rows stated;
  STEMMA_TRY(cursor.read_block(address.block, stated));
  const PropertyKeyId key{address.table.number};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (stated[row].is_null()) continue;
    STEMMA_TRY(const auto statements, Statements::decode(stated[row].string()));
    const auto about = statements_about(statements.all, key);
    if (about.empty()) continue;
    const auto holds = holding(about, as_of_, known_at_);
    if (!holds.empty()) {
      rows[row] = preferred(holds)->value;
      continue;
    }
    const auto said = [&](const Statement* each) { return equivalent(each->value, rows[row]); };
    if (std::any_of(about.begin(), about.end(), said)) rows[row] = Value();
  }
  return {};
}

Result<LensView::Lists> TimeLens::lists(const BlockAddress& address) const {
  AdjacencyReader reader = make_adjacency_reader(shared_below(), address.table);
  Presence present(*this, source_table);
  Lists seen;
  seen.offsets.push_back(0);
  for (std::uint64_t row = 0; row < adjacency_block_nodes; ++row) {
    const NodeId node{(address.block << adjacency_block_bits) + row};
    STEMMA_TRY(const Neighbours all, reader.neighbours(node));
    for (std::size_t i = 0; i < all.size(); ++i) {
      STEMMA_TRY(const auto state, present(number(all.relationship(i))));
      if (state == EntityState::present)
        seen.entries.push_back({all.neighbour(i), all.relationship(i)});
    }
    seen.offsets.push_back(static_cast<std::uint32_t>(seen.entries.size()));
  }
  return seen;
}

}  // namespace stemma::storage
