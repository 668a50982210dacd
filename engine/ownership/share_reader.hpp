#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "core/interrupt.hpp"
#include "engine/ownership/holding_columns.hpp"
#include "engine/ownership/merged_nodes.hpp"
#include "engine/ownership/share_graph.hpp"

namespace stemma::engine::ownership {

/// What a question takes of the graph.
struct ReadScope {
  Mapping mapping;
  std::optional<std::int64_t> as_of;  ///< the day; without it every record counts
  MergedNodes merged;
  bool beneficial = false;  ///< a nominee's holding is that of its beneficial owner
};

/// A holding that is no direct share, but declared of others or restating a chain.
struct Declared {
  Party owner = 0;
  Party owned = 0;
  Record record;
  RelationshipId relationship{};
};

/// Reads the part of the share graph that a question needs from a snapshot, a frontier at a time.
/// Parties are numbered in the order they are met.
class ShareReader {
 public:
  /// `scope` must live as long.
  ShareReader(const storage::Snapshot& snapshot, const ReadScope& scope,
              const Interrupt& interrupt);

  [[nodiscard]] Party party(NodeId node);
  [[nodiscard]] NodeId node(Party party) const { return nodes_[party]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  /// All owners of a company, their owners, and so on.
  [[nodiscard]] Result<void> read_above(Party company);
  /// All that an owner holds, what that holds, and so on; not below what those read so far hold
  /// less of, together, than `least`.
  [[nodiscard]] Result<void> read_below(Party owner, double least = 0);
  /// Who holds in a company itself.
  [[nodiscard]] Result<void> read_owners(Party company);
  /// What these hold themselves.
  [[nodiscard]] Result<void> read_holdings(const std::vector<Party>& owners);
  [[nodiscard]] Result<void> read_all();

  /// What was read; the reader is done with.
  [[nodiscard]] ShareGraph graph() { return ShareGraph(nodes_.size(), std::move(holdings_)); }
  [[nodiscard]] const std::vector<Holding>& holdings() const { return holdings_; }
  /// Holdings that state no share, or none that can be read.
  [[nodiscard]] const std::vector<Holding>& unknown() const { return unknown_; }
  [[nodiscard]] const std::vector<Declared>& declared() const { return declared_; }

 private:
  /// Relationships met in one frontier, before their records are read.
  struct Met {
    std::vector<std::uint64_t> relationships;
    std::vector<std::pair<Party, Party>> ends;
  };

  [[nodiscard]] Result<void> meet(Party party, Direction direction, Met& met);
  [[nodiscard]] Result<void> take(const Met& met, std::vector<Party>* next, Direction direction);
  [[nodiscard]] Result<void> read_frontier(const std::vector<Party>& frontier, Direction direction,
                                           std::vector<Party>* next);
  [[nodiscard]] Result<Party> owner_of(const Record& record, Party holder);
  [[nodiscard]] Result<void> name_nodes();

  const storage::Snapshot& snapshot_;
  const ReadScope& scope_;
  const Interrupt& interrupt_;
  HoldingColumns columns_;
  std::vector<storage::AdjacencyReader> out_;
  std::vector<storage::AdjacencyReader> in_;
  std::vector<NodeId> nodes_;
  std::unordered_map<NodeId, Party> parties_;
  std::vector<char> read_out_;  ///< by party
  std::vector<char> read_in_;
  std::vector<double> held_;  ///< by party: what those read hold of it, at most
  double least_ = 0;
  std::vector<Holding> holdings_;
  std::vector<Holding> unknown_;
  std::vector<Declared> declared_;
  std::unordered_map<std::string, NodeId> named_;  ///< for beneficial owners, once needed
  bool names_read_ = false;
};

/// The nodes with this name. Looked for in an index of the property; where none has it, among all.
[[nodiscard]] Result<std::vector<NodeId>> nodes_named(const storage::Snapshot& snapshot,
                                                      const Mapping& mapping,
                                                      std::string_view name);

}  // namespace stemma::engine::ownership
