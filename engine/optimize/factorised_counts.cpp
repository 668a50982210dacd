#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

void factorised_counts(plan::Pipeline& root) {
  for_each_pipeline(root, [](plan::Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      auto* expand = std::get_if<plan::Expand>(&pipeline.stages[i].step);
      if (expand == nullptr || expand->walk.into || !repeats_are_counted(pipeline, i)) continue;
      const std::set<bound::SlotId> live = live_after(pipeline, i);
      expand->counts_only = !live.contains(expand->relationship) && !live.contains(expand->walk.to);
    }
  });
}

}  // namespace stemma::engine::optimize
