#include <algorithm>

#include "engine/ownership/control.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::ControlSearch;
using ownership::Party;
using ownership::ShareGraph;
using ownership::Threshold;
using Reading = ControlSearch::Reading;

/// What is read below owners: not below what they all hold less of than the quota.
double least_of(const Threshold& quota) { return ownership::to_double(quota.value) - 1e-9; }

Value held_value(const ShareGraph& graph, const ControlSearch& search, Party company) {
  ownership::Rational held = 0;
  for (const auto place : graph.held_in(company)) {
    const ownership::Link& link = graph.link(place);
    if (!link.is_self() && search.is_member(link.owner))
      held += graph.exact(link, ownership::End::low);
  }
  return Value(ownership::to_double(held));
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  constexpr std::string_view name = "ownership.control";
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request,
             OwnershipRequest::read(name, context, settings, {"threshold", "comparison"}));
  STEMMA_TRY(const auto nodes, request.nodes(arguments[0]));
  STEMMA_TRY(const auto threshold, request.threshold());
  const Threshold quota = threshold.value_or(ownership::majority());
  auto reader = request.reader();
  std::vector<Party> owners;
  for (const NodeId node : nodes) owners.push_back(reader.party(node));
  for (const Party owner : owners) STEMMA_TRY(reader.read_below(owner, least_of(quota)));
  const ShareGraph graph = reader.graph();
  ControlSearch certain(graph, quota, Reading::certain);
  ControlSearch possible(graph, quota, Reading::possible);
  certain.controlled_by(owners);
  std::vector<std::vector<Value>> rows;
  for (const Party company : possible.controlled_by(owners)) {
    const bool sure = certain.is_member(company);
    rows.push_back(
        {Value(reader.node(company)),
         Value(ownership::name_of(sure ? ownership::Verdict::yes : ownership::Verdict::possible)),
         held_value(graph, sure ? certain : possible, company)});
  }
  return rows_of(std::move(rows));
}

/// Searches from one owner after the other.
class AllControlRows : public ProcedureRows {
 public:
  AllControlRows(OwnershipRequest request, Threshold quota, std::string which)
      : request_(std::move(request)), quota_(std::move(quota)), which_(std::move(which)) {}

  [[nodiscard]] Result<void> read() {
    STEMMA_TRY(reader_.read_all());
    graph_.emplace(reader_.graph());
    certain_.emplace(*graph_, quota_, Reading::certain);
    if (!graph_->is_exact()) possible_.emplace(*graph_, quota_, Reading::possible);
    return {};
  }

  Result<ProcedureFlow> next(std::vector<Value>& row) override {
    while (at_ == found_.size()) {
      if (owner_ == graph_->size()) return ProcedureFlow::done;
      if (owner_ % 1024 == 0 && request_.interrupt()) STEMMA_TRY(request_.interrupt()());
      search(owner_++);
    }
    const auto [company, verdict] = found_[at_++];
    row.assign({Value(reader_.node(owner_ - 1)), Value(reader_.node(company)),
                Value(ownership::name_of(verdict))});
    return ProcedureFlow::row;
  }

 private:
  void search(Party owner) {
    found_.clear();
    at_ = 0;
    if (graph_->held_by(owner).empty()) return;
    if (which_ == "roots" && !ownership::is_root(*graph_, owner)) return;
    const std::array owners{owner};
    for (const Party company : certain_->controlled_by(owners)) {
      found_.emplace_back(company, ownership::Verdict::yes);
    }
    if (!possible_) return;
    for (const Party company : possible_->controlled_by(owners)) {
      if (certain_->is_member(company)) continue;
      found_.emplace_back(company, ownership::Verdict::possible);
    }
  }

  OwnershipRequest request_;
  Threshold quota_;
  std::string which_;
  ownership::ShareReader reader_ = request_.reader();
  std::optional<ShareGraph> graph_;
  std::optional<ControlSearch> certain_;
  std::optional<ControlSearch> possible_;
  Party owner_ = 0;
  std::vector<std::pair<Party, ownership::Verdict>> found_;
  std::size_t at_ = 0;
};

Result<std::unique_ptr<ProcedureRows>> call_all(ProcedureContext context,
                                                std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  STEMMA_TRY(auto request, OwnershipRequest::read("ownership.all_control", context, settings,
                                                  {"threshold", "comparison", "owners"}));
  STEMMA_TRY(const auto threshold, request.threshold());
  STEMMA_TRY(std::string which, request.owners("all"));
  auto rows = std::make_unique<AllControlRows>(
      std::move(request), threshold.value_or(ownership::majority()), std::move(which));
  STEMMA_TRY(rows->read());
  return rows;
}

}  // namespace

Procedure ownership_control_procedure() {
  Procedure procedure;
  procedure.name = "ownership.control";
  procedure.description =
      "What one or several owners control together: all in which they, and what they control, hold "
      "more than half; `held` is what they hold of it together, at least. A ring that supports "
      "itself is controlled by nobody. OFAC's rule is {threshold: '>= 50%'}. Settings: threshold "
      "('> 50%'), as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"owners", types::any, "NODE? | STRING | LIST"},
                      {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {{"controlled", Kind::node, "NODE"},
                       {"verdict", Kind::string, "STRING"},
                       {"held", Kind::floating, "FLOAT"}};
  procedure.call = call;
  return procedure;
}

Procedure ownership_all_control_procedure() {
  Procedure procedure;
  procedure.name = "ownership.all_control";
  procedure.description =
      "ownership.control of every owner in the graph, each by itself. Settings: threshold "
      "('> 50%'), owners ('all' or 'roots'), as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = {{"owner", Kind::node, "NODE"},
                       {"controlled", Kind::node, "NODE"},
                       {"verdict", Kind::string, "STRING"}};
  procedure.call = call_all;
  return procedure;
}

}  // namespace stemma::engine
