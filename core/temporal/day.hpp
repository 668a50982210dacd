#pragma once

#include <cstdint>
#include <optional>

#include "core/value.hpp"

namespace stemma::temporal {

/// The day (since 1970-01-01) of a date, of a date and time where it is told, or of a text that is
/// one in ISO 8601; partial dates are their first day. A list of one such value is taken for it.
[[nodiscard]] std::optional<std::int64_t> day_of(const Value& value);

}  // namespace stemma::temporal
