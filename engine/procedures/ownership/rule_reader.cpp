#include "engine/procedures/ownership/rule_reader.hpp"

#include <fmt/format.h>

#include "core/format.hpp"

namespace stemma::engine {
namespace {

using ownership::Rule;
using ownership::RuleTest;
using ownership::Threshold;

constexpr std::size_t tests_max = 100;

Result<RuleTest> read_test(std::string_view procedure, const Value& value) {
  STEMMA_TRY(const Config config, Config::read(fmt::format("a test of the rule of {}", procedure),
                                               value, {"measure", "threshold"}));
  STEMMA_TRY(const auto name, config.text("measure"));
  const auto measure = name ? ownership::measure_of(*name) : std::nullopt;
  if (!measure) {
    return config.refuse("measure", name ? Value(*name) : Value(), ownership::known_measures());
  }
  const bool decided =
      *measure == ownership::Measure::control || *measure == ownership::Measure::ofac50;
  STEMMA_TRY(const auto text, config.text("threshold"));
  if (!text && decided) {
    return RuleTest{*measure, *measure == ownership::Measure::control ? ownership::majority()
                                                                      : ownership::half_or_more()};
  }
  const auto threshold = text ? Threshold::parse(*text) : std::nullopt;
  if (threshold) return RuleTest{*measure, *threshold};
  return config.refuse("threshold", text ? Value(*text) : Value(), "a text such as '>= 25%'");
}

Result<Rule> read_map(std::string_view procedure, const Value& value) {
  STEMMA_TRY(const Config config,
             Config::read(fmt::format("the rule of {}", procedure), value, {"name", "tests"}));
  Rule rule;
  STEMMA_TRY(const auto name, config.text("name"));
  rule.name = name.value_or("");
  const Value* const tests = config.find("tests");
  const bool listed = tests != nullptr && tests->is(Kind::list) && !tests->list().empty() &&
                      tests->list().size() <= tests_max;
  if (!listed) {
    return config.refuse("tests", tests == nullptr ? Value() : *tests,
                         "a list of maps, each with a measure and a threshold");
  }
  for (const Value& each : tests->list()) {
    STEMMA_TRY(RuleTest test, read_test(procedure, each));
    rule.tests.push_back(std::move(test));
  }
  return rule;
}

}  // namespace

Result<Rule> read_rule(const OwnershipRequest& request, std::string_view procedure) {
  const Value* const value = request.config().find("rule");
  if (value == nullptr) return *ownership::find_rule("AMLR");
  if (value->is(Kind::map)) return read_map(procedure, *value);
  if (value->is(Kind::string)) {
    const Rule* const known = ownership::find_rule(value->string());
    if (known != nullptr) return *known;
  }
  std::string names;
  for (const Rule& each : ownership::known_rules()) names += fmt::format("'{}', ", each.name);
  return request.config().refuse("rule", *value, fmt::format("one of {}or a rule as a map", names));
}

std::string to_text(const RuleTest& test) {
  return fmt::format("{} {} {}", ownership::name_of(test.measure),
                     test.threshold.strict ? ">" : ">=",
                     format_double(ownership::to_double(test.threshold.value)));
}

}  // namespace stemma::engine
