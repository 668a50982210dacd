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

/// `*`, `*2`, `*1..3`, `*..3`, `*1..`: an absent end is absent; `*2` has both ends 2.
struct HopRange : Spanned {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
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
};

struct Hop : Spanned {
  RelationshipPattern relationship;
  NodePattern target;
};

enum class PathFunction : std::uint8_t { none, shortest_path, all_shortest_paths };

/// `variable = shortestPath((start)-[..]->(target) ...)`
struct PathPattern : Spanned {
  std::optional<Name> variable;
  PathFunction function = PathFunction::none;
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
