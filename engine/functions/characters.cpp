#include "engine/functions/characters.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace stemma::engine {
namespace {

struct Character {
  utf8proc_int32_t code = -1;  ///< -1: not UTF-8
  std::size_t bytes = 1;
};

Character first_character(std::string_view text) {
  utf8proc_int32_t code = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = std::min<std::size_t>(text.size(), 4);
  const utf8proc_ssize_t read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(size), &code);
  if (read <= 0) return {};
  return {code, static_cast<std::size_t>(read)};
}

std::size_t bytes_of_first(std::string_view text) {
  return static_cast<unsigned char>(text[0]) < 0x80 ? 1 : first_character(text).bytes;
}

/// The bytes that `count` characters take at the front of a text.
std::size_t bytes_of(std::string_view text, std::int64_t count) {
  std::size_t offset = 0;
  for (; count > 0 && offset < text.size(); --count) offset += bytes_of_first(text.substr(offset));
  return offset;
}

void append_code(std::string& text, utf8proc_int32_t code) {
  utf8proc_uint8_t buffer[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(code, buffer);
  text.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

template <typename Map>
std::string mapped(std::string_view text, Map map) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Character character = first_character(text);
    if (character.code < 0) {
      result += text[0];
    } else {
      map(result, character.code);
    }
    text.remove_prefix(character.bytes);
  }
  return result;
}

}  // namespace

std::int64_t count_characters(std::string_view text) {
  std::int64_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(bytes_of_first(text));
  return count;
}

std::string_view characters(std::string_view text, std::int64_t start, std::int64_t count) {
  text.remove_prefix(bytes_of(text, start));
  return text.substr(0, bytes_of(text, count));
}

std::vector<std::string_view> each_character(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    result.push_back(text.substr(0, bytes_of_first(text)));
    text.remove_prefix(result.back().size());
  }
  return result;
}

std::string to_upper(std::string_view text) {
  return mapped(text, [](std::string& result, utf8proc_int32_t code) {
    // Sharp s has no single capital in ordinary spelling.
    if (code == 0xdf) {
      result += "SS";
    } else {
      append_code(result, utf8proc_toupper(code));
    }
  });
}

std::string to_lower(std::string_view text) {
  return mapped(text, [](std::string& result, utf8proc_int32_t code) {
    append_code(result, utf8proc_tolower(code));
  });
}

bool is_space(std::string_view character) {
  if (character.size() == 1) {
    const char c = character[0];
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
  }
  const utf8proc_int32_t code = first_character(character).code;
  if (code == 0x85) return true;
  if (code < 0) return false;
  const utf8proc_category_t category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace stemma::engine
