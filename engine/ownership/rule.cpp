#include "engine/ownership/rule.hpp"

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

const Rule* find_rule(std::string_view name) {
  const auto rules = known_rules();
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return found == rules.end() ? nullptr : &*found;
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
