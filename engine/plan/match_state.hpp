#pragma once

#include <deque>
#include <set>
#include <vector>

#include "engine/plan/builder.hpp"

namespace stemma::engine::plan {

/// What is left to do of one MATCH.
struct Builder::MatchState {
  const bound::Pattern& pattern;
  std::vector<ExpressionPtr> predicates;                         ///< not yet tested
  std::vector<const bound::PatternRelationship*> relationships;  ///< not yet walked
  std::vector<const bound::PatternRelationship*> walked;
  std::vector<const bound::PathSearch*> searches;   ///< not yet done
  std::deque<bound::PatternRelationship> searched;  ///< what each search has used, as one
  std::vector<const bound::PatternPath*> paths;     ///< not yet bound
  std::set<SlotId> own;  ///< slots of the pattern: predicates wait for those they read
};

/// Whether one relationship could be matched by both.
[[nodiscard]] bool may_share(const bound::PatternRelationship& a,
                             const bound::PatternRelationship& b);

}  // namespace stemma::engine::plan
