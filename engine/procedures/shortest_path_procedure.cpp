#include "engine/algorithms/shortest_path.hpp"

#include <fmt/format.h>

#include "engine/procedures/built_in.hpp"
#include "engine/procedures/config.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view name = "algo.shortest_path";

/// A weight property that nothing ever had is missing everywhere, which needs no column.
Result<WeightSource> read_weight(const Config& config, const storage::Catalog& catalog) {
  WeightSource weight;
  STEMMA_TRY(weight.missing, config.number("missing_weight", 0, unreachable));
  STEMMA_TRY(const auto property, config.text("weight"));
  if (!property) return weight;
  weight.property = catalog.property_key(*property);
  if (weight.property) return weight;
  return runtime_error(ErrorCode::invalid_argument_value,
                       fmt::format("no relationship has the property '{}', which {} is to take as "
                                   "the weight",
                                   *property, name));
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return rows_of({});
  if (!arguments[0].is(Kind::node) || !arguments[1].is(Kind::node)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("{} leads from a node to a node", name));
  }
  const Value settings = arguments.size() < 3 ? Value() : arguments[2];
  const storage::Snapshot& snapshot = *context.function.view;
  STEMMA_TRY(
      const Config config,
      Config::read(name, settings, {"labels", "types", "direction", "weight", "missing_weight"}));
  STEMMA_TRY(const auto selection, config.selection(snapshot.catalog(), Follow::out));
  STEMMA_TRY(const WeightSource weight, read_weight(config, snapshot.catalog()));
  STEMMA_TRY(const GraphView view, GraphView::open(snapshot, selection, context.interrupt));
  const auto source = view.vertex(arguments[0].node());
  const auto target = view.vertex(arguments[1].node());
  if (source == GraphView::nothing || target == GraphView::nothing) return rows_of({});
  STEMMA_TRY(auto found, shortest_path(snapshot, view, source, target, weight));
  if (!found) return rows_of({});
  return rows_of({{Value(std::move(found->path)), Value(found->cost)}});
}

}  // namespace

Procedure shortest_path_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "A path of least cost from source to target: the sum of the relationships' `weight` "
      "property, numbers of 0 or more, or of 1 each. No row where there is no path. "
      "`missing_weight` is the cost of a relationship without the property. Settings: labels, "
      "types, direction ('out'), weight, missing_weight.";
  procedure.inputs = {{"source", Kind::node, "NODE?"},
                      {"target", Kind::node, "NODE?"},
                      {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 2;
  procedure.outputs = {{"path", Kind::path, "PATH"}, {"cost", Kind::floating, "FLOAT"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
