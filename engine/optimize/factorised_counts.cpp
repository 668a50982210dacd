#include "engine/optimize/optimize.hpp"

namespace stemma::engine::optimize {

void factorised_counts(plan::Pipeline&) {}

}  // namespace stemma::engine::optimize
