#include <fmt/format.h>

#include "engine/ownership/quality.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Fault;
using ownership::Finding;

constexpr std::string_view name = "ownership.report";

Result<std::vector<Fault>> sought(const OwnershipRequest& request) {
  std::vector<Fault> faults;
  STEMMA_TRY(const auto kinds, request.config().texts("kinds"));
  std::string known;
  for (const auto& [fault, kind] : ownership::fault_names) {
    known += fmt::format("{}'{}'", known.empty() ? "" : ", ", kind);
    if (!kinds || std::ranges::count(*kinds, kind) > 0) faults.push_back(fault);
  }
  if (!kinds) return faults;
  for (const std::string& kind : *kinds) {
    const auto is_kind = [&](const auto& each) { return each.second == kind; };
    if (std::ranges::any_of(ownership::fault_names, is_kind)) continue;
    return request.config().refuse("kinds", Value(kind), "a list of some of " + known);
  }
  return faults;
}

std::string percent(double share) { return fmt::format("{:.8g} %", share * 100); }

std::string text_of(const Finding& finding) {
  const double amount = finding.amount.value_or(0);
  switch (finding.fault) {
    case Fault::over_100: return "its direct owners hold at least " + percent(amount);
    case Fault::missing_to_100: return "of at least " + percent(amount) + " no owner is known";
    case Fault::ring:
      return fmt::format("{} parties own each other in a ring", finding.nodes.size());
    case Fault::self_holding: return "holds at least " + percent(amount) + " of itself";
    case Fault::unknown_share: return "the holding states no share that can be read";
    case Fault::unknown_leaf: return "a chain ends here, and this is no person or government";
    case Fault::open_to_closed: return "the holding goes on although this party has ended";
    case Fault::repeats_components:
      return "the stated relationship repeats a chain that is stated as well";
    case Fault::duplicate_holding: return "the same holding is stated twice, and counted twice";
    case Fault::duplicate_name:
      return fmt::format("{} parties have this name", finding.nodes.size());
  }
  return "";
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings, {"kinds"}));
  STEMMA_TRY(const auto faults, sought(request));
  STEMMA_TRY(const auto findings,
             ownership::inspect(request.snapshot(), request.scope(), faults, request.interrupt()));
  std::vector<std::vector<Value>> rows;
  for (const Finding& finding : findings) {
    const auto kind = ownership::fault_names[static_cast<std::size_t>(finding.fault)].second;
    rows.push_back({Value(kind), Value(finding.nodes.front()),
                    Value(ValueList(finding.nodes.begin(), finding.nodes.end())),
                    Value(ValueList(finding.relationships.begin(), finding.relationships.end())),
                    number_value(finding.amount), Value(text_of(finding))});
  }
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_report_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "What may be wrong with what the graph says of ownership, one row a finding: over_100, "
      "missing_to_100, ring, self_holding, unknown_share, unknown_leaf (a chain ends in neither a "
      "person nor a government: `person_labels` of the mapping), open_to_closed (a holding goes on "
      "after a party's `closed_on`), repeats_components, duplicate_holding, duplicate_name. "
      "Settings: kinds (a list of some of these), as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"kind", Kind::string, "STRING"},     {"node", Kind::node, "NODE"},
                       {"nodes", Kind::list, "LIST"},        {"relationships", Kind::list, "LIST"},
                       {"amount", Kind::floating, "FLOAT?"}, {"text", Kind::string, "STRING"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
