#pragma once

#include <string>
#include <vector>

#include "engine/ownership/justifying_chains.hpp"
#include "engine/procedures/ownership/request.hpp"

namespace stemma::engine {

/// Null where nothing is known.
[[nodiscard]] Value number_value(const std::optional<double>& number);
/// "yes", "no", "possible", "undetermined"; null where nothing was to be decided.
[[nodiscard]] Value verdict_value(const std::optional<ownership::Verdict>& verdict);

/// Chains as maps: `low` and `high`, the product of their shares; `nodes`, the owner first; and
/// `relationships`, all that a link is the sum of, in their order.
[[nodiscard]] Value chains_value(const ownership::ShareReader& reader,
                                 const ownership::ShareGraph& graph,
                                 const std::vector<ownership::StrongestChains::Chain>& chains);

/// A party that was asked about and what is known of its share.
struct Answer {
  ownership::Party party = 0;
  ownership::Assessment assessment;
};

/// Whether there is anything to tell: neither a share that is 0, nor one that does not pass.
[[nodiscard]] bool is_worth_telling(const ownership::Assessment& assessment);

/// By what they hold at least, then at most, the greatest first; then by node.
void sort_answers(std::vector<Answer>& answers, const ownership::ShareReader& reader);

/// `low`, `high`, `exact`, `verdict`, `low_open`, `high_open`.
[[nodiscard]] std::vector<ProcedureColumn> share_columns();
/// Appends these to a row.
void add_share(std::vector<Value>& row, const ownership::Assessment& assessment);

/// Those who may be asked about as owners of a company: all above it and itself, which a ring may
/// lead back to, or the roots among them.
[[nodiscard]] std::vector<ownership::Party> owners_above(const ownership::ShareGraph& graph,
                                                         ownership::Party company,
                                                         std::string_view which);

}  // namespace stemma::engine
