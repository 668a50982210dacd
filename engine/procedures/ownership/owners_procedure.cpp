#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Measure;
using ownership::Party;

constexpr std::string_view name = "ownership.owners";

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request,
             OwnershipRequest::read(name, context, settings,
                                    {"measure", "threshold", "comparison", "steps",
                                     "exclude_direct", "chains", "owners"}));
  STEMMA_TRY(const NodeId node, request.node(arguments[0]));
  STEMMA_TRY(const auto question, request.question());
  STEMMA_TRY(const std::size_t chain_count, request.chains());
  STEMMA_TRY(const std::string which, request.owners("all"));
  auto reader = request.reader();
  const Party company = reader.party(node);
  const bool near = question.measure == Measure::direct && which == "all";
  STEMMA_TRY(near ? reader.read_owners(company) : reader.read_above(company));
  const auto graph = reader.graph();
  STEMMA_TRY(auto assessor,
             ownership::Assessor::make(graph, company, question, request.interrupt()));
  std::vector<Answer> answers;
  for (const Party owner : owners_above(graph, company, which)) {
    STEMMA_TRY(auto assessment, assessor.of(owner));
    if (is_worth_telling(assessment)) answers.push_back({owner, std::move(assessment)});
  }
  sort_answers(answers, reader);
  ownership::JustifyingChains chains(graph, company, question.measure, question.threshold);
  std::vector<std::vector<Value>> rows;
  for (const Answer& answer : answers) {
    auto& row = rows.emplace_back(std::vector<Value>{Value(reader.node(answer.party))});
    add_share(row, answer.assessment);
    row.push_back(chains_value(reader, graph, chains.from(answer.party, chain_count)));
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_owners_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "Who owns a company, and how much of it: each owner with its share between `low` and `high`, "
      "whether that is one exact number, and the chains that show it. Without `high` the share is "
      "at least `low`; without both it is undetermined. With a `threshold` ('>= 25%') only those "
      "whose share passes, may pass, or cannot be told. Settings: measure ('integrated'), "
      "threshold, steps (of chains inside rings), exclude_direct, chains (1 an owner), owners "
      "('all' or 'roots'), as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"company", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = share_columns();
  procedure.outputs.insert(procedure.outputs.begin(), {"owner", Kind::node, "NODE"});
  procedure.outputs.push_back({"chains", Kind::list, "LIST"});
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
