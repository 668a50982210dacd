#include "engine/evidence/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/format.hpp"
#include "core/order.hpp"
#include "core/temporal/day.hpp"
#include "storage/statement_choice.hpp"

namespace stemma::engine::evidence {
namespace {

using storage::EntityKind;
using storage::Statement;
using storage::Statements;

Result<Value> property_of(const storage::Snapshot& snapshot, const Entity& entity,
                          PropertyKeyId key) {
  return entity.kind == EntityKind::node ? snapshot.property(NodeId{entity.id}, key)
                                         : snapshot.property(RelationshipId{entity.id}, key);
}

Result<Value> property_named(const storage::Snapshot& snapshot, const Entity& entity,
                             const std::string& name) {
  const auto key = snapshot.catalog().property_key(name);
  if (!key) return Value();
  return property_of(snapshot, entity, *key);
}

std::string text_of(const Value& value) {
  return value.is(Kind::string) ? std::string(value.string()) : to_literal(value);
}

/// What is believed of one thing, on the day that is asked for; nullptr where no statement holds.
const Statement* believed(const Statements& statements, std::optional<PropertyKeyId> property,
                          std::optional<std::int64_t> as_of = {},
                          std::optional<std::int64_t> known_at = {}) {
  const auto holds =
      storage::holding(storage::statements_about(statements.all, property), as_of, known_at);
  return holds.empty() ? nullptr : storage::preferred(holds);
}

/// The records that are one with a node; the end where it is alone.
auto group_of(const std::vector<std::vector<NodeId>>& merged, const Entity& entity) {
  return std::find_if(merged.begin(), merged.end(), [&](const auto& nodes) {
    return entity.kind == EntityKind::node &&
           std::find(nodes.begin(), nodes.end(), NodeId{entity.id}) != nodes.end();
  });
}

/// What the snapshot shows a record as; nothing where it does not show it.
Result<std::optional<Entity>> shown_as(const storage::Snapshot& snapshot, const storage::Lens& lens,
                                       Entity record) {
  const auto group = group_of(lens.merged, record);
  if (group != lens.merged.end()) record.id = number(group->front());
  STEMMA_TRY(const storage::EntityState state, record.kind == EntityKind::node
                                                   ? snapshot.state_of(NodeId{record.id})
                                                   : snapshot.state_of(RelationshipId{record.id}));
  if (state != storage::EntityState::present) return std::optional<Entity>();
  return std::optional(record);
}

/// Adds what is stated about a record, which the snapshot `shown_in` shows as `shown`.
Result<void> add_items(const storage::Snapshot& records, const storage::Snapshot& shown_in,
                       const ownership::Mapping& mapping, const Entity& record, const Entity& shown,
                       std::vector<Item>& items) {
  STEMMA_TRY(const Value source, property_named(records, record, mapping.source));
  STEMMA_TRY(const Value place, property_named(records, record, mapping.place));
  if (!source.is_null() || !place.is_null()) {
    Item own{record, {}, true};
    if (!source.is_null()) own.statement.source = text_of(source);
    if (!place.is_null()) own.statement.place = text_of(place);
    items.push_back(std::move(own));
  }
  STEMMA_TRY(const Statements statements, records.statements(record.kind, record.id));
  const storage::Lens lens = records.lens();
  for (const Statement& each : statements.all) {
    bool preferred = &each == believed(statements, each.property, lens.as_of, lens.known_at);
    if (preferred && each.property) {
      STEMMA_TRY(const Value value, property_of(shown_in, shown, *each.property));
      preferred = equivalent(value, each.value);
    }
    items.push_back({record, each, preferred});
  }
  return {};
}

/// Keeps the statements and shows of the property what is believed of it now.
Result<void> keep(storage::Transaction& transaction, const Entity& entity,
                  const Statements& statements, std::optional<PropertyKeyId> property) {
  STEMMA_TRY(transaction.set_statements(entity.kind, entity.id, statements));
  if (!property) return {};
  const Statement* const shown = believed(statements, property);
  const Value value = shown == nullptr ? Value() : shown->value;
  STEMMA_TRY(const Value old, property_of(transaction.view(), entity, *property));
  if (equivalent(old, value) && old.kind() == value.kind()) return {};
  return entity.kind == EntityKind::node
             ? transaction.set_property(NodeId{entity.id}, *property, value)
             : transaction.set_property(RelationshipId{entity.id}, *property, value);
}

/// Before a statement about a property whose value no statement gave it (it was created with it, or
/// set since): that value becomes a statement, of the source that its record names, so that nothing
/// is lost.
Result<void> keep_unstated(const storage::Snapshot& snapshot, const Entity& entity,
                           const Statement& next, Statements& statements) {
  if (!next.property) return {};
  STEMMA_TRY(const Value value, property_of(snapshot, entity, *next.property));
  if (value.is_null() || equivalent(value, next.value)) return {};
  const Statement* const shown = believed(statements, next.property);
  if (shown != nullptr && equivalent(shown->value, value)) return {};
  const auto mapping = ownership::usual_mapping(snapshot.catalog());
  STEMMA_TRY(const auto items, items_about(snapshot, mapping, entity));
  Statement kept;
  if (!items.empty() && items.front().statement.id == 0) kept = items.front().statement;
  kept.id = ++statements.last_id;
  kept.property = next.property;
  kept.value = value;
  statements.all.push_back(std::move(kept));
  return {};
}

Result<std::vector<Statement>::iterator> find(Statements& statements, std::uint64_t id) {
  const auto found = std::find_if(statements.all.begin(), statements.all.end(),
                                  [&](const Statement& each) { return each.id == id; });
  if (found != statements.all.end()) return found;
  return runtime_error(
      ErrorCode::not_found,
      fmt::format("there is no statement {} about it", static_cast<std::int64_t>(id)), {},
      "evidence(x) lists the statements about x");
}

bool overlap(const Statement& a, const Statement& b) {
  const auto before = [](const Statement& first, const Statement& second) {
    const auto end = temporal::day_of(Value(first.valid_to));
    const auto begin = temporal::day_of(Value(second.valid_from));
    return end && begin && *end <= *begin;
  };
  return !before(a, b) && !before(b, a);
}

}  // namespace

Value Entity::value() const {
  return kind == EntityKind::node ? Value(NodeId{id}) : Value(RelationshipId{id});
}

std::vector<Entity> entities_of(const Value& value) {
  if (value.is(Kind::node)) return {{EntityKind::node, number(value.node())}};
  if (value.is(Kind::relationship))
    return {{EntityKind::relationship, number(value.relationship())}};
  std::vector<Entity> entities;
  if (!value.is(Kind::path)) return entities;
  const PathValue& path = value.path();
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    entities.push_back({EntityKind::node, number(path.nodes[i])});
    if (i == path.relationships.size()) break;
    entities.push_back({EntityKind::relationship, number(path.relationships[i])});
  }
  return entities;
}

