#pragma once

#include <cstdint>

#include "core/result.hpp"

namespace stemma::temporal {

/// A day, so many months later (the day of the month kept, or the last of a shorter month), and
/// then so many days.
[[nodiscard]] Result<std::int64_t> days_after(std::int64_t days, std::int64_t months,
                                              __int128 more_days);

}  // namespace stemma::temporal
