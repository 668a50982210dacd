#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/bind/bound_expression.hpp"
#include "parser/ast/pattern.hpp"

/// Path patterns that are searched: with a prefix (ISO/IEC 39075:2024, 16.6), or with a path in
/// parentheses.
namespace stemma::engine::bound {

/// A node of a search. All that stand for one variable share its local, and are the same node.
struct SearchNode {
  LocalId local;
  ExpressionPtr predicate;         ///< of this node alone, or nullptr
  std::optional<SlotId> slot;      ///< where the node goes; in a group the list of them
  std::optional<SlotId> equal_to;  ///< bound before: must be this node
  bool grouped = false;
};

/// A relationship of a search.
struct SearchEdge {
  LocalId local;
  ExpressionPtr predicate;
  ExpressionPtr cost;  ///< nullptr: none
  std::optional<SlotId> slot;
  bool grouped = false;
  ast::Arrow arrow = ast::Arrow::both;
  std::vector<std::string> types;  ///< empty: any
};

/// A relationship or a group, `least` to `most` times in a row.
struct SearchPart {
  bool is_group = false;
  std::size_t index = 0;  ///< in `edges` or `sequences`
  std::uint64_t least = 1;
  std::uint64_t most = 1;
};

/// node part node part ... node
struct SearchSequence {
  std::vector<std::size_t> nodes;  ///< one more than parts
  std::vector<SearchPart> parts;
  std::vector<ExpressionPtr> predicates;  ///< of its elements together, tested at its end
  std::vector<LocalId> locals;            ///< of its elements: unset when it begins again
};

/// One path pattern that is searched. Its first and last node are nodes of the MATCH.
struct PathSearch {
  std::size_t from = 0;  ///< index of a PatternNode
  std::size_t to = 0;
  ast::PathSelector selector = ast::PathSelector::all;
  ast::PathMode mode = ast::PathMode::trail;
  bool repeatable = false;  ///< a relationship may be used again, as far as the mode allows
  std::uint64_t count = 1;
  SlotId relationships = {};  ///< all of the path, in its order
  std::vector<SearchNode> nodes;
  std::vector<SearchEdge> edges;
  std::vector<SearchSequence> sequences;  ///< the first is the whole path
  std::vector<LocalId> remembered;        ///< read by predicates of more than one element

  [[nodiscard]] bool by_cost() const {
    return selector == ast::PathSelector::cheapest || selector == ast::PathSelector::all_cheapest;
  }
};

}  // namespace stemma::engine::bound
