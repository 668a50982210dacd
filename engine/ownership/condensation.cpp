#include "engine/ownership/condensation.hpp"

#include <algorithm>

namespace stemma::engine::ownership {
namespace {

constexpr std::uint32_t unseen = 0xFFFF'FFFF;

/// Tarjan's algorithm without recursion. It closes a component after all that the component holds.
class Tarjan {
 public:
  Tarjan(const ShareGraph& graph, End end)
      : graph_(graph),
        end_(end),
        component(graph.size(), unseen),
        index_(graph.size(), unseen),
        low_(graph.size()) {}

  void run() {
    for (Party root = 0; root < graph_.size(); ++root) {
      if (index_[root] == unseen) walk(root);
    }
  }

 private:
  struct Step {
    Party party;
    std::uint32_t next = 0;  ///< of its links
  };

  void open(Party party) {
    index_[party] = low_[party] = count_++;
    open_.push_back(party);
    walk_.push_back({party});
  }

  void walk(Party root) {
    open(root);
    while (!walk_.empty()) {
      Step& step = walk_.back();
      const auto held = graph_.held_by(step.party);
      if (step.next < held.size()) {
        follow(step.party, held[step.next++]);
        continue;
      }
      const Party done = step.party;
      walk_.pop_back();
      if (!walk_.empty()) low_[walk_.back().party] = std::min(low_[walk_.back().party], low_[done]);
      if (low_[done] == index_[done]) close(done);
    }
  }

  void follow(Party from, const Link& link) {
    if (link.at(end_) <= 0) return;
    if (index_[link.owned] == unseen) {
      open(link.owned);
    } else if (component[link.owned] == unseen) {
      low_[from] = std::min(low_[from], index_[link.owned]);
    }
  }

  void close(Party first) {
    for (Party party = unseen; party != first;) {
      party = open_.back();
      open_.pop_back();
      component[party] = static_cast<std::uint32_t>(ends.size());
      parties.push_back(party);
    }
    ends.push_back(static_cast<std::uint32_t>(parties.size()));
  }

  const ShareGraph& graph_;
  const End end_;

 public:
  std::vector<std::uint32_t> component;
  std::vector<Party> parties;
  std::vector<std::uint32_t> ends;

 private:
  std::vector<std::uint32_t> index_;
  std::vector<std::uint32_t> low_;
  std::vector<Party> open_;
  std::vector<Step> walk_;
  std::uint32_t count_ = 0;
};

}  // namespace

Condensation::Condensation(const ShareGraph& graph, End end) {
  Tarjan tarjan(graph, end);
  tarjan.run();
  component_ = std::move(tarjan.component);
  parties_ = std::move(tarjan.parties);
  ends_ = std::move(tarjan.ends);
  place_.resize(graph.size());
  ring_.resize(ends_.size());
  for (std::uint32_t i = 0; i < ends_.size(); ++i) {
    const auto of_one = members(i);
    for (std::uint32_t place = 0; place < of_one.size(); ++place) place_[of_one[place]] = place;
    const Link* self = graph.find(of_one.front(), of_one.front());
    ring_[i] = of_one.size() > 1 || (self != nullptr && self->at(end) > 0) ? 1 : 0;
  }
}

}  // namespace stemma::engine::ownership
