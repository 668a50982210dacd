#include "engine/ownership/investments.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view name = "ownership.similarity";

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return rows_of({});
  const Value settings = arguments.size() < 3 ? Value() : arguments[2];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings, {}));
  STEMMA_TRY(const NodeId one, request.node(arguments[0]));
  STEMMA_TRY(const NodeId other, request.node(arguments[1]));
  auto reader = request.reader();
  const std::vector owners{reader.party(one), reader.party(other)};
  STEMMA_TRY(reader.read_holdings(owners));
  return rows_of({{Value(ownership::jaccard(reader.graph(), owners[0], owners[1]))}});
}

}  // namespace

Procedure ownership_similarity_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "Of the companies in which either of two owners holds a share, the part in which both do "
      "(Jaccard); 0 where neither holds any. Settings: as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"one", types::any, "NODE? | STRING"},
                      {"other", types::any, "NODE? | STRING"},
                      {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 2;
  procedure.outputs = {{"jaccard", Kind::floating, "FLOAT"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
