#include <algorithm>

#include "engine/ownership/incoming.hpp"
#include "engine/ownership/voting_power.hpp"
#include "engine/procedures/ownership/answers.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {
namespace {

using ownership::Rational;
using ownership::Voter;

constexpr std::string_view name = "ownership.voting_power";

/// Without `quota` more than half of the votes are needed: any coalition that has more has at least
/// half of them and one unit of the least common denominator.
Result<Rational> read_quota(const OwnershipRequest& request, const std::vector<Voter>& voters) {
  const Value* const value = request.config().find("quota");
  if (value != nullptr) {
    const auto quota = ownership::read_decimal(*value, false);
    if (quota) return ownership::to_rational(*quota);
    return request.config().refuse("quota", *value, "a number of votes");
  }
  Rational all = 0;
  boost::multiprecision::cpp_int common = 1;
  for (const Voter& voter : voters) {
    all += voter.weight;
    common = lcm(common, denominator(voter.weight));
  }
  return Rational(all / 2 + Rational(1, 2 * common));
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  if (arguments[0].is_null()) return rows_of({});
  const Value settings = arguments.size() < 2 ? Value() : arguments[1];
  STEMMA_TRY(const auto request, OwnershipRequest::read(name, context, settings, {"quota"}));
  STEMMA_TRY(const NodeId company, request.node(arguments[0]));
  STEMMA_TRY(const auto voters, ownership::voters(request.snapshot(), request.scope(), company));
  STEMMA_TRY(const Rational quota, read_quota(request, voters));
  std::vector<Rational> weights;
  for (const Voter& voter : voters) weights.push_back(voter.weight);
  STEMMA_TRY(const auto power, ownership::voting_power(weights, quota, request.interrupt()));
  std::vector<std::vector<Value>> rows;
  for (std::size_t i = 0; i < voters.size(); ++i) {
    rows.push_back({Value(voters[i].node), Value(ownership::to_double(weights[i])),
                    power.banzhaf.empty() ? Value() : Value(power.banzhaf[i]),
                    Value(power.shapley_shubik[i])});
  }
  std::ranges::stable_sort(rows, std::greater(),
                           [](const std::vector<Value>& row) { return row[1].floating(); });
  return rows_of(std::move(rows));
}

}  // namespace

Procedure ownership_voting_power_procedure() {
  Procedure procedure;
  procedure.name = name;
  procedure.description =
      "The power of each voter of a company: how often its votes turn a coalition that is below "
      "the quota into one that reaches it, of all coalitions (Banzhaf, normalised) and of all "
      "orders of voters (Shapley-Shubik). Settings: quota (the votes that win; more than half), "
      "as_of, mapping, same_as.";
  procedure.inputs = {{"company", types::any, "NODE? | STRING"}, {"settings", Kind::map, "MAP?"}};
  procedure.inputs_required = 1;
  procedure.outputs = {{"voter", Kind::node, "NODE"},
                       {"votes", Kind::floating, "FLOAT"},
                       {"banzhaf", Kind::floating, "FLOAT?"},
                       {"shapley_shubik", Kind::floating, "FLOAT"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
