#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast/query.hpp"
#include "tests/reference/model.hpp"
#include "tests/reference/semantics.hpp"

namespace stemma::reference {

using Parameters = std::map<std::string, Value, std::less<>>;

/// A way to match patterns: what the variables are, and which relationships are taken.
struct Solution {
  Row row;
  std::vector<std::size_t> taken;
};
using Solutions = std::vector<Solution>;

/// Evaluates a query by going through all there is: a table of rows after every clause, every
/// relationship tried at every step of a pattern. Throws Failure and Unsupported.
class Evaluator {
 public:
  /// `text` is what was parsed; columns without a name are named by it.
  Evaluator(Graph& graph, const Parameters& parameters, Faults faults, std::string_view text)
      : graph_(graph), parameters_(parameters), faults_(faults), text_(text) {}

  /// The rows of a whole query; the graph holds what it wrote.
  [[nodiscard]] Table run(const ast::Query& query);

  /// An expression in the scope of a row. Used by the visitors of the .cpp files.
  [[nodiscard]] Value evaluate(const ast::Expression& expression, const Row& row);

 private:
  friend struct ExpressionVisitor;
  friend struct MapProjectionVisitor;
  friend struct PostfixVisitor;
  friend struct LabelVisitor;
  friend struct ClauseVisitor;
  friend struct SetVisitor;
  friend struct RemoveVisitor;

  // query.cpp
  Table run(const ast::Query& query, const Table& input);
  Table run(const ast::UnionQuery& query, const Table& input);
  Table run(const ast::SingleQuery& query, Table table);
  Table match(const ast::Match& match, const Table& table);
  Table unwind(const ast::Unwind& unwind, const Table& table);
  Table with(const ast::With& with, const Table& table);
  Table filter(const ast::Filter& filter, const Table& table);
  Table let(const ast::Let& let, const Table& table);
  /// The rows of the inner query for each row; it sees what it imports.
  Table call_subquery(const ast::CallSubquery& call, const Table& table);
  Table call_procedure(const ast::Call& call, const Table& table);
  Table load_csv(const ast::LoadCsv& load, const Table& table);
  void check_deletions() const;

  // projection.cpp
  Table project(const ast::Projection& projection, const Table& table);
  std::string name_of(const ast::ProjectionItem& item) const;
  Value aggregate(const ast::FunctionCall& call, const std::string& name);

  // pattern.cpp
  /// All ways to match the patterns from a row, the filter passed.
  std::vector<Row> solve(const std::vector<const ast::PathPattern*>& patterns, const Row& row,
                         const std::optional<ast::Expression>& filter, bool repeatable = false);
  Solutions match_path(const ast::PathPattern& pattern, const Solution& from);
  std::optional<Row> bind_node(const ast::NodePattern& pattern, std::size_t node, const Row& row);
  bool fits_relationship(const ast::RelationshipPattern& pattern, std::size_t relationship,
                         const Row& row);
  bool has_labels(const ast::LabelExpression& labels, const std::set<std::string>& names) const;
  bool has_properties(const std::optional<ast::Expression>& map, const Properties& properties,
                      const Row& row);
  struct Walk;
  void walk(const ast::PathPattern& pattern, Walk walk, Solutions& out);
  void walk_one(const ast::PathPattern& pattern, const Walk& walk, Solutions& out);
  void walk_many(const ast::PathPattern& pattern, const Walk& from, Walk walk, std::size_t hops,
                 Solutions& out);
  /// (relationship, the node at its other end) of the steps from a node.
  std::vector<std::pair<std::size_t, std::size_t>> steps(const ast::RelationshipPattern& pattern,
                                                         const Walk& walk);

  // path_search.cpp
  struct SearchWalk;
  struct PathSearcher;
  static bool is_searched(const ast::PathPattern& pattern, bool repeatable);
  Solutions search_path(const ast::PathPattern& pattern, const Solution& from, bool repeatable);

  // expression.cpp
  Value evaluate_chain(const ast::Chain& chain, const Row& row);
  Value quantify(const ast::Quantifier& quantifier, const Row& row);
  Value subquery(const ast::Subquery& subquery, const Row& row);
  Value call(const ast::FunctionCall& call, const Row& row);

  // update.cpp
  void create_path(const ast::PathPattern& pattern, Row& row, bool null_fails);
  std::size_t create_node(const ast::NodePattern& pattern, Row& row, bool null_fails);
  std::size_t create_relationship(const ast::RelationshipPattern& pattern, std::size_t left,
                                  std::size_t right, Row& row, bool null_fails);
  Properties new_properties(const std::optional<ast::Expression>& map, const Row& row,
                            bool null_fails);
  Table create(const ast::Create& create, Table table);
  Table merge(const ast::Merge& merge, const Table& table);
  void set(const std::vector<ast::SetItem>& items, const Row& row);
  void remove(const ast::Remove& remove, const Row& row);
  void delete_entities(const ast::Delete& remove, const Row& row);
  void delete_value(const Value& value, bool detach);
  void for_each(const ast::Foreach& foreach, const Table& table);
  Properties& properties_of(const Value& entity);

  Graph& graph_;
  const Parameters& parameters_;
  Faults faults_;
  std::string_view text_;
  /// While a projection aggregates: the rows of the group at hand.
  const std::vector<const Row*>* group_ = nullptr;
  bool repeatable_ = false;          ///< the MATCH at hand says REPEATABLE ELEMENTS
  std::size_t steps_left_ = 20'000;  ///< of patterns, so that no random query runs for ever
};

/// Thrown by a table that grows too large, so that no random query runs for ever.
void limit_rows(std::size_t rows);

/// The variables a pattern names, in the order of the text.
[[nodiscard]] std::vector<std::string> variables_of(const ast::PathPattern& pattern);

}  // namespace stemma::reference
