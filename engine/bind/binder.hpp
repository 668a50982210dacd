#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "engine/bind/bound_query.hpp"
#include "engine/bind/known_procedures.hpp"
#include "engine/bind/scope.hpp"
#include "parser/ast/query.hpp"

namespace stemma::engine {

/// Resolves the names of a query and checks every rule the text alone can break.
/// `text` is what was parsed: columns without an alias are named by it.
[[nodiscard]] Result<bound::Statement> bind(const ast::Query& query,
                                            const std::optional<ast::Lens>& lens,
                                            std::string_view text,
                                            const KnownProcedures& procedures);

/// What an expression may hold besides values of its row.
struct Allowed {
  bool aggregates = false;
  bool patterns = false;  ///< as predicates
};

/// What the parts of the binder share; each part is a file of its own.
class Binder {
 public:
  Binder(std::string_view text, const KnownProcedures& procedures)
      : text_(text), procedures_(procedures) {}

  Result<bound::Statement> statement(const ast::Query& query, const std::optional<ast::Lens>& lens);

 private:
  using ExpressionPtr = bound::ExpressionPtr;
  // bind_query.cpp
  Result<bound::Query> query(const ast::Query& query, bool is_subquery);
  Result<bound::Query> union_query(const ast::UnionQuery& query, bool is_subquery,
                                   const std::vector<bound::Clause>& before = {});
  Result<bound::SingleQuery> single(const ast::SingleQuery& query, bool is_subquery,
                                    std::vector<std::string>& columns, bool& writes);
  void note_columns(const ast::Clause& text, const bound::Clause& clause, bool only_clause,
                    bound::SingleQuery& single, std::vector<std::string>& columns);
  Result<void> check_composition(const ast::SingleQuery& query, bool is_subquery);
  Result<bound::Clause> clause(const ast::Clause& clause, bool only_clause);
  Result<bound::Clause> unwind(const ast::Unwind& unwind);
  Result<bound::Clause> call(const ast::Call& call, bool only_clause);
  Result<bound::Clause> call_yields(const ast::Call& text, bound::ProcedureCall call,
                                    bool only_clause);
  Result<bound::Clause> foreach_clause(const ast::Foreach& foreach_clause);
  Result<bound::Clause> subquery(const ast::CallSubquery& subquery);
  Result<bound::Clause> load_csv(const ast::LoadCsv& text);  // bind_load_csv.cpp

  // bind_time.cpp
  Result<bound::Clause> changes(const ast::Changes& text, bool only_clause);
  Result<bound::Lens> lens(const ast::Lens& text);
  Result<void> lens_part(const std::optional<ast::Expression>& text, ExpressionPtr& bound);
  Result<void> check_reads(const ast::Clause& text, bool writes) const;

  // bind_linear.cpp
  Result<void> filter(const ast::Filter& filter, std::vector<bound::Clause>& clauses);
  Result<bound::Clause> let(const ast::Let& let);
  Result<bound::Query> next_queries(const ast::Query& query, bool is_subquery);
  Result<void> append_query(const ast::UnionQuery& query, bool is_subquery, bound::Query& all);
  Result<void> append_union(const ast::UnionQuery& query, bool is_subquery, bound::Query& all);
  void see_only(const std::vector<std::string>& columns, const std::vector<bound::SlotId>& slots);

  // bind_pattern.cpp
  Result<bound::Match> match(const ast::Match& match);
  struct PatternState;
  Result<void> path_pattern(const ast::PathPattern& path, PatternState& state);
  Result<void> path_variable(const ast::PathPattern& path, PatternState& state);
  Result<std::size_t> pattern_node(const ast::NodePattern& node, PatternState& state);
  Result<std::size_t> node_variable(const ast::NodePattern& node, PatternState& state);
  Result<void> node_predicates(const ast::NodePattern& node, std::size_t index,
                               PatternState& state);
  Result<void> relationship_variable(const ast::RelationshipPattern& text, PatternState& state,
                                     bound::PatternRelationship& bound);
  Result<void> relationship_predicates(const ast::RelationshipPattern& text, PatternState& state,
                                       bound::PatternRelationship& bound);
  Result<void> pattern_relationship(const ast::Hop& hop, std::size_t from, PatternState& state,
                                    ast::PathFunction function);
  Result<void> entity_predicates(const ExpressionPtr& entity,
                                 const std::optional<ast::Expression>& properties,
                                 std::vector<ExpressionPtr>& predicates);
  /// `elements` gets the slots of the last path: node, relationship, node, ...
  Result<bound::Match> pattern(const std::vector<ast::PathPattern>& paths, bool new_variables,
                               std::vector<bound::SlotId>* elements = nullptr,
                               bool repeatable = false);
  void add_conjuncts(const ExpressionPtr& predicate, std::vector<ExpressionPtr>& predicates);

  // bind_path_search.cpp
  struct SearchState;
  [[nodiscard]] static bool is_searched(const ast::PathPattern& path, const PatternState& state);
  Result<void> path_search(const ast::PathPattern& path, PatternState& state);
  Result<void> search_prefix(const ast::PathPattern& path, SearchState& search);
  Result<std::size_t> search_sequence(const ast::NodePattern& start,
                                      const std::vector<ast::Hop>& hops,
                                      const std::optional<ast::Expression>& filter,
                                      SearchState& search);
  Result<std::size_t> search_node(const ast::NodePattern& node, SearchState& search);
  Result<bound::SearchPart> search_part(const ast::Hop& hop, SearchState& search);
  Result<std::size_t> search_edge(const ast::RelationshipPattern& edge, bool repeated,
                                  SearchState& search);
  Result<void> search_predicates(SearchState& search);
  Result<void> search_predicate(const ExpressionPtr& predicate, bound::LocalId own,
                                ExpressionPtr& element, std::size_t sequence, SearchState& search);

