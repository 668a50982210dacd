#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/evidence/evidence.hpp"
#include "engine/judgements/judgement.hpp"
#include "engine/ownership/quality.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Fault;
using ownership::Finding;

constexpr std::string_view name = "ownership.report";

/// A kind of finding that is not about holdings.
constexpr std::string_view contradiction = "contradiction";

struct Sought {
  std::vector<Fault> faults;
  bool contradictions = false;
};

Result<Sought> sought(const OwnershipRequest& request) {
  Sought found;
  STEMMA_TRY(const auto kinds, request.config().texts("kinds"));
  std::vector<std::string_view> known;
  const auto wanted = [&](std::string_view kind) {
    known.push_back(kind);
    return !kinds || std::ranges::count(*kinds, kind) > 0;
  };
  for (const auto& [fault, kind] : ownership::fault_names) {
    if (wanted(kind)) found.faults.push_back(fault);
  }
  found.contradictions = wanted(contradiction);
  if (!kinds) return found;
  for (const std::string& kind : *kinds) {
    if (std::ranges::count(known, kind) > 0) continue;
    return request.config().refuse("kinds", Value(kind),
                                   fmt::format("a list of some of '{}'", fmt::join(known, "', '")));
  }
  return found;
}

/// Pairs of nodes that were judged not to be the same, the lesser first.
using Apart = std::set<std::pair<NodeId, NodeId>>;

Apart told_apart(const storage::Catalog& catalog) {
  Apart apart;
  for (const Judgement& each : judgements(catalog)) {
    if (!each.same) apart.emplace(each.a, each.b);
  }
  return apart;
}

/// Takes out of those of one name who was judged to be none of the others.
void leave_out(const Apart& apart, Finding& finding) {
  const std::vector<NodeId> all = finding.nodes;
  std::erase_if(finding.nodes, [&](NodeId node) {
    return std::ranges::all_of(all, [&](NodeId other) {
      return other == node || apart.contains(std::minmax(node, other));
    });
  });
}

std::vector<Value> row_of(const storage::Catalog& catalog, const evidence::Contradiction& found,
                          NodeId node) {
  std::vector<std::int64_t> ids;
  for (const auto& item : found.items) {
    ids.push_back(static_cast<std::int64_t>(item.statement.id));
  }
  const bool about_node = found.entity.kind == storage::EntityKind::node;
  return {Value(contradiction),
          Value(node),
          Value(ValueList{Value(node)}),
          Value(about_node ? ValueList() : ValueList{found.entity.value()}),
          Value(),
          Value(fmt::format("statements {} say different values of {}", fmt::join(ids, ", "),
                            catalog.name(found.property)))};
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
  STEMMA_TRY(const Sought kinds, sought(request));
  const storage::Snapshot& view = request.snapshot();
  STEMMA_TRY(auto findings,
             ownership::inspect(view, request.scope(), kinds.faults, request.interrupt()));
  const Apart apart = told_apart(view.catalog());
  std::vector<std::vector<Value>> rows;
  for (Finding& finding : findings) {
    if (finding.fault == Fault::duplicate_name) {
      leave_out(apart, finding);
      if (finding.nodes.empty()) continue;
    }
    const auto kind = ownership::fault_names[static_cast<std::size_t>(finding.fault)].second;
    rows.push_back({Value(kind), Value(finding.nodes.front()),
                    Value(ValueList(finding.nodes.begin(), finding.nodes.end())),
                    Value(ValueList(finding.relationships.begin(), finding.relationships.end())),
                    number_value(finding.amount), Value(text_of(finding))});
  }
  if (!kinds.contradictions) return rows_of(std::move(rows));
  STEMMA_TRY(const auto contradictions, evidence::contradictions(view));
  for (const auto& each : contradictions) {
    NodeId node{each.entity.id};
    if (each.entity.kind == storage::EntityKind::relationship) {
      STEMMA_TRY(const auto ends, view.relationship(RelationshipId{each.entity.id}));
      node = ends.target;
    }
    rows.push_back(row_of(view.catalog(), each, node));
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
      "after a party's `closed_on`), repeats_components, duplicate_holding, duplicate_name "
      "(whom no judgement tells apart), contradiction (statements that hold at the same time). "
      "Settings: kinds (a list of some of these), as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"kind", Kind::string, "STRING"},     {"node", Kind::node, "NODE"},
                       {"nodes", Kind::list, "LIST"},        {"relationships", Kind::list, "LIST"},
                       {"amount", Kind::floating, "FLOAT?"}, {"text", Kind::string, "STRING"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
