#include "shell/json/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ranges>

namespace stemma::shell {
namespace {

void append_utf8(std::string& text, unsigned code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xc0U | (code_point >> 6U));
    text += static_cast<char>(0x80U | (code_point & 0x3fU));
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xe0U | (code_point >> 12U));
    text += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3fU));
    text += static_cast<char>(0x80U | (code_point & 0x3fU));
  } else {
    text += static_cast<char>(0xf0U | (code_point >> 18U));
    text += static_cast<char>(0x80U | ((code_point >> 12U) & 0x3fU));
    text += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3fU));
    text += static_cast<char>(0x80U | (code_point & 0x3fU));
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Each `read` answers whether it could; the first one that could not leaves its fault.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Outcome<Json> whole() {
    Json json;
    if (read_value(json, 0)) {
      skip_blanks();
      if (at_ == text_.size()) return json;
      fail("something follows the value");
    }
    return Failure{fault_};
  }

 private:
  bool fail(std::string_view what) {
    if (fault_.empty()) fault_ = fmt::format("no JSON: {} at byte {}", what, at_ + 1);
    return false;
  }

  void skip_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) ++at_;
  }

  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool read_value(Json& json, int depth) {
    if (depth > json_depth_max) {
      return fail(fmt::format("more than {} levels of nesting", json_depth_max));
    }
    skip_blanks();
    switch (next()) {
      case '{': return read_object(json, depth);
      case '[': return read_array(json, depth);
      case '"': json.kind = Json::Kind::string; return read_string(json.text);
      case 't': return read_word(json, "true", Json::Kind::boolean);
      case 'f': return read_word(json, "false", Json::Kind::boolean);
      case 'n': return read_word(json, "null", Json::Kind::null);
      default: return read_number(json);
    }
  }

  bool read_word(Json& json, std::string_view word, Json::Kind kind) {
    if (!text_.substr(at_).starts_with(word)) return fail("an unknown word");
    at_ += word.size();
    json.kind = kind;
    json.text = word;
    return true;
  }

  bool read_digits() {
    if (!is_digit(next())) return fail("a digit is missing");
    while (is_digit(next())) ++at_;
    return true;
  }

  bool read_number(Json& json) {
    const std::size_t begin = at_;
    take('-');
    if (!is_digit(next())) return fail("no value");
    if (take('0')) {
      if (is_digit(next())) return fail("a number that begins with 0");
    } else {
      read_digits();
    }
    if (take('.') && !read_digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!read_digits()) return false;
    }
    json.kind = Json::Kind::number;
    json.text = text_.substr(begin, at_ - begin);
    return true;
  }

  std::optional<unsigned> read_unit() {
    unsigned unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = next();
      if (is_digit(c)) {
        unit = unit * 16 + static_cast<unsigned>(c - '0');
      } else if (const char low = static_cast<char>(c | 0x20); low >= 'a' && low <= 'f') {
        unit = unit * 16 + static_cast<unsigned>(low - 'a') + 10;
      } else {
        fail("\\u without four hexadecimal digits");
        return std::nullopt;
      }
    }
    return unit;
  }

  bool read_unicode(std::string& text) {
    std::optional<unsigned> unit = read_unit();
    if (!unit) return false;
    if (*unit >= 0xd800 && *unit < 0xdc00 && text_.substr(at_).starts_with("\\u")) {
      at_ += 2;
      const std::optional<unsigned> low = read_unit();
      if (!low) return false;
      if (*low < 0xdc00 || *low > 0xdfff) return fail("half a pair of \\u");
      unit = 0x10000 + ((*unit - 0xd800) << 10U) + (*low - 0xdc00);
    } else if (*unit >= 0xd800 && *unit < 0xe000) {
      return fail("half a pair of \\u");
    }
    append_utf8(text, *unit);
    return true;
  }

  bool read_escape(std::string& text) {
    const char c = next();
    ++at_;
    switch (c) {
      case '"':
      case '\\':
      case '/': text += c; return true;
      case 'b': text += '\b'; return true;
      case 'f': text += '\f'; return true;
      case 'n': text += '\n'; return true;
      case 'r': text += '\r'; return true;
      case 't': text += '\t'; return true;
      case 'u': return read_unicode(text);
      default: --at_; return fail("an unknown escape");
    }
  }

  bool read_string(std::string& text) {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return fail("a control character in a string");
      ++at_;
      if (c != '\\') {
        text += c;
      } else if (!read_escape(text)) {
        return false;
      }
    }
    return fail("a string without its end");
  }

  bool read_array(Json& json, int depth) {
    json.kind = Json::Kind::array;
    ++at_;
    skip_blanks();
    if (take(']')) return true;
    do {
      if (!read_value(json.elements.emplace_back(), depth + 1)) return false;
      skip_blanks();
    } while (take(','));
    return take(']') || fail("',' or ']' is missing");
  }

  bool read_object(Json& json, int depth) {
    json.kind = Json::Kind::object;
    ++at_;
    skip_blanks();
    if (take('}')) return true;
    do {
      skip_blanks();
      if (next() != '"') return fail("a name in quotes is missing");
      auto& [name, member] = json.members.emplace_back();
      if (!read_string(name)) return false;
      skip_blanks();
      if (!take(':')) return fail("':' is missing");
      if (!read_value(member, depth + 1)) return false;
      skip_blanks();
    } while (take(','));
    return take('}') || fail("',' or '}' is missing");
  }

  const std::string_view text_;
  std::size_t at_ = 0;
  std::string fault_ = {};
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  for (const Member& member : std::views::reverse(members)) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

Outcome<Json> read_json(std::string_view text) { return Reader(text).whole(); }

}  // namespace stemma::shell
