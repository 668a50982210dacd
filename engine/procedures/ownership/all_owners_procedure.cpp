#include "engine/ownership/part.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Assessor;
using ownership::Measure;
using ownership::Party;

constexpr std::string_view name = "ownership.all_owners";

/// One company after the other. Measures of walks share the factors of the rings; others are asked
/// in the part of the graph above the company.
class AllOwnersRows : public ProcedureRows {
 public:
  AllOwnersRows(OwnershipRequest request, ownership::Question question, std::string which)
      : request_(std::move(request)), question_(std::move(question)), which_(std::move(which)) {}

  [[nodiscard]] Result<void> read() {
    STEMMA_TRY(reader_.read_all());
    graph_.emplace(reader_.graph());
    cutter_.emplace(*graph_);
    reacher_.emplace(graph_->size());
    return {};
  }

  Result<ProcedureFlow> next(std::vector<Value>& row) override {
    while (at_ == found_.size()) {
      if (company_ == graph_->size()) return ProcedureFlow::done;
      if (request_.interrupt()) STEMMA_TRY(request_.interrupt()());
      STEMMA_TRY(assess(company_++));
    }
    const Answer& answer = found_[at_++];
    row.assign({Value(reader_.node(answer.party)), Value(reader_.node(company_ - 1))});
    add_share(row, answer.assessment);
    return ProcedureFlow::row;
  }

 private:
  [[nodiscard]] Result<void> assess(Party company) {
    found_.clear();
    at_ = 0;
    if (graph_->held_in(company).empty()) return {};
    const bool walks =
        question_.measure == Measure::integrated || question_.measure == Measure::external_claims;
    return walks ? assess_in_whole(company) : assess_in_part(company);
  }

  [[nodiscard]] Result<void> assess_in_whole(Party company) {
    if (whole_) {
      STEMMA_TRY(whole_->move_to(company));
    } else {
      STEMMA_TRY(auto made, Assessor::make(*graph_, company, question_, request_.interrupt()));
      whole_.emplace(std::move(made));
    }
    return collect(*whole_, reacher_->above(*graph_, company, ownership::End::high), company, {});
  }

  [[nodiscard]] Result<void> assess_in_part(Party company) {
    const ownership::Part part = cutter_->above(company);
    STEMMA_TRY(auto assessor, Assessor::make(part.graph, 0, question_, request_.interrupt()));
    std::vector<Party> all(part.parties.size());
    for (Party i = 0; i < all.size(); ++i) all[i] = i;
    return collect(assessor, all, 0, part.parties);
  }

  /// `named`: which party of the whole each is; empty where it is itself.
  [[nodiscard]] Result<void> collect(Assessor& assessor, const std::vector<Party>& owners,
                                     Party company, const std::vector<Party>& named) {
    for (const Party owner : owners) {
      const Party party = named.empty() ? owner : named[owner];
      // A chain has two different ends.
      if (owner == company && question_.measure == Measure::path_product) continue;
      if (which_ == "roots" && (owner == company || !ownership::is_root(*graph_, party))) continue;
      STEMMA_TRY(auto assessment, assessor.of(owner));
      if (is_worth_telling(assessment)) found_.push_back({party, std::move(assessment)});
    }
    sort_answers(found_, reader_);
    return {};
  }

  OwnershipRequest request_;
  ownership::Question question_;
  std::string which_;
  ownership::ShareReader reader_ = request_.reader();
  std::optional<ownership::ShareGraph> graph_;
  std::optional<ownership::PartCutter> cutter_;
  std::optional<ownership::Reacher> reacher_;
  std::optional<Assessor> whole_;
  Party company_ = 0;
  std::vector<Answer> found_;
  std::size_t at_ = 0;
};

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  STEMMA_TRY(auto request, OwnershipRequest::read(name, context, settings,
                                                  {"measure", "threshold", "comparison", "steps",
                                                   "exclude_direct", "owners"}));
  STEMMA_TRY(auto question, request.question());
  STEMMA_TRY(std::string which, request.owners("all"));
  auto rows =
      std::make_unique<AllOwnersRows>(std::move(request), std::move(question), std::move(which));
  STEMMA_TRY(rows->read());
  return rows;
}

Result<std::unique_ptr<ProcedureRows>> call_close_links(ProcedureContext context,
                                                        std::vector<Value> arguments) {
  const Value settings = arguments.empty() ? Value() : arguments[0];
  STEMMA_TRY(auto request, OwnershipRequest::read("ownership.close_links", context, settings,
                                                  {"threshold", "comparison", "steps"}));
  ownership::Question question;
  question.measure = Measure::path_product;
  STEMMA_TRY(question.threshold, request.threshold());
  if (!question.threshold) question.threshold = ownership::Threshold::at_least({20, 2});
  STEMMA_TRY(question.steps, request.steps());
  auto rows = std::make_unique<AllOwnersRows>(std::move(request), std::move(question), "all");
  STEMMA_TRY(rows->read());
  return rows;
}

}  // namespace

Procedure ownership_all_owners_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "ownership.owners of every company in the graph, itself included where a ring leads back, "
      "without the chains: the shares are read "
      "once and each ring is solved once. Settings: measure ('integrated'), threshold, steps, "
      "exclude_direct, owners ('all' or 'roots'), as_of, mapping, same_as, beneficial.";
  procedure.inputs = {{"settings", Kind::map, "MAP?"}};
  procedure.outputs = share_columns();
  procedure.outputs.insert(procedure.outputs.begin(),
                           {{"owner", Kind::node, "NODE"}, {"company", Kind::node, "NODE"}});
  procedure.call = call;
  return procedure;
}

Procedure ownership_close_links_procedure() {
  Procedure procedure = ownership_all_owners_procedure();
  procedure.name = "ownership.close_links";
  procedure.description =
      "The pairs of whom the one holds 20 % or more of the other, directly or along chains: the "
      "products of their shares, added. Settings: threshold ('>= 20%'), steps (of chains inside "
      "rings), as_of, mapping, same_as, beneficial.";
  procedure.call = call_close_links;
  return procedure;
}

}  // namespace stemma::engine
