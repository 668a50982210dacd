#pragma once

#include "parser/grammar/expected.hpp"

/// Every rule that another section or an expectation names: declared here, defined in the sections.
namespace stemma::parser::grammar {

template <typename Tag, typename Attribute>
using Rule = x3::rule<Tag, Attribute>;

struct NameTag : Annotate {};
struct ExpressionTag : Annotate {};
struct PathPatternTag : Annotate {};
struct NodePatternTag : Annotate {};
struct LabelExpressionTag : Annotate {};
struct MapLiteralTag : Annotate {};
struct QueryTag : Annotate {};
struct MatchTag : Annotate {};
struct PropertiesTag : Annotate {};

inline const Rule<NameTag, ast::Name> name{"a name"};
inline const Rule<ExpressionTag, ast::Expression> expression{"an expression"};
inline const Rule<PathPatternTag, ast::PathPattern> path_pattern{"a pattern"};
inline const Rule<NodePatternTag, ast::NodePattern> node_pattern{"a node in parentheses"};
inline const Rule<LabelExpressionTag, ast::LabelExpression> label_expression{"a label or type"};
inline const Rule<MapLiteralTag, ast::MapLiteral> map_literal{"a map"};
inline const Rule<PropertiesTag, ast::Expression> properties{"a map of properties"};
inline const Rule<QueryTag, ast::Query> query{"a query"};
inline const Rule<MatchTag, ast::Match> match{"MATCH"};

const auto name_def = placed[name_token[take]];
BOOST_SPIRIT_DEFINE(name)

/// A word that a rule of its own names, so that "expected ..." reads well.
template <typename Tag>
auto word(std::string_view text, const char* shown) {
  return x3::rule<Tag, x3::unused_type>{shown} = keyword(text);
}

}  // namespace stemma::parser::grammar
