#pragma once

#include <span>
#include <vector>

#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// The least fixpoint of "who hold together more than half of a company hold what it holds":
/// majority control (more than 50 %) and OFAC's rule (50 % or more). One search serves many owners.
class ControlSearch {
 public:
  /// `certain`: with every share as low as it may be, else as high.
  enum class Reading : std::uint8_t { certain, possible };

  ControlSearch(const ShareGraph& graph, Threshold quota, Reading reading)
      : graph_(graph),
        quota_(std::move(quota)),
        quota_value_(to_double(quota_.value)),
        reading_(reading),
        sums_(graph.size()),
        state_(graph.size()) {}

  /// All that these control together, themselves excepted, in the order found.
  const std::vector<Party>& controlled_by(std::span<const Party> owners);
  /// After `controlled_by`: whether a party is one of the owners or of what they control.
  [[nodiscard]] bool is_member(Party party) const { return state_[party] == member; }

 private:
  enum State : char { unseen, seen, member };

  void take(Party owner);
  [[nodiscard]] bool passes(Party company) const;

  const ShareGraph& graph_;
  const Threshold quota_;
  const double quota_value_;  ///< the nearest double
  const Reading reading_;
  std::vector<double> sums_;
  std::vector<char> state_;
  std::vector<Party> touched_;
  std::vector<Party> queue_;
  std::vector<Party> controlled_;
};

/// More than half.
[[nodiscard]] Threshold majority();
/// Half or more: the rule of OFAC.
[[nodiscard]] Threshold half_or_more();

/// A sum of links into one party, exactly, and whether an end of it is out.
struct LinkSum {
  Rational low = 0;
  Rational high = 0;
  bool low_open = false;
  bool high_open = false;

  void add(const ShareGraph& graph, const Link& link);
  [[nodiscard]] Range range(const Threshold& threshold) const {
    return {threshold.order(low), threshold.order(high), low_open, high_open};
  }
};

/// What `owner` and all that it controls hold in a target; without what it holds itself if not
/// `with_own` (AMLR, Art. 54). The low ends are summed over what it controls for certain.
[[nodiscard]] LinkSum controlled_votes(const ShareGraph& graph, Party owner, Party target,
                                       bool with_own);

/// Whether `owner` controls `target`, by majority or as a quota says.
[[nodiscard]] Verdict controls(const ShareGraph& graph, Party owner, Party target,
                               const Threshold& quota);

}  // namespace stemma::engine::ownership
