#include "engine/execute/path_automaton.hpp"

#include <fmt/format.h>

#include <functional>
#include <optional>

#include "engine/bind/bound_query.hpp"

namespace stemma::engine::execute {

namespace {

constexpr std::size_t states_max = 200'000;

/// Thompson's construction: states with actions, empty moves, and moves along a relationship.
class Construction {
 public:
  Construction(const bound::PathSearch& search, bool forward)
      : search_(search), forward_(forward) {}

  Result<PathAutomaton> automaton() {
    const State exit = add({});
    const State entry = sequence(0, exit);
    if (states_.size() > states_max) {
      return make_error(ErrorCode::invalid_argument_value,
                        fmt::format("the repetitions of this path make {} steps or more, and {} "
                                    "are possible",
                                    states_max, states_max),
                        {}, "leave the upper end open");
    }
    PathAutomaton automaton;
    automaton.ambiguous = repetitions_ > 1;
    automaton.positions.push_back({0, {}});
    std::vector<std::uint32_t> numbers(states_.size(), 0);
    for (State state = 0; state < states_.size(); ++state) {
      if (!states_[state].edge) continue;
      numbers[state] = static_cast<std::uint32_t>(automaton.positions.size());
      automaton.positions.push_back({*states_[state].edge, {}});
    }
    std::vector<PathAction> actions;
    continue_from(entry, exit, numbers, actions, automaton.positions[0].continuations);
    for (State state = 0; state < states_.size(); ++state) {
      if (!states_[state].edge) continue;
      continue_from(states_[state].moves.front(), exit, numbers, actions,
                    automaton.positions[numbers[state]].continuations);
    }
    return automaton;
  }

 private:
  using State = std::uint32_t;
  struct Made {
    std::optional<PathAction> action = {};
    std::optional<std::uint32_t> edge = {};  ///< the moves are behind it
    std::vector<State> moves = {};
  };

  State add(Made made) {
    states_.push_back(std::move(made));
    return static_cast<State>(states_.size() - 1);
  }
  State act(PathAction::Kind kind, std::size_t index, State then) {
    return add({PathAction{kind, static_cast<std::uint32_t>(index)}, {}, {then}});
  }

  State part(const bound::SearchPart& part, State exit) {
    const auto once = [&](State next) {
      return part.is_group ? sequence(part.index, next)
                           : add({{}, static_cast<std::uint32_t>(part.index), {next}});
    };
    if (part.least != 1 || part.most != 1) ++repetitions_;
    State entry = exit;
    if (part.most == bound::hops_unlimited) {
      const State loop = add({});
      const State body = once(loop);
      states_[loop].moves = {exit, body};
      entry = loop;
    } else {
      for (std::uint64_t i = part.least; i < part.most && states_.size() <= states_max; ++i) {
        const State body = once(entry);
        entry = add({{}, {}, {exit, body}});
      }
    }
    for (std::uint64_t i = 0; i < part.least && states_.size() <= states_max; ++i) {
      entry = once(entry);
    }
    return entry;
  }

  State sequence(std::size_t index, State exit) {
    const bound::SearchSequence& sequence = search_.sequences[index];
    State next = act(PathAction::Kind::end, index, exit);
    const std::size_t parts = sequence.parts.size();
    for (std::size_t i = 0; i <= parts; ++i) {
      const std::size_t at = forward_ ? parts - i : i;
      next = act(PathAction::Kind::node, sequence.nodes[at], next);
      if (i < parts) next = part(sequence.parts[forward_ ? at - 1 : at], next);
    }
    return act(PathAction::Kind::begin, index, next);
  }

  /// No cycle is without a relationship, so this ends.
  void continue_from(State state, State exit, const std::vector<std::uint32_t>& numbers,
                     std::vector<PathAction>& actions, std::vector<Continuation>& out) const {
    const Made& made = states_[state];
    if (state == exit) {
      out.push_back({actions, PathAutomaton::accepted});
      return;
    }
    if (made.edge) {
      out.push_back({actions, numbers[state]});
      return;
    }
    if (made.action) actions.push_back(*made.action);
    for (const State next : made.moves) continue_from(next, exit, numbers, actions, out);
    if (made.action) actions.pop_back();
  }

  const bound::PathSearch& search_;
  const bool forward_;
  std::vector<Made> states_;
  std::size_t repetitions_ = 0;
};

}  // namespace

Result<PathAutomaton> PathAutomaton::of(const bound::PathSearch& search, bool forward) {
  return Construction(search, forward).automaton();
}

}  // namespace stemma::engine::execute
