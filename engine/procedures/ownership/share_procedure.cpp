#include "engine/ownership/single_share.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view name = "ownership.share";

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return rows_of({});
  const Value settings = arguments.size() < 3 ? Value() : arguments[2];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings,
                                                        {"measure", "threshold", "comparison",
                                                         "steps", "exclude_direct", "chains"}));
  STEMMA_TRY(const auto question, request.question());
  STEMMA_TRY(const std::size_t chain_count, request.chains());
  STEMMA_TRY(const NodeId owner, request.node(arguments[0]));
  STEMMA_TRY(const NodeId company, request.node(arguments[1]));
  STEMMA_TRY(const auto asked,
             ownership::assess_share(request.snapshot(), request.scope(), question, owner, company,
                                     request.interrupt()));
  ownership::JustifyingChains chains(asked.graph, asked.company, question.measure,
                                     question.threshold);
  std::vector<Value> row;
  add_share(row, asked.assessment);
  row.push_back(chains_value(asked.reader, asked.graph, chains.from(asked.owner, chain_count)));
  return rows_of({std::move(row)});
}

}  // namespace

Procedure ownership_share_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "How much of a company an owner owns: one row, its columns as those of ownership.owners. "
      "Settings: measure ('integrated'), threshold, steps, exclude_direct, chains (1), as_of, "
      "mapping, same_as, beneficial.";
  procedure.inputs = {{"owner", types::any, "NODE? | STRING"},
                      {"company", types::any, "NODE? | STRING"},
                      {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 2;
  procedure.outputs = share_columns();
  procedure.outputs.push_back({"chains", Kind::list, "LIST"});
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
