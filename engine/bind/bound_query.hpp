#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/bind/bound_expression.hpp"
#include "engine/bind/bound_path.hpp"
#include "engine/bind/mentions.hpp"
#include "engine/procedures/procedure.hpp"
#include "parser/ast/query.hpp"

namespace stemma::engine::bound {

/// A node of a pattern. Its labels and properties stand among the predicates of the MATCH.
struct PatternNode {
  SlotId slot;
  bool bound = false;  ///< before this clause
};

inline constexpr std::uint64_t hops_unlimited = static_cast<std::uint64_t>(-1);

/// A relationship of a pattern, between two of its nodes.
struct PatternRelationship {
  SlotId slot;           ///< the relationship; of a variable length the list of them
  bool bound = false;    ///< before this clause
  std::size_t from = 0;  ///< index of a PatternNode: left in the text
  std::size_t to = 0;
  ast::Arrow arrow = ast::Arrow::both;
  std::vector<std::string> types;  ///< empty: any
  bool variable_length = false;
  std::uint64_t least = 1;
  std::uint64_t most = 1;
  /// Of a variable length: must hold for each of its relationships, which is the local `hop`.
  LocalId hop = {};
  ExpressionPtr hop_predicate;  ///< may be nullptr
  ast::PathFunction function = ast::PathFunction::none;
};

/// A named path: the elements in the order of the text.
struct PatternPath {
  SlotId slot;
  std::vector<SlotId> elements;  ///< node, relationship, node, ...
};

struct Pattern {
  std::vector<PatternNode> nodes;
  std::vector<PatternRelationship> relationships;
  std::vector<PathSearch> searches;
  std::vector<PatternPath> paths;
  bool repeatable = false;  ///< a relationship may be used again
};

struct Match {
  bool optional = false;
  Pattern pattern;
  std::vector<ExpressionPtr> predicates;  ///< all must be true
};

struct Unwind {
  ExpressionPtr list;
  SlotId slot;
};

struct ProjectionItem {
  ExpressionPtr expression;
  SlotId slot;
  std::string name;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
/// WITH and RETURN. Sort items and `filter` speak of the items' slots, and of older slots only
/// where neither aggregation nor DISTINCT is there.
struct Project {
  bool distinct = false;
  bool aggregates = false;
  std::vector<ProjectionItem> items;
  std::vector<ProjectionItem> hidden;  ///< aggregates that only the sort items need
  std::vector<SortItem> order_by;
  ExpressionPtr skip;    ///< may be nullptr
  ExpressionPtr limit;   ///< may be nullptr
  ExpressionPtr filter;  ///< may be nullptr
};

struct CreateNode {
  SlotId slot;
  std::vector<std::string> labels;
  ExpressionPtr properties;  ///< a map, or nullptr
};
struct CreateRelationship {
  SlotId slot;
  std::string type;
  SlotId source;
  SlotId target;
  ExpressionPtr properties;
};
struct Create {
  std::vector<CreateNode> nodes;
  std::vector<CreateRelationship> relationships;
  std::vector<PatternPath> paths;
};

struct SetProperty {
  ExpressionPtr target;
  std::string key;
  ExpressionPtr value;  ///< nullptr: remove
};
struct SetLabels {
  ExpressionPtr target;
  std::vector<std::string> labels;
  bool remove = false;
};
struct SetMap {
  ExpressionPtr target;
  bool add = false;
  ExpressionPtr value;
};
using SetItem = std::variant<SetProperty, SetLabels, SetMap>;
/// SET and REMOVE.
struct Set {
  std::vector<SetItem> items;
};

struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> expressions;
};

struct Merge {
  Match match;
  Create create;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};

struct ProcedureCall {
  std::shared_ptr<const Procedure> procedure;
  std::vector<ExpressionPtr> arguments;
  std::vector<std::pair<std::size_t, SlotId>> yields;  ///< output column, and the slot it goes to
  ExpressionPtr filter;                                ///< may be nullptr
  std::optional<SourceRange> blame;                    ///< where errors of the procedure point
};

struct Foreach;
struct CallSubquery;
using Clause = std::variant<Match, Unwind, Project, Create, Merge, Set, Delete, ProcedureCall,
                            std::shared_ptr<const Foreach>, std::shared_ptr<const CallSubquery>>;

struct Foreach {
  ExpressionPtr list;
  SlotId slot;
  std::vector<Clause> clauses;
};

struct SingleQuery {
  std::vector<Clause> clauses;
  std::vector<SlotId> outputs;  ///< by column; empty where nothing is returned
};

struct Query {
  std::vector<std::string> columns;
  std::vector<SlotId> slots;  ///< where a row of the query ends up, by column
  std::vector<SingleQuery> parts;
  bool distinct = false;  ///< UNION without ALL
  bool writes = false;
};

struct CallSubquery {
  Query query;
};

/// What the query looks at the graph through: expressions without variables, each may be nullptr.
struct Lens {
  ExpressionPtr as_of;
  ExpressionPtr known_at;
  bool judgements = false;
  ExpressionPtr except;
  ExpressionPtr same;
};

/// A statement that reads or writes data, with the sizes of what its execution needs.
struct Statement {
  Query query;
  std::optional<Lens> lens;
  std::size_t slot_count = 0;
  std::size_t local_count = 0;
  std::size_t site_count = 0;
  std::vector<std::string> slot_names;  ///< by slot; empty where the text gives no name
  std::vector<TypeSet> slot_types;
  std::vector<std::pair<std::string, SourceRange>> parameters;
  Mentions mentions;
};

}  // namespace stemma::engine::bound
