#include <fmt/format.h>

#include "engine/ownership/expansion.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Expansion;
using ownership::ExpansionLimits;
using ownership::Reached;
using ownership::Towards;

constexpr std::int64_t count_max = 1'000'000'000;

Result<Towards> read_towards(const Config& config) {
  STEMMA_TRY(const auto text, config.text("towards"));
  if (!text || *text == "owners") return Towards::owners;
  if (*text == "holdings") return Towards::holdings;
  if (*text == "both") return Towards::both;
  return config.refuse("towards", Value(*text), "'owners', 'holdings' or 'both'");
}

Result<ExpansionLimits> read_limits(const Config& config) {
  ExpansionLimits limits;
  STEMMA_TRY(const auto depth, config.integer("depth", 0, count_max));
  STEMMA_TRY(const auto nodes, config.integer("nodes", 1, count_max));
  limits.depth = depth.value_or(limits.depth);
  if (nodes) limits.nodes = static_cast<std::size_t>(*nodes);
  return limits;
}

Result<std::unique_ptr<ProcedureRows>> call_expand(ProcedureContext context,
                                                   std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request, OwnershipRequest::read("ownership.expand", context, settings,
                                                        {"towards", "depth", "step", "nodes"}));
  STEMMA_TRY(const NodeId start, request.node(arguments[0]));
  STEMMA_TRY(const Towards towards, read_towards(request.config()));
  STEMMA_TRY(ExpansionLimits limits, read_limits(request.config()));
  STEMMA_TRY(const auto step, request.config().integer("step", 0, count_max));
  if (step) limits.step = static_cast<std::size_t>(*step);
  Expansion expansion(request.snapshot(), request.scope(), towards, limits, request.interrupt());
  STEMMA_TRY(const auto reached, expansion.expand(start));
  std::vector<std::vector<Value>> rows;
  for (const Reached& each : reached) {
    rows.push_back(
        {Value(each.node), Value(each.depth), each.from ? Value(*each.from) : Value(),
         each.relationship ? Value(*each.relationship) : Value(),
         Value(static_cast<std::int64_t>(each.degree)),
         Value(static_cast<std::int64_t>(each.left_out)),
         each.left_out == 0 ? Value() : Value(fmt::format("and {} more", each.left_out))});
  }
  return rows_of(std::move(rows));
}

Result<std::unique_ptr<ProcedureRows>> call_hubs(ProcedureContext context,
                                                 std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request, OwnershipRequest::read("ownership.hubs", context, settings,
                                                        {"towards", "depth", "degree", "nodes"}));
  STEMMA_TRY(const NodeId start, request.node(arguments[0]));
  STEMMA_TRY(const Towards towards, read_towards(request.config()));
  STEMMA_TRY(const ExpansionLimits limits, read_limits(request.config()));
  STEMMA_TRY(const auto degree, request.config().integer("degree", 1, count_max));
  Expansion expansion(request.snapshot(), request.scope(), towards, limits, request.interrupt());
  STEMMA_TRY(const auto hubs,
             expansion.hubs(start, static_cast<std::size_t>(degree.value_or(100))));
  std::vector<std::vector<Value>> rows;
  for (const Reached& each : hubs) {
    rows.push_back(
        {Value(each.node), Value(each.depth), Value(static_cast<std::int64_t>(each.degree))});
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_expand_procedure() {
  Procedure procedure;
  procedure.name = "ownership.expand";
  procedure.description =
      "From a node step by step along its shares, the greatest first, each node once: of a node "
      "with more than `step` neighbours the rest is left out, and `text` says so ('and 437 more'). "
      "More than `nodes` nodes are an error. Settings: towards ('owners', 'holdings' or 'both'), "
      "depth (3), step (20), nodes (10000), as_of, mapping, same_as.";
  procedure.inputs = {{"node", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {
      {"node", Kind::node, "NODE"},         {"depth", Kind::integer, "INTEGER"},
      {"from", Kind::node, "NODE?"},        {"relationship", Kind::relationship, "RELATIONSHIP?"},
      {"degree", Kind::integer, "INTEGER"}, {"left_out", Kind::integer, "INTEGER"},
      {"text", Kind::string, "STRING?"}};
  procedure.call = call_expand;
  return procedure;
}

Procedure ownership_hubs_procedure() {
  Procedure procedure;
  procedure.name = "ownership.hubs";
  procedure.description =
      "The hubs in reach of a node, before it is expanded: nodes with `degree` (100) or more "
      "shares in the direction asked for. What lies beyond a hub is not looked at. Settings: "
      "towards ('owners', 'holdings' or 'both'), depth (3), degree (100), nodes (10000), as_of, "
      "mapping, same_as.";
  procedure.inputs = {{"node", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {{"node", Kind::node, "NODE"},
                       {"depth", Kind::integer, "INTEGER"},
                       {"degree", Kind::integer, "INTEGER"}};
  procedure.call = call_hubs;
  return procedure;
}

}  // namespace stemma::engine
