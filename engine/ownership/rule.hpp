#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ownership/assessor.hpp"

namespace stemma::engine::ownership {

/// One way to be a beneficial owner.
struct RuleTest {
  Measure measure = Measure::path_product;
  Threshold threshold;
};

/// A rule of law: who passes one of its tests is a beneficial owner.
struct Rule {
  std::string name;
  std::vector<RuleTest> tests;
};

/// AMLR, AMLD4, PSC, OFAC50, CN.
[[nodiscard]] std::span<const Rule> known_rules();
[[nodiscard]] const Rule* find_rule(std::string_view name);

/// The verdict of a rule, and the place of the test that decided it: the first that passes, or may.
struct RuleVerdict {
  Verdict verdict = Verdict::no;
  std::optional<std::size_t> test;
};
[[nodiscard]] RuleVerdict combine(std::span<const Verdict> verdicts);

}  // namespace stemma::engine::ownership
