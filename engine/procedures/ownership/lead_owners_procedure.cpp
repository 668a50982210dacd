#include "engine/ownership/incoming.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Party;

constexpr std::string_view name = "ownership.lead_owners";

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings, {}));
  STEMMA_TRY(const NodeId project, request.node(arguments[0]));
  const auto& scope = request.scope();
  STEMMA_TRY(const auto leads,
             ownership::incoming(request.snapshot(), scope, scope.mapping.lead_types, project));
  auto reader = request.reader();
  std::vector<Party> leaders;
  for (const auto& lead : leads) {
    const Party leader = reader.party(lead.source);
    if (std::ranges::find(leaders, leader) != leaders.end()) continue;
    leaders.push_back(leader);
    STEMMA_TRY(reader.read_above(leader));
  }
  const auto graph = reader.graph();
  std::vector<std::vector<Value>> rows;
  for (const Party leader : leaders) {
    for (const Party owner : ownership::reach(graph, leader, Direction::in, ownership::End::high)) {
      if (!ownership::is_root(graph, owner)) continue;
      rows.push_back({Value(reader.node(leader)), Value(reader.node(owner))});
    }
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_lead_owners_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "Who stands behind a project: of each that leads it, those above it along its shares in whom "
      "nobody else holds one; the leader itself where it is one. Settings: as_of, mapping, "
      "same_as, "
      "beneficial.";
  procedure.inputs = {{"project", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {{"leader", Kind::node, "NODE"}, {"owner", Kind::node, "NODE"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
