#pragma once

#include <string>

#include "core/value.hpp"

namespace stemma::storage {

/// A storable value in one line, different values differently: for the dump and for messages.
[[nodiscard]] std::string value_text(const Value& value);

/// A text in single quotes; quotes, backslashes and control characters escaped.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace stemma::storage
