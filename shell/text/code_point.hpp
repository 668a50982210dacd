#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stemma::shell {

/// One character of a text. A byte that is no UTF-8 counts as one of its own, with value -1.
struct CodePoint {
  std::int32_t value;
  std::size_t bytes;
  std::size_t columns;
};

/// Of a text that is not empty.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

}  // namespace stemma::shell
