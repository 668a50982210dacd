#pragma once

#include <cmath>
#include <cstdint>

namespace workload {

/// splitmix64: the same seed gives the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  /// In [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) { return unit() < probability; }
  /// In [0, n).
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>((static_cast<unsigned __int128>(next()) * n) >> 64);
  }
  /// In [0, n), low numbers more often: the tail is heavier with a greater exponent.
  std::uint32_t skewed(std::uint32_t n, double exponent) {
    const auto i = static_cast<std::uint32_t>(n * std::pow(unit(), exponent));
    return i < n ? i : n - 1;
  }
  template <typename T, std::size_t size>
  const T& pick(const T (&choices)[size]) {
    return choices[below(size)];
  }

 private:
  std::uint64_t state_;
};

}  // namespace workload
