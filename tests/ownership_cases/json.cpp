#include "tests/ownership_cases/json.hpp"

#include <cctype>
#include <charconv>

namespace stemma::cases {
namespace {

constexpr int depth_max = 100;

class Parser {
 public:
  Parser(std::string_view text, std::string& fault) : text_(text), fault_(fault) {}

  std::optional<Json> run() {
    auto value = parse_value();
    skip();
    if (value && at_ != text_.size()) return fail("text after the end");
    return value;
  }

 private:
  std::optional<Json> fail(std::string_view what) {
    if (fault_.empty()) fault_ = std::string(what) + " at byte " + std::to_string(at_);
    return {};
  }
  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) ++at_;
  }
  bool take(std::string_view token) {
    skip();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  std::optional<Json> parse_value() {
    if (depth_ == depth_max) return fail("nested too deep");
    skip();
    if (take("null")) return Json{nullptr};
    if (take("true")) return Json{true};
    if (take("false")) return Json{false};
    if (at_ == text_.size()) return fail("a value is missing");
    ++depth_;
    const char c = text_[at_];
    auto value = c == '{' ? parse_object() : c == '[' ? parse_list() : parse_scalar();
    --depth_;
    return value;
  }

  std::optional<Json> parse_scalar() {
    if (text_[at_] == '"') {
      auto text = parse_text();
      if (!text) return {};
      return Json{std::move(*text)};
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 ||
                                  std::string_view("+-.eE").find(text_[at_]) != text_.npos)) {
      ++at_;
    }
    if (at_ == begin) return fail("no value");
    return Json{Json::Number{std::string(text_.substr(begin, at_ - begin))}};
  }

  std::optional<Json> parse_list() {
    Json::List list;
    take("[");
    if (take("]")) return Json{std::move(list)};
    do {
      auto element = parse_value();
      if (!element) return {};
      list.push_back(std::move(*element));
    } while (take(","));
    if (!take("]")) return fail("',' or ']' is missing");
    return Json{std::move(list)};
  }

  std::optional<Json> parse_object() {
    Json::Object object;
    take("{");
    if (take("}")) return Json{std::move(object)};
    do {
      skip();
      auto name = parse_text();
      if (!name || !take(":")) return fail("a name and ':' are missing");
      auto member = parse_value();
      if (!member) return {};
      object.emplace_back(std::move(*name), std::move(*member));
    } while (take(","));
    if (!take("}")) return fail("',' or '}' is missing");
    return Json{std::move(object)};
  }

  std::optional<std::string> parse_text() {
    std::string text;
    if (!take("\"")) return {};
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] != '\\') {
        text += text_[at_];
      } else if (!parse_escape(text)) {
        fail("an escape is wrong");
        return {};
      }
    }
    if (!take("\"")) return {};
    return text;
  }

  bool parse_escape(std::string& text) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (++at_ == text_.size()) return false;
    const std::size_t letter = letters.find(text_[at_]);
    if (letter != letters.npos) {
      text += meant[letter];
      return true;
    }
    std::uint32_t code = 0;
    if (!parse_code(code)) return false;
    if (code >= 0xD800 && code < 0xDC00) {
      std::uint32_t low = 0;
      if (!text_.substr(++at_).starts_with("\\u")) return false;
      ++at_;
      if (!parse_code(low) || low < 0xDC00 || low > 0xDFFF) return false;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append(text, code);
    return true;
  }
  /// From the u of \u0041 to its last digit.
  bool parse_code(std::uint32_t& code) {
    if (text_[at_] != 'u' || at_ + 4 >= text_.size()) return false;
    const char* const first = text_.data() + at_ + 1;
    at_ += 4;
    return std::from_chars(first, first + 4, code, 16).ptr == first + 4;
  }
  static void append(std::string& text, std::uint32_t code) {
    const auto tail = [&](unsigned shift) {
      text += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
    };
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += static_cast<char>(0xC0 | (code >> 6));
      tail(0);
    } else if (code < 0x10000) {
      text += static_cast<char>(0xE0 | (code >> 12));
      tail(6);
      tail(0);
    } else {
      text += static_cast<char>(0xF0 | (code >> 18));
      tail(12);
      tail(6);
      tail(0);
    }
  }

  std::string_view text_;
  std::string& fault_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto* const object = std::get_if<Object>(&value);
  if (object == nullptr) return nullptr;
  for (const auto& [key, member] : *object) {
    if (key == name) return &member;
  }
  return nullptr;
}

std::string Json::text_of(std::string_view name) const {
  const Json* const member = find(name);
  return member != nullptr && member->text() != nullptr ? *member->text() : "";
}

std::optional<Json> parse_json(std::string_view text, std::string& fault) {
  return Parser(text, fault).run();
}

}  // namespace stemma::cases
