#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ownership/assessor.hpp"
#include "engine/ownership/definition.hpp"
#include "storage/catalog.hpp"

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
/// One that the database keeps, else one that all have; nothing where there is neither.
[[nodiscard]] std::optional<Rule> find_rule(const storage::Catalog& catalog, std::string_view name);

/// How the catalogue names a rule: "rule/" before its own name.
inline constexpr std::string_view rule_prefix = "rule/";

/// "path_product >= 25%"; of `control` and `ofac50` the threshold may be left out.
[[nodiscard]] std::optional<RuleTest> parse_test(std::string_view text);
/// "path_product >= 0.25".
[[nodiscard]] std::string to_text(const RuleTest& test);

[[nodiscard]] Entries to_entries(const Rule& rule);

/// The verdict of a rule, and the place of the test that decided it: the first that passes, or may.
struct RuleVerdict {
  Verdict verdict = Verdict::no;
  std::optional<std::size_t> test;
};
[[nodiscard]] RuleVerdict combine(std::span<const Verdict> verdicts);

}  // namespace stemma::engine::ownership
