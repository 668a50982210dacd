#include "core/format.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace stemma {
namespace {

std::string chars_of(double value, std::chars_format format) {
  char buffer[64];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, format);
  return {buffer, written.ptr};
}

void append_quoted(std::string& text, std::string_view string) {
  text += '\'';
  for (const char c : string) {
    switch (c) {
      case '\'': text += "\\'"; break;
      case '\\': text += "\\\\"; break;
      case '\n': text += "\\n"; break;
      case '\r': text += "\\r"; break;
      case '\t': text += "\\t"; break;
      default: text += c;
    }
  }
  text += '\'';
}

bool is_plain_name(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool digit = c >= '0' && c <= '9';
    if (!letter && !digit && static_cast<unsigned char>(c) < 0x80) return false;
  }
  return true;
}

void append_key(std::string& text, std::string_view key) {
  if (is_plain_name(key)) {
    text += key;
    return;
  }
  text += '`';
  for (const char c : key) text.append(c == '`' ? 2 : 1, c);
  text += '`';
}

void append_literal(std::string& text, const Value& value);

void append_list(std::string& text, const ValueList& list) {
  text += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i != 0) text += ", ";
    append_literal(text, list[i]);
  }
  text += ']';
}

void append_map(std::string& text, const ValueMap& map) {
  text += '{';
  for (std::size_t i = 0; i < map.size(); ++i) {
    if (i != 0) text += ", ";
    append_key(text, map[i].first);
    text += ": ";
    append_literal(text, map[i].second);
  }
  text += '}';
}

void append_path(std::string& text, const PathValue& path) {
  text += '<';
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i != 0) text += fmt::format("-[#{}]-", number(path.relationships[i - 1]));
    text += fmt::format("(#{})", number(path.nodes[i]));
  }
  text += '>';
}

void append_literal(std::string& text, const Value& value) {
  switch (value.kind()) {
    case Kind::null: text += "null"; break;
    case Kind::node: text += fmt::format("(#{})", number(value.node())); break;
    case Kind::relationship: text += fmt::format("[#{}]", number(value.relationship())); break;
    case Kind::string: append_quoted(text, value.string()); break;
    case Kind::list: append_list(text, value.list()); break;
    case Kind::map: append_map(text, value.map()); break;
    case Kind::path: append_path(text, value.path()); break;
    case Kind::boolean:
    case Kind::integer:
    case Kind::floating: text += to_plain_text(value); break;
    default: append_quoted(text, format_temporal(value));
  }
}

}  // namespace

std::string format_double(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  const double magnitude = std::fabs(value);
  if (magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)) {
    std::string text = chars_of(value, std::chars_format::scientific);
    // to_chars writes 1e-07 and 1e+21; the language reads 1e-7 and 1e21.
    const std::size_t exponent = text.find('e') + 1;
    if (text[exponent] == '+') text.erase(exponent, 1);
    const std::size_t digits = exponent + (text[exponent] == '-' ? 1 : 0);
    if (text[digits] == '0') text.erase(digits, 1);
    return text;
  }
  std::string text = chars_of(value, std::chars_format::fixed);
  if (text.find('.') == std::string::npos) text += ".0";
  return text;
}

std::string to_plain_text(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean: return value.boolean() ? "true" : "false";
    case Kind::integer: return std::to_string(value.integer());
    case Kind::floating: return format_double(value.floating());
    case Kind::string: return std::string(value.string());
    case Kind::null:
    case Kind::node:
    case Kind::relationship:
    case Kind::list:
    case Kind::map:
    case Kind::path: return to_literal(value);
    default: return format_temporal(value);
  }
}

std::string to_literal(const Value& value) {
  std::string text;
  append_literal(text, value);
  return text;
}

}  // namespace stemma
