#include <algorithm>

#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"
#include "engine/procedures/ownership/rule_reader.hpp"

namespace stemma::engine {
namespace {

using ownership::Assessment;
using ownership::Assessor;
using ownership::JustifyingChains;
using ownership::Party;
using ownership::Rule;
using ownership::RuleVerdict;
using ownership::ShareGraph;
using ownership::Verdict;

constexpr std::string_view name = "ownership.ubo";

/// What a rule says of one owner, and the share that its deciding test found.
struct Finding {
  Party owner = 0;
  RuleVerdict verdict;
  Assessment assessment;
};

Result<std::vector<Finding>> findings(const OwnershipRequest& request, const ShareGraph& graph,
                                      Party company, const Rule& rule, std::string_view which) {
  STEMMA_TRY(const std::uint64_t steps, request.steps());
  std::vector<Assessor> assessors;
  assessors.reserve(rule.tests.size());
  for (const auto& test : rule.tests) {
    const ownership::Question question{test.measure, test.threshold, steps, false};
    STEMMA_TRY(auto assessor, Assessor::make(graph, company, question, request.interrupt()));
    assessors.push_back(std::move(assessor));
  }
  std::vector<Finding> found;
  for (const Party owner : owners_above(graph, company, which)) {
    if (owner == company) continue;
    if (request.interrupt()) STEMMA_TRY(request.interrupt()());
    std::vector<Assessment> assessments;
    std::vector<Verdict> verdicts;
    for (Assessor& assessor : assessors) {
      STEMMA_TRY(auto assessment, assessor.of(owner));
      verdicts.push_back(assessment.verdict.value_or(Verdict::undetermined));
      assessments.push_back(std::move(assessment));
    }
    const RuleVerdict verdict = ownership::combine(verdicts);
    found.push_back({owner, verdict, std::move(assessments[verdict.test.value_or(0)])});
  }
  return found;
}

void sort(std::vector<Finding>& found, const ownership::ShareReader& reader) {
  std::ranges::sort(found, {}, [&](const Finding& finding) {
    return std::tuple(finding.verdict.verdict, -finding.assessment.low.value_or(0),
                      number(reader.node(finding.owner)));
  });
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings,
                                                        {"rule", "steps", "chains", "owners"}));
  STEMMA_TRY(const NodeId node, request.node(arguments[0]));
  const Value* const asked = request.config().find("rule");
  STEMMA_TRY(const Rule rule, read_rule(request.snapshot().catalog(), name,
                                        asked == nullptr ? Value("AMLR") : *asked));
  STEMMA_TRY(const std::size_t chain_count, request.chains());
  STEMMA_TRY(const std::string which, request.owners("roots"));
  auto reader = request.reader();
  const Party company = reader.party(node);
  STEMMA_TRY(reader.read_above(company));
  const ShareGraph graph = reader.graph();
  STEMMA_TRY(auto found, findings(request, graph, company, rule, which));
  sort(found, reader);
  std::vector<JustifyingChains> chains;
  chains.reserve(rule.tests.size());
  for (const auto& test : rule.tests) {
    chains.emplace_back(graph, company, test.measure, test.threshold);
  }
  std::vector<std::vector<Value>> rows;
  for (const Finding& finding : found) {
    auto& row = rows.emplace_back();
    row.emplace_back(reader.node(finding.owner));
    row.push_back(verdict_value(finding.verdict.verdict));
    const auto test = finding.verdict.test;
    row.push_back(test ? Value(ownership::to_text(rule.tests[*test])) : Value());
    row.push_back(number_value(finding.assessment.low));
    row.push_back(number_value(finding.assessment.high));
    row.push_back(test ? chains_value(reader, graph, chains[*test].from(finding.owner, chain_count))
                       : Value(ValueList{}));
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_ubo_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "Who is a beneficial owner of a company by a rule of law. Of each owner in whom nobody else "
      "holds a share: the `verdict` ('yes', 'possible' where bands and unknown shares leave it "
      "open, 'undetermined', 'no'), the `test` of the rule that decided, the share it found, and "
      "the chains that justify it. Settings: rule ('AMLR', 'AMLD4', 'PSC', 'OFAC50', 'CN', one "
      "of the database's own, or a list of tests such as 'path_product >= 10%'), steps, chains "
      "(1), owners ('roots' or 'all'), "
      "as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"company", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {{"owner", Kind::node, "NODE"},      {"verdict", Kind::string, "STRING"},
                       {"test", Kind::string, "STRING?"},  {"low", Kind::floating, "FLOAT?"},
                       {"high", Kind::floating, "FLOAT?"}, {"chains", Kind::list, "LIST"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
