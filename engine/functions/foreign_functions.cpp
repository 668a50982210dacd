#include "engine/functions/foreign_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/functions/function.hpp"
#include "engine/functions/nearest_name.hpp"

namespace stemma::engine {

namespace {

/// A function of another system, in small letters, and what is written here.
struct ForeignFunction {
  std::string_view name;
  std::string_view instead;
};
constexpr ForeignFunction foreign_functions[] = {
    {"ifnull", "coalesce(a, b)"},
    {"nvl", "coalesce(a, b)"},
    {"isnull", "x IS NULL"},
    {"if", "CASE WHEN condition THEN a ELSE b END"},
    {"iif", "CASE WHEN condition THEN a ELSE b END"},
    {"decode", "CASE x WHEN a THEN b ELSE c END"},
    {"concat", "a + b"},
    {"strlen", "size(text)"},
    {"len", "size(text)"},
    {"lcase", "toLower(text)"},
    {"ucase", "toUpper(text)"},
    {"substr", "substring(text, start, length)"},
    {"mid", "substring(text, start, length)"},
    {"instr", "text CONTAINS part"},
    {"contains", "text CONTAINS part"},
    {"startswith", "text STARTS WITH part"},
    {"starts_with", "text STARTS WITH part"},
    {"endswith", "text ENDS WITH part"},
    {"ends_with", "text ENDS WITH part"},
    {"str", "toString(x)"},
    {"string", "toString(x)"},
    {"int", "toInteger(x)"},
    {"integer", "toInteger(x)"},
    {"float", "toFloat(x)"},
    {"double", "toFloat(x)"},
    {"now", "datetime()"},
    {"current_timestamp", "datetime()"},
    {"current_date", "date()"},
    {"getdate", "date()"},
    {"today", "date()"},
    {"datediff", "duration.between(a, b), or duration.inDays(a, b)"},
    {"date_diff", "duration.between(a, b), or duration.inDays(a, b)"},
    {"dateadd", "date + duration({days: 1})"},
    {"date_add", "date + duration({days: 1})"},
    {"year", "date.year"},
    {"month", "date.month"},
    {"day", "date.day"},
    {"pow", "a ^ b"},
    {"power", "a ^ b"},
    {"mod", "a % b"},
    {"mean", "avg(x)"},
    {"average", "avg(x)"},
    {"group_concat", "collect(x)"},
    {"string_agg", "collect(x)"},
    {"listagg", "collect(x)"},
    {"array_agg", "collect(x)"},
    {"first", "head(list)"},
    {"any", "any(x IN list WHERE x > 1)"},
    {"all", "all(x IN list WHERE x > 1)"},
    {"none", "none(x IN list WHERE x > 1)"},
    {"single", "single(x IN list WHERE x > 1)"},
};

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

}  // namespace

std::string instead_of_function(std::string_view name) {
  const auto* known =
      std::find_if(std::begin(foreign_functions), std::end(foreign_functions),
                   [&](const ForeignFunction& each) { return each.name == lower(name); });
  if (known != std::end(foreign_functions)) return fmt::format("write {}", known->instead);
  return did_you_mean(nearest_function(name));
}

}  // namespace stemma::engine
