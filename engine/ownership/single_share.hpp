#pragma once

#include "engine/ownership/assessor.hpp"
#include "engine/ownership/share_reader.hpp"

namespace stemma::engine::ownership {

/// What one owner owns of one company, and the graph it was read from.
struct SingleShare {
  ShareReader reader;
  ShareGraph graph;
  Party owner = 0;
  Party company = 0;
  Assessment assessment;
};

/// Reads no more of the graph than the measure needs. `scope` and `interrupt` must live as long as
/// what is answered.
[[nodiscard]] Result<SingleShare> assess_share(const storage::Snapshot& snapshot,
                                               const ReadScope& scope, const Question& question,
                                               NodeId owner, NodeId company,
                                               const Interrupt& interrupt);

/// The node that a value is, or whose name it is; `asker` is named in errors.
[[nodiscard]] Result<NodeId> find_node(const storage::Snapshot& snapshot, const Mapping& mapping,
                                       std::string_view asker, const Value& value);

}  // namespace stemma::engine::ownership
