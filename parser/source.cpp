#include "parser/source.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

namespace stemma::parser {

namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

utf8proc_int32_t code_point(std::string_view text, std::size_t offset, std::size_t& length) {
  utf8proc_int32_t point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset);
  const auto read =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - offset), &point);
  length = read > 0 ? static_cast<std::size_t>(read) : 0;
  return point;
}

bool is_letter(utf8proc_category_t category) {
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_white(utf8proc_int32_t point) {
  const utf8proc_category_t category = utf8proc_category(point);
  constexpr utf8proc_int32_t byte_order_mark = 0xFEFF;
  return point == byte_order_mark || category == UTF8PROC_CATEGORY_ZS ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace

std::size_t name_start_length(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  if (static_cast<unsigned char>(text[offset]) < 0x80) return is_ascii_letter(text[offset]) ? 1 : 0;
  std::size_t length = 0;
  const utf8proc_category_t category = utf8proc_category(code_point(text, offset, length));
  return is_letter(category) || category == UTF8PROC_CATEGORY_NL ? length : 0;
}

std::size_t name_part_length(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  if (static_cast<unsigned char>(text[offset]) < 0x80) {
    return is_ascii_letter(text[offset]) || is_digit(text[offset]) ? 1 : 0;
  }
  std::size_t length = 0;
  const utf8proc_category_t category = utf8proc_category(code_point(text, offset, length));
  const bool part = is_letter(category) ||
                    (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_NO) ||
                    category == UTF8PROC_CATEGORY_PC || category == UTF8PROC_CATEGORY_SC;
  return part ? length : 0;
}

std::size_t skip_quoted(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  if (quote != '\'' && quote != '"' && quote != '`') return offset;
  for (std::size_t i = offset + 1; i < text.size(); ++i) {
    const bool escaped = quote == '`' ? text.substr(i, 2) == "``" : text[i] == '\\';
    if (escaped) ++i;
    else if (text[i] == quote) return i + 1;
  }
  return text.size();
}

std::size_t skip_comment(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset);
  if (rest.starts_with("//")) {
    const std::size_t end = text.find_first_of("\n\r", offset);
    return end == std::string_view::npos ? text.size() : end;
  }
  if (!rest.starts_with("/*")) return offset;
  const std::size_t end = text.find("*/", offset + 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

bool is_unclosed_comment(std::string_view text, std::size_t offset) {
  return text.substr(offset).starts_with("/*") &&
         text.find("*/", offset + 2) == std::string_view::npos;
}

Result<Source> Source::read(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t length = byte < 0x80 ? 1 : 0;
    if (byte >= 0x80) code_point(text, i, length);
    if (length == 0 || byte == 0) {
      return make_error(
          ErrorCode::invalid_unicode_character,
          byte == 0 ? fmt::format("the query holds a NUL byte at offset {}", i)
                    : fmt::format("the query is not valid UTF-8 at byte offset {}", i),
          SourceRange{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)});
    }
    i += length;
  }
  Source source(text);
  STEMMA_TRY(source.match_brackets());
  source.match_cases();
  return source;
}

Result<void> Source::match_brackets() {
  closing_.assign(text_.size() + 1, none);
  std::vector<std::uint32_t> open;
  for (std::size_t i = 0; i < text_.size();) {
    if (is_unclosed_comment(text_, i)) {
      const auto begin = static_cast<std::uint32_t>(i);
      return make_error(ErrorCode::unexpected_syntax,
                        "the comment that begins here is never closed",
                        SourceRange{begin, begin + 2}, "close it with */");
    }
    std::size_t next = skip_quoted(text_, i);
    if (next == i) next = skip_comment(text_, i);
    if (next != i) {
      i = next;
      continue;
    }
    const char c = text_[i];
    if (c == '(' || c == '[' || c == '{') open.push_back(static_cast<std::uint32_t>(i));
    if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      closing_[open.back()] = static_cast<std::uint32_t>(i);
      open.pop_back();
    }
    ++i;
  }
  return {};
}

std::uint32_t Source::skip(std::uint32_t offset) const {
  std::size_t i = offset;
  while (i < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    if (byte <= ' ') {
      ++i;
      continue;
    }
    std::size_t length = 0;
    if (byte >= 0x80 && is_white(code_point(text_, i, length))) {
      i += length;
      continue;
    }
    const std::size_t after = skip_comment(text_, i);
    if (after == i) break;
    i = after;
  }
  return static_cast<std::uint32_t>(i);
}

std::uint32_t Source::name_end(std::uint32_t offset) const {
  if (at(offset) == '`') return static_cast<std::uint32_t>(skip_quoted(text_, offset));
  std::size_t end = offset + name_start_length(text_, offset);
  if (end == offset) return offset;
  while (const std::size_t length = name_part_length(text_, end)) end += length;
  return static_cast<std::uint32_t>(end);
}

/// `()`, `(name)`, `(name:...)`, `(name {...})`, `(:...)`, `({...})`, `(name WHERE ...)`
bool Source::is_node_inside(std::uint32_t open) const {
  std::uint32_t i = skip(open + 1);
  const std::uint32_t end = name_end(i);
  if (end != i) i = skip(end);
  const char c = at(i);
  if (c == ')' || c == ':' || c == '{') return true;
  // `(name WHERE ...)`: the only thing but these that can follow a name in a node.
  return end != i && (c == 'w' || c == 'W' || c == '$');
}

bool Source::is_pattern(std::uint32_t offset) const {
  const std::uint32_t close = closing(offset);
  if (close == none || !is_node_inside(offset)) return false;
  std::uint32_t i = skip(close + 1);
  if (at(i) == '<') i = skip(i + 1);
  if (at(i) != '-') return false;
  i = skip(i + 1);
  if (at(i) == '[') {
    if (closing(i) == none) return false;
    i = skip(closing(i) + 1);
  }
  if (at(i) != '-') return false;
  i = skip(i + 1);
  const bool arrow = at(i) == '>';
  if (arrow) i = skip(i + 1);
  // Behind a dash + and * could go on with a sum, behind an arrow they are quantifiers.
  if (arrow && (at(i) == '+' || at(i) == '*')) i = skip(i + 1);
  else if (at(i) == '{' && closing(i) != none) i = skip(closing(i) + 1);
  return at(i) == '(';
}

}  // namespace stemma::parser
