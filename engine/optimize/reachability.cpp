#include "engine/optimize/optimize.hpp"

namespace stemma::engine::optimize {

void reachability(plan::Pipeline&) {}

}  // namespace stemma::engine::optimize
