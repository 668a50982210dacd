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
struct LabelBeforeBarTag : Annotate {};
struct LabelTestChoiceTag : Annotate {};
struct LabelChoiceTag : Annotate {};
struct LabelChoiceOperandTag : Annotate {};
struct TypeExpressionTag : Annotate {};
struct RangeTag : Annotate {};
struct RelationshipTag : Annotate {};
struct HopTag : Annotate {};
struct PathQuantifierTag : Annotate {};
struct GroupTag : Annotate {};
struct PrefixTag : Annotate {};

inline const Rule<LabelAtomTag, ast::LabelExpression> label_atom{"a label or type"};
inline const Rule<LabelNotTag, ast::LabelNot> label_not{"'!'"};
inline const Rule<LabelWildcardTag, ast::LabelWildcard> label_wildcard{"'%'"};
inline const Rule<LabelAndTag, ast::LabelChain> label_and{"a label or type"};
inline const Rule<LabelOrTag, ast::LabelChain> label_or{"a label or type"};
inline const Rule<LabelBeforeBarTag, ast::LabelChain> label_before_bar{"a label or type"};
inline const Rule<LabelBothTag, ast::LabelChain> label_both{"a label"};
inline const Rule<TypeExpressionTag, ast::LabelExpression> type_expression{"a type"};
inline const Rule<RangeTag, ast::HopRange> hop_range{"a number of hops"};
inline const Rule<RelationshipTag, ast::RelationshipPattern> relationship_pattern{"a relationship"};
inline const Rule<HopTag, ast::Hop> hop{"a relationship"};
inline const Rule<PathQuantifierTag, ast::HopRange> path_quantifier{"a quantifier"};
inline const Rule<GroupTag, ast::PathGroup> path_group{"a path in parentheses"};
inline const Rule<PrefixTag, ast::PathPrefix> path_prefix{"a path prefix"};

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
inline const auto label_bar = x3::lit('|') >> -x3::lit(':');
const auto label_or_def =
    placed[x3::eps[disjunction] >> (label_operand[add(&ast::LabelChain::operands)] % label_bar)];
/// `:A:B&C|D` in an expression: before the bar of a comprehension `|` needs parentheses.
const auto label_before_bar_def =
    placed[x3::eps[disjunction] >> label_operand[add(&ast::LabelChain::operands)] >>
           *(bar_is_free >> label_bar > label_operand[add(&ast::LabelChain::operands)])];
inline const auto label_test_choice =
    x3::rule<LabelTestChoiceTag, ast::LabelExpression>{"a label or type"} =
        label_before_bar[collapse_labels];
const auto label_both_def =
    placed[x3::eps[conjunction] >>
           +(x3::lit(':') > label_test_choice[add(&ast::LabelChain::operands)])];
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
/// Dots, a sign or a parameter where hops should be: told apart from other mistakes.
inline constexpr auto no_bad_range =
    ahead("a number of hops", [](const Source& source, std::uint32_t offset) {
      const char sign = source.at(offset);
      const char next = source.at(source.skip(offset + 1));
      const bool dots = sign == '.' && next == '.';
      const bool negative = sign == '-' && next >= '0' && next <= '9';
      if (!dots && !negative) return true;
      throw Refused{make_error(ErrorCode::invalid_relationship_pattern, "this is no number of hops",
                               SourceRange{offset, offset + (dots ? 2 : 1)},
                               "write *, *2, *1..3 or *..3 behind the type")};
    });
inline constexpr auto no_parameter_range = ahead("a number of hops", [](const Source& source,
                                                                        std::uint32_t offset) {
  if (source.at(offset) != '$') return true;
  const std::uint32_t end = source.name_end(source.skip(offset + 1));
  throw Refused{make_error(
      ErrorCode::invalid_relationship_pattern, "a number of hops cannot be a parameter",
      SourceRange{offset, std::max(end, offset + 1)}, "write the number out: *2, *1..3 or *..3")};
});
inline const auto relationship_detail =
    x3::lit('[') >> -(!inline_where_ahead >> name[put(&ast::RelationshipPattern::variable)]) >>
    -type_expression[put(&ast::RelationshipPattern::types)] >>
    -(hop_range[put(&ast::RelationshipPattern::range)] >> no_parameter_range) >> no_bad_range >>
    -properties[put(&ast::RelationshipPattern::properties)] >>
    -(inline_where_ahead > expression[put(&ast::RelationshipPattern::filter)]) >>
    -(keyword("cost") > expression[put(&ast::RelationshipPattern::cost)]) > close_bracket;

template <ast::Arrow arrow>
inline const auto points = [](auto& context) { x3::_val(context).arrow = arrow; };
struct DashTag;
inline const auto dash = x3::rule<DashTag>{"'-'"} = x3::lit('-');
inline const auto right_end = x3::lit('-') > -x3::lit('>')[points<ast::Arrow::right>];
inline const auto left_end = dash > -x3::lit('>')[points<ast::Arrow::both>];

/// `+`, `*`, `{2}`, `{1,3}`, `{,3}`, `{1,}`
template <std::int64_t least>
inline const auto at_least = [](auto& context) { x3::_val(context).least = least; };
inline const auto counted = (digits_token[both_ends] >>
                             -(x3::lit(',')[no_most] >> -digits_token[put(&ast::HopRange::most)])) |
                            (x3::lit(',')[at_least<0>] >> -digits_token[put(&ast::HopRange::most)]);
const auto path_quantifier_def = placed[x3::lit('+')[at_least<1>] | x3::lit('*')[at_least<0>] |
                                        (x3::lit('{') > counted > close_brace)];
