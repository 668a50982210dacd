#pragma once

#include "engine/evidence/evidence.hpp"

namespace stemma::engine::evidence {

/// A path as a chain that can be printed, with numbers behind each step, and below it what the
/// numbers stand for:
///
///     (Ann)-[OWNS 60% [1][2]]->(Acme [3])
///     [1] register, p. 3: share = 0.6, from 2019
///     [2] newspaper: share = 0.5
///     [3] register
///
/// The same source, place and statement have the same number.
[[nodiscard]] Result<std::string> cited_chain(const storage::Snapshot& snapshot,
                                              const ownership::Mapping& mapping,
                                              const PathValue& path);

}  // namespace stemma::engine::evidence
