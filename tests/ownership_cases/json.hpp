#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stemma::cases {

/// A value of JSON. Numbers stay as they are written: 0.1 is one tenth, not its nearest double.
struct Json {
  struct Number {
    std::string text;
  };
  using List = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  std::variant<std::nullptr_t, bool, Number, std::string, List, Object> value = nullptr;

  [[nodiscard]] bool is_null() const { return value.index() == 0; }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value); }
  [[nodiscard]] const Number* number() const { return std::get_if<Number>(&value); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&value); }
  /// The value of a member; nullptr where there is none, or this is no object.
  [[nodiscard]] const Json* find(std::string_view name) const;
  /// A text member, or "".
  [[nodiscard]] std::string text_of(std::string_view name) const;
};

/// Nothing where the text is no JSON; `fault` then says why and where.
[[nodiscard]] std::optional<Json> parse_json(std::string_view text, std::string& fault);

}  // namespace stemma::cases
