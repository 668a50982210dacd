#pragma once

#include <map>

#include "storage/read/snapshot_state.hpp"
#include "storage/store.hpp"

namespace stemma::storage {

/// Looks through one snapshot for anything that cannot be.
class Checker {
 public:
  /// More than this is not told one by one.
  static constexpr std::size_t problems_max = 100;

  explicit Checker(std::shared_ptr<const SnapshotState> snapshot)
      : snapshot_(std::move(snapshot)) {}

  [[nodiscard]] CheckReport run();

 private:
  struct Edge {
    std::uint64_t relationship;
    std::uint64_t source;
    std::uint64_t target;
    friend auto operator<=>(const Edge&, const Edge&) = default;
  };

  void check_segments();
  Result<void> check_nodes();
  Result<void> check_relationships();
  Result<void> check_type(TypeId type, const std::vector<Edge>& edges);
  Result<std::vector<Edge>> edges_of(Direction direction, TypeId type);
  Result<void> check_properties(EntityKind kind);
  [[nodiscard]] Result<void> check_statements(EntityKind kind);
  Result<void> check_index(const IndexDescription& index);
  Result<void> check_required(const IndexDescription& constraint);
  /// The nodes or relationships that an index or constraint speaks of.
  Result<std::vector<std::uint64_t>> covered_by(const IndexDescription& index) const;
  Result<void> entries_of(const IndexDescription& index, std::vector<std::string>& keys);
  void report(std::string problem);
  void report(const Result<void>& result);
  [[nodiscard]] bool exists(EntityKind kind, std::uint64_t id) const;

  std::shared_ptr<const SnapshotState> snapshot_;
  CheckReport report_;
  std::size_t unreported_ = 0;
  std::vector<std::uint64_t> nodes_;          ///< ascending
  std::vector<std::uint64_t> relationships_;  ///< ascending
};

}  // namespace stemma::storage
