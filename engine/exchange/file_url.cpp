#include "engine/exchange/file_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace stemma::engine {
namespace {

bool is_scheme(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
         });
}

bool is_file(std::string_view scheme) {
  constexpr std::string_view file = "file";
  return std::equal(scheme.begin(), scheme.end(), file.begin(), file.end(),
                    [](char a, char b) { return (a | 0x20) == b; });
}

/// `%20` and the like taken as the bytes they stand for.
Result<std::string> unescaped(std::string_view path) {
  std::string text;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      text += path[i];
      continue;
    }
    unsigned byte = 0;
    const char* const first = path.data() + i + 1;
    const bool whole = i + 2 < path.size();
    if (!whole || std::from_chars(first, first + 2, byte, 16).ptr != first + 2 || byte == 0) {
      return runtime_error(ErrorCode::invalid_input,
                           fmt::format("'{}' in a file URL is no escaped byte",
                                       path.substr(i, std::min<std::size_t>(3, path.size() - i))),
                           {}, "a percent sign is written %25");
    }
    text += static_cast<char>(byte);
    i += 2;
  }
  return text;
}

}  // namespace

Result<std::string> path_of_source(std::string_view source) {
  if (source.empty() || source.find('\0') != std::string_view::npos) {
    return runtime_error(ErrorCode::invalid_input, "a file is named by a path or a file URL", {},
                         "write file:///folder/name.csv");
  }
  const std::size_t colon = source.find("://");
  if (colon == std::string_view::npos || !is_scheme(source.substr(0, colon)))
    return std::string(source);
  const std::string_view scheme = source.substr(0, colon);
  if (!is_file(scheme)) {
    return runtime_error(ErrorCode::unsupported,
                         fmt::format("files are read from this machine, not by '{}'", scheme), {},
                         "fetch it first, then write file:///folder/name.csv");
  }
  std::string_view rest = source.substr(colon + 3);
  constexpr std::string_view local = "localhost/";
  if (rest.starts_with(local)) rest.remove_prefix(local.size() - 1);
  if (!rest.starts_with('/')) {
    return runtime_error(ErrorCode::unsupported,
                         fmt::format("files are read from this machine, not from '{}'",
                                     rest.substr(0, rest.find('/'))),
                         {}, "a file URL has three strokes: file:///folder/name.csv");
  }
  return unescaped(rest);
}

}  // namespace stemma::engine
