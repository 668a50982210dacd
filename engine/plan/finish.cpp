#include <algorithm>

#include "engine/plan/builder.hpp"

/// Liveness: from the last step to the first, which columns are needed further on.
namespace stemma::engine::plan {

namespace {

void finish_inner(const PipelinePtr& inner, std::set<SlotId> live) {
  // Pipelines are shared as constants once the plan is made; until then they are this planner's
  // own.
  finish(const_cast<Pipeline&>(*inner), std::move(live));
}

struct FinishInner {
  const std::set<SlotId>& live;  ///< after the step

  void operator()(Optional& step) const {
    std::set<SlotId> inside = live;
    inside.insert(step.ordinal);
    finish_inner(step.inner, std::move(inside));
  }
  void operator()(Merge& step) const {
    std::set<SlotId> inside;
    for (const auto& node : step.merge.match.pattern.nodes) inside.insert(node.slot);
    for (const auto& relationship : step.merge.match.pattern.relationships)
      inside.insert(relationship.slot);
    for (const auto& path : step.merge.match.pattern.paths) inside.insert(path.slot);
    finish_inner(step.match, std::move(inside));
  }
  void operator()(Foreach& step) const { finish_inner(step.body, {}); }
  void operator()(Apply& step) const {
    finish_inner(step.inner, {step.slots.begin(), step.slots.end()});
  }
  void operator()(Union& step) const {
    for (UnionPart& part : step.parts)
      finish_inner(part.pipeline, {part.slots.begin(), part.slots.end()});
  }
  template <typename Step>
  void operator()(Step&) const {}
};

bool is_dead(const Step& step, const std::set<SlotId>& live) {
  const auto* path = std::get_if<BindPath>(&step);
  return path != nullptr && !live.contains(path->path.slot);
}

}  // namespace

void finish(Pipeline& pipeline, std::set<SlotId> live) {
  std::vector<Stage>& stages = pipeline.stages;
  for (std::size_t i = stages.size(); i-- > 0;) {
    Stage& stage = stages[i];
    if (is_dead(stage.step, live)) {
      stages.erase(stages.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    std::visit(FinishInner{live}, stage.step);
    if (auto* expand = std::get_if<VariableExpand>(&stage.step)) {
      expand->needs_list = live.contains(expand->relationships);
    }
    std::set<SlotId> carried = live;
    for (const SlotId slot : writes_of(stage.step)) carried.erase(slot);
    stage.carry.assign(carried.begin(), carried.end());
    for (const SlotId slot : reads_of(stage.step)) carried.insert(slot);
    live = std::move(carried);
  }
  pipeline.arguments.assign(live.begin(), live.end());
}

}  // namespace stemma::engine::plan
