#include "engine/ownership/part.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Measure;
using ownership::Party;

constexpr std::string_view name = "ownership.holdings";

/// Each company's share on its own, in what of the graph is above it.
Result<std::vector<Answer>> shares(const OwnershipRequest& request,
                                   const ownership::ShareGraph& graph, Party owner,
                                   const ownership::Question& question) {
  std::vector<Answer> answers;
  ownership::PartCutter cutter(graph);
  for (const Party company : ownership::reach(graph, owner, Direction::out, ownership::End::high)) {
    if (request.interrupt()) STEMMA_TRY(request.interrupt()());
    const ownership::Part part = cutter.above(company);
    const auto place = std::ranges::find(part.parties, owner) - part.parties.begin();
    const auto inside = static_cast<Party>(place);
    STEMMA_TRY(auto assessor,
               ownership::Assessor::make(part.graph, 0, question, request.interrupt(), inside));
    STEMMA_TRY(auto assessment, assessor.of(inside));
    if (is_worth_telling(assessment)) answers.push_back({company, std::move(assessment)});
  }
  return answers;
}

/// The integrated shares, from one column of what is above a company: the rings are solved once.
Result<std::vector<Answer>> integrated_shares(const OwnershipRequest& request,
                                              const ownership::ShareGraph& graph, Party owner,
                                              const ownership::Question& question) {
  std::vector<Answer> answers;
  std::optional<ownership::Assessor> assessor;
  for (const Party company : ownership::reach(graph, owner, Direction::out, ownership::End::high)) {
    if (request.interrupt()) STEMMA_TRY(request.interrupt()());
    if (assessor) {
      STEMMA_TRY(assessor->move_to(company));
    } else {
      STEMMA_TRY(auto made,
                 ownership::Assessor::make(graph, company, question, request.interrupt()));
      assessor.emplace(std::move(made));
    }
    STEMMA_TRY(auto assessment, assessor->of(owner));
    if (is_worth_telling(assessment)) answers.push_back({company, std::move(assessment)});
  }
  return answers;
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings,
                                                        {"measure", "threshold", "comparison",
                                                         "steps", "exclude_direct", "chains"}));
  STEMMA_TRY(const NodeId node, request.node(arguments[0]));
  STEMMA_TRY(const auto question, request.question());
  STEMMA_TRY(const std::size_t chain_count, request.chains());
  auto reader = request.reader();
  const Party owner = reader.party(node);
  STEMMA_TRY(question.measure == Measure::direct ? reader.read_holdings({owner})
                                                 : reader.read_below(owner));
  if (question.measure == Measure::external_claims) STEMMA_TRY(reader.read_above(owner));
  const auto graph = reader.graph();
  const bool walks = question.measure == Measure::integrated;
  STEMMA_TRY(auto answers, walks ? integrated_shares(request, graph, owner, question)
                                 : shares(request, graph, owner, question));
  sort_answers(answers, reader);
  std::vector<std::vector<Value>> rows;
  for (const Answer& answer : answers) {
    auto& row = rows.emplace_back(std::vector<Value>{Value(reader.node(answer.party))});
    add_share(row, answer.assessment);
    std::vector<ownership::StrongestChains::Chain> chains;
    if (chain_count > 0) {
      chains =
          ownership::JustifyingChains(graph, answer.party, question.measure, question.threshold)
              .from(owner, chain_count);
    }
    row.push_back(chains_value(reader, graph, chains));
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_holdings_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "What an owner owns, directly and through others, and how much of it: as ownership.owners, "
      "asked from the other end. Chains are shown where `chains` asks for them. Settings: measure "
      "('integrated'), threshold, steps, exclude_direct, chains (1 a company), as_of, mapping, "
      "same_as, beneficial.";
  procedure.inputs = {{"owner", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = share_columns();
  procedure.outputs.insert(procedure.outputs.begin(), {"owned", Kind::node, "NODE"});
  procedure.outputs.push_back({"chains", Kind::list, "LIST"});
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
