#pragma once

#include <functional>
#include <string>

#include "tests/reference/model.hpp"
#include "tests/reference/query_generator.hpp"

namespace stemma::reference {

struct Difference {
  Graph graph;
  GeneratedQuery query;
};

/// Whether a smaller pair still differs in the same way.
using StillDiffers = std::function<bool(const Difference&)>;

/// Takes away from graph and query what the difference does not need.
[[nodiscard]] Difference shrunk(Difference difference, const StillDiffers& still_differs);

}  // namespace stemma::reference
