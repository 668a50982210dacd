#include "engine/algorithms/pagerank.hpp"
#include "engine/procedures/built_in.hpp"
#include "engine/procedures/config.hpp"
#include "engine/procedures/rows.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view name = "algo.pagerank";
constexpr std::int64_t iterations_max = 1'000'000;

Result<PageRankOptions> read_options(const Config& config) {
  PageRankOptions options;
  STEMMA_TRY(const auto damping, config.number("damping", 0, 1));
  STEMMA_TRY(const auto iterations, config.integer("iterations", 0, iterations_max));
  STEMMA_TRY(const auto tolerance, config.number("tolerance", 0, 1));
  options.damping = damping.value_or(options.damping);
  options.tolerance = tolerance.value_or(options.tolerance);
  if (iterations) options.iterations = static_cast<std::size_t>(*iterations);
  return options;
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  const storage::Snapshot& snapshot = *context.function.view;
  STEMMA_TRY(const Config config,
             Config::read(name, settings,
                          {"labels", "types", "direction", "damping", "iterations", "tolerance"}));
  STEMMA_TRY(const PageRankOptions options, read_options(config));
  STEMMA_TRY(const auto selection, config.selection(snapshot.catalog(), Follow::out));
  STEMMA_TRY(GraphView view, GraphView::open(snapshot, selection, context.interrupt));
  STEMMA_TRY(std::vector<double> ranks, pagerank(view, options));
  return vertex_rows(std::move(view), std::move(ranks));
}

}  // namespace

Procedure pagerank_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "PageRank: ranks start as 1/n and add to 1; in each of `iterations` rounds (20) a node gives "
      "`damping` (0.85) of its rank on along its relationships, evenly; the rest, and what nodes "
      "without any would give, is spread evenly. `tolerance` stops earlier. Settings: labels, "
      "types, direction ('out'), damping, iterations, tolerance.";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"node", Kind::node, "NODE"}, {"score", Kind::floating, "FLOAT"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
