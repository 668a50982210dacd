#include "storage/statement_choice.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/temporal/day.hpp"

namespace stemma::storage {
namespace {

std::optional<std::int64_t> day_in(const std::string& text) {
  if (text.empty()) return {};
  return temporal::day_of(Value(text));
}

bool began(const std::string& text, std::int64_t day) {
  const auto first = day_in(text);
  return !first || *first <= day;
}

bool ended(const std::string& text, std::int64_t day) {
  const auto end = day_in(text);
  return end && *end <= day;
}

/// In the order in which statements are believed, the least first.
auto rank(const Statement* statement) {
  constexpr auto always = std::numeric_limits<std::int64_t>::min();
  return std::tuple(statement->confidence.value_or(1),
                    day_in(statement->valid_from).value_or(always),
                    day_in(statement->first_seen).value_or(always), statement->id);
}

}  // namespace

StatementList statements_about(const std::vector<Statement>& statements,
                               std::optional<PropertyKeyId> property) {
  StatementList about;
  for (const Statement& each : statements) {
    if (each.property == property) about.push_back(&each);
  }
  return about;
}

StatementList holding(const StatementList& statements, std::optional<std::int64_t> as_of,
                      std::optional<std::int64_t> known_at) {
  StatementList holds;
  for (const Statement* each : statements) {
    const bool known =
        known_at ? began(each->first_seen, *known_at) && !ended(each->withdrawn, *known_at)
                 : each->withdrawn.empty();
    const bool in_force =
        !as_of || (began(each->valid_from, *as_of) && !ended(each->valid_to, *as_of));
    if (known && in_force) holds.push_back(each);
  }
  return holds;
}

const Statement* preferred(const StatementList& statements) {
  return *std::max_element(
      statements.begin(), statements.end(),
      [](const Statement* a, const Statement* b) { return rank(a) < rank(b); });
}

}  // namespace stemma::storage
