#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace stemma::engine {

/// Whether a value has components such as `.year` or `.hours`.
[[nodiscard]] inline bool has_temporal_fields(const Value& value) {
  return value.is(Kind::date) || value.kind() >= Kind::local_time;
}

/// `.year` of a date, `.timezone` of a datetime, `.minutesOfHour` of a duration. A name that this
/// kind of value does not have is a TypeError that lists those it has.
[[nodiscard]] Result<Value> temporal_field(const Value& value, std::string_view name);

}  // namespace stemma::engine
