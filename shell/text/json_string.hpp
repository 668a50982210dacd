#pragma once

#include <string>
#include <string_view>

namespace stemma::shell {

/// Appends a text as a JSON string with its quotes. Controls are escaped, bytes that are no UTF-8
/// become U+FFFD.
void append_json_string(std::string& json, std::string_view text);

}  // namespace stemma::shell
