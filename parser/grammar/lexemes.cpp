#include "parser/grammar/lexemes.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "parser/source.hpp"

namespace stemma::parser {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

SourceRange range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Error bad_number(std::string_view text, std::size_t begin, std::size_t end) {
  while (const std::size_t length = name_part_length(text, end)) end += length;
  return make_error(ErrorCode::invalid_number_literal,
                    fmt::format("'{}' is no number", text.substr(begin, end - begin)),
                    range(begin, end),
                    "numbers are 12, 1.5, 1e9, 0x1F or 0o17; names do not begin with a digit");
}

Result<Number> integer(std::string_view text, std::size_t begin, std::size_t digits,
                       std::size_t end, int base, bool negative) {
  std::uint64_t magnitude = 0;
  const auto [stop, problem] =
      std::from_chars(text.data() + digits, text.data() + end, magnitude, base);
  constexpr std::uint64_t most =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (problem != std::errc() || magnitude > most + (negative ? 1 : 0)) {
    return make_error(
        ErrorCode::integer_overflow,
        fmt::format("{} is too large for an integer", text.substr(begin, end - begin)),
        range(begin, end),
        "integers go from -9223372036854775808 to 9223372036854775807; write it as a float");
  }
  return Number{Value(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude)), end};
}

bool is_base_digit(char c, int base) {
  if (base == 8) return c >= '0' && c <= '7';
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The end of digits, fraction and exponent; `digits_end` is where the integer part ends.
std::size_t float_end(std::string_view text, std::size_t digits_end) {
  std::size_t end = digits_end;
  if (at(text, end) == '.' && is_digit(at(text, end + 1))) {
    ++end;
    while (is_digit(at(text, end))) ++end;
  }
  if (at(text, end) == 'e' || at(text, end) == 'E') {
    std::size_t exponent = end + 1;
    if (at(text, exponent) == '+' || at(text, exponent) == '-') ++exponent;
    if (is_digit(at(text, exponent))) {
      while (is_digit(at(text, exponent))) ++exponent;
      end = exponent;
    }
  }
  return end;
}

}  // namespace

Result<Number> read_number(std::string_view text, std::size_t offset, bool negative) {
  const char first = at(text, offset);
  const bool fraction = first == '.' && is_digit(at(text, offset + 1));
  if (!is_digit(first) && !fraction) return Number{Value(), offset};
  const char mark = at(text, offset + 1);
  if (first == '0' && (mark == 'x' || mark == 'X' || mark == 'o')) {
    const int base = mark == 'o' ? 8 : 16;
    std::size_t end = offset + 2;
    while (is_base_digit(at(text, end), base)) ++end;
    if (end == offset + 2 || name_part_length(text, end) != 0) return bad_number(text, offset, end);
    return integer(text, offset, offset + 2, end, base, negative);
  }
  std::size_t digits_end = offset;
  while (is_digit(at(text, digits_end))) ++digits_end;
  const std::size_t end = float_end(text, digits_end);
  if (name_part_length(text, end) != 0) return bad_number(text, offset, end);
  if (end == digits_end) return integer(text, offset, offset, end, 10, negative);
  const std::string digits(text.substr(offset, end - offset));
  const double value = std::strtod(digits.c_str(), nullptr);
  if (std::isinf(value)) {
    return make_error(ErrorCode::floating_point_overflow,
                      fmt::format("{} is too large for a float", digits), range(offset, end),
                      "floats go up to about 1.8e308");
  }
  return Number{Value(negative ? -value : value), end};
}

namespace {

void append_utf8(std::string& out, std::uint32_t point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

/// The code point of `\uXXXX` or `\UXXXXXXXX`, of which `i` is the u.
Result<std::uint32_t> unicode_escape(std::string_view literal, std::size_t i,
                                     std::uint32_t offset) {
  const std::size_t digits = literal[i] == 'u' ? 4 : 8;
  const std::string_view hex = literal.substr(i + 1, digits);
  std::uint32_t point = 0;
  const auto [stop, problem] = std::from_chars(hex.data(), hex.data() + hex.size(), point, 16);
  const bool whole = hex.size() == digits && stop == hex.data() + digits && problem == std::errc();
  if (whole && utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(point))) return point;
  return make_error(ErrorCode::invalid_unicode_literal,
                    fmt::format("'\\{}' is no character",
                                literal.substr(i, std::min(digits + 1, literal.size() - i - 1))),
                    range(offset + i - 1, offset + i + 1),
                    "write \\u with 4 or \\U with 8 hexadecimal digits");
}

}  // namespace

Result<std::string> read_string(std::string_view literal, std::uint32_t offset) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    if (literal[i] != '\\') {
      out.push_back(literal[i]);
      continue;
    }
    ++i;
    switch (literal[i]) {
      case 'n': out.push_back('\n'); break;
      case 't': out.push_back('\t'); break;
      case 'r': out.push_back('\r'); break;
      case 'b': out.push_back('\b'); break;
      case 'f': out.push_back('\f'); break;
      case '\\':
      case '\'':
      case '"':
      case '`': out.push_back(literal[i]); break;
      case 'u':
      case 'U': {
        STEMMA_TRY(const std::uint32_t point, unicode_escape(literal, i, offset));
        append_utf8(out, point);
        i += literal[i] == 'u' ? 4 : 8;
        break;
      }
      default:
        return make_error(
            ErrorCode::unexpected_syntax, fmt::format("'\\{}' is no escape", literal[i]),
            range(offset + i - 1, offset + i + 1), "a backslash itself is written \\\\");
    }
  }
  return out;
}

std::string read_name(std::string_view written) {
  std::string name;
  if (written.starts_with('`')) {
    for (std::size_t i = 1; i + 1 < written.size(); ++i) {
      name.push_back(written[i]);
      if (written[i] == '`') ++i;
    }
  } else {
    name = written;
  }
  bool ascii = true;
  for (const char c : name) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return name;
  utf8proc_uint8_t* normal = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                   static_cast<utf8proc_ssize_t>(name.size()), &normal,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length >= 0)
    name.assign(reinterpret_cast<const char*>(normal), static_cast<std::size_t>(length));
  std::free(normal);
  return name;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

}  // namespace stemma::parser
