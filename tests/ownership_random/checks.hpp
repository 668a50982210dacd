#pragma once

#include <string>

#include "core/result.hpp"
#include "tests/ownership_random/random_graph.hpp"

namespace stemma::ownership_random {

/// What an engine's answer is made wrong by, to see that a check tells.
enum class Fault { none, integrated, control, chains, bounds, thresholds };

/// Compares answers with their references and keeps what differs.
class Checker {
 public:
  Checker(reference::Random& random, Fault fault) : random_(random), fault_(fault) {}

  /// Integrated shares and external claims against a dense (I - A)^-1, within 1e-9.
  [[nodiscard]] Result<void> check_integrated(const RandomGraph& graph);
  /// Majority control and OFAC's rule against the definition, on integers.
  void check_control(const RandomGraph& graph);
  /// Product of chains and weakest link against the enumeration of all chains.
  [[nodiscard]] Result<void> check_chains(const RandomGraph& graph);
  /// Integrated shares of `samples` completions lie between the bounds.
  [[nodiscard]] Result<void> check_bounds(const RandomGraph& graph, std::size_t samples);
  /// At a threshold that is exactly the share, just below and just above it.
  [[nodiscard]] Result<void> check_thresholds(const RandomGraph& graph);

  [[nodiscard]] std::size_t compared() const { return compared_; }
  /// Of the graph that is looked at.
  [[nodiscard]] const std::string& difference() const { return difference_; }
  void start_graph() { difference_.clear(); }

 private:
  void compare(const char* what, Party owner, Party target, double answer, long double expected);
  void compare(const char* what, Party owner, Party target, bool same);
  [[nodiscard]] Party any(const RandomGraph& graph) {
    return static_cast<Party>(random_.below(graph.size));
  }

  reference::Random& random_;
  Fault fault_;
  std::size_t compared_ = 0;
  std::string difference_;
};

}  // namespace stemma::ownership_random
