#pragma once

#include "engine/ownership/control.hpp"

namespace stemma::engine::ownership {

/// What all direct owners of a company hold together, treasury shares included.
[[nodiscard]] LinkSum legal_owners(const ShareGraph& graph, Party company);

/// More than all there is, with every band and unknown share at its low end.
[[nodiscard]] bool is_over_all(const ShareGraph& graph, Party company);

/// Less than all there is, with every band and unknown share at its high end.
[[nodiscard]] bool is_below_all(const ShareGraph& graph, Party company);

}  // namespace stemma::engine::ownership
