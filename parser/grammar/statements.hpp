#pragma once

#include "parser/grammar/lens.hpp"
#include "parser/grammar/schema.hpp"

/// Whole queries, and the statement around them.
namespace stemma::parser::grammar {

struct SingleQueryTag : Annotate {};
struct UnionTag : Annotate {};
struct UnionQueryTag : Annotate {};
struct StatementTag : Annotate {};
struct EndOfQuery;

inline const Rule<SingleQueryTag, ast::SingleQuery> single_query{"a clause"};
inline const Rule<UnionTag, ast::UnionPart> union_part{"UNION"};
inline const Rule<UnionQueryTag, ast::UnionQuery> next_query{"a query"};
inline const Rule<StatementTag, ast::Statement> statement{"a statement"};
inline const auto end_of_query = x3::rule<EndOfQuery>{"the end of the query"} = x3::eoi;

const auto single_query_def = placed[+clause[add(&ast::SingleQuery::clauses)]];
const auto union_part_def =
    placed[keyword("union") > -keyword("all")[mark(&ast::UnionPart::all, true)] >
           single_query[put(&ast::UnionPart::query)]];
inline const auto union_query =
    single_query[put(&ast::UnionQuery::first)] >> *union_part[add(&ast::UnionQuery::unions)];
const auto next_query_def = placed[union_query];
const auto query_def =
    placed[union_query >> *(keyword("next") > next_query[add(&ast::Query::nexts)])];

inline const auto take_command = [](auto& context) {
  x3::_val(context).command = std::move(x3::_attr(context));
};
inline const auto explain_ahead =
    keyword("explain")[mark(&ast::Statement::mode, ast::Mode::explain)] |
    keyword("profile")[mark(&ast::Statement::mode, ast::Mode::profile)];
const auto statement_def =
    placed[-explain_ahead >
           named("a clause",
                 (lens_ahead >> lens[put(&ast::Statement::lens)] > query[take_command]) |
                     create_index[take_command] | create_constraint[take_command] |
                     drop_index[take_command] | drop_constraint[take_command] | show[take_command] |
                     query[take_command]) >>
           *x3::lit(';') > end_of_query];

BOOST_SPIRIT_DEFINE(single_query, union_part, next_query, query, statement)

}  // namespace stemma::parser::grammar
