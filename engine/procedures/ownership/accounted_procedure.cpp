#include "engine/ownership/legal_owners.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::End;
using ownership::Party;
using ownership::ShareGraph;

/// The integrated shares of all roots together; null where they are undetermined.
Result<Value> external(const OwnershipRequest& request, const ShareGraph& graph, Party company,
                       End end) {
  ownership::WalkSystem system(graph, end, request.interrupt());
  STEMMA_TRY(const auto column, ownership::WalkColumn::compute(system, company));
  STEMMA_TRY(const auto sum, ownership::external_sum(system, column));
  return sum ? Value(sum->value) : Value();
}

Result<std::unique_ptr<ProcedureRows>> call_accounted(ProcedureContext context,
                                                      std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request,
             OwnershipRequest::read("ownership.accounted", context, settings, {}));
  STEMMA_TRY(const NodeId node, request.node(arguments[0]));
  auto reader = request.reader();
  const Party company = reader.party(node);
  STEMMA_TRY(reader.read_above(company));
  const ShareGraph graph = reader.graph();
  const ownership::LinkSum legal = ownership::legal_owners(graph, company);
  STEMMA_TRY(const Value low, external(request, graph, company, End::low));
  STEMMA_TRY(const Value high, external(request, graph, company, End::high));
  const auto value = [](const ownership::Rational& number) {
    return Value(ownership::to_double(number));
  };
  return rows_of({{value(legal.low), value(legal.high), value(1 - legal.high), value(1 - legal.low),
                   low, high}});
}

Result<std::unique_ptr<ProcedureRows>> call_declared(ProcedureContext context,
                                                     std::vector<Value> arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return rows_of({});
  const Value settings = arguments.size() < 3 ? Value() : arguments[2];
  STEMMA_TRY(const auto request,
             OwnershipRequest::read("ownership.declared", context, settings, {}));
  STEMMA_TRY(const NodeId owner_node, request.node(arguments[0]));
  STEMMA_TRY(const NodeId company_node, request.node(arguments[1]));
  auto reader = request.reader();
  const Party owner = reader.party(owner_node);
  const Party company = reader.party(company_node);
  STEMMA_TRY(reader.read_owners(company));
  ownership::Rational low = 0;
  ownership::Rational high = 0;
  ValueList relationships;
  for (const ownership::Declared& each : reader.declared()) {
    if (!each.record.declared || each.owner != owner || each.owned != company) continue;
    low += ownership::to_rational(each.record.share.low);
    high += ownership::to_rational(each.record.share.high);
    relationships.emplace_back(each.relationship);
  }
  return rows_of({{Value(ownership::to_double(low)), Value(ownership::to_double(high)),
                   Value(std::move(relationships))}});
}

}  // namespace

Procedure ownership_accounted_procedure() {
  Procedure procedure;
  procedure.name = "ownership.accounted";
  procedure.description =
      "How much of a company is accounted for: `legal`, what its direct owners hold together, "
      "treasury shares included; `unaccounted`, what is missing to all of it; and `external`, what "
      "those above it hold in whom nobody else holds a share (integrated; null where that is "
      "undetermined). Each with its low and its high end. Settings: as_of, mapping, same_as, "
      "beneficial.";
  procedure.inputs = {{"company", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {
      {"legal_low", Kind::floating, "FLOAT"},       {"legal_high", Kind::floating, "FLOAT"},
      {"unaccounted_low", Kind::floating, "FLOAT"}, {"unaccounted_high", Kind::floating, "FLOAT"},
      {"external_low", Kind::floating, "FLOAT?"},   {"external_high", Kind::floating, "FLOAT?"}};
  procedure.call = call_accounted;
  return procedure;
}

Procedure ownership_declared_procedure() {
  Procedure procedure;
  procedure.name = "ownership.declared";
  procedure.description =
      "The share that an owner is declared to have by relationships that are said to be made of "
      "others (in BODS isComponent is false): they are not added to what those others give. "
      "Settings: as_of, mapping, same_as.";
  procedure.inputs = {{"owner", types::any, "NODE? | STRING"},
                      {"company", types::any, "NODE? | STRING"},
                      {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 2;
  procedure.outputs = {{"low", Kind::floating, "FLOAT"},
                       {"high", Kind::floating, "FLOAT"},
                       {"relationships", Kind::list, "LIST"}};
  procedure.call = call_declared;
  return procedure;
}

}  // namespace stemma::engine
