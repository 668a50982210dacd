#pragma once

#include "parser/grammar/patterns.hpp"

/// MATCH to FOREACH: one rule a clause.
namespace stemma::parser::grammar {

struct ClauseTag : Annotate {};
struct UnwindTag : Annotate {};
struct LoadCsvTag : Annotate {};
struct TerminatorTag : Annotate {};
struct FromWord;
struct WithTag : Annotate {};
struct ReturnTag : Annotate {};
struct FilterTag : Annotate {};
struct LetTag : Annotate {};
struct LetItemTag : Annotate {};
struct ProjectionTag : Annotate {};
struct ItemTag : Annotate {};
struct ItemTextTag : Annotate {};
struct SortItemTag : Annotate {};
struct CreateTag : Annotate {};
struct MergeTag : Annotate {};
struct MergeActionTag : Annotate {};
struct SetTag : Annotate {};
struct SetItemTag : Annotate {};
struct SetPropertyTag : Annotate {};
struct SetLabelsTag : Annotate {};
struct SetMapTag : Annotate {};
struct RemoveTag : Annotate {};
struct RemoveItemTag : Annotate {};
struct RemovePropertyTag : Annotate {};
struct DeleteTag : Annotate {};
struct CallTag : Annotate {};
struct YieldTag : Annotate {};
struct ChangesTag : Annotate {};
struct BetweenWord;
struct AndWord;
struct ForeachTag : Annotate {};
struct CallSubqueryTag : Annotate {};
struct AsWord;
struct ByWord;

inline const auto as_word = x3::rule<AsWord>{"AS"} = keyword("as");
inline const auto by_word = x3::rule<ByWord>{"BY"} = keyword("by");

inline const Rule<ClauseTag, ast::Clause> clause{"a clause"};
inline const Rule<UnwindTag, ast::Unwind> unwind{"UNWIND"};
inline const Rule<LoadCsvTag, ast::LoadCsv> load_csv{"LOAD CSV"};
inline const Rule<TerminatorTag, ast::Literal> terminator{"a sign in quotes"};
inline const Rule<WithTag, ast::With> with_clause{"WITH"};
inline const Rule<ReturnTag, ast::Return> return_clause{"RETURN"};
inline const Rule<FilterTag, ast::Filter> filter_clause{"FILTER"};
inline const Rule<LetItemTag, ast::LetItem> let_item{"a variable and its value"};
inline const Rule<LetTag, ast::Let> let_clause{"LET"};
inline const Rule<ProjectionTag, ast::Projection> projection{"columns"};
inline const Rule<ItemTag, ast::ProjectionItem> projected_item{"a column"};
inline const Rule<SortItemTag, ast::SortItem> sort_item{"a column to order by"};
inline const Rule<CreateTag, ast::Create> create{"CREATE"};
inline const Rule<MergeTag, ast::Merge> merge{"MERGE"};
inline const Rule<MergeActionTag, ast::MergeAction> merge_action{"ON CREATE or ON MATCH"};
inline const Rule<SetTag, ast::Set> set{"SET"};
inline const Rule<SetItemTag, ast::SetItem> set_item{"what to set"};
inline const Rule<SetPropertyTag, ast::SetProperty> set_property{"a property"};
inline const Rule<SetLabelsTag, ast::SetLabels> set_labels{"labels"};
inline const Rule<SetMapTag, ast::SetMap> set_map{"a map"};
inline const Rule<RemoveTag, ast::Remove> remove{"REMOVE"};
inline const Rule<RemoveItemTag, ast::RemoveItem> remove_item{"a property or a label"};
inline const Rule<RemovePropertyTag, ast::RemoveProperty> remove_property{"a property"};
inline const Rule<DeleteTag, ast::Delete> delete_clause{"DELETE"};
inline const Rule<CallTag, ast::Call> call{"CALL"};
inline const Rule<YieldTag, ast::YieldItem> yield_item{"a column"};
inline const Rule<ChangesTag, ast::Changes> changes{"CHANGES"};
inline const Rule<ForeachTag, ast::Foreach> foreach_clause{"FOREACH"};
inline const Rule<CallSubqueryTag, ast::CallSubquery> call_subquery{"CALL { }"};

inline const auto match_mode =
    (keyword("repeatable") >>
     (keyword("elements") | keyword("element")))[mark(&ast::Match::repeatable, true)] |
    (keyword("different") >>
     (keyword("edges") | keyword("edge") | keyword("relationships") | keyword("relationship")));
const auto match_def =
    placed[-keyword("optional")[mark(&ast::Match::optional, true)] >> keyword("match") >>
           -match_mode > (path_pattern[add(&ast::Match::patterns)] % x3::lit(',')) >
           -(keyword("where") > expression[put(&ast::Match::filter)])];
const auto unwind_def = placed[keyword("unwind") > expression[put(&ast::Unwind::list)] > as_word >
                               name[put(&ast::Unwind::variable)]];

inline const auto from_word = x3::rule<FromWord>{"FROM"} = keyword("from");
const auto terminator_def = string_token[take];
const auto load_csv_def =
    placed[keyword("load") > keyword("csv") >
           -((keyword("with") > keyword("headers"))[mark(&ast::LoadCsv::headers, true)]) >
           from_word > expression[put(&ast::LoadCsv::source)] > as_word >
           name[put(&ast::LoadCsv::variable)] >
           -(keyword("fieldterminator") > terminator[put(&ast::LoadCsv::terminator)])];

/// The text of the expression is the column's name where it gets no other.
struct ItemExpressionTag : Annotate {};
inline const Rule<ItemExpressionTag, ast::ProjectionItem> item_expression{"an expression"};
const auto item_expression_def = placed[expression[put(&ast::ProjectionItem::expression)]];
inline const auto take_with_text = [](auto& context) {
  x3::_val(context) = std::move(x3::_attr(context));
  x3::_val(context).text = x3::_val(context).where;
};
const auto projected_item_def = placed[item_expression[take_with_text] >>
                                       -(keyword("as") > name[put(&ast::ProjectionItem::alias)])];
const auto sort_item_def =
    placed[expression[put(&ast::SortItem::expression)] >>
           -((keyword("descending") | keyword("desc"))[mark(&ast::SortItem::descending, true)] |
             keyword("ascending") | keyword("asc"))];
const auto projection_def =
    placed[-keyword("distinct")[mark(&ast::Projection::distinct, true)] >>
           ((x3::lit('*')[mark(&ast::Projection::star, true)] >>
             *(x3::lit(',') > projected_item[add(&ast::Projection::items)])) |
            (projected_item[add(&ast::Projection::items)] % x3::lit(','))) >>
           -(keyword("order") > by_word >
             (sort_item[add(&ast::Projection::order_by)] % x3::lit(','))) >>
           -(keyword("skip") > expression[put(&ast::Projection::skip)]) >>
           -(keyword("limit") > expression[put(&ast::Projection::limit)])];
const auto with_clause_def = placed[keyword("with") > projection[put(&ast::With::projection)] >
                                    -(keyword("where") > expression[put(&ast::With::filter)])];
const auto return_clause_def =
    placed[keyword("return") > projection[put(&ast::Return::projection)]];
const auto filter_clause_def =
    placed[keyword("filter") >> -keyword("where") > expression[put(&ast::Filter::predicate)]];
const auto let_item_def = placed[name[put(&ast::LetItem::variable)] > equals_sign >
                                 expression[put(&ast::LetItem::value)]];
const auto let_clause_def =
    placed[keyword("let") > (let_item[add(&ast::Let::items)] % x3::lit(','))];

const auto create_def =
    placed[keyword("create") > (path_pattern[add(&ast::Create::patterns)] % x3::lit(','))];

/// `a.b.c = value` sets c of a.b: the last look-up is the property.
inline const auto target_of = [](auto& context) {
  auto& node = x3::_val(context);
  ast::Postfix& postfix_node = x3::_attr(context);
  auto* last = postfix_node.operations.empty()
                   ? nullptr
                   : boost::get<ast::PropertyLookup>(&postfix_node.operations.back().get());
  if (last == nullptr) {
    x3::_pass(context) = false;
    return;
  }
  node.key = std::move(last->key);
  postfix_node.operations.pop_back();
  if (postfix_node.operations.empty()) node.target = std::move(postfix_node.operand);
  else node.target = std::move(postfix_node);
};
const auto set_property_def =
    placed[postfix[target_of] > named("'='", x3::lit('=') >> !x3::lit('~')) >
           expression[put(&ast::SetProperty::value)]];
const auto set_labels_def = placed[name[put(&ast::SetLabels::variable)] >>
                                   +(x3::lit(':') > name[add(&ast::SetLabels::labels)])];
const auto set_map_def = placed[name[put(&ast::SetMap::variable)] >>
                                (x3::lit("+=")[mark(&ast::SetMap::add, true)] | x3::lit('=')) >
                                expression[put(&ast::SetMap::value)]];
inline const auto name_alone_ahead =
    ahead("a variable", [](const Source& source, std::uint32_t offset) {
      const std::uint32_t end = source.name_end(offset);
      const char next = source.at(source.skip(end));
      return end != offset && (next == ':' || next == '=' || next == '+');
    });
const auto set_item_def =
    placed[(name_alone_ahead >> (set_labels[take] | set_map[take])) | set_property[take]];
const auto set_def = placed[keyword("set") > (set_item[add(&ast::Set::items)] % x3::lit(','))];
const auto remove_property_def = placed[postfix[target_of]];
const auto remove_item_def = placed[(name_alone_ahead >> set_labels[take]) | remove_property[take]];
const auto remove_def =
    placed[keyword("remove") > (remove_item[add(&ast::Remove::items)] % x3::lit(','))];
const auto delete_clause_def =
    placed[-keyword("detach")[mark(&ast::Delete::detach, true)] >> keyword("delete") >
           (expression[add(&ast::Delete::expressions)] % x3::lit(','))];

const auto merge_action_def =
    placed[keyword("on") >
           (keyword("create")[mark(&ast::MergeAction::on_create, true)] | keyword("match")) >
           keyword("set") > (set_item[add(&ast::MergeAction::items)] % x3::lit(','))];
const auto merge_def = placed[keyword("merge") > path_pattern[put(&ast::Merge::pattern)] >
                              *merge_action[add(&ast::Merge::actions)]];

const auto yield_item_def = placed[name[put(&ast::YieldItem::column)] >>
                                   -(keyword("as") > name[put(&ast::YieldItem::alias)])];
template <typename Node>
auto yielded() {
  return -(keyword("yield") > ((x3::lit('*') | x3::lit('-'))[mark(&Node::yield_all, true)] |
                               (yield_item[add(&Node::yields)] % x3::lit(','))) >
           -(keyword("where") > expression[put(&Node::filter)]));
}
const auto call_def =
    placed[keyword("call") >> call_name[put(&ast::Call::procedure)] >>
           -(x3::lit('(')[mark(&ast::Call::has_arguments, true)] >>
             -(expression[add(&ast::Call::arguments)] % x3::lit(',')) > close_parenthesis) >>
           yielded<ast::Call>()];
/// AND stands between the days, so an AND of their own, or what binds looser, has parentheses.
inline const auto between_word = x3::rule<BetweenWord>{"BETWEEN"} = keyword("between");
inline const auto and_word = x3::rule<AndWord>{"AND"} = keyword("and");
const auto changes_def =
    placed[keyword("changes") > between_word > sum_operand[put(&ast::Changes::from)] > and_word >
           sum_operand[put(&ast::Changes::to)] > yielded<ast::Changes>()];
inline const auto first_import = [](auto& context) { x3::_val(context).imports.emplace(); };
inline const auto add_import = [](auto& context) {
  x3::_val(context).imports->push_back(std::move(x3::_attr(context)));
};
inline const auto imports = x3::lit('(')[first_import] >>
                            -(name[add_import] % x3::lit(',')) >> x3::lit(')');
const auto call_subquery_def = placed[keyword("call") >> -imports >> x3::lit('{') >
                                      nested[query[put(&ast::CallSubquery::query)]] > close_brace];
const auto foreach_clause_def =
    placed[keyword("foreach") > open_parenthesis > name[put(&ast::Foreach::variable)] > in_word >
           before_bar[expression[put(&ast::Foreach::list)]] > bar >
           nested[+clause[add(&ast::Foreach::clauses)]] > close_parenthesis];

const auto clause_def =
    placed[match[take] | with_clause[take] | return_clause[take] | filter_clause[take] |
           let_clause[take] | unwind[take] | create[take] | merge[take] | set[take] | remove[take] |
           delete_clause[take] | call_subquery[take] | call[take] | foreach_clause[take] |
           load_csv[take] | changes[take]];

BOOST_SPIRIT_DEFINE(match, unwind, terminator, load_csv, item_expression, projected_item, sort_item,
                    projection, with_clause, return_clause, filter_clause, let_item, let_clause,
                    create, set_property, set_labels, set_map, set_item, set, remove_property,
                    remove_item, remove, delete_clause)
BOOST_SPIRIT_DEFINE(merge_action, merge, yield_item, call, changes, call_subquery, foreach_clause,
                    clause)

}  // namespace stemma::parser::grammar
