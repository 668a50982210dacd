#include "core/temporal/duration.hpp"

#include <cmath>
#include <limits>

#include "core/temporal/calendar.hpp"

namespace stemma::temporal {
namespace {

constexpr std::int64_t average_month_seconds = 2'629'746;

/// Drops what is below a nanosecond. A hundredth is forgiven, because a decimal fraction such as
/// 0.7 is not exact in binary, and 3.9999 nanoseconds then mean 4.
__int128 whole_nanoseconds(long double nanoseconds) {
  return static_cast<__int128>(std::trunc(nanoseconds + std::copysign(0.01L, nanoseconds)));
}

bool fits(__int128 value) {
  return value >= std::numeric_limits<std::int64_t>::min() &&
         value <= std::numeric_limits<std::int64_t>::max();
}

/// An amount cut into whole and fraction.
struct Cut {
  __int128 whole = 0;
  long double fraction = 0;
};

/// Nothing where it is not a number of 64 bits. What only the rounding of a binary fraction keeps
/// from being whole is whole: 10 months * 0.7 are 7 months.
std::optional<Cut> cut(long double amount) {
  if (!(std::fabs(amount) < 9.2e18L)) return {};
  const long double nearest = std::round(amount);
  const long double tolerance = std::fmin(std::fabs(amount) * 1e-15L, 1e-9L);
  if (std::fabs(amount - nearest) <= tolerance) return Cut{static_cast<__int128>(nearest), 0};
  const long double whole = std::trunc(amount);
  return Cut{static_cast<__int128>(whole), amount - whole};
}

/// A duration whose parts have each gone through `change`.
template <typename Change>
std::optional<DurationValue> changed(const DurationValue& a, Change change) {
  const auto part = [&](std::int64_t amount) {
    return cut(change(static_cast<long double>(amount)));
  };
  const auto months = part(a.months);
  const auto days = part(a.days);
  const auto seconds = part(a.seconds);
  const auto nanoseconds = part(a.nanoseconds);
  if (!months || !days || !seconds || !nanoseconds) return {};
  DurationBuilder builder;
  builder.add(DurationUnit::months, months->whole, months->fraction);
  builder.add(DurationUnit::days, days->whole, days->fraction);
  builder.add(DurationUnit::seconds, seconds->whole, seconds->fraction);
  builder.add(DurationUnit::nanoseconds, nanoseconds->whole, nanoseconds->fraction);
  return builder.finish();
}

}  // namespace

void DurationBuilder::add(DurationUnit unit, __int128 whole, long double fraction) {
  const auto months = [&](int count) {
    months_ += whole * count;
    month_fraction_ += fraction * static_cast<long double>(count);
  };
  const auto days = [&](int count) {
    days_ += whole * count;
    day_fraction_ += fraction * static_cast<long double>(count);
  };
  const auto nanoseconds = [&](std::int64_t count) {
    nanoseconds_ += whole * count;
    nanosecond_fraction_ += fraction * static_cast<long double>(count);
  };
  switch (unit) {
    case DurationUnit::years: return months(12);
    case DurationUnit::quarters: return months(3);
    case DurationUnit::months: return months(1);
    case DurationUnit::weeks: return days(7);
    case DurationUnit::days: return days(1);
    case DurationUnit::hours: return nanoseconds(3600 * nanoseconds_per_second);
    case DurationUnit::minutes: return nanoseconds(60 * nanoseconds_per_second);
    case DurationUnit::seconds: return nanoseconds(nanoseconds_per_second);
    case DurationUnit::milliseconds: return nanoseconds(1'000'000);
    case DurationUnit::microseconds: return nanoseconds(1000);
    case DurationUnit::nanoseconds: return nanoseconds(1);
  }
}

std::optional<DurationValue> DurationBuilder::finish() const {
  // What is left of the months goes to the days, what is left of all days to the clock.
  const long double months_carried = std::trunc(month_fraction_);
  const long double days_carried = std::trunc(day_fraction_);
  const __int128 days =
      (days_ + static_cast<__int128>(days_carried)) * nanoseconds_per_day +
      whole_nanoseconds((month_fraction_ - months_carried) *
                        static_cast<long double>(average_month_seconds * nanoseconds_per_second)) +
      whole_nanoseconds((day_fraction_ - days_carried) *
                        static_cast<long double>(nanoseconds_per_day));
  return make_duration(
      months_ + static_cast<__int128>(months_carried), days / nanoseconds_per_day,
      nanoseconds_ + whole_nanoseconds(nanosecond_fraction_) + days % nanoseconds_per_day);
}

std::optional<DurationValue> make_duration(__int128 months, __int128 days, __int128 nanoseconds) {
  __int128 seconds = nanoseconds / nanoseconds_per_second;
  __int128 fraction = nanoseconds % nanoseconds_per_second;
  if (fraction < 0) {
    fraction += nanoseconds_per_second;
    seconds -= 1;
  }
  if (!fits(months) || !fits(days) || !fits(seconds)) return {};
  return DurationValue{static_cast<std::int64_t>(months), static_cast<std::int64_t>(days),
                       static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(fraction)};
}

std::optional<DurationValue> add(const DurationValue& a, const DurationValue& b) {
  return make_duration(static_cast<__int128>(a.months) + b.months,
                       static_cast<__int128>(a.days) + b.days,
                       clock_nanoseconds(a) + clock_nanoseconds(b));
}

std::optional<DurationValue> negate(const DurationValue& a) {
  return make_duration(-static_cast<__int128>(a.months), -static_cast<__int128>(a.days),
                       -clock_nanoseconds(a));
}

std::optional<DurationValue> multiply(const DurationValue& a, std::int64_t factor) {
  __int128 clock = 0;
  if (__builtin_mul_overflow(clock_nanoseconds(a), static_cast<__int128>(factor), &clock)) {
    return {};
  }
  return make_duration(static_cast<__int128>(a.months) * factor,
                       static_cast<__int128>(a.days) * factor, clock);
}

std::optional<DurationValue> multiply(const DurationValue& a, long double factor) {
  return changed(a, [factor](long double amount) { return amount * factor; });
}

std::optional<DurationValue> divide(const DurationValue& a, long double divisor) {
  return changed(a, [divisor](long double amount) { return amount / divisor; });
}

}  // namespace stemma::temporal
