#include "engine/bind/bind_support.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/bind/scope.hpp"
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

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return std::min(row[b.size()], limit + 1);
}

std::string Scope::nearest(std::string_view name) const {
  // A third of the letters may be wrong, two at most: further away a guess only confuses.
  const std::size_t limit = std::min<std::size_t>(name.size() / 3, 2);
  std::size_t best = limit + 1;
  std::string found;
  for (const auto& [known, variable] : variables_) {
    const std::size_t distance = edit_distance(name, known, limit);
    if (distance < best) {
      best = distance;
      found = known;
    }
  }
  return found;
}

}  // namespace stemma::engine
