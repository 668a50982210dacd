#include "engine/ownership/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace stemma::engine::ownership {

std::span<const Rule> known_rules() {
  static const auto quarter_or_more = Threshold::at_least({25, 2});
  static const auto over_quarter = Threshold::more_than({25, 2});
  static const std::array rules = {
      Rule{"AMLR",
           {{Measure::path_product, quarter_or_more},
            {Measure::rolling, quarter_or_more},
            {Measure::dominance, quarter_or_more},
            {Measure::controlled_holders, quarter_or_more},
            {Measure::control, majority()}}},
      Rule{"AMLD4",
           {{Measure::path_product, over_quarter},
            {Measure::rolling, over_quarter},
            {Measure::dominance, over_quarter}}},
      Rule{"PSC", {{Measure::majority_stakes, over_quarter}}},
      Rule{"OFAC50", {{Measure::ofac50, half_or_more()}}},
      Rule{"CN", {{Measure::path_product, over_quarter}}},
  };
  return rules;
}

std::optional<Rule> find_rule(const storage::Catalog& catalog, std::string_view name) {
  const auto stored = catalog.definitions().find(std::string(rule_prefix).append(name));
  if (stored != catalog.definitions().end()) {
    Rule rule{std::string(name), {}};
    for (const auto& [setting, value] : read_entries(stored->second)) {
      if (auto test = parse_test(value)) rule.tests.push_back(std::move(*test));
    }
    return rule;
  }
  const auto rules = known_rules();
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return found == rules.end() ? std::nullopt : std::optional(*found);
}

std::optional<RuleTest> parse_test(std::string_view text) {
  const std::size_t space = text.find(' ');
  const auto measure = measure_of(text.substr(0, space));
  if (!measure) return {};
  if (space == text.npos) {
    if (*measure == Measure::control) return RuleTest{*measure, majority()};
    if (*measure == Measure::ofac50) return RuleTest{*measure, half_or_more()};
    return {};
  }
  auto threshold = Threshold::parse(text.substr(space + 1));
  if (!threshold) return {};
  return RuleTest{*measure, std::move(*threshold)};
}

std::string to_text(const RuleTest& test) {
  return fmt::format("{} {} {}", name_of(test.measure),
                     test.threshold.strict ? ">" : ">=", to_double(test.threshold.value));
}

Entries to_entries(const Rule& rule) {
  Entries entries;
  for (const RuleTest& test : rule.tests) entries.emplace_back("test", to_text(test));
  return entries;
}

RuleVerdict combine(std::span<const Verdict> verdicts) {
  for (const Verdict sought : {Verdict::yes, Verdict::possible, Verdict::undetermined}) {
    const auto found = std::ranges::find(verdicts, sought);
    if (found == verdicts.end()) continue;
    return {sought, static_cast<std::size_t>(found - verdicts.begin())};
  }
  return {};
}

}  // namespace stemma::engine::ownership
