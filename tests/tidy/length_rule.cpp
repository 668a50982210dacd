#include <algorithm>

#include "tests/tidy/rules.hpp"

namespace stemma::tidy {
namespace {

constexpr std::size_t line_characters_max = 100;
constexpr std::size_t file_lines_max = 400;

/// UTF-8 continuation bytes begin no character.
std::size_t characters(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

void check_lengths(const Source& source, Findings& findings) {
  if (!source.is_cpp()) return;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::size_t length = characters(source.lines[i]);
    if (length <= line_characters_max) continue;
    findings.push_back({"line",
                        source.path,
                        i + 1,
                        {},
                        "a line of " + std::to_string(length) + " characters",
                        "break it at " + std::to_string(line_characters_max)});
  }
  if (source.lines.size() > file_lines_max) {
    findings.push_back(
        {"file",
         source.path,
         source.lines.size(),
         {},
         "a file of " + std::to_string(source.lines.size()) + " lines",
         "give each of its concepts a file; the limit is " + std::to_string(file_lines_max)});
  }
}

}  // namespace stemma::tidy
