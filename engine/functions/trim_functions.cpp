#include <algorithm>

#include "engine/functions/arguments.hpp"
#include "engine/functions/characters.hpp"

namespace stemma::engine {
namespace {

enum class Side : std::uint8_t { leading, trailing, both };

/// Cuts off the characters that are in `cut`, or white space where there is no `cut`.
Result<Value> trimmed(std::string_view function, Arguments arguments, Side side) {
  for (const Value& argument : arguments) {
    if (!argument.is(Kind::string)) return wrong_argument(function, argument, Kind::string);
  }
  const std::vector<std::string_view> text = each_character(arguments[0].string());
  const std::vector<std::string_view> cut = arguments.size() > 1
                                                ? each_character(arguments[1].string())
                                                : std::vector<std::string_view>();
  const auto goes = [&](std::string_view character) {
    if (arguments.size() == 1) return is_space(character);
    return std::find(cut.begin(), cut.end(), character) != cut.end();
  };
  auto begin = text.begin();
  auto end = text.end();
  if (side != Side::trailing) begin = std::find_if_not(begin, end, goes);
  if (side != Side::leading) {
    while (end != begin && goes(*std::prev(end))) --end;
  }
  if (begin == end) return Value("");
  const char* last = std::prev(end)->data() + std::prev(end)->size();
  return Value(std::string_view(begin->data(), static_cast<std::size_t>(last - begin->data())));
}

Result<Value> trim(FunctionContext&, Arguments arguments) {
  return trimmed("trim", arguments, Side::both);
}
Result<Value> btrim(FunctionContext&, Arguments arguments) {
  return trimmed("btrim", arguments, Side::both);
}
Result<Value> ltrim(FunctionContext&, Arguments arguments) {
  return trimmed("ltrim", arguments, Side::leading);
}
Result<Value> rtrim(FunctionContext&, Arguments arguments) {
  return trimmed("rtrim", arguments, Side::trailing);
}

}  // namespace

void add_trim_functions(std::vector<ScalarFunction>& functions) {
  const TypeSet text = Kind::string;
  const std::initializer_list<ScalarFunction> family = {
      {"trim", "trim(text)", 1, 1, {text}, text, null_in_null_out<trim>},
      {"btrim", "btrim(text [, characters])", 1, 2, {text}, text, null_in_null_out<btrim>},
      {"ltrim", "ltrim(text [, characters])", 1, 2, {text}, text, null_in_null_out<ltrim>},
      {"rtrim", "rtrim(text [, characters])", 1, 2, {text}, text, null_in_null_out<rtrim>},
  };
  functions.insert(functions.end(), family);
}

}  // namespace stemma::engine
