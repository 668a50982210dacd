#pragma once

#include <unordered_map>
#include <vector>

#include "core/ids.hpp"

namespace stemma::engine::ownership {

/// Nodes that a question takes for one: each group stands under its first node.
class MergedNodes {
 public:
  /// Groups that share a node become one.
  void merge(const std::vector<NodeId>& group) {
    for (const NodeId node : group) {
      const NodeId first = first_of(group.front());
      const NodeId other = first_of(node);
      if (first == other) continue;
      std::vector<NodeId> moving = members(other);
      groups_.erase(other);
      auto& joined = groups_.try_emplace(first, std::vector{first}).first->second;
      for (const NodeId moved : moving) {
        first_[moved] = first;
        joined.push_back(moved);
      }
    }
  }
  [[nodiscard]] NodeId first_of(NodeId node) const {
    const auto found = first_.find(node);
    return found == first_.end() ? node : found->second;
  }
  /// All nodes that stand under a first one.
  [[nodiscard]] std::vector<NodeId> members(NodeId first) const {
    const auto found = groups_.find(first);
    return found == groups_.end() ? std::vector{first} : found->second;
  }

 private:
  std::unordered_map<NodeId, NodeId> first_;
  std::unordered_map<NodeId, std::vector<NodeId>> groups_;
};

}  // namespace stemma::engine::ownership
