#pragma once

#include <cstdint>

#include "engine/ownership/decimal.hpp"

namespace stemma::engine::ownership {

/// Which end of what a share may be.
enum class End : std::uint8_t { low, high };

/// A stated share: exact, a band, or unknown (0 to 1). A fraction of all of the company's shares.
struct Share {
  Decimal low;
  Decimal high;
  bool low_open = false;   ///< the low end itself is out
  bool high_open = false;  ///< the high end itself is out

  [[nodiscard]] static Share exactly(Decimal share) { return {share, share, false, false}; }
  [[nodiscard]] static Share unknown() { return {{0, 0}, {1, 0}, false, false}; }
  [[nodiscard]] Decimal at(End end) const { return end == End::low ? low : high; }
};

}  // namespace stemma::engine::ownership
