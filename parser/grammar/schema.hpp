#pragma once

#include "parser/grammar/clauses.hpp"

/// Commands on the catalogue: indexes, constraints, SHOW.
namespace stemma::parser::grammar {

struct IndexTag : Annotate {};
struct ConstraintTag : Annotate {};
struct ConstraintKindTag : Annotate {};
struct SchemaPropertyTag : Annotate {};
struct DropIndexTag : Annotate {};
struct DropConstraintTag : Annotate {};
struct ShowTag : Annotate {};
struct ShowKindTag : Annotate {};

inline const Rule<IndexTag, ast::CreateIndex> create_index{"CREATE INDEX"};
inline const Rule<ConstraintTag, ast::CreateConstraint> create_constraint{"CREATE CONSTRAINT"};
inline const Rule<SchemaPropertyTag, ast::SchemaProperty> schema_property{"a property: n.name"};
inline const Rule<ConstraintKindTag, ast::ConstraintKind> constraint_kind{
    "UNIQUE, NOT NULL or NODE KEY"};
inline const Rule<DropIndexTag, ast::DropIndex> drop_index{"DROP INDEX"};
inline const Rule<DropConstraintTag, ast::DropConstraint> drop_constraint{"DROP CONSTRAINT"};
inline const Rule<ShowTag, ast::Show> show{"SHOW"};
inline const Rule<ShowKindTag, ast::ShowKind> show_kind{
    "LABELS, RELATIONSHIP TYPES, PROPERTY KEYS, PROCEDURES, FUNCTIONS, INDEXES or CONSTRAINTS"};

struct LabelColon;
struct TypeColon;
inline const auto label_colon = x3::rule<LabelColon>{"':' and a label"} = x3::lit(':');
inline const auto type_colon = x3::rule<TypeColon>{"':' and a type"} = x3::lit(':');
inline const auto for_word = keyword("for");
template <typename Node>
auto if_not_exists() {
  return -((keyword("if") > keyword("not") > keyword("exists"))[mark(&Node::if_not_exists, true)]);
}
template <typename Node>
auto if_exists() {
  return -((keyword("if") > keyword("exists"))[mark(&Node::if_exists, true)]);
}

const auto schema_property_def = placed[name[put(&ast::SchemaProperty::variable)] > x3::lit('.') >
                                        name[put(&ast::SchemaProperty::property)]];
/// `(n:Label)` or `()-[r:TYPE]-()`
template <typename Node>
auto schema_target() {
  const auto nodes =
      name[put(&Node::variable)] > label_colon > name[put(&Node::label)] > close_parenthesis;
  const auto relationships = x3::lit(')')[mark(&Node::on_relationship, true)] > -x3::lit('<') >
                             dash > open_bracket > name[put(&Node::variable)] > type_colon >
                             name[put(&Node::label)] > close_bracket > dash > -x3::lit('>') >
                             open_parenthesis > close_parenthesis;
  return open_parenthesis > (relationships | nodes);
}
const auto create_index_def =
    placed[keyword("create") >> -keyword("range") >> keyword("index") >>
           -(!(keyword("for") | keyword("if")) >> name[put(&ast::CreateIndex::name)]) >>
           if_not_exists<ast::CreateIndex>() > for_word > schema_target<ast::CreateIndex>() >
           keyword("on") > open_parenthesis > (schema_property[add(&ast::CreateIndex::properties)] %
                                               x3::lit(',')) > close_parenthesis];

template <typename Kind>
auto is(Kind kind) {
  return [kind](auto& context) { x3::_val(context) = kind; };
}
const auto constraint_kind_def =
    keyword("unique")[is(ast::ConstraintKind::unique)] |
    keyword("key")[is(ast::ConstraintKind::key)] |
    (keyword("not") > keyword("null"))[is(ast::ConstraintKind::exists)];
inline const auto constraint_entity =
    keyword("node")[mark(&ast::CreateConstraint::says_node, true)] |
    (keyword("relationship") |
     keyword("rel"))[mark(&ast::CreateConstraint::says_relationship, true)];
inline const auto constrained =
    (x3::lit('(') > (schema_property[add(&ast::CreateConstraint::properties)] % x3::lit(',')) >
     close_parenthesis) |
    schema_property[add(&ast::CreateConstraint::properties)];
const auto create_constraint_def =
    placed[keyword("create") >> keyword("constraint") >>
           -(!(keyword("for") | keyword("if")) >> name[put(&ast::CreateConstraint::name)]) >>
           if_not_exists<ast::CreateConstraint>() > for_word >
           schema_target<ast::CreateConstraint>() > keyword("require") > constrained >
           keyword("is") > -(constraint_entity >> !keyword("not")) >
           constraint_kind[put(&ast::CreateConstraint::constraint)]];

const auto drop_index_def = placed[keyword("drop") >> keyword("index") >
                                   name[put(&ast::DropIndex::name)] > if_exists<ast::DropIndex>()];
const auto drop_constraint_def =
    placed[keyword("drop") >> keyword("constraint") > name[put(&ast::DropConstraint::name)] >
           if_exists<ast::DropConstraint>()];

const auto show_kind_def =
    (keyword("indexes") | keyword("index"))[is(ast::ShowKind::indexes)] |
    (keyword("constraints") | keyword("constraint"))[is(ast::ShowKind::constraints)] |
    (keyword("labels") | keyword("label"))[is(ast::ShowKind::labels)] |
    (keyword("types") |
     (keyword("relationship") >> (keyword("types") | keyword("type"))))[is(ast::ShowKind::types)] |
    (keyword("properties") |
     (keyword("property") >>
      (keyword("keys") | keyword("key"))))[is(ast::ShowKind::property_keys)] |
    (keyword("procedures") | keyword("procedure"))[is(ast::ShowKind::procedures)] |
    (keyword("functions") | keyword("function"))[is(ast::ShowKind::functions)];
const auto show_def = placed[keyword("show") > show_kind[put(&ast::Show::show)] >
                             -(keyword("yield") > projection[put(&ast::Show::yields)]) >
                             -(keyword("where") > expression[put(&ast::Show::filter)]) >
                             -return_clause[put(&ast::Show::returns)]];

BOOST_SPIRIT_DEFINE(schema_property, create_index, constraint_kind, create_constraint, drop_index,
                    drop_constraint, show_kind, show)

}  // namespace stemma::parser::grammar