/// Behind the arrow; `*3..1` in the brackets is old, and finds nothing.
inline void refuse_backwards(const ast::HopRange& range) {
  if (!range.most || *range.most >= range.least.value_or(0)) return;
  throw Refused{make_error(
      ErrorCode::invalid_relationship_pattern,
      "a repetition has an upper end of 1 or more, and not below its lower end", range.where)};
}
inline const auto set_group_range = [](auto& context) {
  refuse_backwards(x3::_attr(context));
  x3::_val(context).range = std::move(x3::_attr(context));
};
/// A quantifier behind brackets that have a range already.
inline const auto set_range = [](auto& context) {
  ast::RelationshipPattern& relationship = x3::_val(context);
  refuse_backwards(x3::_attr(context));
  if (relationship.range) {
    throw Refused{make_error(ErrorCode::invalid_relationship_pattern,
                             "a relationship has one number of hops", x3::_attr(context).where,
                             "leave out the one in the brackets or the one behind")};
  }
  relationship.range = std::move(x3::_attr(context));
  relationship.range->is_quantifier = true;
};
const auto relationship_pattern_def =
    placed[(((x3::lit('<') >> x3::lit('-'))[points<ast::Arrow::left>] >> -relationship_detail >
             left_end) |
            (x3::lit('-')[points<ast::Arrow::both>] >> -relationship_detail > right_end)) >>
           -path_quantifier[set_range]];

/// `((` or `(p = (`: a path in parentheses and not a node.
inline const auto group_ahead = ahead("a path", [](const Source& source, std::uint32_t offset) {
  if (source.at(offset) != '(') return false;
  const std::uint32_t inside = source.skip(offset + 1);
  return source.at(inside) == '(';
});
const auto hop_def = placed[(group_ahead > path_group[add(&ast::Hop::group)] >>
                             -(!group_ahead >> node_pattern[put(&ast::Hop::target)])) |
                            (relationship_pattern[put(&ast::Hop::relationship)] >
                             ((group_ahead) | node_pattern[put(&ast::Hop::target)]))];

/// A path that begins with a group begins at a node that is not written. A function, as all that
/// depends on a template parameter: a variable template may be initialised before its rules are.
template <typename Path>
auto path_from() {
  return (group_ahead | node_pattern[put(&Path::start)]) >> *hop[add(&Path::hops)];
}
const auto path_group_def = placed[x3::lit('(') > nested[path_from<ast::PathGroup>()] >
                                   -(keyword("where") > expression[put(&ast::PathGroup::filter)]) >
                                   close_parenthesis >> -path_quantifier[set_group_range]];

using ast::PathMode;
using ast::PathSelector;
inline auto select(PathSelector selector) { return mark(&ast::PathPrefix::selector, selector); }
inline auto moves(PathMode mode) { return mark(&ast::PathPrefix::mode, mode); }
inline const auto path_mode =
    keyword("walk")[moves(PathMode::walk)] | keyword("trail")[moves(PathMode::trail)] |
    keyword("simple")[moves(PathMode::simple)] | keyword("acyclic")[moves(PathMode::acyclic)];
inline const auto path_count = digits_token[put(&ast::PathPrefix::count)];
inline const auto path_word = keyword("paths") | keyword("path");
inline const auto group_word = keyword("groups") | keyword("group");
inline const auto after_all = keyword("shortest")[select(PathSelector::all_shortest)] |
                              keyword("cheapest")[select(PathSelector::all_cheapest)];
inline const auto after_any = keyword("shortest")[select(PathSelector::shortest)] |
                              keyword("cheapest")[select(PathSelector::cheapest)] | path_count;
const auto path_prefix_def =
    placed[(keyword("all") >> -after_all >> -path_mode >> -path_word) |
           (keyword("any")[select(PathSelector::any)] >> -after_any >> -path_mode >> -path_word) |
           (keyword("shortest")[select(PathSelector::shortest)] >> -path_count >> -path_mode >>
            -path_word >> -group_word[select(PathSelector::shortest_groups)]) |
           (keyword("cheapest")[select(PathSelector::cheapest)] >> -path_count >> -path_mode >>
            -path_word) |
           (path_mode >> -path_word)];

using ast::PathFunction;
inline const auto path_body = path_from<ast::PathPattern>();
inline const auto path_function =
    keyword("shortestpath")[mark(&ast::PathPattern::function, PathFunction::shortest_path)] |
    keyword(
        "allshortestpaths")[mark(&ast::PathPattern::function, PathFunction::all_shortest_paths)];
inline const auto path_name_ahead = ahead("a name", [](const Source& source, std::uint32_t offset) {
  const std::uint32_t end = source.name_end(offset);
  return end != offset && source.at(source.skip(end)) == '=';
});
inline const auto path_itself =
    named("a pattern", (path_function >> x3::lit('(') > path_body > close_parenthesis) | path_body);
inline const auto searched_path =
    named("a pattern", (path_prefix[put(&ast::PathPattern::prefix)] > path_itself) | path_itself);
const auto path_pattern_def = placed[(path_name_ahead >> name[put(&ast::PathPattern::variable)] >>
                                      x3::lit('=') > searched_path) |
                                     searched_path];

BOOST_SPIRIT_DEFINE(label_wildcard, label_not, label_atom, label_and, label_or, label_before_bar,
                    label_both, label_expression, node_label_chain, type_expression, node_pattern,
                    hop_range, path_quantifier, relationship_pattern, hop, path_group, path_prefix,
                    path_pattern)

}  // namespace stemma::parser::grammar
