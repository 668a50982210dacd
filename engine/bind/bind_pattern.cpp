#include <fmt/format.h>

#include <set>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/pattern_state.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine {

using namespace bound;

std::optional<std::vector<std::string>> choice_of_names(const ast::LabelExpression& labels) {
  if (const auto* name = ast::get_if<ast::Name>(labels)) return std::vector{name->text};
  const auto* chain = ast::get_if<ast::LabelChain>(labels);
  if (chain == nullptr || chain->op != ast::LabelOperator::disjunction) return std::nullopt;
  std::vector<std::string> names;
  for (const ast::LabelExpression& operand : chain->operands) {
    const auto* name = ast::get_if<ast::Name>(operand);
    if (name == nullptr) return std::nullopt;
    if (std::find(names.begin(), names.end(), name->text) == names.end())
      names.push_back(name->text);
  }
  return names;
}

Error type_conflict(const ast::Name& name, TypeSet found, std::string_view wanted) {
  return make_error(ErrorCode::variable_type_conflict,
                    fmt::format("'{}' is {} and cannot be {}", name.text, describe(found), wanted),
                    name.where, "give one of the two another name");
}

void Binder::add_conjuncts(const ExpressionPtr& predicate, std::vector<ExpressionPtr>& predicates) {
  const auto* logic = std::get_if<Logic>(&predicate->node);
  if (logic == nullptr || logic->op != LogicOperator::logical_and) {
    predicates.push_back(predicate);
    return;
  }
  for (const ExpressionPtr& operand : logic->operands) add_conjuncts(operand, predicates);
}

Result<void> Binder::entity_predicates(const ExpressionPtr& entity,
                                       const std::optional<ast::Expression>& properties,
                                       std::vector<ExpressionPtr>& predicates) {
  if (!properties) return {};
  const auto* map = ast::get_if<ast::MapLiteral>(*properties);
  if (map == nullptr) {
    return make_error(ErrorCode::invalid_parameter_use,
                      "a parameter cannot be the whole property map of a pattern that is matched",
                      ast::where_of(*properties), "name the properties: {id: $id}");
  }
  for (const ast::MapEntry& entry : map->entries) {
    Result<ExpressionPtr> bound = expression(entry.value);
    if (!bound) return perhaps_text(std::move(bound.error()), entry.value);
    STEMMA_TRY(ExpressionPtr value, std::move(bound));
    mentions_.reads_property(entity->type, entry.key);
    ExpressionPtr property =
        make(Property{entity, entry.key.text, site_count_++}, types::any, entry.where);
    predicates.push_back(make(Binary{BinaryOperator::equal, std::move(property), std::move(value)},
                              Kind::boolean, entry.where));
  }
  return {};
}

Result<std::size_t> Binder::pattern_node(const ast::NodePattern& node, PatternState& state) {
  STEMMA_TRY(const std::size_t index, node_variable(node, state));
  STEMMA_TRY(node_predicates(node, index, state));
  return index;
}

/// The variable of a node pattern: one that is bound already, or a new one.
Result<std::size_t> Binder::node_variable(const ast::NodePattern& node, PatternState& state) {
  PatternNode bound{{}, false};
  std::size_t index = state.pattern.nodes.size();
  if (!node.variable) {
    bound.slot = new_slot("", Kind::node);
    state.pattern.nodes.push_back(bound);
  } else if (const auto known = state.nodes.find(node.variable->text); known != state.nodes.end()) {
    index = known->second;
  } else {
    if (const Variable* variable = scope_.find(node.variable->text)) {
      if (!variable->type.has(Kind::node))
        return type_conflict(*node.variable, variable->type, "a node");
      bound = {variable->slot, true};
      slot_expression(variable->slot);
      if (state.searched.contains(node.variable->text)) {
        // Inside another path of this MATCH: found on its own, then compared.
        const SlotId found = variable->slot;
        bound = {new_slot("", Kind::node), false};
        state.predicates.push_back(
            make(Binary{BinaryOperator::equal, slot_expression(bound.slot), slot_expression(found)},
                 Kind::boolean, node.where));
      }
    } else if (!state.new_variables) {
      return undefined(*node.variable, node.variable->text);
    } else {
      bound.slot = new_slot(node.variable->text, Kind::node);
      scope_.set(node.variable->text, variable_of(bound.slot));
    }
    state.pattern.nodes.push_back(bound);
    state.nodes.emplace(node.variable->text, index);
  }
  return index;
}

