#include "engine/algorithms/betweenness.hpp"
#include "engine/procedures/built_in.hpp"
#include "engine/procedures/config.hpp"
#include "engine/procedures/rows.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view name = "algo.betweenness";

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  const storage::Snapshot& snapshot = *context.function.view;
  STEMMA_TRY(const Config config, Config::read(name, settings, {"labels", "types", "direction"}));
  STEMMA_TRY(const auto selection, config.selection(snapshot.catalog(), Follow::out));
  STEMMA_TRY(GraphView view, GraphView::open(snapshot, selection, context.interrupt));
  STEMMA_TRY(std::vector<double> scores, betweenness(view, selection.follow == Follow::both));
  return vertex_rows(std::move(view), std::move(scores));
}

}  // namespace

Procedure betweenness_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "Betweenness: over all pairs of other nodes, the part of the shortest paths between them "
      "that leads through the node; with direction 'both' a pair counts once. Not normalized. "
      "Time grows as nodes times relationships. Settings: labels, types, direction ('out').";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"node", Kind::node, "NODE"}, {"score", Kind::floating, "FLOAT"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
