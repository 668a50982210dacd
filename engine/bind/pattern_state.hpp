#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/bind/binder.hpp"

namespace stemma::engine {

/// The names of `:A|B|C`; nothing where the expression is more than a choice of names.
[[nodiscard]] std::optional<std::vector<std::string>> choice_of_names(
    const ast::LabelExpression& labels);
[[nodiscard]] Error type_conflict(const ast::Name& name, TypeSet found, std::string_view wanted);
/// A relationship has a COST, and no cheapest path is asked for.
[[nodiscard]] Error needless_cost(const ast::RelationshipPattern& edge);

}  // namespace stemma::engine

namespace stemma::engine {

/// What is known of one MATCH while its patterns are bound.
struct Binder::PatternState {
  bound::Pattern pattern;
  std::vector<bound::ExpressionPtr> predicates;
  std::map<std::string, std::size_t, std::less<>> nodes;  ///< by name: index in pattern.nodes
  std::set<std::string, std::less<>> relationships;       ///< names met in this clause
  std::vector<const ast::Expression*> filters;            ///< inline WHERE, bound after all names
  std::vector<bound::SlotId> elements;                    ///< of the path bound last
  std::set<std::string, std::less<>> searched;  ///< names that a search of this MATCH finds
  bool new_variables = true;                    ///< else a name must be known already
};

}  // namespace stemma::engine
