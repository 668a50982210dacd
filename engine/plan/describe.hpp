#pragma once

#include <functional>
#include <string>

#include "engine/plan/plan.hpp"

namespace stemma::engine::plan {

/// What stands behind a step: the estimate, or what PROFILE counted.
using StageNote = std::function<std::string(const Stage& stage)>;

/// The plan as an indented tree of text, the last step first; without a note the estimated rows.
[[nodiscard]] std::string describe(const Plan& plan, const StageNote& note = {});

/// An expression as text, for people.
[[nodiscard]] std::string describe(const bound::Expression& expression,
                                   const bound::Statement& statement);

}  // namespace stemma::engine::plan
