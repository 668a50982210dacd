#include <algorithm>

#include "engine/ownership/walk_system.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::End;
using ownership::Party;
using ownership::ShareGraph;

constexpr std::string_view name = "ownership.rings";

struct Ring {
  std::vector<NodeId> nodes;
  ValueList relationships;
  bool determined = true;
};

Result<Ring> describe(ownership::WalkSystem& system, const ownership::ShareReader& reader,
                      std::uint32_t component) {
  const ShareGraph& graph = system.graph();
  Ring ring;
  for (const Party member : system.rings().members(component)) {
    ring.nodes.push_back(reader.node(member));
    for (const ownership::Link& link : graph.held_by(member)) {
      if (link.high <= 0 || system.rings().of(link.owned) != component) continue;
      for (const auto& holding : graph.holdings(link)) {
        ring.relationships.emplace_back(holding.relationship);
      }
    }
  }
  std::ranges::sort(ring.nodes);
  STEMMA_TRY(const auto* const solver, system.ring(component));
  ring.determined = solver->converges();
  return ring;
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings, {}));
  auto reader = request.reader();
  STEMMA_TRY(reader.read_all());
  const ShareGraph graph = reader.graph();
  ownership::WalkSystem system(graph, End::high, request.interrupt());
  std::vector<Ring> rings;
  for (std::uint32_t component = 0; component < system.rings().count(); ++component) {
    if (!system.rings().is_ring(component)) continue;
    STEMMA_TRY(Ring ring, describe(system, reader, component));
    rings.push_back(std::move(ring));
  }
  std::ranges::sort(rings, {}, [](const Ring& ring) {
    return std::pair(-static_cast<std::int64_t>(ring.nodes.size()), ring.nodes.front());
  });
  std::vector<std::vector<Value>> rows;
  for (Ring& ring : rings) {
    rows.push_back({Value(static_cast<std::int64_t>(ring.nodes.size())),
                    Value(ValueList(ring.nodes.begin(), ring.nodes.end())),
                    Value(std::move(ring.relationships)), Value(ring.determined)});
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_rings_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "The rings of the graph, the largest first: nodes each of which holds shares, through "
      "others, "
      "in all of them, or in itself. Rings that share a node are one. `determined` is false where "
      "the ring owns itself whole (with every share at its high end), so that integrated shares "
      "through it have no value. Settings: as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"size", Kind::integer, "INTEGER"},
                       {"nodes", Kind::list, "LIST"},
                       {"relationships", Kind::list, "LIST"},
                       {"determined", Kind::boolean, "BOOLEAN"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
