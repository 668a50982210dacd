#include "engine/execute/walk_bounds.hpp"

#include <cmath>
#include <optional>
#include <unordered_set>

#include "engine/execute/evaluate.hpp"
#include "engine/execute/evaluate_list.hpp"

namespace stemma::engine::execute {

namespace {

using Movement = plan::MonotoneBound::Kind;

/// Many times what 10^6 roundings of doubles may add up to.
constexpr double margin = 1e-9;
/// Below this a product is not compared: rounding is absolute there.
constexpr double smallest_product = 1e-290;

std::optional<double> as_number(const Value& value) {
  std::optional<double> number;
  if (value.kind() == Kind::integer) number = static_cast<double>(value.integer());
  if (value.kind() == Kind::floating) number = value.floating();
  return number && std::isfinite(*number) ? number : std::nullopt;
}

double apply(Movement kind, double accumulated, double factor) {
  switch (kind) {
    case Movement::product: return accumulated * factor;
    case Movement::sum: return accumulated + factor;
    case Movement::least: return std::min(accumulated, factor);
    case Movement::greatest: break;
  }
  return std::max(accumulated, factor);
}

/// Whether a step by this term can only move towards the limit. A null ends sums and products.
bool in_range(Movement kind, const Value& term) {
  if (term.is_null()) return kind == Movement::product || kind == Movement::sum;
  const std::optional<double> number = as_number(term);
  if (!number) return false;
  if (kind == Movement::product) return *number >= 0 && *number <= 1;
  return kind != Movement::sum || *number >= 0;
}

bool holds(double value, bound::BinaryOperator comparison, double limit) {
  switch (comparison) {
    case bound::BinaryOperator::less: return value < limit;
    case bound::BinaryOperator::less_equal: return value <= limit;
    case bound::BinaryOperator::greater: return value > limit;
    default: return value >= limit;
  }
}

/// Whether no rounding can have put the value on this side of the limit.
bool is_past(const plan::MonotoneBound& bound, double value, double limit, double scale) {
  switch (bound.kind) {
    case Movement::product:
      return value >= smallest_product && !holds(value * (1 + margin), bound.comparison, limit);
    case Movement::sum:
      return !holds(value - margin * (std::abs(value) + 2 * scale), bound.comparison, limit);
    case Movement::least:
    case Movement::greatest: break;
  }
  return !holds(value, bound.comparison, limit);
}

}  // namespace

Result<Value> WalkBounds::evaluate_at(const bound::ExpressionPtr& expression) {
  return evaluate(*expression, context_, *source_, row_);
}

Result<void> WalkBounds::begin(const plan::PathBound& bound, State& state) {
  state = State{};
  STEMMA_TRY(Value initial, evaluate_at(bound.reduction.initial));
  state.accumulated.push_back(initial);
  state.moved.push_back(as_number(initial).value_or(0));
  if (!bound.monotone) return {};
  STEMMA_TRY(const Value limit, evaluate_at(bound.monotone->limit));
  const std::optional<double> first = as_number(initial);
  const std::optional<double> last = as_number(limit);
  const bool usable = first && last && (bound.monotone->kind != Movement::product || *first >= 0);
  state.certainty = usable ? Certainty::unknown : Certainty::refuted;
  state.scale = std::abs(state.moved.back());
  state.limit = last.value_or(0);
  return {};
}

Result<void> WalkBounds::begin(const Batch& source, std::size_t row, NodeId start,
                               std::uint64_t most) {
  source_ = &source;
  row_ = row;
  start_ = start;
  most_ = most;
  for (std::size_t i = 0; i < bounds_.size(); ++i) STEMMA_TRY(begin(bounds_[i], states_[i]));
  return {};
}

Result<Flow> WalkBounds::step(const plan::PathBound& bound, State& state) {
  const auto accumulator = static_cast<std::size_t>(bound.reduction.accumulator);
  context_.locals[accumulator] = state.accumulated.back();
  STEMMA_TRY(Value next, evaluate_at(bound.reduction.step));
  STEMMA_TRY(check_nesting(next));
  context_.locals[accumulator] = next;
  STEMMA_TRY(Value holds, evaluate_at(bound.reduction.predicate));
  STEMMA_TRY(holds, condition(std::move(holds), "allReduce"));
  if (!holds.is_true()) return Flow::done;
  state.accumulated.back() = std::move(next);
  return Flow::more;
}

Result<WalkBounds::Certainty> WalkBounds::look_through(const plan::MonotoneBound& bound,
                                                       const StepsFrom& steps_from) {
  const auto local = static_cast<std::size_t>(present_->reduction.local);
  std::unordered_set<std::uint64_t> seen = {number(start_)};
  std::vector<NodeId> frontier = {start_};
  std::vector<NodeId> next;
  Certainty found = Certainty::certain;
  const auto visit = [&](RelationshipId relationship, NodeId node) -> Result<void> {
    context_.locals[local] = Value(relationship);
    STEMMA_TRY(const Value term, evaluate_at(bound.factor));
    if (!in_range(bound.kind, term)) found = Certainty::refuted;
    if (seen.insert(number(node)).second) next.push_back(node);
    return {};
  };
  for (std::uint64_t hops = 0; hops < most_ && !frontier.empty(); ++hops) {
    for (const NodeId node : frontier) {
      STEMMA_TRY(context_.check());
      STEMMA_TRY(steps_from(node, visit));
      if (found == Certainty::refuted) return found;
    }
    frontier.swap(next);
    next.clear();
  }
  return found;
}

Result<Flow> WalkBounds::step_back(const plan::MonotoneBound& bound, State& state,
                                   const StepsFrom& steps_from) {
  if (state.certainty == Certainty::refuted) return Flow::more;
  STEMMA_TRY(const Value term, evaluate_at(bound.factor));
  const std::optional<double> factor = as_number(term);
  const double moved = apply(bound.kind, state.moved.back(), factor.value_or(0));
  if (factor && !is_past(bound, moved, state.limit, state.scale)) {
    state.moved.back() = moved;
    return Flow::more;
  }
  if (state.certainty == Certainty::unknown) {
    STEMMA_TRY(state.certainty, look_through(bound, steps_from));
  }
  return state.certainty == Certainty::certain ? Flow::done : Flow::more;
}

Result<Flow> WalkBounds::push(RelationshipId relationship, const StepsFrom& steps_from) {
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    present_ = &bounds_[i];
    State& state = states_[i];
    context_.locals[static_cast<std::size_t>(present_->reduction.local)] = Value(relationship);
    state.accumulated.push_back(state.accumulated.back());
    state.moved.push_back(state.moved.back());
    STEMMA_TRY(const Flow flow, present_->monotone
                                    ? step_back(*present_->monotone, state, steps_from)
                                    : step(*present_, state));
    if (flow == Flow::more) continue;
    // The bounds so far took the relationship.
    for (std::size_t j = 0; j <= i; ++j) states_[j].pop();
    return Flow::done;
  }
  return Flow::more;
}

void WalkBounds::pop() {
  for (State& state : states_) state.pop();
}

}  // namespace stemma::engine::execute
