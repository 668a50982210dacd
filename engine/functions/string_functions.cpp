#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "engine/functions/arguments.hpp"
#include "engine/functions/characters.hpp"

namespace stemma::engine {
namespace {

constexpr std::int64_t to_the_end = std::numeric_limits<std::int64_t>::max();

Result<std::string_view> text_of(std::string_view function, const Value& value) {
  if (value.is(Kind::string)) return value.string();
  return wrong_argument(function, value, Kind::string);
}

/// A number of characters: an INTEGER that is not negative.
Result<std::int64_t> count_of(std::string_view function, const Value& value) {
  if (!value.is(Kind::integer)) return wrong_argument(function, value, Kind::integer);
  if (value.integer() < 0) {
    return out_of_range(
        fmt::format("{}() counts characters from 0, not {}", function, value.integer()));
  }
  return value.integer();
}

Result<Value> substring(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("substring", arguments[0]));
  STEMMA_TRY(const auto start, count_of("substring", arguments[1]));
  if (arguments.size() == 2) return Value(characters(text, start, to_the_end));
  STEMMA_TRY(const auto length, count_of("substring", arguments[2]));
  return Value(characters(text, start, length));
}

Result<Value> left(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("left", arguments[0]));
  STEMMA_TRY(const auto length, count_of("left", arguments[1]));
  return Value(characters(text, 0, length));
}

Result<Value> right(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("right", arguments[0]));
  STEMMA_TRY(const auto length, count_of("right", arguments[1]));
  return Value(
      characters(text, std::max<std::int64_t>(count_characters(text) - length, 0), to_the_end));
}

Result<Value> replace(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("replace", arguments[0]));
  STEMMA_TRY(const auto search, text_of("replace", arguments[1]));
  STEMMA_TRY(const auto replacement, text_of("replace", arguments[2]));
  std::int64_t limit = to_the_end;
  if (arguments.size() == 4) { STEMMA_TRY(limit, count_of("replace", arguments[3])); }
  if (search.empty()) return arguments[0];
  std::string result;
  std::size_t from = 0;
  for (; limit > 0; --limit) {
    const std::size_t found = text.find(search, from);
    if (found == std::string_view::npos) break;
    result.append(text.substr(from, found - from)).append(replacement);
    from = found + search.size();
  }
  return Value(result.append(text.substr(from)));
}

/// The place and the length of the first delimiter at or after `from`; npos where there is none.
std::pair<std::size_t, std::size_t> next_delimiter(
    std::string_view text, std::size_t from, const std::vector<std::string_view>& delimiters) {
  std::pair<std::size_t, std::size_t> best{std::string_view::npos, 0};
  for (const std::string_view delimiter : delimiters) {
    const std::size_t found = text.find(delimiter, from);
    if (found < best.first) best = {found, delimiter.size()};
  }
  return best;
}

Result<std::vector<std::string_view>> delimiters_of(const Value& value) {
  std::vector<std::string_view> delimiters;
  if (value.is(Kind::string)) {
    delimiters.push_back(value.string());
    return delimiters;
  }
  if (!value.is(Kind::list)) return wrong_argument("split", value, {Kind::string, Kind::list});
  for (const Value& element : value.list()) {
    STEMMA_TRY(const auto delimiter, text_of("split", element));
    delimiters.push_back(delimiter);
  }
  return delimiters;
}

Result<Value> split(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("split", arguments[0]));
  STEMMA_TRY(const auto delimiters, delimiters_of(arguments[1]));
  ValueList parts;
  if (std::any_of(delimiters.begin(), delimiters.end(), [](auto d) { return d.empty(); })) {
    for (const std::string_view character : each_character(text)) parts.emplace_back(character);
    return Value(std::move(parts));
  }
  std::size_t from = 0;
  while (true) {
    const auto [found, length] = next_delimiter(text, from, delimiters);
    if (found == std::string_view::npos) break;
    parts.emplace_back(text.substr(from, found - from));
    from = found + length;
  }
  parts.emplace_back(text.substr(from));
  return Value(std::move(parts));
}

Result<Value> upper(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("toUpper", arguments[0]));
  return Value(to_upper(text));
}

Result<Value> lower(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("toLower", arguments[0]));
  return Value(to_lower(text));
}

Result<Value> char_length(FunctionContext&, Arguments arguments) {
  STEMMA_TRY(const auto text, text_of("char_length", arguments[0]));
  return Value(count_characters(text));
}

}  // namespace

void add_string_functions(std::vector<ScalarFunction>& functions) {
  const TypeSet text = Kind::string;
  const TypeSet integer = Kind::integer;
  const std::initializer_list<ScalarFunction> family = {
      {"substring",
       "substring(text, start [, length])",
       2,
       3,
       {text, integer},
       text,
       null_in_null_out<substring>},
      {"left", "left(text, length)", 2, 2, {text, integer}, text, null_in_null_out<left>},
      {"right", "right(text, length)", 2, 2, {text, integer}, text, null_in_null_out<right>},
      {"replace",
       "replace(text, search, replacement [, limit])",
       3,
       4,
       {text, text, text, integer},
       text,
       null_in_null_out<replace>},
      {"split",
       "split(text, delimiter)",
       2,
       2,
       {text, {Kind::string, Kind::list}},
       Kind::list,
       null_in_null_out<split>},
      {"toUpper", "toUpper(text)", 1, 1, {text}, text, null_in_null_out<upper>},
      {"upper", "upper(text)", 1, 1, {text}, text, null_in_null_out<upper>},
      {"toLower", "toLower(text)", 1, 1, {text}, text, null_in_null_out<lower>},
      {"lower", "lower(text)", 1, 1, {text}, text, null_in_null_out<lower>},
      {"char_length", "char_length(text)", 1, 1, {text}, integer, null_in_null_out<char_length>},
      {"character_length",
       "character_length(text)",
       1,
       1,
       {text},
       integer,
       null_in_null_out<char_length>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
