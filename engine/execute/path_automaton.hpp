#pragma once

#include <cstdint>
#include <vector>

#include "core/result.hpp"
#include "engine/bind/bound_path.hpp"

namespace stemma::engine::execute {

/// What happens at a node of a searched path, besides arriving there.
struct PathAction {
  enum class Kind : std::uint8_t {
    node,   ///< it stands for SearchNode `index`
    begin,  ///< a sequence begins: its elements are forgotten
    end,    ///< a sequence is whole: its predicates are tested
  };
  Kind kind;
  std::uint32_t index;
};

/// One way on from a node: what is done there, and which relationship is next.
struct Continuation {
  std::vector<PathAction> actions;
  std::uint32_t next;  ///< a position, or `PathAutomaton::accepted`
};

/// A place in the pattern: behind one of its relationships, repetitions written out.
struct PathPosition {
  std::uint32_t edge;  ///< index of the SearchEdge behind which it is
  std::vector<Continuation> continuations;
};

/// A path pattern as an automaton over relationships (Glushkov's: one state a relationship), with
/// which a search walks the graph. Position 0 is the start, behind no relationship.
struct PathAutomaton {
  static constexpr std::uint32_t accepted = ~std::uint32_t{0};

  std::vector<PathPosition> positions;
  bool ambiguous = false;  ///< one path may be passed in several ways

  /// `forward` false: of the pattern read from its end. Errors: repetitions that are too long.
  [[nodiscard]] static Result<PathAutomaton> of(const bound::PathSearch& search, bool forward);
};

}  // namespace stemma::engine::execute
