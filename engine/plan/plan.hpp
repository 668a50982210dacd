#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/bind/bound_query.hpp"
#include "storage/catalog.hpp"

/// What is to be done, as values that EXPLAIN prints: a pipeline of steps, each turning the rows of
/// the one before it into its own. Operators (engine/execute) do it.
namespace stemma::engine::plan {

using bound::ExpressionPtr;
using bound::SlotId;

struct Pipeline;
using PipelinePtr = std::shared_ptr<const Pipeline>;

/// All nodes, or those with a label, for each row.
struct NodeScan {
  SlotId node;
  std::string label;  ///< empty: all
};
/// The nodes whose indexed properties equal the key; with `any_of`, one key that is a list of them.
struct IndexSeek {
  SlotId node;
  storage::IndexDescription index;
  std::vector<ExpressionPtr> key;
  bool any_of = false;
};
struct IndexRange {
  SlotId node;
  storage::IndexDescription index;
  ExpressionPtr lower;  ///< may be nullptr
  ExpressionPtr upper;  ///< may be nullptr
  bool lower_inclusive = true;
  bool upper_inclusive = true;
};
struct IndexPrefix {
  SlotId node;
  storage::IndexDescription index;
  ExpressionPtr prefix;
};
/// What every walk along relationships has: where from, which way, which types.
struct Walk {
  SlotId from;
  SlotId to;
  bool out = true;                 ///< follows relationships from source to target
  bool in = false;                 ///< and against that
  std::vector<std::string> types;  ///< empty: any
  bool into = false;               ///< `to` is bound before: only walks that end there
  /// Relationships, or lists of them, bound before in the same MATCH: none may be used again.
  std::vector<SlotId> distinct_from;
};
struct Expand {
  Walk walk;
  SlotId relationship;
  bool counts_only =
      false;  ///< the number of relationships is all that is asked: rows get a weight
  /// With `counts_only`: it is the number of pairs of this hop's relationship and one of a next hop
  /// from where it leads, both of one MATCH where `distinct_from` says so.
  std::optional<Walk> next_hop = {};
};
/// Folds over the relationships of a path while it is walked, in the path's order.
struct PathFold {
  SlotId slot;
  bound::Reduction reduction;
  ExpressionPtr expression;
};
/// What a walk that grows from its end keeps in bounds: `accumulator op factor`, one for each
/// relationship, can only move further past the limit.
struct MonotoneBound {
  enum class Kind : std::uint8_t { product, sum, least, greatest };
  Kind kind;
  ExpressionPtr factor;
  bound::BinaryOperator comparison;  ///< of the accumulator, left, with the limit
  ExpressionPtr limit;
};
/// allReduce over the relationships of a walk, that cuts it off while it grows.
struct PathBound {
  bound::Reduction reduction;
  ExpressionPtr expression;  ///< as it was written
  /// Set where the walk begins at the path's end: the walk is cut by this alone, and what it lets
  /// through is tested afterwards.
  std::optional<MonotoneBound> monotone;
};
struct VariableExpand {
  Walk walk;
  SlotId relationships;
  std::uint64_t least = 1;
  std::uint64_t most = 1;
  bound::LocalId hop = {};
  ExpressionPtr hop_predicate;    ///< may be nullptr
  bool reversed = false;          ///< walked against the text: the list is turned round
  bool needs_list = true;         ///< else the relationships are counted or folded only
  bool distinct_targets = false;  ///< each end once for a start: reachability
  std::optional<SlotId> length;   ///< the number of relationships
  std::vector<PathFold> folds;
  std::vector<PathBound> bounds;
};
struct ShortestPath {
  Walk walk;
  SlotId relationships;
  std::uint64_t least = 1;
  std::uint64_t most = 1;
  bound::LocalId hop = {};
  ExpressionPtr hop_predicate;
  bool reversed = false;
  bool all = false;
  /// Of a candidate path; the shortest that satisfies them is the answer.
  std::vector<ExpressionPtr> predicates;
  std::optional<bound::PatternPath> path;
};
/// What a search answers for each end of its paths: the paths, one row with their number as its
/// weight, or one row.
enum class SearchAnswer : std::uint8_t { paths, counts, ends };
/// A path pattern that is searched, from one of its ends.
struct PathSearch {
  std::shared_ptr<const bound::PathSearch> search;
  SlotId from;
  SlotId to;
  bool forward = true;  ///< from the pattern's first node; else from its last
  bool into = false;    ///< the other end is bound before
  std::vector<SlotId> distinct_from;
  std::vector<PathBound> bounds;
  SearchAnswer answer = SearchAnswer::paths;
};
/// Binds or checks the ends of a relationship that is there already.
struct RelationshipEnds {
  Walk walk;
  SlotId relationship;
  bool from_bound = false;
};
struct Filter {
  std::vector<ExpressionPtr> predicates;
};
struct Project {
  std::vector<std::pair<ExpressionPtr, SlotId>> items;
};
struct BindPath {
  bound::PatternPath path;
};
struct AggregateItem {
  const AggregateFunction* function;  ///< nullptr: count(*)
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
  SlotId slot;
};
struct Aggregate {
  std::vector<std::pair<ExpressionPtr, SlotId>> keys;
  std::vector<AggregateItem> items;
};
struct Distinct {
  std::vector<SlotId> slots;
};
struct SortKey {
  ExpressionPtr expression;
  bool descending = false;
};
/// With `limit` only so many first rows are kept (`limit` and `skip` rows in all).
struct Sort {
  std::vector<SortKey> keys;
  ExpressionPtr skip;
  ExpressionPtr limit;
};
struct Skip {
  ExpressionPtr rows;
};
struct Limit {
  ExpressionPtr rows;
};
struct Unwind {
  ExpressionPtr list;
  SlotId slot;
};
/// For each row the rows of `inner`, or one with nulls where there are none.
struct Optional {
  PipelinePtr inner;
  std::vector<SlotId> nulls;
  SlotId ordinal;
};
struct Create {
  bound::Create create;
};
struct Merge {
  PipelinePtr match;
  bound::Merge merge;
};
struct Set {
  bound::Set set;
};
struct Delete {
  bound::Delete clause;
};
struct Foreach {
  ExpressionPtr list;
  SlotId slot;
  PipelinePtr body;
};
struct Call {
  bound::ProcedureCall call;
};
/// CALL { }: the rows of `inner` for each row; one that returns nothing passes the row on. Where
/// `inner` updates, all rows are in before it begins and done before the first goes on.
struct Apply {
  PipelinePtr inner;
  bool returns = true;
  bool updates = false;
  std::vector<SlotId> slots;  ///< what the inner query returns
};
struct UnionPart {
  PipelinePtr pipeline;
  std::vector<SlotId> slots;
};
struct Union {
  std::vector<UnionPart> parts;
  bool updates = false;  ///< then all is done before the first row goes on
  std::vector<SlotId> slots;
};
using Step = std::variant<NodeScan, IndexSeek, IndexRange, IndexPrefix, Expand, VariableExpand,
                          ShortestPath, PathSearch, RelationshipEnds, Filter, Project, BindPath,
                          Aggregate, Distinct, Sort, Skip, Limit, Unwind, Optional, Create, Merge,
                          Set, Delete, Foreach, Call, Apply, Union>;

struct Stage {
  Step step;
  std::vector<SlotId> carry;  ///< columns taken over from the input: what is needed further on
  double rows = 0;            ///< estimated
};

struct Pipeline {
  std::vector<SlotId> arguments;  ///< columns that the outer rows must bring
  std::vector<Stage> stages;
};

/// A subquery of an expression, known by its query.
struct PlannedSubquery {
  std::shared_ptr<const bound::Query> query;
  ast::SubqueryKind kind;
  PipelinePtr pipeline;
};

/// A planned statement. Immutable; may run many times and at once.
struct Plan {
  PipelinePtr root;
  std::vector<PlannedSubquery> subqueries;
  bound::Statement statement;
};

/// Calls `visit(expression)` for each expression of a step.
void for_each_expression(const Step& step, const std::function<void(const ExpressionPtr&)>& visit);
/// The slots a step reads, subqueries and inner pipelines included, and those it fills.
[[nodiscard]] std::vector<SlotId> reads_of(const Step& step);
[[nodiscard]] std::vector<SlotId> writes_of(const Step& step);

}  // namespace stemma::engine::plan
