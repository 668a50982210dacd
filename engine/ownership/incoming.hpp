#pragma once

#include <vector>

#include "engine/ownership/share_reader.hpp"

namespace stemma::engine::ownership {

/// A relationship into a node that was asked about.
struct Incoming {
  NodeId source{};
  RelationshipId relationship{};
};

/// The relationships of these types into a node and all it is taken for one with, in force on the
/// day that the scope asks for.
[[nodiscard]] Result<std::vector<Incoming>> incoming(const storage::Snapshot& snapshot,
                                                     const ReadScope& scope,
                                                     const std::vector<std::string>& types,
                                                     NodeId node);

/// The weight of a voter in the votes of a company: its parallel votes added.
struct Voter {
  NodeId node{};  ///< the first of those that are one
  Rational weight;
};

/// Who votes in a company, in the order of their nodes.
[[nodiscard]] Result<std::vector<Voter>> voters(const storage::Snapshot& snapshot,
                                                const ReadScope& scope, NodeId company);

}  // namespace stemma::engine::ownership
