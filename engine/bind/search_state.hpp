#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/bind/binder.hpp"

namespace stemma::engine {

/// What is known of one searched path while it is bound.
struct Binder::SearchState {
  PatternState& pattern;
  bound::PathSearch search = {};
  Scope outer = {};
  /// Predicates are bound once all names of their sequence are known.
  struct Pending {
    std::size_t sequence;
    bool of_node;
    std::size_t index;
    const std::optional<ast::LabelExpression>* labels;
    const std::optional<ast::Expression>* properties;
    const std::optional<ast::Expression>* filter;
    const std::optional<ast::Expression>* cost;
    const std::optional<ast::Name>* variable;
  };
  std::vector<Pending> pending = {};
  std::vector<const std::optional<ast::Expression>*> sequence_filters = {};
  std::vector<Scope> scopes = {};  ///< by sequence: its names as locals
  [[nodiscard]] Scope scope_of(std::size_t sequence) const;
  /// Names met: where, and the element they were met at.
  struct Met {
    bool is_node;
    std::size_t index;
    std::size_t sequence;
  };
  std::map<std::string, Met, std::less<>> met = {};
  std::size_t sequence = 0;  ///< the one that is bound now
  std::size_t depth = 0;
};

}  // namespace stemma::engine
