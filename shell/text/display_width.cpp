#include "shell/text/display_width.hpp"

#include "shell/text/code_point.hpp"

namespace stemma::shell {

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    columns += next.columns;
    text.remove_prefix(next.bytes);
  }
  return columns;
}

std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t taken = 0;
  while (bytes < text.size()) {
    const CodePoint next = first_code_point(text.substr(bytes));
    if (taken + next.columns > columns && bytes > 0) break;
    taken += next.columns;
    bytes += next.bytes;
  }
  return bytes;
}

}  // namespace stemma::shell
