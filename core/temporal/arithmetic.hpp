#pragma once

#include "core/result.hpp"
#include "core/value.hpp"

namespace stemma::temporal {

/// A temporal value moved by a duration: first the months (the day kept, or the last of a shorter
/// month), then the days, then the clock. A date takes whole days of the clock part; a time takes
/// the clock part alone and wraps at midnight. Needs a temporal value that is not a duration.
[[nodiscard]] Result<Value> moved(const Value& value, const DurationValue& duration);

/// How a duration between two temporal values is told.
enum class Between : std::uint8_t {
  parts,    ///< months, then days, then the clock
  months,   ///< whole months only
  days,     ///< whole days only
  seconds,  ///< the clock only
};

/// The duration from one temporal value to another. What one of them lacks, a date or a zone, it
/// takes from the other; a date without a time is its midnight. Without any date there are no
/// months and days between them.
[[nodiscard]] Result<Value> duration_between(const Value& from, const Value& to, Between between);

}  // namespace stemma::temporal
