// Functions of nodes, relationships and paths.
#include <fmt/format.h>

#include <algorithm>

#include "core/format.hpp"
#include "engine/functions/arguments.hpp"

namespace stemma::engine {
namespace {

using storage::EntityState;

constexpr TypeSet with_properties = types::entity | TypeSet(Kind::map);

Error deleted(std::string_view function, const Value& entity) {
  return runtime_error(
      ErrorCode::deleted_entity_access,
      fmt::format("{}() reads {}, which this query has deleted", function, to_literal(entity)), {},
      "read it before the DELETE: WITH n, properties(n) AS kept DELETE n");
}

/// An error where this transaction has deleted the entity.
Result<void> check_present(FunctionContext& context, std::string_view function,
                           const Value& entity) {
  STEMMA_TRY(const EntityState state, entity.is(Kind::node)
                                          ? context.view->state_of(entity.node())
                                          : context.view->state_of(entity.relationship()));
  if (state == EntityState::deleted) return deleted(function, entity);
  return {};
}

Result<storage::Properties> properties_of(FunctionContext& context, std::string_view function,
                                          const Value& entity) {
  STEMMA_TRY(check_present(context, function, entity));
  return entity.is(Kind::node) ? context.view->properties(entity.node())
                               : context.view->properties(entity.relationship());
}

Result<Value> labels(FunctionContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::node)) return wrong_argument("labels", arguments[0], Kind::node);
  STEMMA_TRY(check_present(context, "labels", arguments[0]));
  STEMMA_TRY(const auto ids, context.view->labels(arguments[0].node()));
  ValueList names;
  for (const LabelId id : ids) names.emplace_back(context.view->catalog().name(id));
  return Value(std::move(names));
}

Result<Value> type(FunctionContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::relationship)) {
    return wrong_argument("type", arguments[0], Kind::relationship);
  }
  STEMMA_TRY(const auto record, context.view->relationship(arguments[0].relationship()));
  return Value(context.view->catalog().name(record.type));
}

Result<Value> id(FunctionContext&, Arguments arguments) {
  const Value& entity = arguments[0];
  if (entity.is(Kind::node)) return Value(static_cast<std::int64_t>(number(entity.node())));
  if (!entity.is(Kind::relationship)) return wrong_argument("id", entity, types::entity);
  return Value(static_cast<std::int64_t>(number(entity.relationship())));
}

Result<Value> element_id(FunctionContext&, Arguments arguments) {
  const Value& entity = arguments[0];
  if (entity.is(Kind::node)) return Value(fmt::format("n:{}", number(entity.node())));
  if (!entity.is(Kind::relationship)) return wrong_argument("elementId", entity, types::entity);
  return Value(fmt::format("r:{}", number(entity.relationship())));
}

Result<Value> keys(FunctionContext& context, Arguments arguments) {
  const Value& owner = arguments[0];
  if (!with_properties.has(owner.kind())) return wrong_argument("keys", owner, with_properties);
  ValueList names;
  if (owner.is(Kind::map)) {
    for (const auto& entry : owner.map()) names.emplace_back(entry.first);
    return Value(std::move(names));
  }
  STEMMA_TRY(const auto properties, properties_of(context, "keys", owner));
  for (const auto& entry : properties) {
    names.emplace_back(context.view->catalog().name(entry.first));
  }
  return Value(std::move(names));
}

Result<Value> properties(FunctionContext& context, Arguments arguments) {
  const Value& owner = arguments[0];
  if (owner.is(Kind::map)) return owner;
  if (!with_properties.has(owner.kind())) {
    return wrong_argument("properties", owner, with_properties);
  }
  STEMMA_TRY(auto stored, properties_of(context, "properties", owner));
  ValueMap entries;
  entries.reserve(stored.size());
  for (auto& [key, value] : stored) {
    entries.emplace_back(std::string(context.view->catalog().name(key)), std::move(value));
  }
  return Value::map(std::move(entries));
}

Result<Value> nodes(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is(Kind::path)) return wrong_argument("nodes", arguments[0], Kind::path);
  const auto& ids = arguments[0].path().nodes;
  return Value(ValueList(ids.begin(), ids.end()));
}

Result<Value> relationships(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is(Kind::path)) {
    return wrong_argument("relationships", arguments[0], Kind::path);
  }
  const auto& ids = arguments[0].path().relationships;
  return Value(ValueList(ids.begin(), ids.end()));
}

Result<Value> length(FunctionContext&, Arguments arguments) {
  if (!arguments[0].is(Kind::path)) return wrong_argument("length", arguments[0], Kind::path);
  return Value(static_cast<std::int64_t>(arguments[0].path().relationships.size()));
}

Result<Value> start_node(FunctionContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::relationship)) {
    return wrong_argument("startNode", arguments[0], Kind::relationship);
  }
  STEMMA_TRY(const auto record, context.view->relationship(arguments[0].relationship()));
  return Value(record.source);
}

Result<Value> end_node(FunctionContext& context, Arguments arguments) {
  if (!arguments[0].is(Kind::relationship)) {
    return wrong_argument("endNode", arguments[0], Kind::relationship);
  }
  STEMMA_TRY(const auto record, context.view->relationship(arguments[0].relationship()));
  return Value(record.target);
}

}  // namespace

void add_graph_functions(std::vector<ScalarFunction>& functions) {
  const TypeSet node = Kind::node;
  const TypeSet relationship = Kind::relationship;
  const TypeSet path = Kind::path;
  const TypeSet list = Kind::list;
  const std::initializer_list<ScalarFunction> family = {
      {"labels", "labels(node)", 1, 1, {node}, list, null_in_null_out<labels>, false},
      {"type",
       "type(relationship)",
       1,
       1,
       {relationship},
       Kind::string,
       null_in_null_out<type>,
       false},
      {"id", "id(entity)", 1, 1, {types::entity}, Kind::integer, null_in_null_out<id>},
      {"elementId",
       "elementId(entity)",
       1,
       1,
       {types::entity},
       Kind::string,
       null_in_null_out<element_id>},
      {"keys", "keys(entity_or_map)", 1, 1, {with_properties}, list, null_in_null_out<keys>, false},
      {"properties",
       "properties(entity_or_map)",
       1,
       1,
       {with_properties},
       Kind::map,
       null_in_null_out<properties>,
       false},
      {"nodes", "nodes(path)", 1, 1, {path}, list, null_in_null_out<nodes>},
      {"relationships", "relationships(path)", 1, 1, {path}, list, null_in_null_out<relationships>},
      {"length", "length(path)", 1, 1, {path}, Kind::integer, null_in_null_out<length>},
      {"startNode",
       "startNode(relationship)",
       1,
       1,
       {relationship},
       node,
       null_in_null_out<start_node>,
       false},
      {"endNode",
       "endNode(relationship)",
       1,
       1,
       {relationship},
       node,
       null_in_null_out<end_node>,
       false},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