Result<std::vector<Item>> items_about(const storage::Snapshot& snapshot,
                                      const ownership::Mapping& mapping, const Entity& entity) {
  std::vector<Item> items;
  storage::Lens apart = snapshot.lens();
  const auto merged = std::exchange(apart.merged, {});
  const auto group = group_of(merged, entity);
  if (group == merged.end()) {
    STEMMA_TRY(add_items(snapshot, snapshot, mapping, entity, entity, items));
    return items;
  }
  STEMMA_TRY(const storage::Snapshot records, snapshot.through(apart));
  for (const NodeId node : *group) {
    const Entity record{EntityKind::node, number(node)};
    STEMMA_TRY(add_items(records, snapshot, mapping, record, entity, items));
  }
  return items;
}

Value to_value(const storage::Catalog& catalog, const Item& item) {
  const Statement& statement = item.statement;
  ValueMap map = {
      {"entity", item.entity.value()},
      {"id", statement.id == 0 ? Value() : Value(static_cast<std::int64_t>(statement.id))},
      {"property", statement.property ? Value(catalog.name(*statement.property)) : Value()},
      {"value", statement.value},
      {"preferred", Value(item.preferred)},
  };
  for (const auto& each : storage::statement_texts) {
    const std::string& text = statement.*each.text;
    map.emplace_back(each.name, text.empty() ? Value() : Value(text));
  }
  map.emplace_back("confidence", statement.confidence ? Value(*statement.confidence) : Value());
  return Value::map(std::move(map));
}

Result<std::uint64_t> state(storage::Transaction& transaction, const Entity& entity,
                            Statement statement) {
  STEMMA_TRY(Statements statements, transaction.view().statements(entity.kind, entity.id));
  STEMMA_TRY(keep_unstated(transaction.view(), entity, statement, statements));
  statement.id = ++statements.last_id;
  const auto property = statement.property;
  statements.all.push_back(std::move(statement));
  STEMMA_TRY(keep(transaction, entity, statements, property));
  return statements.last_id;
}

Result<void> withdraw(storage::Transaction& transaction, const Entity& entity, std::uint64_t id,
                      const std::string& day) {
  STEMMA_TRY(Statements statements, transaction.view().statements(entity.kind, entity.id));
  STEMMA_TRY(const auto found, find(statements, id));
  found->withdrawn = day;
  return keep(transaction, entity, statements, found->property);
}

Result<void> retract(storage::Transaction& transaction, const Entity& entity, std::uint64_t id) {
  STEMMA_TRY(Statements statements, transaction.view().statements(entity.kind, entity.id));
  STEMMA_TRY(const auto found, find(statements, id));
  const auto property = found->property;
  statements.all.erase(found);
  return keep(transaction, entity, statements, property);
}

Result<std::vector<Contradiction>> contradictions(const storage::Snapshot& snapshot) {
  std::vector<Contradiction> all;
  const storage::Lens lens = snapshot.lens();
  for (const EntityKind kind : {EntityKind::node, EntityKind::relationship}) {
    const auto look = [&](std::uint64_t id, const Statements& statements) -> Result<void> {
      STEMMA_TRY(const auto entity, shown_as(snapshot, lens, {kind, id}));
      if (!entity) return {};
      std::vector<PropertyKeyId> keys;
      for (const Statement& each : statements.all) {
        if (each.property) keys.push_back(*each.property);
      }
      std::sort(keys.begin(), keys.end());
      keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
      for (const PropertyKeyId key : keys) {
        const auto holds = storage::holding(storage::statements_about(statements.all, key),
                                            lens.as_of, lens.known_at);
        const auto against = [&](const Statement* a) {
          return std::any_of(holds.begin(), holds.end(), [&](const Statement* b) {
            return !equivalent(a->value, b->value) && overlap(*a, *b);
          });
        };
        Contradiction found{*entity, key, {}};
        for (const Statement* each : holds) {
          if (!against(each)) continue;
          found.items.push_back({{kind, id}, *each, each == storage::preferred(holds)});
        }
        if (!found.items.empty()) all.push_back(std::move(found));
      }
      return {};
    };
    STEMMA_TRY(snapshot.each_stated(kind, look));
  }
  return all;
}

}  // namespace stemma::engine::evidence
