#pragma once

#include <span>
#include <vector>

#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// The strongly connected components of a share graph at one end of its shares; links that are 0
/// there do not count. Numbered downstream first: whatever a component holds has a lower number.
class Condensation {
 public:
  Condensation(const ShareGraph& graph, End end);

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] std::uint32_t of(Party party) const { return component_[party]; }
  [[nodiscard]] std::span<const Party> members(std::uint32_t component) const {
    const std::uint32_t begin = component == 0 ? 0 : ends_[component - 1];
    return std::span(parties_).subspan(begin, ends_[component] - begin);
  }
  /// The place of a party among the members of its component.
  [[nodiscard]] std::uint32_t place(Party party) const { return place_[party]; }
  /// Several parties, or one that holds shares in itself.
  [[nodiscard]] bool is_ring(std::uint32_t component) const { return ring_[component] != 0; }

 private:
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> place_;
  std::vector<Party> parties_;  ///< by component
  std::vector<std::uint32_t> ends_;
  std::vector<char> ring_;
};

}  // namespace stemma::engine::ownership
