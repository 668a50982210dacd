#pragma once

#include <set>
#include <vector>

#include "engine/plan/planner.hpp"

namespace stemma::engine::plan {

/// Builds one pipeline, and the pipelines inside it, step by step. The parts: planner.cpp (queries
/// and clauses), plan_match.cpp (patterns), node_access.cpp (where a pattern starts), finish.cpp
/// (which columns each step carries).
class Builder {
 public:
  Builder(Plan& plan, const storage::Snapshot& snapshot, const PlannerOptions& options,
          std::set<SlotId> bound)
      : plan_(plan), snapshot_(snapshot), options_(options), bound_(std::move(bound)) {}

  /// The whole query; its rows end up in `query.slots`.
  [[nodiscard]] std::shared_ptr<Pipeline> query(const bound::Query& query);
  void clauses(const std::vector<bound::Clause>& clauses);
  void match(const bound::Match& match);
  [[nodiscard]] std::shared_ptr<Pipeline> take() {
    return std::make_shared<Pipeline>(Pipeline{{}, std::move(stages_)});
  }

 private:
  struct MatchState;
  /// A predicate `node.key op value`, the value known before the node is.
  struct Comparison {
    bound::BinaryOperator op;
    std::string key;
    ExpressionPtr value;
    ExpressionPtr predicate;
  };
  struct Access {
    Step step;
    double rows = 0;                     ///< a row of input
    std::vector<ExpressionPtr> answers;  ///< predicates that need no test any more
    double left = 0;                     ///< of the rows, once what is known of it is tested

    /// To read a row is cheap; what is left is walked from.
    [[nodiscard]] double cost() const { return left + rows / 10; }
  };

  void clause(const bound::Match& clause);
  void clause(const bound::Unwind& clause);
  void clause(const bound::Project& clause);
  void clause(const bound::Create& clause);
  void clause(const bound::Merge& clause);
  void clause(const bound::Set& clause);
  void clause(const bound::Delete& clause);
  void clause(const bound::ProcedureCall& clause);
  void clause(const std::shared_ptr<const bound::Foreach>& clause);
  void clause(const std::shared_ptr<const bound::CallSubquery>& clause);
  void aggregate(const bound::Project& clause);

  [[nodiscard]] static MatchState state_of(const bound::Match& match);
  void plan_pattern(const bound::Match& match);
  void require_lone_nodes(const bound::Match& match, MatchState& state) const;
  void apply_predicates(MatchState& state);
  void bind_paths(MatchState& state, bool all);
  [[nodiscard]] Access node_access(const MatchState& state, SlotId node) const;
  /// Whether there are statements about a property of the index.
  [[nodiscard]] bool is_stated(const storage::IndexDescription& index) const;
  [[nodiscard]] std::optional<Access> index_access(const MatchState& state, SlotId node,
                                                   const std::string& label) const;
  [[nodiscard]] std::vector<Comparison> comparisons_of(const MatchState& state, SlotId node) const;
  [[nodiscard]] std::optional<Access> index_seek(const storage::IndexDescription& index,
                                                 const std::vector<Comparison>& comparisons,
                                                 SlotId node, double all) const;
  [[nodiscard]] std::optional<Access> index_part(const storage::IndexDescription& index,
                                                 const std::vector<Comparison>& comparisons,
                                                 SlotId node, double all) const;
  [[nodiscard]] const Comparison* find(
      const std::vector<Comparison>& comparisons, PropertyKeyId key,
      std::initializer_list<bound::BinaryOperator> operators) const;
  [[nodiscard]] double fan_out(const bound::PatternRelationship& relationship) const;
  void expand(MatchState& state, const bound::PatternRelationship& relationship);
  [[nodiscard]] Walk walk_of(const MatchState& state,
                             const bound::PatternRelationship& relationship, bool forward) const;
  [[nodiscard]] bool is_ready(const MatchState& state, const bound::PathSearch& search) const;
  [[nodiscard]] double search_rows(const MatchState& state, const bound::PathSearch& search) const;
  void path_search(MatchState& state, const bound::PathSearch& search);
  void shortest_path(MatchState& state, const bound::PatternRelationship& relationship);

  void add(Step step, double factor = 1);
  void plan_subqueries(const ExpressionPtr& expression);
  [[nodiscard]] SlotId new_slot(TypeSet type);
  [[nodiscard]] double rows() const { return stages_.empty() ? 1 : stages_.back().rows; }
  [[nodiscard]] Builder inner() const { return Builder(plan_, snapshot_, options_, bound_); }
  [[nodiscard]] double label_rows(const std::string& label) const;

  Plan& plan_;
  const storage::Snapshot& snapshot_;
  const PlannerOptions& options_;
  std::set<SlotId> bound_;
  std::vector<Stage> stages_;
};

/// Fills in what each stage carries and what the pipeline asks of its argument, given the slots
/// that are needed after it; drops steps whose results nobody needs.
void finish(Pipeline& pipeline, std::set<SlotId> live);

}  // namespace stemma::engine::plan
