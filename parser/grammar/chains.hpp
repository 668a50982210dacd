#pragma once

#include "parser/grammar/rules.hpp"

/// Operators by precedence. Each level reads its operands from the next and makes a flat chain of
/// them; a level without an operator hands its operand through.
namespace stemma::parser::grammar {

struct OrTag : Annotate {};
struct XorTag : Annotate {};
struct AndTag : Annotate {};
struct NotTag : Annotate {};
struct ComparisonTag : Annotate {};
struct PredicateTag : Annotate {};
struct SumTag : Annotate {};
struct ProductTag : Annotate {};
struct PowerTag : Annotate {};
struct SignTag : Annotate {};
struct PostfixTag : Annotate {};
struct AtomTag : Annotate {};
struct OperandTag : Annotate {};

inline const Rule<OrTag, ast::Chain> or_chain{"an expression"};
inline const Rule<XorTag, ast::Chain> xor_chain{"an expression"};
inline const Rule<AndTag, ast::Chain> and_chain{"an expression"};
inline const Rule<NotTag, ast::Prefixed> not_chain{"an expression"};
inline const Rule<ComparisonTag, ast::Chain> comparison_chain{"an expression"};
inline const Rule<PredicateTag, ast::Chain> predicate_chain{"an expression"};
inline const Rule<SumTag, ast::Chain> sum_chain{"an expression"};
inline const Rule<ProductTag, ast::Chain> product_chain{"an expression"};
inline const Rule<PowerTag, ast::Chain> power_chain{"an expression"};
inline const Rule<SignTag, ast::Prefixed> sign_chain{"an expression"};
inline const Rule<PostfixTag, ast::Postfix> postfix{"an expression"};
inline const Rule<AtomTag, ast::Expression> atom{"an expression"};

/// A chain without links is its operand.
inline const auto collapse_chain = [](auto& context) {
  ast::Chain& chain = x3::_attr(context);
  if (chain.links.empty()) x3::_val(context) = std::move(chain.first);
  else x3::_val(context) = std::move(chain);
};
inline const auto collapse_prefixed = [](auto& context) {
  ast::Prefixed& prefixed = x3::_attr(context);
  if (prefixed.operators.empty()) x3::_val(context) = std::move(prefixed.operand);
  else x3::_val(context) = std::move(prefixed);
};
inline const auto collapse_postfix = [](auto& context) {
  ast::Postfix& postfix_node = x3::_attr(context);
  if (postfix_node.operations.empty()) x3::_val(context) = std::move(postfix_node.operand);
  else x3::_val(context) = std::move(postfix_node);
};

/// The operand of a level: the rule below, collapsed.
template <typename Tag, typename Chain, typename Collapse>
auto operand_of(const Chain& chain, const Collapse& collapse) {
  return x3::rule<Tag, ast::Expression>{"an expression"} = chain[collapse];
}

inline const auto first_operand = [](auto& context) {
  x3::_val(context).first = std::move(x3::_attr(context));
};
inline const auto link_operand = [](auto& context) {
  x3::_val(context).operand = std::move(x3::_attr(context));
};
inline const auto add_link = [](auto& context) {
  x3::_val(context).links.push_back(std::move(x3::_attr(context)));
};
template <ast::Operator op>
inline const auto is_operator = [](auto& context) { x3::_val(context).op = op; };

/// `op operand` as a link of a chain.
template <typename Tag, typename Parser>
auto link_rule(const Parser& parser) {
  return x3::rule<Tag, ast::ChainLink>{"an operator"} = placed[parser];
}

struct XorOperand : Annotate {};
struct AndOperand : Annotate {};
struct NotOperand : Annotate {};
struct ComparisonOperand : Annotate {};
struct PredicateOperand : Annotate {};
struct SumOperand : Annotate {};
struct ProductOperand : Annotate {};
struct PowerOperand : Annotate {};
struct SignOperand : Annotate {};
struct PostfixOperand : Annotate {};
inline const auto xor_operand = operand_of<XorOperand>(xor_chain, collapse_chain);
inline const auto and_operand = operand_of<AndOperand>(and_chain, collapse_chain);
inline const auto not_operand = operand_of<NotOperand>(not_chain, collapse_prefixed);
inline const auto comparison_operand =
    operand_of<ComparisonOperand>(comparison_chain, collapse_chain);
inline const auto predicate_operand = operand_of<PredicateOperand>(predicate_chain, collapse_chain);
inline const auto sum_operand = operand_of<SumOperand>(sum_chain, collapse_chain);
inline const auto product_operand = operand_of<ProductOperand>(product_chain, collapse_chain);
inline const auto power_operand = operand_of<PowerOperand>(power_chain, collapse_chain);
inline const auto sign_operand = operand_of<SignOperand>(sign_chain, collapse_prefixed);
inline const auto postfix_operand = operand_of<PostfixOperand>(postfix, collapse_postfix);

struct OrLink : Annotate {};
struct XorLink : Annotate {};
struct AndLink : Annotate {};
struct ComparisonLink : Annotate {};
struct PredicateLink : Annotate {};
struct SumLink : Annotate {};
struct ProductLink : Annotate {};
struct PowerLink : Annotate {};
using ast::Operator;
inline const auto or_link =
    link_rule<OrLink>(keyword("or")[is_operator<Operator::logical_or>] > xor_operand[link_operand]);
inline const auto xor_link = link_rule<XorLink>(keyword("xor")[is_operator<Operator::logical_xor>] >
                                                and_operand[link_operand]);
inline const auto and_link = link_rule<AndLink>(keyword("and")[is_operator<Operator::logical_and>] >
                                                not_operand[link_operand]);
inline const auto comparison_operator =
    (x3::lit("=") >> !x3::lit('~'))[is_operator<Operator::equal>] |
    x3::lit("<>")[is_operator<Operator::not_equal>] |
    x3::lit("<=")[is_operator<Operator::less_equal>] | x3::lit("<")[is_operator<Operator::less>] |
    x3::lit(">=")[is_operator<Operator::greater_equal>] |
    x3::lit(">")[is_operator<Operator::greater>];
inline const auto comparison_link =
    link_rule<ComparisonLink>(comparison_operator > predicate_operand[link_operand]);
inline const auto null_test = keyword("is") >>
                              ((keyword("not") >>
                                keyword("null"))[is_operator<Operator::is_not_null>] |
                               keyword("null")[is_operator<Operator::is_null>]);
inline const auto predicate_operator =
    (keyword("starts") >> keyword("with"))[is_operator<Operator::starts_with>] |
    (keyword("ends") >> keyword("with"))[is_operator<Operator::ends_with>] |
    keyword("contains")[is_operator<Operator::contains>] |
    x3::lit("=~")[is_operator<Operator::regex_match>] | keyword("in")[is_operator<Operator::in>];
inline const auto predicate_link =
    link_rule<PredicateLink>(null_test | (predicate_operator > sum_operand[link_operand]));
inline const auto sum_operator =
    x3::lit('+')[is_operator<Operator::add>] | x3::lit('-')[is_operator<Operator::subtract>];
inline const auto sum_link = link_rule<SumLink>(sum_operator > product_operand[link_operand]);
inline const auto product_operator = x3::lit('*')[is_operator<Operator::multiply>] |
                                     x3::lit('/')[is_operator<Operator::divide>] |
                                     x3::lit('%')[is_operator<Operator::modulo>];
inline const auto product_link =
    link_rule<ProductLink>(product_operator > power_operand[link_operand]);
inline const auto power_link =
    link_rule<PowerLink>(x3::lit('^')[is_operator<Operator::power>] > sign_operand[link_operand]);

/// A run of prefixes is as deep as it is long once it is evaluated.
template <ast::PrefixOperator op>
inline const auto add_prefix = [](auto& context) {
  auto& operators = x3::_val(context).operators;
  operators.push_back(op);
  const State& state = state_of(context);
  if (operators.size() > state.limits.nesting_max)
    Nested<x3::eps_parser>::refuse(state, x3::_where(context).begin());
};

const auto or_chain_def = placed[xor_operand[first_operand] >> *or_link[add_link]];
const auto xor_chain_def = placed[and_operand[first_operand] >> *xor_link[add_link]];
const auto and_chain_def = placed[not_operand[first_operand] >> *and_link[add_link]];
const auto not_chain_def = placed[*keyword("not")[add_prefix<ast::PrefixOperator::logical_not>] >>
                                  comparison_operand[put(&ast::Prefixed::operand)]];
const auto comparison_chain_def =
    placed[predicate_operand[first_operand] >> *comparison_link[add_link]];
const auto predicate_chain_def = placed[sum_operand[first_operand] >> *predicate_link[add_link]];
const auto sum_chain_def = placed[product_operand[first_operand] >> *sum_link[add_link]];
const auto product_chain_def = placed[power_operand[first_operand] >> *product_link[add_link]];
const auto power_chain_def = placed[sign_operand[first_operand] >> *power_link[add_link]];
const auto sign_chain_def = placed[least_integer_token[put(&ast::Prefixed::operand)] |
                                   (*(x3::lit('+')[add_prefix<ast::PrefixOperator::plus>] |
                                      x3::lit('-')[add_prefix<ast::PrefixOperator::minus>]) >>
                                    postfix_operand[put(&ast::Prefixed::operand)])];
const auto expression_def = placed[nested[or_chain[collapse_chain]]];

BOOST_SPIRIT_DEFINE(or_chain, xor_chain, and_chain, not_chain, comparison_chain, predicate_chain,
                    sum_chain, product_chain, power_chain, sign_chain, expression)

}  // namespace stemma::parser::grammar
