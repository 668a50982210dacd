#pragma once

#include "parser/grammar/atoms.hpp"

/// Nodes, relationships, paths, labels.
namespace stemma::parser::grammar {

struct LabelAtomTag : Annotate {};
struct LabelNotTag : Annotate {};
struct LabelWildcardTag : Annotate {};
struct LabelAndTag : Annotate {};
struct LabelOrTag : Annotate {};
struct LabelBothTag : Annotate {};
struct LabelOperandTag : Annotate {};
struct LabelChoiceTag : Annotate {};
struct LabelChoiceOperandTag : Annotate {};
struct TypeExpressionTag : Annotate {};
struct RangeTag : Annotate {};
struct RelationshipTag : Annotate {};
struct HopTag : Annotate {};

inline const Rule<LabelAtomTag, ast::LabelExpression> label_atom{"a label or type"};
inline const Rule<LabelNotTag, ast::LabelNot> label_not{"'!'"};
inline const Rule<LabelWildcardTag, ast::LabelWildcard> label_wildcard{"'%'"};
inline const Rule<LabelAndTag, ast::LabelChain> label_and{"a label or type"};
inline const Rule<LabelOrTag, ast::LabelChain> label_or{"a label or type"};
inline const Rule<LabelBothTag, ast::LabelChain> label_both{"a label"};
inline const Rule<TypeExpressionTag, ast::LabelExpression> type_expression{"a type"};
inline const Rule<RangeTag, ast::HopRange> hop_range{"a number of hops"};
inline const Rule<RelationshipTag, ast::RelationshipPattern> relationship_pattern{"a relationship"};
inline const Rule<HopTag, ast::Hop> hop{"a relationship"};

inline const auto collapse_labels = [](auto& context) {
  ast::LabelChain& chain = x3::_attr(context);
  if (chain.operands.size() == 1) x3::_val(context) = std::move(chain.operands.front());
  else x3::_val(context) = std::move(chain);
};
inline const auto conjunction = [](auto& context) {
  x3::_val(context).op = ast::LabelOperator::conjunction;
};
inline const auto disjunction = [](auto& context) {
  x3::_val(context).op = ast::LabelOperator::disjunction;
};
inline const auto label_operand =
    x3::rule<LabelOperandTag, ast::LabelExpression>{"a label or type"} = label_and[collapse_labels];
inline const auto label_choice = x3::rule<LabelChoiceTag, ast::LabelExpression>{"a label or type"} =
    label_or[collapse_labels];

const auto label_wildcard_def = placed[x3::omit[x3::lit('%')]];
const auto label_not_def = placed[x3::lit('!') > label_atom[put(&ast::LabelNot::operand)]];
const auto label_atom_def =
    placed[label_wildcard[take] | label_not[take] |
           (x3::lit('(') > nested[label_choice[take]] > close_parenthesis) | name[take]];
const auto label_and_def =
    placed[x3::eps[conjunction] >> (label_atom[add(&ast::LabelChain::operands)] % x3::lit('&'))];
const auto label_or_def =
    placed[x3::eps[disjunction] >>
           (label_operand[add(&ast::LabelChain::operands)] % (x3::lit('|') >> -x3::lit(':')))];
/// `:A:B&C`: in an expression a bare `|` would be the bar of a comprehension, so it needs
/// parentheses.
const auto label_both_def =
    placed[x3::eps[conjunction] >>
           +(x3::lit(':') > label_operand[add(&ast::LabelChain::operands)])];
const auto label_expression_def = placed[label_both[collapse_labels]];

/// Labels of a node pattern: `:A:B`, or `:A|B`.
struct NodeLabelsTag : Annotate {};
struct NodeLabelsChainTag : Annotate {};
inline const Rule<NodeLabelsChainTag, ast::LabelChain> node_label_chain{"a label"};
const auto node_label_chain_def =
    placed[x3::eps[conjunction] >> +(x3::lit(':') > label_choice[add(&ast::LabelChain::operands)])];
inline const auto node_labels = x3::rule<NodeLabelsTag, ast::LabelExpression>{"a label"} =
    node_label_chain[collapse_labels];
const auto type_expression_def = placed[x3::lit(':') > label_choice[take]];

inline const auto inline_where_ahead = keyword("where");
const auto node_pattern_def =
    placed[x3::lit('(') >> -(!inline_where_ahead >> name[put(&ast::NodePattern::variable)]) >>
           -node_labels[put(&ast::NodePattern::labels)] >>
           -properties[put(&ast::NodePattern::properties)] >>
           -(inline_where_ahead > expression[put(&ast::NodePattern::filter)]) > close_parenthesis];

inline const auto both_ends = [](auto& context) {
  x3::_val(context).least = x3::_attr(context);
  x3::_val(context).most = x3::_attr(context);
};
inline const auto no_most = [](auto& context) { x3::_val(context).most.reset(); };
const auto hop_range_def =
    placed[x3::lit('*') >> -((digits_token[both_ends] >>
                              -(dots[no_most] >> -digits_token[put(&ast::HopRange::most)])) |
                             (dots >> -digits_token[put(&ast::HopRange::most)]))];
/// Dots or a sign where hops should be: told apart from other mistakes.
inline const auto refuse_range = [](auto& context) {
  const State& state = state_of(context);
  const std::uint32_t place = state.offset(x3::_where(context).begin()) - 1;
  throw Refused{make_error(ErrorCode::invalid_relationship_pattern, "this is no number of hops",
                           SourceRange{place, place + 1},
                           "write *, *2, *1..3 or *..3 behind the type")};
};
inline const auto bad_range = (dots | x3::lit('-'))[refuse_range];
inline const auto relationship_detail =
    x3::lit('[') >> -(!inline_where_ahead >> name[put(&ast::RelationshipPattern::variable)]) >>
    -type_expression[put(&ast::RelationshipPattern::types)] >>
    -hop_range[put(&ast::RelationshipPattern::range)] >> -bad_range >>
    -properties[put(&ast::RelationshipPattern::properties)] >>
    -(inline_where_ahead > expression[put(&ast::RelationshipPattern::filter)]) > close_bracket;

template <ast::Arrow arrow>
inline const auto points = [](auto& context) { x3::_val(context).arrow = arrow; };
struct DashTag;
inline const auto dash = x3::rule<DashTag>{"'-'"} = x3::lit('-');
inline const auto right_end = x3::lit('-') > -x3::lit('>')[points<ast::Arrow::right>];
inline const auto left_end = dash > -x3::lit('>')[points<ast::Arrow::both>];
const auto relationship_pattern_def =
    placed[((x3::lit('<') >> x3::lit('-'))[points<ast::Arrow::left>] >> -relationship_detail >
            left_end) |
           (x3::lit('-')[points<ast::Arrow::both>] >> -relationship_detail > right_end)];
const auto hop_def = placed[relationship_pattern[put(&ast::Hop::relationship)] >
                            node_pattern[put(&ast::Hop::target)]];

using ast::PathFunction;
inline const auto path_body =
    node_pattern[put(&ast::PathPattern::start)] >> *hop[add(&ast::PathPattern::hops)];
inline const auto path_function =
    keyword("shortestpath")[mark(&ast::PathPattern::function, PathFunction::shortest_path)] |
    keyword(
        "allshortestpaths")[mark(&ast::PathPattern::function, PathFunction::all_shortest_paths)];
inline const auto path_name_ahead = ahead([](const Source& source, std::uint32_t offset) {
  const std::uint32_t end = source.name_end(offset);
  return end != offset && source.at(source.skip(end)) == '=';
});
const auto path_pattern_def =
    placed[-(path_name_ahead >> name[put(&ast::PathPattern::variable)] >> x3::lit('=')) >>
           ((path_function >> x3::lit('(') > path_body > close_parenthesis) | path_body)];

BOOST_SPIRIT_DEFINE(label_wildcard, label_not, label_atom, label_and, label_or, label_both,
                    label_expression, node_label_chain, type_expression, node_pattern, hop_range,
                    relationship_pattern, hop, path_pattern)

}  // namespace stemma::parser::grammar
