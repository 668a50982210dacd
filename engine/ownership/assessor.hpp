#pragma once

#include <memory>
#include <optional>

#include "engine/ownership/chain_products.hpp"
#include "engine/ownership/control.hpp"
#include "engine/ownership/integrated.hpp"
#include "engine/ownership/measure.hpp"

namespace stemma::engine::ownership {

struct Question {
  Measure measure = Measure::integrated;
  std::optional<Threshold> threshold;
  std::uint64_t steps = chain_steps_max;
  bool without_direct = false;  ///< of path_product: not the chain of one link
};

/// What a share is, as far as it is known: between low and high. Without `high`: at least low.
/// Without both: undetermined, or the measure only passes or does not.
struct Assessment {
  std::optional<double> low;
  std::optional<double> high;
  bool low_open = false;
  bool high_open = false;
  bool exact = false;              ///< one number, of all chains
  std::optional<Verdict> verdict;  ///< where there is a threshold
};

/// Answers one question about one company and any of its owners.
class Assessor {
 public:
  /// `graph` holds all that is above the company, and must live as long. With `only`, only that
  /// owner is asked for.
  [[nodiscard]] static Result<Assessor> make(const ShareGraph& graph, Party company,
                                             const Question& question, const Interrupt& interrupt,
                                             std::optional<Party> only = {});

  Assessor(Assessor&&) = default;

  [[nodiscard]] Result<Assessment> of(Party owner);
  /// Turns to another company of the same graph.
  [[nodiscard]] Result<void> move_to(Party company);

 private:
  /// The company's column at one end of the shares.
  struct AtEnd {
    std::unique_ptr<WalkSystem> system;
    std::optional<WalkColumn> column;
    std::optional<ChainProducts> chains;
  };

  Assessor(const ShareGraph& graph, Party company, const Question& question)
      : graph_(graph), company_(company), question_(question) {}
  [[nodiscard]] Result<AtEnd> prepare(End end, const Interrupt& interrupt,
                                      std::optional<Party> only) const;
  [[nodiscard]] AtEnd& at(End end) { return ends_[graph_.is_exact() ? 0 : end == End::high]; }
  [[nodiscard]] Result<std::optional<double>> walk_share(Party owner, End end);
  [[nodiscard]] Result<Assessment> of_walks(Party owner);
  [[nodiscard]] Result<Assessment> of_chains(Party owner);
  [[nodiscard]] Result<ChainSum> chain_sum(Party owner, End end);
  [[nodiscard]] Result<ChainOrder> order_of_chains(Party owner, End end, const ChainSum& sum);
  [[nodiscard]] Assessment of_links(const LinkSum& sum) const;
  [[nodiscard]] LinkSum direct(Party owner) const;

  const ShareGraph& graph_;
  Party company_;
  const Question question_;
  std::vector<AtEnd> ends_;
};

}  // namespace stemma::engine::ownership