/// What a node pattern asks of its node.
Result<void> Binder::node_predicates(const ast::NodePattern& node, std::size_t index,
                                     PatternState& state) {
  const ExpressionPtr entity = slot_expression(state.pattern.nodes[index].slot, node.where);
  if (node.labels) {
    mentions_.reads_labels(Kind::node, *node.labels);
    state.predicates.push_back(make(LabelTest{entity, *node.labels}, Kind::boolean, node.where));
  }
  STEMMA_TRY(entity_predicates(entity, node.properties, state.predicates));
  if (node.filter) state.filters.push_back(&*node.filter);
  return {};
}

/// The variable of a relationship pattern: one that is bound already, or a new one.
Result<void> Binder::relationship_variable(const ast::RelationshipPattern& text,
                                           PatternState& state, PatternRelationship& bound) {
  const TypeSet type = bound.variable_length ? TypeSet(Kind::list) : TypeSet(Kind::relationship);
  const Variable* variable = text.variable ? scope_.find(text.variable->text) : nullptr;
  if (variable == nullptr) {
    if (text.variable && !state.new_variables)
      return undefined(*text.variable, text.variable->text);
    bound.slot = new_slot(text.variable ? text.variable->text : "", type);
    if (!text.variable) return {};
    scope_.set(
        text.variable->text,
        variable_of(bound.slot, bound.variable_length ? TypeSet(Kind::relationship) : types::any));
    state.relationships.insert(text.variable->text);
    return {};
  }
  if (!variable->type.overlaps(type)) {
    return type_conflict(*text.variable, variable->type,
                         bound.variable_length ? "a list of relationships" : "a relationship");
  }
  if (!state.relationships.insert(text.variable->text).second) {
    return make_error(
        ErrorCode::relationship_uniqueness_violation,
        fmt::format("'{}' stands twice in one pattern, which uses a relationship once",
                    text.variable->text),
        text.variable->where);
  }
  if (!variable->element.is_any() && !variable->element.has(Kind::relationship))
    return type_conflict(*text.variable, variable->element, "a relationship");
  bound.bound = true;
  bound.slot = variable->slot;
  slot_expression(variable->slot);
  return {};
}

/// What a relationship pattern asks of each relationship: of the one, or of every hop.
Result<void> Binder::relationship_predicates(const ast::RelationshipPattern& text,
                                             PatternState& state, PatternRelationship& bound) {
  std::vector<ExpressionPtr> predicates;
  if (bound.variable_length) bound.hop = new_local();
  const ExpressionPtr entity = bound.variable_length
                                   ? make(Local{bound.hop}, Kind::relationship, text.where)
                                   : slot_expression(bound.slot, text.where);
  if (text.types) {
    mentions_.reads_labels(Kind::relationship, *text.types);
    if (auto names = choice_of_names(*text.types)) {
      bound.types = std::move(*names);
    } else {
      predicates.push_back(make(LabelTest{entity, *text.types}, Kind::boolean, text.where));
    }
  }
  STEMMA_TRY(entity_predicates(entity, text.properties, predicates));
  if (!bound.variable_length) {
    if (text.filter) state.filters.push_back(&*text.filter);
    for (ExpressionPtr& predicate : predicates) state.predicates.push_back(std::move(predicate));
    return {};
  }
  if (text.filter) {
    const Scope outer = scope_;
    if (text.variable) {
      scope_.set(text.variable->text,
                 Variable{true, {}, bound.hop, Kind::relationship, types::any});
    }
    Result<ExpressionPtr> filter = expression(*text.filter);
    scope_ = outer;
    STEMMA_TRY(ExpressionPtr bound_filter, std::move(filter));
    predicates.push_back(std::move(bound_filter));
  }
  if (predicates.empty()) return {};
  bound.hop_predicate = predicates.size() == 1
                            ? predicates.front()
                            : make(Logic{LogicOperator::logical_and, predicates}, Kind::boolean);
  return {};
}

