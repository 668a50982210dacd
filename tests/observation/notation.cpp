#include "tests/observation/notation.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <string>

namespace stemma::observation {
namespace {

using Kind = ShownValue::Kind;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<ShownValue> whole() {
    STEMMA_TRY(ShownValue shown, value());
    skip_blank();
    if (place_ != text_.size()) return wrong("the end");
    return shown;
  }

 private:
  Error wrong(std::string_view expected) const {
    return make_error(ErrorCode::invalid_input, fmt::format("'{}': expected {} at character {}",
                                                            text_, expected, place_ + 1));
  }

  void skip_blank() {
    while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\n')) ++place_;
  }

  bool accept(std::string_view word) {
    skip_blank();
    if (text_.substr(place_, word.size()) != word) return false;
    place_ += word.size();
    return true;
  }

  Result<void> need(std::string_view word) {
    if (!accept(word)) return wrong(word);
    return {};
  }

  char peek() {
    skip_blank();
    return place_ < text_.size() ? text_[place_] : '\0';
  }

  Result<ShownValue> value() {
    switch (peek()) {
      case '\'': return string();
      case '{': {
        ShownValue shown{Kind::map};
        STEMMA_TRY(shown.entries, entries());
        return shown;
      }
      case '(': return node();
      case '<': return path();
      case '[': return relationship_or_list();
      default: return word();
    }
  }

  Result<ShownValue> string() {
    STEMMA_TRY(need("'"));
    ShownValue shown{Kind::string};
    for (; place_ < text_.size() && text_[place_] != '\''; ++place_) {
      const char next = place_ + 1 < text_.size() ? text_[place_ + 1] : '\0';
      if (text_[place_] == '\\' && (next == '\'' || next == '\\')) ++place_;
      shown.text += text_[place_];
    }
    STEMMA_TRY(need("'"));
    return shown;
  }

  /// A name: back-ticked, or up to the next mark.
  std::string name(std::string_view ends) {
    skip_blank();
    std::string out;
    if (accept("`")) {
      while (place_ < text_.size() && text_[place_] != '`') out += text_[place_++];
      accept("`");
      return out;
    }
    while (place_ < text_.size() && ends.find(text_[place_]) == std::string_view::npos)
      out += text_[place_++];
    return out;
  }

  Result<ShownValue::Entries> entries() {
    ShownValue::Entries out;
    STEMMA_TRY(need("{"));
    if (accept("}")) return out;
    do {
      std::string key = name(": ,}");
      if (key.empty()) return wrong("a key");
      STEMMA_TRY(need(":"));
      STEMMA_TRY(ShownValue entry, value());
      out.emplace_back(std::move(key), std::move(entry));
    } while (accept(","));
    STEMMA_TRY(need("}"));
    return out;
  }

  Result<ShownValue> node() {
    STEMMA_TRY(need("("));
    ShownValue shown{Kind::node};
    while (accept(":")) shown.labels.push_back(name(": {)"));
    if (peek() == '{') { STEMMA_TRY(shown.entries, entries()); }
    STEMMA_TRY(need(")"));
    return shown;
  }

  Result<ShownValue> relationship_or_list() {
    STEMMA_TRY(need("["));
    if (peek() == ':') return relationship_after_bracket();
    ShownValue shown{Kind::list};
    if (accept("]")) return shown;
    do {
      STEMMA_TRY(ShownValue element, value());
      shown.elements.push_back(std::move(element));
    } while (accept(","));
    STEMMA_TRY(need("]"));
    return shown;
  }

  Result<ShownValue> relationship_after_bracket() {
    STEMMA_TRY(need(":"));
    ShownValue shown{Kind::relationship};
    shown.text = name(" {]");
    if (peek() == '{') { STEMMA_TRY(shown.entries, entries()); }
    STEMMA_TRY(need("]"));
    return shown;
  }

  Result<ShownValue> path() {
    STEMMA_TRY(need("<"));
    ShownValue shown{Kind::path};
    STEMMA_TRY(ShownValue start, node());
    shown.elements.push_back(std::move(start));
    while (!accept(">")) {
      const bool backward = accept("<-");
      if (!backward) STEMMA_TRY(need("-"));
      STEMMA_TRY(need("["));
      STEMMA_TRY(ShownValue relationship, relationship_after_bracket());
      STEMMA_TRY(need(backward ? "-" : "->"));
      STEMMA_TRY(ShownValue target, node());
      shown.elements.push_back(std::move(relationship));
      shown.elements.push_back(std::move(target));
      shown.forwards.push_back(!backward);
    }
    return shown;
  }

  Result<ShownValue> word() {
    std::string text = name(" ,]})\n");
    if (text == "null") return ShownValue{};
    if (text == "true" || text == "false") return ShownValue{Kind::boolean, text == "true"};
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (text == "NaN")
      return ShownValue{Kind::floating, false, 0, std::numeric_limits<double>::quiet_NaN()};
    if (text == "Inf" || text == "Infinity") return ShownValue{Kind::floating, false, 0, infinity};
    if (text == "-Inf" || text == "-Infinity")
      return ShownValue{Kind::floating, false, 0, -infinity};
    return number(text);
  }

  Result<ShownValue> number(std::string_view text) {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const char* end = text.data() + text.size();
    ShownValue shown{Kind::integer};
    const auto integer = std::from_chars(text.data(), end, shown.integer);
    if (integer.ec == std::errc{} && integer.ptr == end) return shown;
    shown = {Kind::floating};
    const auto floating = std::from_chars(text.data(), end, shown.floating);
    if (text.empty() || floating.ec != std::errc{} || floating.ptr != end) return wrong("a value");
    return shown;
  }

  std::string_view text_;
  std::size_t place_ = 0;
};

}  // namespace

Result<ShownValue> read_notation(std::string_view text) { return Reader(text).whole(); }

Result<Value> to_value(const ShownValue& shown) {
  switch (shown.kind) {
    case Kind::null: return Value();
    case Kind::boolean: return Value(shown.boolean);
    case Kind::integer: return Value(shown.integer);
    case Kind::floating: return Value(shown.floating);
    case Kind::string: return Value(shown.text);
    case Kind::list: {
      ValueList list;
      for (const ShownValue& element : shown.elements) {
        STEMMA_TRY(Value value, to_value(element));
        list.push_back(std::move(value));
      }
      return Value(std::move(list));
    }
    case Kind::map: {
      ValueMap map;
      for (const auto& [key, entry] : shown.entries) {
        STEMMA_TRY(Value value, to_value(entry));
        map.emplace_back(key, std::move(value));
      }
      return Value::map(std::move(map));
    }
    default:
      return make_error(ErrorCode::invalid_input,
                        "an entity cannot be given as a value: " + print(shown));
  }
}

}  // namespace stemma::observation
