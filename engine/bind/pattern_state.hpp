#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/bind/binder.hpp"

namespace stemma::engine {

/// What is known of one MATCH while its patterns are bound.
struct Binder::PatternState {
  bound::Pattern pattern;
  std::vector<bound::ExpressionPtr> predicates;
  std::map<std::string, std::size_t, std::less<>> nodes;  ///< by name: index in pattern.nodes
  std::set<std::string, std::less<>> relationships;       ///< names met in this clause
  std::vector<const ast::Expression*> filters;            ///< inline WHERE, bound after all names
  std::vector<bound::SlotId> elements;                    ///< of the path bound last
  bool new_variables = true;                              ///< else a name must be known already
};

}  // namespace stemma::engine
