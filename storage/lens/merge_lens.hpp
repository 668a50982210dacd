#pragma once

#include <unordered_map>
#include <unordered_set>

#include "storage/lens/lens_view.hpp"

namespace stemma::storage {

/// The graph with groups of nodes as one each: the first of a group that is there stands for all
/// that are. It has the labels and relationships of all of them, and of each property the value of
/// the first that has one; the others are not seen.
class MergeLens final : public LensView {
 public:
  [[nodiscard]] static Result<std::shared_ptr<const LensView>> make(
      std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache,
      const std::vector<std::vector<NodeId>>& groups);

  [[nodiscard]] bool changes(const BlockAddress& address) const override;
  [[nodiscard]] bool adds_labels(const BlockAddress& address) const override {
    return column_blocks_.contains(address.block);
  }
  [[nodiscard]] std::uint64_t shown(std::uint64_t node) const override {
    const auto found = first_.find(node);
    return found == first_.end() ? node : found->second;
  }
  void add_shown(std::vector<std::uint64_t>& nodes) const override {
    for (const auto& [first, group] : groups_) nodes.push_back(first);
  }
  [[nodiscard]] const CatalogState& catalog() const override { return catalog_; }

 private:
  MergeLens(std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache);
  /// `group`: nodes that are there, ascending.
  [[nodiscard]] Result<void> add(std::vector<std::uint64_t> group);
  [[nodiscard]] Result<LabelSet> labels_of(const std::vector<std::uint64_t>& group) const;
  [[nodiscard]] Result<void> look(const BlockAddress& address, Rows& rows) const override;
  [[nodiscard]] Result<Lists> lists(const BlockAddress& address) const override;

  std::unordered_map<std::uint64_t, std::uint64_t> first_;  ///< of every member of a group
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> groups_;  ///< by the first
  std::unordered_set<std::uint64_t> column_blocks_;                       ///< that hold a member
  CatalogState catalog_;  ///< knows the label sets of the groups too
};

}  // namespace stemma::storage
