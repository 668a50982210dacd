#include "shell/text/json_string.hpp"

#include <fmt/format.h>

#include <iterator>

#include "shell/text/code_point.hpp"
#include "shell/text/escape.hpp"

namespace stemma::shell {

void append_json_string(std::string& json, std::string_view text) {
  json += '"';
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    switch (next.value) {
      case '"': json += "\\\""; break;
      case '\\': json += "\\\\"; break;
      case '\n': json += "\\n"; break;
      case '\r': json += "\\r"; break;
      case '\t': json += "\\t"; break;
      case -1: json += "\\ufffd"; break;
      default:
        if (commands_terminal(next.value)) {
          fmt::format_to(std::back_inserter(json), "\\u{:04x}", next.value);
        } else {
          json += text.substr(0, next.bytes);
        }
    }
    text.remove_prefix(next.bytes);
  }
  json += '"';
}

}  // namespace stemma::shell
