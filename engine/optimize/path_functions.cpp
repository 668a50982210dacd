#include "engine/optimize/optimize.hpp"
#include "engine/optimize/rewrite_steps.hpp"

namespace stemma::engine::optimize {

using namespace bound;

namespace {

/// What `relationships(p)`, `nodes(p)` and `length(p)` are in terms of the path's elements; nullptr
/// where only the path itself tells.
struct PathParts {
  const PatternPath& path;
  const Statement& statement;

  [[nodiscard]] bool is_list(SlotId slot) const {
    return statement.slot_types[static_cast<std::size_t>(slot)].only(Kind::list);
  }
  [[nodiscard]] bool only_single_hops() const {
    for (std::size_t i = 1; i < path.elements.size(); i += 2) {
      if (is_list(path.elements[i])) return false;
    }
    return true;
  }
  [[nodiscard]] ExpressionPtr list_of(std::size_t first) const {
    List list;
    for (std::size_t i = first; i < path.elements.size(); i += 2)
      list.elements.push_back(make(Slot{path.elements[i]}));
    return make(std::move(list), Kind::list);
  }
  [[nodiscard]] ExpressionPtr replace(const ExpressionPtr& expression) const {
    const auto* call = std::get_if<Call>(&expression->node);
    if (call == nullptr || call->arguments.size() != 1) return nullptr;
    const auto* slot = std::get_if<Slot>(&call->arguments[0]->node);
    if (slot == nullptr || slot->slot != path.slot) return nullptr;
    const std::string_view name = call->function->name;
    const bool one_walk = path.elements.size() == 3 && is_list(path.elements[1]);
    if (name == "relationships") {
      if (one_walk)
        return make(Slot{path.elements[1]}, Kind::list, expression->where, Kind::relationship);
      return only_single_hops() ? list_of(1) : nullptr;
    }
    if (name == "nodes") return only_single_hops() ? list_of(0) : nullptr;
    if (name != "length" || !only_single_hops()) return nullptr;
    return make(Constant{Value(static_cast<std::int64_t>(path.elements.size() / 2))},
                Kind::integer);
  }
};

}  // namespace

void path_functions(plan::Pipeline& root, plan::Plan& plan) {
  for_each_pipeline(root, [&](plan::Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      const auto* bind = std::get_if<plan::BindPath>(&pipeline.stages[i].step);
      if (bind == nullptr) continue;
      const PatternPath path = bind->path;
      const PathParts parts{path, plan.statement};
      for (std::size_t j = i + 1; j < pipeline.stages.size(); ++j) {
        rewrite_step(pipeline.stages[j].step,
                     [&](const ExpressionPtr& e) { return parts.replace(e); });
        // Behind a grouping the elements are gone, unless they are keys.
        if (std::holds_alternative<plan::Aggregate>(pipeline.stages[j].step)) break;
      }
    }
  });
}

}  // namespace stemma::engine::optimize
