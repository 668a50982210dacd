#pragma once

#include "parser/grammar/clauses.hpp"

/// Whole queries, commands on the catalogue, and the statement around them.
namespace stemma::parser::grammar {

struct SingleQueryTag : Annotate {};
struct UnionTag : Annotate {};
struct UnionQueryTag : Annotate {};
struct IndexTag : Annotate {};
struct IndexTargetTag : Annotate {};
struct ConstraintTag : Annotate {};
struct DropIndexTag : Annotate {};
struct DropConstraintTag : Annotate {};
struct ShowTag : Annotate {};
struct StatementTag : Annotate {};
struct EndOfQuery;

inline const Rule<SingleQueryTag, ast::SingleQuery> single_query{"a clause"};
inline const Rule<UnionTag, ast::UnionPart> union_part{"UNION"};
inline const Rule<UnionQueryTag, ast::UnionQuery> next_query{"a query"};
inline const Rule<IndexTag, ast::CreateIndex> create_index{"CREATE INDEX"};
inline const Rule<ConstraintTag, ast::CreateConstraint> create_constraint{"CREATE CONSTRAINT"};
inline const Rule<DropIndexTag, ast::DropIndex> drop_index{"DROP INDEX"};
inline const Rule<DropConstraintTag, ast::DropConstraint> drop_constraint{"DROP CONSTRAINT"};
inline const Rule<ShowTag, ast::Show> show{"SHOW"};
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

inline const auto for_word = keyword("for");
template <typename Node>
inline const auto if_not_exists = -((keyword("if") > keyword("not") >
                                     keyword("exists"))[mark(&Node::if_not_exists, true)]);
inline const auto index_key = name >> x3::lit('.') > name[add(&ast::CreateIndex::properties)];
inline const auto index_target =
    (x3::lit('(') >> name[put(&ast::CreateIndex::variable)] >> x3::lit(':') >
     name[put(&ast::CreateIndex::label)] > close_parenthesis) |
    ((x3::lit('(') >> x3::lit(')'))[mark(&ast::CreateIndex::on_relationship, true)] > dash >
     x3::lit('[') > name[put(&ast::CreateIndex::variable)] > x3::lit(':') >
     name[put(&ast::CreateIndex::label)] > close_bracket > dash > -x3::lit('>') > open_parenthesis >
     close_parenthesis);
const auto create_index_def =
    placed[keyword("create") >> -keyword("range") >> keyword("index") >>
           -(!(keyword("for") | keyword("if")) >> name[put(&ast::CreateIndex::name)]) >>
           if_not_exists<ast::CreateIndex> > for_word > index_target > keyword("on") >
           open_parenthesis > (index_key % x3::lit(',')) > close_parenthesis];

inline const auto constraint_key = name >>
                                   x3::lit('.') > name[add(&ast::CreateConstraint::properties)];
const auto create_constraint_def =
    placed[keyword("create") >> keyword("constraint") >>
           -(!(keyword("for") | keyword("if")) >> name[put(&ast::CreateConstraint::name)]) >>
           if_not_exists<ast::CreateConstraint> > for_word > open_parenthesis >
           name[put(&ast::CreateConstraint::variable)] > x3::lit(':') >
           name[put(&ast::CreateConstraint::label)] > close_parenthesis > keyword("require") >
           ((x3::lit('(') > (constraint_key % x3::lit(',')) > close_parenthesis) | constraint_key) >
           keyword("is") > keyword("unique")];
template <typename Node>
inline const auto if_exists = -((keyword("if") > keyword("exists"))[mark(&Node::if_exists, true)]);
const auto drop_index_def = placed[keyword("drop") >> keyword("index") >
                                   name[put(&ast::DropIndex::name)] > if_exists<ast::DropIndex>];
const auto drop_constraint_def =
    placed[keyword("drop") >> keyword("constraint") > name[put(&ast::DropConstraint::name)] >
           if_exists<ast::DropConstraint>];
const auto show_def =
    placed[keyword("show") > ((keyword("indexes") |
                               keyword("index"))[mark(&ast::Show::show, ast::ShowKind::indexes)] |
                              (keyword("constraints") | keyword("constraint"))[mark(
                                  &ast::Show::show, ast::ShowKind::constraints)])];

inline const auto take_command = [](auto& context) {
  x3::_val(context).command = std::move(x3::_attr(context));
};
inline const auto explain_ahead =
    keyword("explain")[mark(&ast::Statement::mode, ast::Mode::explain)] |
    keyword("profile")[mark(&ast::Statement::mode, ast::Mode::profile)];
const auto statement_def =
    placed[-explain_ahead >> (create_index[take_command] | create_constraint[take_command] |
                              drop_index[take_command] | drop_constraint[take_command] |
                              show[take_command] | query[take_command]) >>
           *x3::lit(';') > end_of_query];

BOOST_SPIRIT_DEFINE(single_query, union_part, next_query, query, create_index, create_constraint,
                    drop_index, drop_constraint, show, statement)

}  // namespace stemma::parser::grammar
