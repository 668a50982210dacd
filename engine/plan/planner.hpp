#pragma once

#include "core/result.hpp"
#include "engine/bind/bound_query.hpp"
#include "engine/plan/plan.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine::plan {

/// Which parts of the planner's cleverness are used; tests switch them off.
struct PlannerOptions {
  bool use_indexes = true;
  /// Those of properties about which there are statements: through a lens they answer by reading
  /// the whole column.
  bool use_stated_indexes = true;
  bool use_statistics = true;  ///< else patterns are walked as written
  bool use_rules = true;       ///< the rules of engine/optimize
};

/// Turns a bound statement into a plan: pattern by pattern, the start and order of expansion by
/// estimated rows. `optimize::optimize` settles it. The plan holds for this version of the
/// catalogue.
[[nodiscard]] Plan make_plan(bound::Statement statement, const storage::Snapshot& snapshot,
                             const PlannerOptions& options = {});

}  // namespace stemma::engine::plan
