#include "engine/execute/build.hpp"

#include <chrono>

#include "engine/execute/aggregate.hpp"
#include "engine/execute/expand.hpp"
#include "engine/execute/nested.hpp"
#include "engine/execute/node_source.hpp"
#include "engine/execute/path_search.hpp"
#include "engine/execute/procedure_call.hpp"
#include "engine/execute/shortest_path.hpp"
#include "engine/execute/simple_operators.hpp"
#include "engine/execute/sort.hpp"
#include "engine/execute/update.hpp"
#include "engine/execute/variable_expand.hpp"

namespace stemma::engine::execute {

namespace {

/// Counts the rows and the time of the operator below it, its inputs' time included.
class Profiled final : public Operator {
 public:
  Profiled(Context& context, OperatorPtr input, Counters& counters)
      : Operator(context, std::move(input)), counters_(counters) {}

  Result<Flow> next(Batch& batch) override {
    const auto start = std::chrono::steady_clock::now();
    Result<Flow> flow = input_->next(batch);
    const auto elapsed = std::chrono::steady_clock::now() - start;
    counters_.nanoseconds += static_cast<std::uint64_t>(elapsed.count());
    if (flow.ok() && *flow == Flow::more) {
      for (std::size_t row = 0; row < batch.rows(); ++row) counters_.rows += batch.weight(row);
    }
    return flow;
  }

 private:
  Counters& counters_;
};

struct Maker {
  Context& context;
  Profile* profile;
  OperatorPtr input;
  const std::vector<SlotId>& carry;

  std::unique_ptr<SubqueryRunner> runner(const plan::PipelinePtr& pipeline) const {
    Built built = build(*pipeline, context, profile);
    return std::make_unique<SubqueryRunner>(context, std::move(built.root), built.argument);
  }
  /// What updates row by row begins when all rows are in, and is done before the first goes on.
  void all_before() { input = std::make_unique<Eager>(context, std::move(input), carry); }
  OperatorPtr all_behind(OperatorPtr made, bool updates) const {
    if (!updates) return made;
    return std::make_unique<Eager>(context, std::move(made), carry);
  }
  /// Operators that copy rows are told what to carry, those that change rows in place are not.
  template <typename Made, typename Step>
  OperatorPtr copying(const Step& step) {
    return std::make_unique<Made>(context, std::move(input), carry, step);
  }
  template <typename Made, typename Step>
  OperatorPtr in_place(const Step& step) {
    return std::make_unique<Made>(context, std::move(input), step);
  }

  OperatorPtr operator()(const plan::NodeScan& s) { return copying<NodeScan>(s); }
  OperatorPtr operator()(const plan::IndexSeek& s) { return copying<IndexSource>(s); }
  OperatorPtr operator()(const plan::IndexRange& s) { return copying<IndexSource>(s); }
  OperatorPtr operator()(const plan::IndexPrefix& s) { return copying<IndexSource>(s); }
  OperatorPtr operator()(const plan::Expand& s) { return copying<Expand>(s); }
  OperatorPtr operator()(const plan::VariableExpand& s) { return copying<VariableExpand>(s); }
  OperatorPtr operator()(const plan::ShortestPath& s) { return copying<ShortestPath>(s); }
  OperatorPtr operator()(const plan::PathSearch& s) { return copying<PathSearch>(s); }
  OperatorPtr operator()(const plan::RelationshipEnds& s) { return copying<RelationshipEnds>(s); }
  OperatorPtr operator()(const plan::Unwind& s) { return copying<Unwind>(s); }
  OperatorPtr operator()(const plan::Sort& s) { return copying<Sort>(s); }
  OperatorPtr operator()(const plan::Create& s) { return copying<Create>(s); }
  OperatorPtr operator()(const plan::Set& s) { return copying<Set>(s); }
  OperatorPtr operator()(const plan::Delete& s) { return copying<Delete>(s); }
  OperatorPtr operator()(const plan::Call& s) {
    const bool updates = s.call.procedure->writes;
    if (updates) all_before();
    return all_behind(copying<ProcedureCall>(s), updates);
  }
  OperatorPtr operator()(const plan::Filter& s) { return in_place<Filter>(s); }
  OperatorPtr operator()(const plan::Project& s) { return in_place<Project>(s); }
  OperatorPtr operator()(const plan::BindPath& s) { return in_place<BindPath>(s); }
  OperatorPtr operator()(const plan::Aggregate& s) { return in_place<Aggregate>(s); }
  OperatorPtr operator()(const plan::Distinct& s) { return in_place<Distinct>(s); }
  OperatorPtr operator()(const plan::Skip& s) { return in_place<Skip>(s); }
  OperatorPtr operator()(const plan::Limit& s) { return in_place<Limit>(s); }
  OperatorPtr operator()(const plan::Optional& s) {
    Built inner = build(*s.inner, context, profile);
    return std::make_unique<Optional>(context, std::move(input), carry, s, std::move(inner.root),
                                      inner.argument);
  }
  OperatorPtr operator()(const plan::Merge& s) {
    return std::make_unique<Merge>(context, std::move(input), carry, s, runner(s.match));
  }
  OperatorPtr operator()(const plan::Foreach& s) {
    return std::make_unique<Foreach>(context, std::move(input), carry, s, runner(s.body));
  }
  OperatorPtr operator()(const plan::Apply& s) {
    if (s.updates) all_before();
    return all_behind(std::make_unique<Apply>(context, std::move(input), carry, s, runner(s.inner)),
                      s.updates);
  }
  OperatorPtr operator()(const plan::Union& s) {
    std::vector<Union::Part> parts;
    for (const plan::UnionPart& part : s.parts) {
      Built built = build(*part.pipeline, context, profile);
      parts.push_back({std::move(built.root), built.argument, part.slots});
    }
    return all_behind(
        std::make_unique<Union>(context, std::move(input), carry, s, std::move(parts)), s.updates);
  }
};

}  // namespace

Built build(const plan::Pipeline& pipeline, Context& context, Profile* profile) {
  auto leaf = std::make_unique<Argument>(context, pipeline.arguments);
  Argument* argument = leaf.get();
  OperatorPtr root = std::move(leaf);
  for (const plan::Stage& stage : pipeline.stages) {
    root = std::visit(Maker{context, profile, std::move(root), stage.carry}, stage.step);
    if (profile != nullptr)
      root = std::make_unique<Profiled>(context, std::move(root), (*profile)[&stage]);
  }
  return {std::move(root), argument};
}

void build_subqueries(const plan::Plan& plan, Context& context, Profile* profile) {
  for (const plan::PlannedSubquery& subquery : plan.subqueries) {
    Built built = build(*subquery.pipeline, context, profile);
    context.subqueries[subquery.query.get()] =
        std::make_unique<SubqueryRunner>(context, std::move(built.root), built.argument);
  }
}

}  // namespace stemma::engine::execute
