#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/ids.hpp"
#include "engine/ownership/rational.hpp"
#include "engine/ownership/share.hpp"
#include "engine/ownership/threshold.hpp"

namespace stemma::engine::ownership {

/// A party in memory; dense from 0.
using Party = std::uint32_t;

/// One stated holding in force.
struct Holding {
  Party owner = 0;
  Party owned = 0;
  Share share;
  RelationshipId relationship{};
};

/// All that one party holds of another: the sum of parallel holdings, a_ij.
struct Link {
  Party owner = 0;
  Party owned = 0;
  std::uint32_t first = 0;  ///< of `count` holdings
  std::uint32_t count = 0;
  double low = 0;  ///< the nearest doubles of the exact sums
  double high = 0;
  bool low_open = false;
  bool high_open = false;

  [[nodiscard]] double at(End end) const { return end == End::low ? low : high; }
  [[nodiscard]] bool is_self() const { return owner == owned; }
};

/// Who holds how much of whom: the matrix A, in memory.
class ShareGraph {
 public:
  ShareGraph(std::size_t parties, std::vector<Holding> holdings);

  [[nodiscard]] std::size_t size() const { return owned_ends_.size() - 1; }
  /// Sorted by (owner, owned).
  [[nodiscard]] std::span<const Link> links() const { return links_; }
  /// What a party holds, sorted by owned.
  [[nodiscard]] std::span<const Link> held_by(Party owner) const {
    return std::span(links_).subspan(owned_ends_[owner],
                                     owned_ends_[owner + 1] - owned_ends_[owner]);
  }
  /// Places in `links` of what is held in a party, sorted by owner.
  [[nodiscard]] std::span<const std::uint32_t> held_in(Party owned) const {
    return std::span(by_owned_).subspan(owner_ends_[owned],
                                        owner_ends_[owned + 1] - owner_ends_[owned]);
  }
  [[nodiscard]] const Link& link(std::uint32_t place) const { return links_[place]; }
  /// Null where the one holds nothing in the other.
  [[nodiscard]] const Link* find(Party owner, Party owned) const;
  [[nodiscard]] std::span<const Holding> holdings(const Link& link) const {
    return std::span(holdings_).subspan(link.first, link.count);
  }
  [[nodiscard]] Rational exact(const Link& link, End end) const;
  /// Where one end of a link lies, decided exactly.
  [[nodiscard]] Order order(const Link& link, End end, const Threshold& threshold) const;
  [[nodiscard]] Range range(const Link& link, const Threshold& threshold) const;
  /// Whether every share is one number.
  [[nodiscard]] bool is_exact() const { return exact_; }
  /// Whether an end of some share is out.
  [[nodiscard]] bool has_open_ends() const { return open_; }
  /// The same with owners and owned exchanged: what is asked about owners answers about holdings.
  [[nodiscard]] ShareGraph reversed() const;

 private:
  std::vector<Holding> holdings_;
  std::vector<Link> links_;
  std::vector<std::uint32_t> owned_ends_;
  std::vector<std::uint32_t> owner_ends_;
  std::vector<std::uint32_t> by_owned_;
  bool exact_ = true;
  bool open_ = false;
};

}  // namespace stemma::engine::ownership
