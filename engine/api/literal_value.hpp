#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace stemma::api {

/// The value of a literal of the language: what has neither variables nor anything to compute, but
/// for date('...') and its kin. Errors point into `text`.
[[nodiscard]] Result<Value> literal_value(std::string_view text);

/// The temporal value of a kind from its ISO 8601 text.
[[nodiscard]] Result<Value> temporal_value(Kind kind, std::string_view text);

}  // namespace stemma::api
