#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/ownership/reach.hpp"
#include "engine/ownership/walk_system.hpp"

namespace stemma::engine::ownership {

/// How many steps the chains inside rings may take, in one question.
inline constexpr std::uint64_t chain_steps_max = 1'000'000;

/// Sums something over the simple chains that end in one target: a pass over the DAG of components,
/// and inside a ring one chain after the other, up to a limit of steps. `Algebra` says what is
/// summed:
///
///     State                          what is known of the chains from a party to the target
///     State start()                  of the empty chain
///     State extend(state, link)      of the same chains, each with a link before it
///     void add(State&, state)        of both
///     void cap(component, arriving, states)   the limit was reached within this ring
///
/// A chain cannot come back to a component it has left, so what happens inside each is independent.
template <typename Algebra>
class ChainWalk {
 public:
  using State = typename Algebra::State;

  ChainWalk(WalkSystem& system, Algebra& algebra, Party target, std::uint64_t steps)
      : system_(system),
        algebra_(algebra),
        target_(target),
        steps_left_(steps),
        states_(system.graph().size()),
        on_chain_(system.graph().size()),
        incomplete_(system.graph().size()) {}

  /// All owners of the target.
  [[nodiscard]] Result<void> run() {
    return walk(reach(system_.graph(), target_, Direction::in, system_.end()));
  }
  /// Only chains from this owner: nothing else is right afterwards.
  [[nodiscard]] Result<void> run_from(Party owner) {
    first_ = owner;
    return walk(between(system_.graph(), owner, target_, system_.end()));
  }

  [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }
  [[nodiscard]] const State& of(Party owner) const { return states_[owner]; }
  /// Whether all chains of the owner were seen.
  [[nodiscard]] bool is_complete(Party owner) const { return incomplete_[owner] == 0; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  static constexpr Party nobody = 0xFFFF'FFFF;

  struct Step {
    Party party;
    State state;
    std::size_t next = 0;  ///< of the links that lead to it
  };

  [[nodiscard]] Result<void> walk(std::vector<Party> parties) {
    parties_ = std::move(parties);
    const Condensation& rings = system_.rings();
    std::sort(parties_.begin(), parties_.end(), [&](Party a, Party b) {
      return std::pair(rings.of(a), a) < std::pair(rings.of(b), b);
    });
    within_ = marked(system_.graph().size(), parties_);
    for (std::size_t begin = 0, end = 0; begin < parties_.size(); begin = end) {
      while (end < parties_.size() && rings.of(parties_[end]) == rings.of(parties_[begin])) ++end;
      STEMMA_TRY(add_component(begin, end));
    }
    return {};
  }

  [[nodiscard]] State arriving(Party from) {
    State sum = from == target_ ? algebra_.start() : State{};
    for (const Link& link : system_.graph().held_by(from)) {
      if (link.at(system_.end()) <= 0 || within_[link.owned] == 0) continue;
      if (system_.rings().of(link.owned) == system_.rings().of(from)) continue;
      algebra_.add(sum, algebra_.extend(states_[link.owned], link));
      incomplete_[from] |= incomplete_[link.owned];
      ++steps_;
    }
    return sum;
  }

  [[nodiscard]] Result<void> add_component(std::size_t begin, std::size_t end) {
    if (end - begin == 1) {
      states_[parties_[begin]] = arriving(parties_[begin]);
      return {};
    }
    std::vector<State> arrived;
    char incomplete = 0;
    for (std::size_t i = begin; i < end; ++i) {
      arrived.push_back(arriving(parties_[i]));
      incomplete |= incomplete_[parties_[i]];
    }
    bool all = true;
    for (std::size_t i = begin; i < end; ++i) {
      if (algebra_.is_nothing(arrived[i - begin])) continue;
      STEMMA_TRY(const std::uint64_t left, enumerate(parties_[i], arrived[i - begin]));
      all = all && left > 0;
    }
    if (!all) {
      STEMMA_TRY(algebra_.cap(system_, parties_[begin], arrived,
                              std::span(parties_).subspan(begin, end - begin), states_));
    }
    for (std::size_t i = begin; i < end; ++i)
      incomplete_[parties_[i]] |= incomplete | (all ? 0 : 1);
    return {};
  }

  /// Every chain inside the ring that ends in `last`. Answers how many steps are left.
  [[nodiscard]] Result<std::uint64_t> enumerate(Party last, const State& state) {
    std::vector<Step> chain;
    push(chain, last, state);
    while (!chain.empty()) {
      Step& step = chain.back();
      const auto places = system_.graph().held_in(step.party);
      if (step.next >= places.size() || step.party == first_) {
        on_chain_[step.party] = 0;
        chain.pop_back();
        continue;
      }
      const Link& link = system_.graph().link(places[step.next++]);
      if (link.at(system_.end()) <= 0 || within_[link.owner] == 0 || on_chain_[link.owner] != 0 ||
          system_.rings().of(link.owner) != system_.rings().of(last)) {
        continue;
      }
      if (steps_left_ == 0) break;
      if ((--steps_left_ & 0xFFFF) == 0 && system_.interrupt()) STEMMA_TRY(system_.interrupt()());
      State longer = algebra_.extend(step.state, link);
      push(chain, link.owner, std::move(longer));
    }
    for (const Step& step : chain) on_chain_[step.party] = 0;
    return chain.empty() ? steps_left_ + 1 : 0;
  }

  void push(std::vector<Step>& chain, Party party, State state) {
    ++steps_;
    on_chain_[party] = 1;
    algebra_.add(states_[party], state);
    chain.push_back({party, std::move(state)});
  }

  WalkSystem& system_;
  Algebra& algebra_;
  const Party target_;
  Party first_ = nobody;
  std::uint64_t steps_left_;
  std::uint64_t steps_ = 0;
  std::vector<Party> parties_;
  std::vector<State> states_;
  Marks within_;
  Marks on_chain_;
  Marks incomplete_;
};

}  // namespace stemma::engine::ownership
