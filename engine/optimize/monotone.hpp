#pragma once

#include <optional>

#include "engine/plan/plan.hpp"

namespace stemma::engine::optimize {

/// What an allReduce keeps in bounds where its step is a sum, a product, a minimum or a maximum and
/// its predicate compares the accumulator with a limit on the side to which it moves. Whether the
/// terms are what that asks for (>= 0; in 0..1) is seen in the graph only.
[[nodiscard]] std::optional<plan::MonotoneBound> monotone(const bound::Reduction& reduction);

}  // namespace stemma::engine::optimize
