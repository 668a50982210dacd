#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace stemma::engine {

/// The day (since 1970-01-01) that a date, a date and time or a text names; a TypeError that names
/// `asker`, and points at `where`, for anything else.
[[nodiscard]] Result<std::int64_t> day_argument(std::string_view asker, const Value& value,
                                                std::optional<SourceRange> where = {});

}  // namespace stemma::engine
