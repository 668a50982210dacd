#include "shell/text/escape.hpp"

#include <fmt/format.h>

#include "shell/text/code_point.hpp"

namespace stemma::shell {
namespace {

bool is_break(std::int32_t value) { return value == '\n' || value == '\t' || value == '\r'; }

void append_escape(std::string& result, std::int32_t value) {
  switch (value) {
    case '\n': result += "\\n"; return;
    case '\t': result += "\\t"; return;
    case '\r': result += "\\r"; return;
    default: result += fmt::format("\\u{{{:x}}}", value); return;
  }
}

}  // namespace

bool commands_terminal(std::int32_t code_point) {
  const std::int32_t value = code_point;
  return (value >= 0 && value < 0x20) || (value >= 0x7f && value <= 0x9f) || value == 0x61c ||
         (value >= 0x200e && value <= 0x200f) || (value >= 0x2028 && value <= 0x202e) ||
         (value >= 0x2066 && value <= 0x2069) || value == 0xfeff;
}

std::string escaped(std::string_view text, Escape what) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    const bool stays = what == Escape::controls && is_break(next.value) && next.value != '\r';
    if (next.value < 0) {
      result += "\ufffd";
    } else if (commands_terminal(next.value) && !stays) {
      append_escape(result, next.value);
    } else {
      result += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return result;
}

}  // namespace stemma::shell
