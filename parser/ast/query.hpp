#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parser/ast/pattern.hpp"

namespace stemma::ast {

/// `expression AS alias`; without alias the column is named by the text of the expression, which is
/// `query.substr(text.begin, text.end - text.begin)`.
struct ProjectionItem : Spanned {
  Expression expression;
  SourceRange text = {};
  std::optional<Name> alias;
};

struct SortItem : Spanned {
  Expression expression;
  bool descending = false;
};

/// What RETURN and WITH share.
struct Projection : Spanned {
  bool distinct = false;
  bool star = false;  ///< `*`, before the items.
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order_by;
  std::optional<Expression> skip;
  std::optional<Expression> limit;
};

struct Match : Spanned {
  bool optional = false;
  bool repeatable = false;  ///< REPEATABLE ELEMENTS: a relationship may be used again
  std::vector<PathPattern> patterns;
  std::optional<Expression> filter;
};
struct Unwind : Spanned {
  Expression list;
  Name variable;
};
/// `LOAD CSV WITH HEADERS FROM source AS variable FIELDTERMINATOR ';'`
struct LoadCsv : Spanned {
  bool headers = false;
  Expression source;
  Name variable;
  std::optional<Literal> terminator;
};
struct With : Spanned {
  Projection projection;
  std::optional<Expression> filter;
};
struct Return : Spanned {
  Projection projection;
};
/// `FILTER predicate`
struct Filter : Spanned {
  Expression predicate;
};
struct LetItem : Spanned {
  Name variable;
  Expression value;
};
/// `LET variable = value, ...`; the values see the variables of before.
struct Let : Spanned {
  std::vector<LetItem> items;
};

struct Create : Spanned {
  std::vector<PathPattern> patterns;
};

/// `target.key = value`, the target being any expression that yields an entity.
struct SetProperty : Spanned {
  Expression target;
  Name key;
  Expression value;
};
/// `variable:A:B`
struct SetLabels : Spanned {
  Name variable;
  std::vector<Name> labels;
};
/// `variable = map`, or with `add` `variable += map`.
struct SetMap : Spanned {
  Name variable;
  bool add = false;
  Expression value;
};
struct SetItem : x3::variant<SetProperty, SetLabels, SetMap> {
  using base_type::base_type;
  using base_type::operator=;
};
struct Set : Spanned {
  std::vector<SetItem> items;
};

struct RemoveProperty : Spanned {
  Expression target;
  Name key;
};
struct RemoveItem : x3::variant<RemoveProperty, SetLabels> {
  using base_type::base_type;
  using base_type::operator=;
};
struct Remove : Spanned {
  std::vector<RemoveItem> items;
};

struct Delete : Spanned {
  bool detach = false;
  std::vector<Expression> expressions;
};

struct MergeAction : Spanned {
  bool on_create = false;  ///< else ON MATCH
  std::vector<SetItem> items;
};
struct Merge : Spanned {
  PathPattern pattern;
  std::vector<MergeAction> actions;
};

struct YieldItem : Spanned {
  Name column;
  std::optional<Name> alias;
};
/// `CALL name(arguments) YIELD items WHERE filter`. Without parentheses (only where the call is the
/// whole query) the arguments are parameters of the names of the procedure's inputs.
struct Call : Spanned {
  Name procedure;  ///< with its dots
  bool has_arguments = false;
  std::vector<Expression> arguments;
  bool yield_all = false;  ///< `YIELD *`
  std::vector<YieldItem> yields;
  std::optional<Expression> filter;
};

/// `CHANGES BETWEEN from AND to YIELD items WHERE filter`
struct Changes : Spanned {
  Expression from;
  Expression to;
  bool yield_all = false;  ///< `YIELD *`
  std::vector<YieldItem> yields;
  std::optional<Expression> filter;
};

struct Foreach;
struct CallSubquery;

struct Clause
    : x3::variant<Match, Unwind, LoadCsv, With, Return, Filter, Let, Create, Merge, Set, Remove,
                  Delete, Call, Changes, x3::forward_ast<Foreach>, x3::forward_ast<CallSubquery>> {
  using base_type::base_type;
  using base_type::operator=;
};

/// `FOREACH (variable IN list | clauses)`, updating clauses only.
struct Foreach : Spanned {
  Name variable;
  Expression list;
  std::vector<Clause> clauses;
};

struct SingleQuery : Spanned {
  std::vector<Clause> clauses;
};

struct UnionPart : Spanned {
  bool all = false;
  SingleQuery query;
};
/// `first UNION [ALL] query ...`
struct UnionQuery : Spanned {
  SingleQuery first;
  std::vector<UnionPart> unions;
};
/// `query NEXT query ...`: the rows of each are the variables of the one behind it.
struct Query : UnionQuery {
  std::vector<UnionQuery> nexts;
};

/// `CALL { query }`, `CALL (imports) { query }`
struct CallSubquery : Spanned {
  std::optional<std::vector<Name>> imports;
  Query query;
};

enum class SubqueryKind : std::uint8_t { exists, count, collect };
/// `EXISTS { ... }` and its kin. The short form `{ (a)-->(b) WHERE p }` is a query of one MATCH
/// without RETURN.
struct Subquery : Spanned {
  SubqueryKind subquery = SubqueryKind::exists;
  Query query;
};

/// `variable.property` of an index or a constraint.
struct SchemaProperty : Spanned {
  Name variable;
  Name property;
};
/// `CREATE INDEX name IF NOT EXISTS FOR (n:Label) ON (n.a, n.b)`, or `FOR ()-[r:TYPE]-()`.
struct CreateIndex : Spanned {
  std::optional<Name> name;
  bool if_not_exists = false;
  bool on_relationship = false;
  Name variable;
  Name label;  ///< or type
  std::vector<SchemaProperty> properties;
};
/// `IS UNIQUE`, `IS NOT NULL`, `IS NODE KEY`
enum class ConstraintKind : std::uint8_t { unique, exists, key };
/// `CREATE CONSTRAINT name IF NOT EXISTS FOR (n:Label) REQUIRE n.a IS UNIQUE`, or
/// `FOR ()-[r:TYPE]-()`.
struct CreateConstraint : Spanned {
  std::optional<Name> name;
  bool if_not_exists = false;
  bool on_relationship = false;
  Name variable;
  Name label;  ///< or type
  std::vector<SchemaProperty> properties;
  ConstraintKind constraint = ConstraintKind::unique;
  bool says_relationship = false;  ///< `IS RELATIONSHIP KEY`
  bool says_node = false;          ///< `IS NODE KEY`
};
struct DropIndex : Spanned {
  Name name;
  bool if_exists = false;
};
struct DropConstraint : Spanned {
  Name name;
  bool if_exists = false;
};
enum class ShowKind : std::uint8_t {
  indexes,
  constraints,
  labels,
  types,
  property_keys,
  procedures,
  functions
};
/// `SHOW INDEXES YIELD columns WHERE filter RETURN columns`; the last three may be absent.
struct Show : Spanned {
  ShowKind show = ShowKind::indexes;
  std::optional<Projection> yields;
  std::optional<Expression> filter;
  std::optional<Return> returns;
};

/// What a query looks at the graph through: `AS OF as_of KNOWN AT known_at WITH JUDGEMENTS EXCEPT
/// except AS IF SAME same`, each part optional.
struct Lens : Spanned {
  std::optional<Expression> as_of;
  std::optional<Expression> known_at;
  bool judgements = false;
  std::optional<Expression> except;
  std::optional<Expression> same;
};

enum class Mode : std::uint8_t { run, explain, profile };

struct Command
    : x3::variant<Query, CreateIndex, CreateConstraint, DropIndex, DropConstraint, Show> {
  using base_type::base_type;
  using base_type::operator=;
};
struct Statement : Spanned {
  Mode mode = Mode::run;
  std::optional<Lens> lens;  ///< of a query
  Command command;
};

}  // namespace stemma::ast
