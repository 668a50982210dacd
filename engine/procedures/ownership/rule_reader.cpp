#include "engine/procedures/ownership/rule_reader.hpp"

#include <fmt/format.h>

#include "core/format.hpp"

namespace stemma::engine {
namespace {

using ownership::Rule;
using ownership::RuleTest;

constexpr std::size_t tests_max = 100;

Error no_test(std::string_view procedure, const Value& value) {
  return runtime_error(ErrorCode::invalid_argument_value,
                       fmt::format("{} is no test of a rule of {}", to_literal(value), procedure),
                       {},
                       "a test is a measure and a threshold: 'path_product >= 25%'; measures "
                       "are " +
                           ownership::known_measures());
}

Result<RuleTest> read_test(std::string_view procedure, const Value& value) {
  std::string text;
  if (value.is(Kind::string)) {
    text = value.string();
  } else {
    STEMMA_TRY(const Config config, Config::read(fmt::format("a test of a rule of {}", procedure),
                                                 value, {"measure", "threshold"}));
    STEMMA_TRY(const auto measure, config.text("measure"));
    STEMMA_TRY(const auto threshold, config.text("threshold"));
    text = measure.value_or("");
    if (threshold) text += " " + *threshold;
  }
  auto test = ownership::parse_test(text);
  if (test) return std::move(*test);
  return no_test(procedure, value);
}

Result<Rule> read_tests(std::string_view procedure, std::string name, const Value* tests) {
  const bool listed = tests != nullptr && tests->is(Kind::list) && !tests->list().empty() &&
                      tests->list().size() <= tests_max;
  if (!listed) {
    return runtime_error(ErrorCode::invalid_argument_value,
                         fmt::format("a rule of {} is a list of 1 to {} tests, such as "
                                     "['path_product >= 25%', 'control']",
                                     procedure, tests_max));
  }
  Rule rule{std::move(name), {}};
  for (const Value& each : tests->list()) {
    STEMMA_TRY(RuleTest test, read_test(procedure, each));
    rule.tests.push_back(std::move(test));
  }
  return rule;
}

Error unknown_rule(const storage::Catalog& catalog, std::string_view procedure, const Value& name) {
  std::string names;
  for (const Rule& each : ownership::known_rules()) {
    names += fmt::format("{}'{}'", names.empty() ? "there are " : ", ", each.name);
  }
  for (const auto& [stored, text] : catalog.definitions()) {
    if (!stored.starts_with(ownership::rule_prefix)) continue;
    names += fmt::format(", '{}'", stored.substr(ownership::rule_prefix.size()));
  }
  return runtime_error(ErrorCode::invalid_argument_value,
                       fmt::format("{} knows no rule {}", procedure, to_literal(name)), {}, names);
}

}  // namespace

Result<Rule> read_rule(const storage::Catalog& catalog, std::string_view procedure,
                       const Value& value) {
  if (value.is(Kind::list)) return read_tests(procedure, "", &value);
  if (!value.is(Kind::string)) {
    STEMMA_TRY(const Config config,
               Config::read(fmt::format("the rule of {}", procedure), value, {"name", "tests"}));
    STEMMA_TRY(auto name, config.text("name"));
    return read_tests(procedure, name.value_or(""), config.find("tests"));
  }
  auto known = ownership::find_rule(catalog, value.string());
  if (known) return std::move(*known);
  return unknown_rule(catalog, procedure, value);
}

}  // namespace stemma::engine
