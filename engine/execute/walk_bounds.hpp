#pragma once

#include <functional>
#include <vector>

#include "engine/execute/batch.hpp"
#include "engine/execute/context.hpp"
#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// The relationships that a walk may take from a node, and where they lead.
using VisitStep = std::function<Result<void>(RelationshipId, NodeId)>;
using StepsFrom = std::function<Result<void>(NodeId, const VisitStep&)>;

/// What each allReduce of a walk has accumulated while the walk grows and shrinks at its end.
///
/// Along the path the predicate is tested as it is defined, after every step. Against it, the terms
/// of a monotone bound are taken from the path's end: sums and products of the rest can only move
/// on, so what is past the limit now (with a margin for rounding) is past it for the whole path.
/// That asks for terms in range; they are looked through once for a start, when the first walk is
/// to be cut, as far as walks may reach. Terms out of range: nothing is cut.
class WalkBounds {
 public:
  WalkBounds(Context& context, const std::vector<plan::PathBound>& bounds)
      : context_(context), bounds_(bounds), states_(bounds.size()) {}

  /// For walks from `start`, of at most `most` relationships, for a row of the input.
  [[nodiscard]] Result<void> begin(const Batch& source, std::size_t row, NodeId start,
                                   std::uint64_t most);
  /// Whether (Flow::more) the walk may take the relationship; it has it then.
  [[nodiscard]] Result<Flow> push(RelationshipId relationship, const StepsFrom& steps_from);
  /// Gives the last one back.
  void pop();

 private:
  enum class Certainty : std::uint8_t { unknown, certain, refuted };
  /// Of a bound. The lists are one longer than the walk.
  struct State {
    std::vector<Value> accumulated;
    std::vector<double> moved;  ///< of a monotone bound, instead
    double limit = 0;
    double scale = 0;  ///< of the first value, for the margin
    Certainty certainty = Certainty::unknown;

    void pop() { accumulated.pop_back(), moved.pop_back(); }
  };

  [[nodiscard]] Result<Value> evaluate_at(const bound::ExpressionPtr& expression);
  [[nodiscard]] Result<Flow> step(const plan::PathBound& bound, State& state);
  [[nodiscard]] Result<Flow> step_back(const plan::MonotoneBound& bound, State& state,
                                       const StepsFrom& steps_from);
  [[nodiscard]] Result<void> begin(const plan::PathBound& bound, State& state);
  /// Whether all terms within reach of the start are what the bound asks for.
  [[nodiscard]] Result<Certainty> look_through(const plan::MonotoneBound& bound,
                                               const StepsFrom& steps_from);

  Context& context_;
  const std::vector<plan::PathBound>& bounds_;
  std::vector<State> states_;
  const Batch* source_ = nullptr;
  std::size_t row_ = 0;
  NodeId start_ = {};
  std::uint64_t most_ = 0;
  const plan::PathBound* present_ = nullptr;
};

}  // namespace stemma::engine::execute
