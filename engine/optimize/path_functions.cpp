#include "engine/optimize/optimize.hpp"

namespace stemma::engine::optimize {

void path_functions(plan::Pipeline&, plan::Plan&) {}

}  // namespace stemma::engine::optimize
