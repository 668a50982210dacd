#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/transaction.hpp"

namespace stemma::engine {

/// What somebody decided of two nodes: that they are the same, or that they are not. Kept beside
/// the data, which it does not touch.
struct Judgement {
  std::uint64_t id = 0;  ///< from 1, never used again
  bool same = true;
  NodeId a{};
  NodeId b{};
  std::string who;
  std::string at;  ///< an ISO date or date-time; empty: not known
  std::string why;
};

/// All that stand, by id.
[[nodiscard]] std::vector<Judgement> judgements(const storage::Catalog& catalog);

/// Keeps a judgement under a new id. `invalid_argument_value` where what stands says the contrary:
/// nodes that are the same as each other, each through others, cannot be told apart.
[[nodiscard]] Result<std::uint64_t> judge(storage::Transaction& transaction, Judgement judgement);
/// As if it had not been made; `not_found` where none has the id.
[[nodiscard]] Result<void> undo_judgement(storage::Transaction& transaction, std::uint64_t id);

}  // namespace stemma::engine
