#include "engine/algorithms/components.hpp"
#include "engine/procedures/built_in.hpp"
#include "engine/procedures/config.hpp"
#include "engine/procedures/rows.hpp"

namespace stemma::engine {
namespace {

using Algorithm = Result<Components> (*)(const GraphView&);

Procedure make(std::string name, std::string description, Algorithm algorithm) {
  Procedure procedure;
  procedure.name = name;
  procedure.description = std::move(description);
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"node", Kind::node, "NODE"}, {"component", Kind::integer, "INTEGER"}};
  procedure.call = [name, algorithm](
                       ProcedureContext context,
                       std::vector<Value> arguments) -> Result<std::unique_ptr<ProcedureRows>> {
    const Value settings = arguments.empty() ? Value() : arguments[0];
    const storage::Snapshot& snapshot = *context.function.view;
    STEMMA_TRY(const Config config, Config::read(name, settings, {"labels", "types"}));
    STEMMA_TRY(const auto selection, config.selection(snapshot.catalog(), Follow::out));
    STEMMA_TRY(GraphView view, GraphView::open(snapshot, selection, context.interrupt));
    STEMMA_TRY(Components components, algorithm(view));
    return vertex_rows(std::move(view), std::move(components.of));
  };
  return procedure;
}

}  // namespace

Procedure components_procedure() {
  return make(
      "algo.components",
      "Weak components: nodes joined by relationships in whatever direction. Components are "
      "numbered from 0. Settings: labels, types.",
      weak_components);
}

Procedure strong_components_procedure() {
  return make("algo.strong_components",
              "Strong components: each node reaches each other one along the relationships. "
              "Components are numbered from 0. Settings: labels, types.",
              strong_components);
}

}  // namespace stemma::engine
