#include "engine/bind/bind_support.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/bind/scope.hpp"
#include "engine/functions/nearest_name.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine {

bool is_name(std::string_view written, std::string_view name) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(written.begin(), written.end(), name.begin(), name.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

Error misplaced_aggregate(std::string_view name, SourceRange where) {
  return make_error(ErrorCode::invalid_aggregation,
                    fmt::format("{} aggregates, which only RETURN and WITH can do", name), where,
                    "aggregate in a WITH first");
}

Error wrong_argument_count(const ast::FunctionCall& call, std::string_view signature) {
  return make_error(ErrorCode::invalid_number_of_arguments,
                    fmt::format("{}() is given {} argument{}", call.name.text,
                                call.arguments.size(), call.arguments.size() == 1 ? "" : "s"),
                    call.where, fmt::format("it is {}", signature));
}

std::string hint_for_many(TypeSet accepted, TypeSet found) {
  const bool of_many = found.only(Kind::list) && !accepted.has(Kind::list) &&
                       (accepted.has(Kind::node) || accepted.has(Kind::relationship));
  return of_many ? "it is a list here: [x IN list | x.key], all(x IN list WHERE ...)" : "";
}

Error perhaps_text(Error error, const ast::Expression& written) {
  const auto* variable = ast::get_if<ast::Variable>(written);
  if (variable != nullptr && error.code == ErrorCode::undefined_variable && error.hint.empty())
    error.hint = fmt::format("a text stands in quotes: '{}'", variable->name);
  return error;
}

Error perhaps_hyphen(Error error, const ast::Expression& written) {
  const auto* variable = ast::get_if<ast::Variable>(written);
  if (variable != nullptr && error.code == ErrorCode::undefined_variable && error.hint.empty())
    error.hint = "a name with a '-' in it stands in back-ticks: `first-name`";
  return error;
}

Error wrong_type(std::string_view what, TypeSet accepted, TypeSet found, SourceRange where) {
  return make_error(ErrorCode::invalid_argument_type,
                    fmt::format("{} takes {}, not {}", what, describe(accepted), describe(found)),
                    where, hint_for_many(accepted, found));
}

std::string Scope::nearest(std::string_view name) const {
  NearestName nearest(name);
  for (const auto& [known, variable] : variables_) nearest.look_at(known);
  return nearest.found();
}

}  // namespace stemma::engine