  // bind_update.cpp
  Result<bound::Create> create(const std::vector<ast::PathPattern>& patterns);
  Result<bound::SlotId> create_node(const ast::NodePattern& node, bool alone,
                                    bound::Create& create);
  Result<bound::SlotId> create_relationship(const ast::RelationshipPattern& relationship,
                                            bound::SlotId left, bound::SlotId right,
                                            bound::Create& create);
  Result<std::vector<std::string>> created_labels(const ast::NodePattern& node);
  std::string created_type(const ast::RelationshipPattern& relationship);
  Result<void> check_created(const ast::RelationshipPattern& relationship, bool for_merge);
  Result<ExpressionPtr> create_properties(const std::optional<ast::Expression>& properties);
  Result<bound::Clause> merge(const ast::Merge& merge);
  Result<void> check_merge(const ast::PathPattern& pattern);
  Result<bound::Create> merge_create(const ast::PathPattern& pattern, const bound::Match& match,
                                     const std::vector<bound::SlotId>& elements);
  Result<std::vector<bound::SetItem>> set_items(const std::vector<ast::SetItem>& items);
  Result<bound::Clause> remove(const ast::Remove& remove);
  Result<bound::Clause> delete_clause(const ast::Delete& clause);
  Result<ExpressionPtr> entity_target(const ast::Expression& target);
  Result<ExpressionPtr> variable_target(const ast::Name& name, TypeSet wanted);

  // bind_projection.cpp
  Result<bound::Project> project(const ast::Projection& projection,
                                 const std::optional<ast::Expression>& filter, bool is_with);
  Result<void> projection_items(const ast::Projection& projection, bool is_with,
                                bound::Project& project, std::optional<Error>& unnamed);
  Result<void> check_sort_grouping(const bound::Project& project, const ExpressionPtr& key);
  Result<void> check_grouping(const bound::Project& project, const ExpressionPtr& expression);
  Result<ExpressionPtr> after_projection(const ast::Expression& expression, const Scope& before,
                                         bound::Project& project, bool aggregates_allowed);
  Result<ExpressionPtr> row_count(const ast::Expression& expression, std::string_view clause);

  // bind_expression.cpp, bind_operator.cpp, bind_list.cpp
  Result<ExpressionPtr> expression(const ast::Expression& expression, Allowed allowed = {});
  Result<ExpressionPtr> bind_node(const ast::Literal& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Parameter& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Variable& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::CountStar& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::ListLiteral& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::MapLiteral& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Postfix& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Chain& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Prefixed& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::FunctionCall& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Case& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::ListComprehension& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::PatternComprehension& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Quantifier& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Reduce& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::PatternExpression& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::Subquery& node, Allowed allowed);
  Result<ExpressionPtr> bind_node(const ast::MapProjection& node, Allowed allowed);
  Result<ExpressionPtr> postfix(ExpressionPtr operand, const ast::PostfixOperation& operation,
                                Allowed allowed);
  Result<ExpressionPtr> long_chain(const ast::Chain& node, ExpressionPtr first, Allowed allowed);
  Result<ExpressionPtr> comparison_chain(const ast::Chain& node, Allowed allowed);
  Result<ExpressionPtr> link(ExpressionPtr left, const ast::ChainLink& link, Allowed allowed);
  Result<ExpressionPtr> binary(bound::BinaryOperator op, ExpressionPtr left, ExpressionPtr right,
                               SourceRange where);
  Result<ExpressionPtr> aggregate_call(const ast::FunctionCall& node,
                                       const AggregateFunction* function, Allowed allowed);
  Result<ExpressionPtr> exists_call(const ast::FunctionCall& node, Allowed allowed);
  Result<ExpressionPtr> shortest_path_expression(const ast::PatternExpression& node);
  Result<void> check_arguments(const ast::FunctionCall& node, const std::vector<TypeSet>& accepts,
                               const std::vector<ExpressionPtr>& arguments);
  /// Binds `bind_inside` with the variable seen as a local of its own.
  template <typename BindInside>
  Result<void> with_local(const ast::Name& name, TypeSet type, bound::LocalId& local,
                          const BindInside& bind_inside);
  /// Binds a query inside an expression: outer locals get slots, outer slots read are noted.
  template <typename BindInside>
  Result<bound::Subquery> inside_subquery(ast::SubqueryKind kind, SourceRange where,
                                          const BindInside& bind_inside);

  bound::SlotId new_slot(std::string name, TypeSet type);
  bound::LocalId new_local() { return bound::LocalId{local_count_++}; }
  ExpressionPtr slot_expression(bound::SlotId slot, SourceRange where = {});
  Variable variable_of(bound::SlotId slot, TypeSet element = types::any);
  [[nodiscard]] std::string text_of(SourceRange where) const {
    return std::string(text_.substr(where.begin, where.end - where.begin));
  }
  Error undefined(const ast::Spanned& place, std::string_view name) const;

  std::string_view text_;
  const KnownProcedures& procedures_;
  Scope scope_;
  bool has_lens_ = false;  ///< a query that has one only reads
  std::uint32_t local_count_ = 0;
  std::uint32_t site_count_ = 0;
  std::vector<std::string> slot_names_;
  std::vector<TypeSet> slot_types_;
  std::vector<std::pair<std::string, SourceRange>> parameters_;
  bound::Mentions mentions_;
  /// Of each enclosing subquery: the first slot of its own, and the outer slots it read so far.
  struct Reads {
    std::uint32_t first_own_slot;
    std::vector<bound::SlotId> slots;
  };
  std::vector<Reads> reads_;
};

}  // namespace stemma::engine