Error needless_cost(const ast::RelationshipPattern& edge) {
  return make_error(ErrorCode::invalid_relationship_pattern, "COST counts in a cheapest path only",
                    edge.where, "write ANY CHEAPEST before the path");
}

Result<void> Binder::pattern_relationship(const ast::Hop& hop, std::size_t from,
                                          PatternState& state, ast::PathFunction function) {
  const ast::RelationshipPattern& text = hop.relationship;
  if (text.cost) return needless_cost(text);
  PatternRelationship bound;
  bound.from = from;
  bound.arrow = text.arrow;
  bound.function = function;
  bound.variable_length = text.range.has_value() || function != ast::PathFunction::none;
  if (text.range) {
    bound.least = static_cast<std::uint64_t>(text.range->least.value_or(1));
    bound.most = text.range->most ? static_cast<std::uint64_t>(*text.range->most) : hops_unlimited;
  }
  STEMMA_TRY(relationship_variable(text, state, bound));
  STEMMA_TRY(relationship_predicates(text, state, bound));
  state.elements.push_back(bound.slot);
  STEMMA_TRY(bound.to, pattern_node(hop.target, state));
  state.elements.push_back(state.pattern.nodes[bound.to].slot);
  state.pattern.relationships.push_back(std::move(bound));
  return {};
}

Result<void> Binder::path_pattern(const ast::PathPattern& path, PatternState& state) {
  if (is_searched(path, state)) return path_search(path, state);
  if (path.function != ast::PathFunction::none && path.hops.size() != 1) {
    return make_error(ErrorCode::invalid_relationship_pattern,
                      "a shortest path is looked for along one relationship pattern", path.where,
                      "write shortestPath((a)-[:TYPE*]->(b))");
  }
  STEMMA_TRY(std::size_t node, pattern_node(path.start, state));
  state.elements = {state.pattern.nodes[node].slot};
  for (const ast::Hop& hop : path.hops) {
    STEMMA_TRY(pattern_relationship(hop, node, state, path.function));
    node = state.pattern.relationships.back().to;
  }
  return path_variable(path, state);
}

Result<void> Binder::path_variable(const ast::PathPattern& path, PatternState& state) {
  if (!path.variable) return {};
  if (scope_.find(path.variable->text) != nullptr) {
    return make_error(ErrorCode::variable_already_bound,
                      fmt::format("'{}' is taken already", path.variable->text),
                      path.variable->where, "give the path another name");
  }
  if (!state.new_variables) return undefined(*path.variable, path.variable->text);
  const SlotId slot = new_slot(path.variable->text, Kind::path);
  scope_.set(path.variable->text, variable_of(slot));
  state.pattern.paths.push_back({slot, state.elements});
  return {};
}

Result<Match> Binder::pattern(const std::vector<ast::PathPattern>& paths, bool new_variables,
                              std::vector<SlotId>* elements, bool repeatable) {
  PatternState state;
  state.pattern.repeatable = repeatable;
  state.new_variables = new_variables;
  for (const ast::PathPattern& path : paths) { STEMMA_TRY(path_pattern(path, state)); }
  for (const ast::Expression* filter : state.filters) {
    STEMMA_TRY(ExpressionPtr bound, expression(*filter, Allowed{false, true}));
    add_conjuncts(bound, state.predicates);
  }
  if (elements != nullptr) *elements = std::move(state.elements);
  return Match{false, std::move(state.pattern), std::move(state.predicates)};
}

Result<Match> Binder::match(const ast::Match& match) {
  STEMMA_TRY(Match bound, pattern(match.patterns, true, nullptr, match.repeatable));
  bound.optional = match.optional;
  if (match.filter) {
    STEMMA_TRY(ExpressionPtr filter, expression(*match.filter, Allowed{false, true}));
    if (!filter->type.has(Kind::boolean)) {
      return wrong_type("WHERE", Kind::boolean, filter->type, filter->where);
    }
    add_conjuncts(filter, bound.predicates);
  }
  return bound;
}

}  // namespace stemma::engine
