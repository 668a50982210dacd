#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "parser/ast/expression.hpp"

namespace stemma::ast {

/// `(variable:labels {properties} WHERE filter)`. `properties` is a MapLiteral or a Parameter.
struct NodePattern : Spanned {
  std::optional<Name> variable;
  std::optional<LabelExpression> labels;
  std::optional<Expression> properties;
  std::optional<Expression> filter;
};

/// `*`, `*2`, `*1..3`, `*..3`, `*1..` inside the brackets, or `+`, `*`, `{2}`, `{1,3}`, `{,3}`,
/// `{1,}` behind the arrow: an absent end is absent; `*2` has both ends 2.
struct HopRange : Spanned {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool is_quantifier = false;  ///< behind the arrow
};

/// How a relationship pattern points: `-->` right, `<--` left, `--` and `<-->` both.
enum class Arrow : std::uint8_t { right, left, both };

struct RelationshipPattern : Spanned {
  Arrow arrow = Arrow::both;
  std::optional<Name> variable;
  std::optional<LabelExpression> types;
  std::optional<HopRange> range;
  std::optional<Expression> properties;
  std::optional<Expression> filter;
  std::optional<Expression> cost;
};

struct PathGroup;

/// A relationship, or a path in parentheses, and the node behind it. Behind a path in parentheses
/// the node may be left out.
struct Hop : Spanned {
  RelationshipPattern relationship;
  std::vector<PathGroup> group;  ///< none, or the one that stands in the relationship's place
  NodePattern target;
};

/// `((a)-[r]->(b) WHERE filter){1,3}`; without a quantifier it stands once.
struct PathGroup : Spanned {
  NodePattern start;
  std::vector<Hop> hops;
  std::optional<Expression> filter;
  std::optional<HopRange> range;
};

enum class PathFunction : std::uint8_t { none, shortest_path, all_shortest_paths };

/// Which of the paths between two ends are answered.
enum class PathSelector : std::uint8_t {
  all,
  any,
  shortest,
  all_shortest,
  shortest_groups,
  cheapest,
  all_cheapest
};
/// What a path may not repeat: nothing, a relationship, a node except that the first may be the
/// last, a node.
enum class PathMode : std::uint8_t { unsaid, walk, trail, simple, acyclic };

/// `ANY 3 ACYCLIC PATHS`, `SHORTEST 2 GROUPS`, ...
struct PathPrefix : Spanned {
  PathSelector selector = PathSelector::all;
  PathMode mode = PathMode::unsaid;
  std::int64_t count = 1;
};

/// `variable = prefix (start)-[..]->(target) ...`, or `variable = shortestPath(...)`
struct PathPattern : Spanned {
  std::optional<Name> variable;
  PathFunction function = PathFunction::none;
  std::optional<PathPrefix> prefix;
  NodePattern start;
  std::vector<Hop> hops;
};

/// A pattern as an expression: a predicate (`WHERE (a)-->(b)`), or a list of paths where it is the
/// argument of size() and the like.
struct PatternExpression : Spanned {
  PathPattern pattern;
};

/// `[path = (a)-->(b) WHERE filter | projection]`
struct PatternComprehension : Spanned {
  PathPattern pattern;
  std::optional<Expression> filter;
  Expression projection;
};

}  // namespace stemma::ast
