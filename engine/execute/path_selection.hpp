#pragma once

#include "engine/execute/path_product.hpp"

namespace stemma::engine::execute {

/// The paths that a selector picks for each end, from one start (ISO/IEC 39075:2024, 22.4). Walks
/// are found by distances in the product; where the mode forbids the shortest of them, partial
/// paths are extended best first, the distance to the end taken exactly from the product (A*).
class PathSelection {
 public:
  PathSelection(PathStepper& stepper, Context& context)
      : stepper_(stepper), kept_(context), product_(stepper, kept_) {}

  /// Explores from a start; the answers come end by end.
  [[nodiscard]] Result<void> begin(NodeId start, std::optional<NodeId> target);
  /// The paths to the next end in place of those in `found`; Flow::done behind the last.
  [[nodiscard]] Result<Flow> next(std::vector<FoundPath>& found);

  /// An end, and how many shortest walks lead there.
  struct Counted {
    NodeId end;
    std::uint64_t paths;
  };
  /// Instead: the next end, where shortest walks are all allowed by the mode. Errors: more of them
  /// than an integer holds.
  [[nodiscard]] Result<std::optional<Counted>> next_count();
  void clear() { kept_.clear(); }

 private:
  /// How many paths of how many lengths are wanted.
  struct Wanted {
    std::uint64_t paths;
    std::uint64_t groups;
  };
  /// A path that begins at the start: its last hop, and the partial path before.
  struct Partial {
    std::uint32_t before;
    PathProduct::Hop hop;  ///< its place is the one behind it
    double cost;
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  [[nodiscard]] Wanted wanted() const;
  [[nodiscard]] Result<void> pick(NodeId end, std::vector<FoundPath>& found);
  /// The next end that is the target, if there is one.
  [[nodiscard]] std::optional<NodeId> next_end();
  [[nodiscard]] double nearest(NodeId end) const;
  /// The number of shortest walks to each place.
  [[nodiscard]] Result<void> count_walks();
  /// The shortest walks to an end that are allowed; `limit` walks are looked at.
  [[nodiscard]] Result<Flow> shortest(NodeId end, std::uint64_t most,
                                      std::vector<FoundPath>& found);
  [[nodiscard]] Result<void> keep(const FoundPath& reversed, std::uint64_t& tried,
                                  std::vector<FoundPath>& found);
  [[nodiscard]] Result<void> walks_back(PathProduct::Place place, FoundPath& reversed,
                                        std::uint64_t most, std::uint64_t& tried,
                                        std::vector<FoundPath>& found);
  [[nodiscard]] Result<void> best_first(NodeId end, std::vector<FoundPath>& found);
  [[nodiscard]] std::vector<double> distances_to(NodeId end) const;
  [[nodiscard]] FoundPath path_of(std::uint32_t partial) const;

  PathStepper& stepper_;
  Context::Kept kept_;
  PathProduct product_;
  bool keeps_all_ = false;
  NodeId start_ = {};
  std::optional<NodeId> target_;
  std::vector<NodeId> ends_;
  std::size_t next_end_ = 0;
  std::vector<std::uint64_t> walks_;  ///< to each place
  std::vector<Partial> partials_;
};

}  // namespace stemma::engine::execute
