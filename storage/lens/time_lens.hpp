#pragma once

#include "storage/lens.hpp"
#include "storage/lens/lens_view.hpp"

namespace stemma::storage {

/// The graph on a day. An entity is seen if its own dates say that it was in force and, where
/// statements say that it is there, one of them holds then; a relationship only between nodes that
/// are seen. Of a property about which there are statements the preferred one of those that hold
/// then is seen; a value that no statement says holds at all times that none of them claims.
class TimeLens final : public LensView {
 public:
  /// Of `lens`, the days and the names of properties.
  TimeLens(std::shared_ptr<const SnapshotState> below, std::shared_ptr<BlockCache> cache,
           const Lens& lens);

  [[nodiscard]] bool changes(const BlockAddress& address) const override;
  [[nodiscard]] bool adds_labels(const BlockAddress&) const override { return false; }

 private:
  /// A property with a date; an entity is out where its date is after, or at or before, a day.
  struct Limit {
    PropertyKeyId key;
    std::int64_t day;
    bool is_end;
  };

  [[nodiscard]] Result<void> look(const BlockAddress& address, Rows& rows) const override;
  [[nodiscard]] Result<Lists> lists(const BlockAddress& address) const override;
  [[nodiscard]] Result<void> look_at_nodes(std::uint64_t block, Rows& rows) const;
  [[nodiscard]] Result<void> look_at_relationships(std::uint64_t block, Rows& rows) const;
  [[nodiscard]] Result<void> look_at_property(const BlockAddress& address, Rows& rows) const;
  /// Nulls the rows of entities that are not in force.
  [[nodiscard]] Result<void> drop_past(EntityKind kind, std::uint64_t block, Rows& rows) const;

  std::vector<Limit> limits_;
  std::vector<char> stated_[2];  ///< by kind and property key: whether anything was ever stated
  const std::optional<std::int64_t> as_of_;
  const std::optional<std::int64_t> known_at_;
};

}  // namespace stemma::storage
