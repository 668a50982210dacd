#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace stemma::engine::ownership {

/// What may be asked of an owner and a company. Those from `rolling` on answer only whether a
/// threshold passes.
enum class Measure : unsigned char {
  direct,
  path_product,
  integrated,
  weakest_link,
  external_claims,
  controlled_votes,
  controlled_holders,
  majority_stakes,
  rolling,
  dominance,
  control,
  ofac50,
};

struct MeasureName {
  Measure measure;
  std::string_view name;
};

inline constexpr std::array measure_names = {
    MeasureName{Measure::direct, "direct"},
    MeasureName{Measure::path_product, "path_product"},
    MeasureName{Measure::integrated, "integrated"},
    MeasureName{Measure::weakest_link, "weakest_link"},
    MeasureName{Measure::external_claims, "external_claims"},
    MeasureName{Measure::controlled_votes, "controlled_votes"},
    MeasureName{Measure::controlled_holders, "controlled_holders"},
    MeasureName{Measure::majority_stakes, "majority_stakes"},
    MeasureName{Measure::rolling, "rolling"},
    MeasureName{Measure::dominance, "dominance"},
    MeasureName{Measure::control, "control"},
    MeasureName{Measure::ofac50, "ofac50"},
};

/// Of these only whether a threshold passes can be asked.
[[nodiscard]] constexpr bool needs_threshold(Measure measure) {
  return measure == Measure::rolling || measure == Measure::dominance;
}

[[nodiscard]] constexpr std::optional<Measure> measure_of(std::string_view name) {
  for (const MeasureName& each : measure_names) {
    if (each.name == name) return each.measure;
  }
  return {};
}

[[nodiscard]] constexpr std::string_view name_of(Measure measure) {
  for (const MeasureName& each : measure_names) {
    if (each.measure == measure) return each.name;
  }
  return {};
}

/// "one of 'direct', ...", for errors.
[[nodiscard]] inline std::string known_measures() {
  std::string names = "one of ";
  for (const MeasureName& each : measure_names) {
    names += (each.measure == measure_names.front().measure ? "'" : ", '");
    names += each.name;
    names += "'";
  }
  return names;
}

}  // namespace stemma::engine::ownership
