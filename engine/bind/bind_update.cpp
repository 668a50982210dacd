#include <fmt/format.h>

#include <algorithm>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/pattern_state.hpp"
#include "parser/ast/visit.hpp"

/// CREATE, MERGE, SET, REMOVE and DELETE.
namespace stemma::engine {

using namespace bound;

namespace {

Error already_bound(const ast::Name& name, std::string_view hint) {
  return make_error(ErrorCode::variable_already_bound,
                    fmt::format("'{}' is there already", name.text), name.where, std::string(hint));
}

/// The labels of `:A:B` or `:A&B`; an error where the text says more than a list of labels.
Result<std::vector<std::string>> label_list(const std::optional<ast::LabelExpression>& labels) {
  std::vector<std::string> names;
  if (!labels) return names;
  if (const auto* name = ast::get_if<ast::Name>(*labels)) return std::vector{name->text};
  const auto* chain = ast::get_if<ast::LabelChain>(*labels);
  bool simple = chain != nullptr && chain->op == ast::LabelOperator::conjunction;
  if (simple) {
    for (const ast::LabelExpression& operand : chain->operands) {
      const auto* name = ast::get_if<ast::Name>(operand);
      simple = simple && name != nullptr;
      if (name != nullptr) names.push_back(name->text);
    }
  }
  if (simple) return names;
  return make_error(ErrorCode::unexpected_syntax,
                    "a node is created with labels, not with a choice of them", {}, "write :A:B");
}

const ast::Name* single_type(const ast::RelationshipPattern& relationship) {
  return relationship.types ? ast::get_if<ast::Name>(*relationship.types) : nullptr;
}

}  // namespace

Result<ExpressionPtr> Binder::create_properties(const std::optional<ast::Expression>& properties) {
  if (!properties) return ExpressionPtr();
  mentions_.writes_properties(*properties);
  return expression(*properties);
}

Result<std::vector<std::string>> Binder::created_labels(const ast::NodePattern& node) {
  STEMMA_TRY(std::vector<std::string> labels, label_list(node.labels));
  for (const std::string& label : labels) mentions_.writes_name(NameKind::label, label);
  return labels;
}

std::string Binder::created_type(const ast::RelationshipPattern& relationship) {
  const std::string& type = single_type(relationship)->text;
  mentions_.writes_name(NameKind::type, type);
  return type;
}

Result<SlotId> Binder::create_node(const ast::NodePattern& node, bool alone, Create& create) {
  if (node.variable) {
    if (const Variable* variable = scope_.find(node.variable->text)) {
      if (alone || node.labels || node.properties) {
        return already_bound(*node.variable, "CREATE makes new nodes; use SET to change this one");
      }
      if (!variable->type.has(Kind::node)) {
        return make_error(ErrorCode::variable_type_conflict,
                          fmt::format("'{}' is {} and cannot be a node", node.variable->text,
                                      describe(variable->type)),
                          node.variable->where);
      }
      slot_expression(variable->slot);
      return variable->slot;
    }
  }
  CreateNode bound;
  STEMMA_TRY(bound.labels, created_labels(node));
  STEMMA_TRY(bound.properties, create_properties(node.properties));
  bound.slot = new_slot(node.variable ? node.variable->text : "", Kind::node);
  if (node.variable) scope_.set(node.variable->text, variable_of(bound.slot));
  create.nodes.push_back(bound);
  return bound.slot;
}

namespace {

/// What is written is one path: it is not searched for.
Result<void> check_single_path(const ast::PathPattern& path) {
  const auto grouped = [](const ast::Hop& hop) { return !hop.group.empty(); };
  const bool any = std::any_of(path.hops.begin(), path.hops.end(), grouped);
  if (!path.prefix && !any) return {};
  return make_error(ErrorCode::creating_var_length,
                    "a path is created as it is written: nothing is searched or repeated",
                    path.prefix ? path.prefix->where : path.where,
                    "write out each node and relationship");
}

}  // namespace

Result<void> Binder::check_created(const ast::RelationshipPattern& relationship, bool for_merge) {
  if (relationship.variable && scope_.find(relationship.variable->text) != nullptr) {
    return already_bound(*relationship.variable, "give the new relationship another name");
  }
  if (relationship.cost) return needless_cost(relationship);
  if (relationship.range) {
    return make_error(ErrorCode::creating_var_length,
                      "a relationship of variable length cannot be created", relationship.where,
                      "write out each relationship");
  }
  if (single_type(relationship) == nullptr) {
    return make_error(ErrorCode::no_single_relationship_type,
                      "a relationship is created with exactly one type", relationship.where,
                      "write -[:TYPE]->");
  }
  if (!for_merge && relationship.arrow == ast::Arrow::both) {
    return make_error(ErrorCode::requires_directed_relationship,
                      "a relationship is created in one direction", relationship.where,
                      "write -[:TYPE]-> or <-[:TYPE]-");
  }
  return {};
}

Result<SlotId> Binder::create_relationship(const ast::RelationshipPattern& relationship,
                                           SlotId left, SlotId right, Create& create) {
  CreateRelationship bound;
  bound.type = created_type(relationship);
  STEMMA_TRY(bound.properties, create_properties(relationship.properties));
  bound.slot =
      new_slot(relationship.variable ? relationship.variable->text : "", Kind::relationship);
  const bool left_is_source = relationship.arrow != ast::Arrow::left;
  bound.source = left_is_source ? left : right;
  bound.target = left_is_source ? right : left;
  if (relationship.variable) scope_.set(relationship.variable->text, variable_of(bound.slot));
  create.relationships.push_back(bound);
  return bound.slot;
}

Result<Create> Binder::create(const std::vector<ast::PathPattern>& patterns) {
  Create create;
  for (const ast::PathPattern& path : patterns) {
    if (path.variable && scope_.find(path.variable->text) != nullptr) {
      return already_bound(*path.variable, "give the path another name");
    }
    STEMMA_TRY(check_single_path(path));
    STEMMA_TRY(SlotId left, create_node(path.start, path.hops.empty(), create));
    std::vector<SlotId> elements = {left};
    for (const ast::Hop& hop : path.hops) {
      STEMMA_TRY(check_created(hop.relationship, false));
      STEMMA_TRY(const SlotId right, create_node(hop.target, false, create));
      STEMMA_TRY(const SlotId relationship,
                 create_relationship(hop.relationship, left, right, create));
      elements.push_back(relationship);
      elements.push_back(right);
      left = right;
    }
    if (!path.variable) continue;
    const SlotId slot = new_slot(path.variable->text, Kind::path);
    scope_.set(path.variable->text, variable_of(slot));
    create.paths.push_back({slot, std::move(elements)});
  }
  return create;
}

Result<void> Binder::check_merge(const ast::PathPattern& pattern) {
  if (pattern.function != ast::PathFunction::none) {
    return make_error(ErrorCode::unexpected_syntax, "a shortest path cannot be merged",
                      pattern.where);
  }
  STEMMA_TRY(check_single_path(pattern));
  const auto check_node = [&](const ast::NodePattern& node) -> Result<void> {
    const bool known = node.variable && scope_.find(node.variable->text) != nullptr;
    if (known && (pattern.hops.empty() || node.labels || node.properties)) {
      return already_bound(*node.variable, "MERGE looks for a new variable here");
    }
    return {};
  };
  STEMMA_TRY(check_node(pattern.start));
  for (const ast::Hop& hop : pattern.hops) {
    STEMMA_TRY(check_node(hop.target));
    STEMMA_TRY(check_created(hop.relationship, true));
  }
  return {};
}

Result<Create> Binder::merge_create(const ast::PathPattern& pattern, const Match& match,
                                    const std::vector<SlotId>& elements) {
  Create create;
  const auto node = [&](const ast::NodePattern& text, SlotId slot) -> Result<void> {
    const auto& nodes = match.pattern.nodes;
    const bool bound = std::any_of(nodes.begin(), nodes.end(),
                                   [&](const PatternNode& n) { return n.slot == slot && n.bound; });
    const bool created = std::any_of(create.nodes.begin(), create.nodes.end(),
                                     [&](const CreateNode& n) { return n.slot == slot; });
    if (bound || created) return {};
    CreateNode made{slot, {}, nullptr};
    STEMMA_TRY(made.labels, created_labels(text));
    STEMMA_TRY(made.properties, create_properties(text.properties));
    create.nodes.push_back(std::move(made));
    return {};
  };
  STEMMA_TRY(node(pattern.start, elements[0]));
  for (std::size_t i = 0; i < pattern.hops.size(); ++i) {
    const ast::Hop& hop = pattern.hops[i];
    STEMMA_TRY(node(hop.target, elements[2 * i + 2]));
    CreateRelationship made;
    made.slot = elements[2 * i + 1];
    made.type = created_type(hop.relationship);
    STEMMA_TRY(made.properties, create_properties(hop.relationship.properties));
    const bool left_is_source = hop.relationship.arrow != ast::Arrow::left;
    made.source = elements[left_is_source ? 2 * i : 2 * i + 2];
    made.target = elements[left_is_source ? 2 * i + 2 : 2 * i];
    create.relationships.push_back(std::move(made));
  }
  return create;
}

Result<Clause> Binder::merge(const ast::Merge& merge) {
  STEMMA_TRY(check_merge(merge.pattern));
  const Scope before = scope_;
  Merge bound;
  std::vector<SlotId> elements;
  STEMMA_TRY(bound.match, pattern({merge.pattern}, true, &elements));
  // Properties of what is created speak of what was there before.
  const Scope after = scope_;
  scope_ = before;
  Result<Create> created = merge_create(merge.pattern, bound.match, elements);
  scope_ = after;
  STEMMA_TRY(bound.create, std::move(created));
  for (const ast::MergeAction& action : merge.actions) {
    STEMMA_TRY(std::vector<SetItem> items, set_items(action.items));
    auto& list = action.on_create ? bound.on_create : bound.on_match;
    std::move(items.begin(), items.end(), std::back_inserter(list));
  }
  return Clause(std::move(bound));
}

Result<ExpressionPtr> Binder::entity_target(const ast::Expression& target) {
  STEMMA_TRY(ExpressionPtr bound, expression(target));
  if (bound->type.overlaps(types::entity)) return bound;
  return wrong_type("SET", types::entity, bound->type, bound->where);
}

Result<ExpressionPtr> Binder::variable_target(const ast::Name& name, TypeSet wanted) {
  STEMMA_TRY(ExpressionPtr bound, bind_node(ast::Variable{{name.where}, name.text}, Allowed{}));
  if (bound->type.overlaps(wanted)) return bound;
  return wrong_type("SET", wanted, bound->type, bound->where);
}

Result<std::vector<SetItem>> Binder::set_items(const std::vector<ast::SetItem>& items) {
  std::vector<SetItem> bound;
  for (const ast::SetItem& item : items) {
    if (const auto* property = ast::get_if<ast::SetProperty>(item)) {
      SetProperty set;
      STEMMA_TRY(set.target, entity_target(property->target));
      set.key = property->key.text;
      mentions_.writes_name(NameKind::property_key, set.key);
      STEMMA_TRY(set.value, expression(property->value));
      bound.push_back(std::move(set));
    } else if (const auto* labels = ast::get_if<ast::SetLabels>(item)) {
      SetLabels set;
      STEMMA_TRY(set.target, variable_target(labels->variable, Kind::node));
      for (const ast::Name& label : labels->labels) {
        mentions_.writes_name(NameKind::label, label.text);
        set.labels.push_back(label.text);
      }
      bound.push_back(std::move(set));
    } else {
      const auto& map = *ast::get_if<ast::SetMap>(item);
      SetMap set;
      STEMMA_TRY(set.target, variable_target(map.variable, types::entity));
      set.add = map.add;
      mentions_.writes_properties(map.value);
      STEMMA_TRY(set.value, expression(map.value));
      if (!set.value->type.overlaps(TypeSet(Kind::map) | types::entity)) {
        const std::string_view what = map.add ? "SET n +=" : "SET n =";
        return wrong_type(what, Kind::map, set.value->type, set.value->where);
      }
      bound.push_back(std::move(set));
    }
  }
  return bound;
}

Result<Clause> Binder::remove(const ast::Remove& remove) {
  Set set;
  for (const ast::RemoveItem& item : remove.items) {
    if (const auto* property = ast::get_if<ast::RemoveProperty>(item)) {
      SetProperty removed;
      STEMMA_TRY(removed.target, entity_target(property->target));
      removed.key = property->key.text;
      set.items.push_back(std::move(removed));
      continue;
    }
    const auto& labels = *ast::get_if<ast::SetLabels>(item);
    SetLabels removed;
    removed.remove = true;
    STEMMA_TRY(removed.target, variable_target(labels.variable, Kind::node));
    for (const ast::Name& label : labels.labels) removed.labels.push_back(label.text);
    set.items.push_back(std::move(removed));
  }
  return Clause(std::move(set));
}

Result<Clause> Binder::delete_clause(const ast::Delete& clause) {
  Delete bound;
  bound.detach = clause.detach;
  for (const ast::Expression& text : clause.expressions) {
    STEMMA_TRY(ExpressionPtr value, expression(text));
    if (std::holds_alternative<LabelTest>(value->node)) {
      return make_error(ErrorCode::invalid_delete,
                        "DELETE takes a node, a relationship or a path, not its labels",
                        value->where, "use REMOVE n:Label to take a label off");
    }
    if (!value->type.overlaps(types::entity | TypeSet(Kind::path))) {
      return wrong_type("DELETE", types::entity | TypeSet(Kind::path), value->type, value->where);
    }
    bound.expressions.push_back(std::move(value));
  }
  return Clause(std::move(bound));
}

}  // namespace stemma::engine
