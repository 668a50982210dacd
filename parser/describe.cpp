#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "parser/parse.hpp"

namespace stemma::parser {

namespace {

/// Columns a terminal needs for a text; a tab counts as one, and is printed as a space.
std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0) {
      text.remove_prefix(1);
      ++width;
      continue;
    }
    width += point == '\t' ? 1 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point)));
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return width;
}

/// A line without its control characters, which could move the caret or the terminal.
std::string shown(std::string_view line) {
  std::string text(line);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
  }
  return text;
}

}  // namespace

LineColumn line_column(std::string_view text, std::size_t offset) {
  LineColumn place;
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

std::string describe(const Error& error, std::string_view text) {
  std::string out = fmt::format("error[{}]: {}\n", name_of(error.code), error.message);
  if (!error.where || text.empty()) {
    if (!error.hint.empty()) out += fmt::format("  {}\n", error.hint);
    return out;
  }
  const std::size_t begin = std::min<std::size_t>(error.where->begin, text.size());
  const std::size_t line_begin = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
  std::size_t line_end = text.find('\n', begin);
  if (line_end == std::string_view::npos) line_end = text.size();
  const std::size_t end = std::clamp<std::size_t>(error.where->end, begin, line_end);
  const std::string number = std::to_string(line_column(text, begin).line);
  const std::size_t carets =
      std::max<std::size_t>(1, display_width(text.substr(begin, end - begin)));
  out += fmt::format("  {} | {}\n", number, shown(text.substr(line_begin, line_end - line_begin)));
  out += fmt::format("  {} | {}{}", std::string(number.size(), ' '),
                     std::string(display_width(text.substr(line_begin, begin - line_begin)), ' '),
                     std::string(carets, '^'));
  if (!error.hint.empty()) out += " " + error.hint;
  return out + "\n";
}

}  // namespace stemma::parser
