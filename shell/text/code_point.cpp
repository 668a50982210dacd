#include "shell/text/code_point.hpp"

#include <utf8proc.h>

namespace stemma::shell {

CodePoint first_code_point(std::string_view text) {
  if (const auto byte = static_cast<unsigned char>(text.front()); byte < 0x80) {
    return {byte, 1, byte >= 0x20 && byte != 0x7f ? 1U : 0U};
  }
  utf8proc_int32_t value = -1;
  const utf8proc_ssize_t bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (bytes <= 0) return {-1, 1, 1};
  return {value, static_cast<std::size_t>(bytes),
          static_cast<std::size_t>(utf8proc_charwidth(value))};
}

}  // namespace stemma::shell
