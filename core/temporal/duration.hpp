#pragma once

#include <cstdint>
#include <optional>

#include "core/value.hpp"

/// Arithmetic of durations. Nothing stands for a result that does not fit 64 bits.
namespace stemma::temporal {

enum class DurationUnit : std::uint8_t {
  years,
  quarters,
  months,
  weeks,
  days,
  hours,
  minutes,
  seconds,
  milliseconds,
  microseconds,
  nanoseconds,
};

/// Sums amounts of any unit, fractions too. Whole amounts stay exact; a fraction of a month goes on
/// as days, hours and seconds of an average month (30.436875 days), one of a day as hours and
/// seconds. What is left below a nanosecond is dropped.
class DurationBuilder {
 public:
  void add(DurationUnit unit, __int128 whole, long double fraction = 0);
  [[nodiscard]] std::optional<DurationValue> finish() const;

 private:
  __int128 months_ = 0;
  __int128 days_ = 0;
  __int128 nanoseconds_ = 0;
  long double month_fraction_ = 0;
  long double day_fraction_ = 0;
  long double nanosecond_fraction_ = 0;
};

[[nodiscard]] std::optional<DurationValue> make_duration(__int128 months, __int128 days,
                                                         __int128 nanoseconds);
[[nodiscard]] std::optional<DurationValue> add(const DurationValue& a, const DurationValue& b);
[[nodiscard]] std::optional<DurationValue> negate(const DurationValue& a);
[[nodiscard]] std::optional<DurationValue> multiply(const DurationValue& a, std::int64_t factor);
[[nodiscard]] std::optional<DurationValue> multiply(const DurationValue& a, long double factor);
/// By anything but 0.
[[nodiscard]] std::optional<DurationValue> divide(const DurationValue& a, long double divisor);

/// The clock part in nanoseconds: seconds and their fraction.
[[nodiscard]] inline __int128 clock_nanoseconds(const DurationValue& a) {
  return static_cast<__int128>(a.seconds) * 1'000'000'000 + a.nanoseconds;
}

}  // namespace stemma::temporal
