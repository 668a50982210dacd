#pragma once

#include "parser/grammar/chains.hpp"

/// What expressions are made of: literals, names, calls, lists, maps, and what is applied behind
/// them.
namespace stemma::parser::grammar {

struct PropertyKeyTag : Annotate {};
struct LookupTag : Annotate {};
struct SubscriptTag : Annotate {};
struct SliceTag : Annotate {};
struct LabelTestTag : Annotate {};
struct BracketTag : Annotate {};
struct LiteralTag : Annotate {};
struct ParameterTag : Annotate {};
struct VariableTag : Annotate {};
struct CountStarTag : Annotate {};
struct ListLiteralTag : Annotate {};
struct MapKeyTag : Annotate {};
struct MapEntryTag : Annotate {};
struct CallNameTag : Annotate {};
struct FunctionCallTag : Annotate {};
struct AlternativeTag : Annotate {};
struct CaseTag : Annotate {};
struct ListComprehensionTag : Annotate {};
struct PatternComprehensionTag : Annotate {};
struct QuantifierTag : Annotate {};
struct ReduceTag : Annotate {};
struct PatternExpressionTag : Annotate {};
struct ShortestExpressionTag : Annotate {};
struct SubqueryTag : Annotate {};
struct SubqueryBodyTag : Annotate {};
struct MapProjectionTag : Annotate {};
struct ProjectionItemTag : Annotate {};
struct ProjectionAllTag : Annotate {};
struct ClosingParenthesis;
struct ClosingBracket;
struct ClosingBrace;
struct OpeningParenthesis;
struct OpeningBracket;
struct Bar;
struct Equals;
struct In;
struct Then;
struct End;

inline const auto close_parenthesis = x3::rule<ClosingParenthesis>{"')'"} = x3::lit(')');
inline const auto close_bracket = x3::rule<ClosingBracket>{"']'"} = x3::lit(']');
inline const auto close_brace = x3::rule<ClosingBrace>{"'}'"} = x3::lit('}');
inline const auto open_parenthesis = x3::rule<OpeningParenthesis>{"'('"} = x3::lit('(');
inline const auto open_bracket = x3::rule<OpeningBracket>{"'['"} = x3::lit('[');
inline const auto bar = x3::rule<Bar>{"'|'"} = x3::lit('|');
inline const auto equals_sign = x3::rule<Equals>{"'='"} = x3::lit('=');
inline const auto in_word = x3::rule<In>{"IN"} = keyword("in");
inline const auto then_word = x3::rule<Then>{"THEN"} = keyword("then");
inline const auto end_word = x3::rule<End>{"END"} = keyword("end");

inline const Rule<LookupTag, ast::PropertyLookup> lookup{"a property"};
inline const Rule<SubscriptTag, ast::Subscript> subscript{"an index"};
inline const Rule<BracketTag, ast::PostfixOperation> bracket{"an index or a slice"};
inline const Rule<LabelTestTag, ast::LabelTest> label_test{"a label"};
inline const Rule<LiteralTag, ast::Literal> literal{"a literal"};
inline const Rule<ParameterTag, ast::Parameter> parameter{"a parameter"};
inline const Rule<VariableTag, ast::Variable> variable{"a variable"};
inline const Rule<CountStarTag, ast::CountStar> count_star{"count(*)"};
inline const Rule<ListLiteralTag, ast::ListLiteral> list_literal{"a list"};
inline const Rule<MapKeyTag, ast::Name> map_key{"a property name"};
inline const Rule<MapEntryTag, ast::MapEntry> map_entry{"a property name"};
inline const Rule<CallNameTag, ast::Name> call_name{"a function name"};
inline const Rule<FunctionCallTag, ast::FunctionCall> function_call{"a function call"};
inline const Rule<AlternativeTag, ast::CaseAlternative> case_alternative{"WHEN"};
inline const Rule<CaseTag, ast::Case> case_expression{"CASE"};
inline const Rule<ListComprehensionTag, ast::ListComprehension> list_comprehension{
    "a list comprehension"};
inline const Rule<PatternComprehensionTag, ast::PatternComprehension> pattern_comprehension{
    "a pattern comprehension"};
inline const Rule<QuantifierTag, ast::Quantifier> quantifier{"a quantifier"};
inline const Rule<ReduceTag, ast::Reduce> reduce{"reduce"};
inline const Rule<PatternExpressionTag, ast::PatternExpression> pattern_expression{"a pattern"};
inline const Rule<ShortestExpressionTag, ast::PatternExpression> shortest_expression{
    "shortestPath"};
inline const Rule<SubqueryTag, ast::Subquery> subquery{"a subquery"};
inline const Rule<SubqueryBodyTag, ast::Query> subquery_body{"a pattern or a query"};
inline const Rule<MapProjectionTag, ast::MapProjection> map_projection{"a map projection"};
inline const Rule<ProjectionItemTag, ast::MapProjectionItem> projection_item{
    "an item of a map projection"};
inline const Rule<ProjectionAllTag, ast::MapProjectionAll> projection_all{".*"};

const auto lookup_def =
    placed[(x3::lit('.') >> !x3::lit('.')) > name[put(&ast::PropertyLookup::key)]];
const auto label_test_def = placed[&x3::lit(':') >> label_expression[put(&ast::LabelTest::labels)]];
/// `[i]`, `[i..]`, `[i..j]`, `[..j]`: the common beginning is read once.
inline const auto begin_bracket = [](auto& context) {
  ast::Subscript index;
  index.index = std::move(x3::_attr(context));
  x3::_val(context) = std::move(index);
};
inline const auto become_slice = [](auto& context) {
  ast::Slice slice;
  slice.from = std::move(boost::get<ast::Subscript>(x3::_val(context).get()).index);
  x3::_val(context) = std::move(slice);
};
inline const auto open_slice = [](auto& context) { x3::_val(context) = ast::Slice{}; };
inline const auto slice_end = [](auto& context) {
  boost::get<ast::Slice>(x3::_val(context).get()).to = std::move(x3::_attr(context));
};
inline const auto place_bracket = [](auto& context) {
  const State& state = state_of(context);
  const std::uint32_t close = state.offset(x3::_where(context).begin());
  boost::apply_visitor(
      [&](auto& node) {
        node.where = {close - 1, close};
      },
      x3::_val(context).get());
};
inline const auto dots = x3::lit("..");
const auto bracket_def =
    placed[x3::lit('[') >>
           ((dots[open_slice] >> -expression[slice_end]) |
            (expression[begin_bracket] >> -(dots[become_slice] >> -expression[slice_end]))) >
           close_bracket[place_bracket]];
inline const auto add_operation = [](auto& context) {
  x3::_val(context).operations.push_back(ast::PostfixOperation(std::move(x3::_attr(context))));
};
const auto postfix_def =
    placed[atom[put(&ast::Postfix::operand)] >>
           *(lookup[add_operation] | bracket[add_operation] | label_test[add_operation])];

inline const auto set_true = [](auto& context) { x3::_val(context).value = Value(true); };
inline const auto set_false = [](auto& context) { x3::_val(context).value = Value(false); };
inline const auto set_null = [](auto& context) { x3::_val(context).value = Value(); };
const auto literal_def =
    placed[number_token[take] | string_token[take] | keyword("true")[set_true] |
           keyword("false")[set_false] | keyword("null")[set_null]];
inline const auto parameter_name = [](auto& context) {
  x3::_val(context).name = std::move(x3::_attr(context).text);
};
inline const auto parameter_number = [](auto& context) {
  x3::_val(context).name = std::to_string(x3::_attr(context));
};
const auto parameter_def =
    placed[x3::lit('$') > (name[parameter_name] | digits_token[parameter_number])];
const auto variable_def = placed[name[parameter_name]];
const auto count_star_def =
    placed[x3::omit[keyword("count") >> x3::lit('(') >> x3::lit('*') >> x3::lit(')')]];

const auto list_literal_def =
    placed[x3::lit('[') >> -(expression[add(&ast::ListLiteral::elements)] % x3::lit(',')) >
           close_bracket];
const auto map_key_def = placed[key_token[take]];
const auto map_entry_def = placed[map_key[put(&ast::MapEntry::key)] > x3::lit(':') >
                                  expression[put(&ast::MapEntry::value)]];
const auto map_literal_def = placed[x3::lit('{') >> -(map_entry[add(&ast::MapLiteral::entries)] %
                                                      x3::lit(',')) > close_brace];
const auto properties_def = placed[map_literal[take] | parameter[take]];

inline const auto append_name = [](auto& context) {
  std::string& text = x3::_val(context).text;
  text += (text.empty() ? "" : ".") + x3::_attr(context).text;
};
const auto call_name_def = placed[name[append_name] % x3::lit('.')];
const auto function_call_def =
    placed[call_name[put(&ast::FunctionCall::name)] >> x3::lit('(') >>
           -(keyword("distinct")[mark(&ast::FunctionCall::distinct, true)]) >>
           -(expression[add(&ast::FunctionCall::arguments)] % x3::lit(',')) > close_parenthesis];

const auto case_alternative_def =
    placed[keyword("when") > expression[put(&ast::CaseAlternative::when)] > then_word >
           expression[put(&ast::CaseAlternative::then)]];
const auto case_expression_def =
    placed[case_ahead >> keyword("case") >>
           -(!keyword("when") >> expression[put(&ast::Case::subject)]) >
           +case_alternative[add(&ast::Case::alternatives)] >>
           -(keyword("else") > expression[put(&ast::Case::otherwise)]) > end_word];

const auto list_comprehension_def =
    placed[list_comprehension_ahead >> x3::lit('[') >>
           name[put(&ast::ListComprehension::variable)] >> in_word >
           before_bar[expression[put(&ast::ListComprehension::list)]] >
           -(keyword("where") > before_bar[expression[put(&ast::ListComprehension::filter)]]) >
           -(x3::lit('|') > expression[put(&ast::ListComprehension::projection)]) > close_bracket];
const auto pattern_comprehension_def =
    placed[pattern_comprehension_ahead >> x3::lit('[') >
           path_pattern[put(&ast::PatternComprehension::pattern)] >
           -(keyword("where") > before_bar[expression[put(&ast::PatternComprehension::filter)]]) >
           bar > expression[put(&ast::PatternComprehension::projection)] > close_bracket];

using ast::QuantifierKind;
inline const auto quantifier_word =
    keyword("all")[mark(&ast::Quantifier::quantifier, QuantifierKind::all)] |
    keyword("any")[mark(&ast::Quantifier::quantifier, QuantifierKind::any)] |
    keyword("none")[mark(&ast::Quantifier::quantifier, QuantifierKind::none)] |
    keyword("single")[mark(&ast::Quantifier::quantifier, QuantifierKind::single)];
const auto quantifier_def =
    placed[name_in_parentheses_ahead >> quantifier_word >> x3::lit('(') >>
           name[put(&ast::Quantifier::variable)] >> in_word >
           expression[put(&ast::Quantifier::list)] >
           -(keyword("where") > expression[put(&ast::Quantifier::filter)]) > close_parenthesis];
inline const auto reduction = x3::lit('(') >> name[put(&ast::Reduce::accumulator)] >>
                              x3::lit('=') > expression[put(&ast::Reduce::initial)] > x3::lit(',') >
                              name[put(&ast::Reduce::variable)] > in_word
                              > before_bar[expression[put(&ast::Reduce::list)]] > bar
                              > expression[put(&ast::Reduce::step)];
const auto reduce_def = placed[((keyword("reduce") >> reduction) |
                                (keyword("allreduce") >> reduction > x3::lit(',') >
                                 expression[put(&ast::Reduce::predicate)])) > close_parenthesis];

const auto pattern_expression_def =
    placed[pattern_ahead >> path_pattern[put(&ast::PatternExpression::pattern)]];
inline const auto shortest_word = keyword("shortestpath") | keyword("allshortestpaths");
const auto shortest_expression_def =
    placed[&(shortest_word >> x3::lit('(')) >> path_pattern[put(&ast::PatternExpression::pattern)]];

/// `{ MATCH ... }` is a query; `{ (a)-->(b) WHERE p }` a MATCH without the word.
inline const auto short_match = [](auto& context) {
  x3::_val(context).first.clauses.push_back(ast::Clause(std::move(x3::_attr(context))));
};
struct ShortMatchTag : Annotate {};
inline const auto match_without_word = x3::rule<ShortMatchTag, ast::Match>{"a pattern"} =
    placed[(path_pattern[add(&ast::Match::patterns)] % x3::lit(',')) >>
           -(keyword("where") > expression[put(&ast::Match::filter)])];
inline const auto clause_word_ahead =
    ahead("a clause", [](const Source& source, std::uint32_t offset) {
      const std::uint32_t end = source.name_end(offset);
      return end != offset && source.at(source.skip(end)) != '=' && source.at(offset) != '`';
    });
const auto subquery_body_def =
    placed[(clause_word_ahead >> query[take]) | match_without_word[short_match]];
using ast::SubqueryKind;
inline const auto subquery_word =
    keyword("exists")[mark(&ast::Subquery::subquery, SubqueryKind::exists)] |
    keyword("count")[mark(&ast::Subquery::subquery, SubqueryKind::count)] |
    keyword("collect")[mark(&ast::Subquery::subquery, SubqueryKind::collect)];
const auto subquery_def = placed[name_and_ahead<'{'> >> subquery_word >> x3::lit('{') >
                                 nested[subquery_body[put(&ast::Subquery::query)]] > close_brace];

const auto projection_all_def = placed[x3::omit[x3::lit('.') >> x3::lit('*')]];
inline const auto entry_ahead =
    ahead("a property name", [](const Source& source, std::uint32_t offset) {
      const std::uint32_t end = source.name_end(offset);
      return end != offset && source.at(source.skip(end)) == ':';
    });
const auto projection_item_def =
    placed[projection_all[take] | lookup[take] | (entry_ahead >> map_entry[take]) | variable[take]];
const auto map_projection_def =
    placed[name_and_ahead<'{'> >> name[put(&ast::MapProjection::variable)] >> x3::lit('{') >
           -(projection_item[add(&ast::MapProjection::items)] % x3::lit(',')) > close_brace];

/// `name (`, `a.b.name (`
inline const auto call_ahead =
    ahead("a function call", [](const Source& source, std::uint32_t offset) {
      while (true) {
        const std::uint32_t end = source.name_end(offset);
        if (end == offset) return false;
        const std::uint32_t next = source.skip(end);
        if (source.at(next) == '(') return true;
        if (source.at(next) != '.') return false;
        offset = source.skip(next + 1);
      }
    });
inline const auto open_list_ahead = ahead(
    "a list", [](const Source& source, std::uint32_t offset) { return source.at(offset) == '['; });
const auto atom_def =
    placed[literal[take] | parameter[take] | case_expression[take] |
           (open_list_ahead >>
            (list_comprehension[take] | pattern_comprehension[take] | list_literal[take])) |
           map_literal[take] | pattern_expression[take] |
           (x3::lit('(') > expression[take] > close_parenthesis) |
           (call_ahead >> (quantifier[take] | reduce[take] | count_star[take] |
                           shortest_expression[take] | function_call[take])) |
           subquery[take] | map_projection[take] | variable[take]];

BOOST_SPIRIT_DEFINE(lookup, label_test, bracket, postfix, literal, parameter, variable, count_star,
                    list_literal, map_key, map_entry, map_literal, properties, call_name,
                    function_call, case_alternative, case_expression)
BOOST_SPIRIT_DEFINE(list_comprehension, pattern_comprehension, quantifier, reduce,
                    pattern_expression, shortest_expression, subquery_body, subquery,
                    projection_all, projection_item, map_projection, atom)

}  // namespace stemma::parser::grammar
