#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/ownership/mapping.hpp"
#include "engine/ownership/share.hpp"
#include "storage/snapshot.hpp"

namespace stemma::engine::ownership {

/// What one relationship says of ownership.
struct Record {
  Share share;
  bool unknown = false;   ///< no share, or none that can be read
  bool in_force = true;   ///< on the day that is asked for
  bool holding = true;    ///< counts as a direct share: no nominator's, not indirect
  bool declared = false;  ///< said to be made of other relationships
  bool nominee = false;   ///< held in its own name for another
  Value beneficial_owner;
};

/// Reads records of many relationships at a time, a property after the other. Properties that
/// nothing has cost nothing.
class HoldingColumns {
 public:
  HoldingColumns(const storage::Snapshot& snapshot, const Mapping& mapping,
                 std::optional<std::int64_t> as_of);

  /// A record for each relationship, in order.
  [[nodiscard]] Result<std::vector<Record>> read(const std::vector<std::uint64_t>& relationships);
  /// Whether each is in force on the day.
  [[nodiscard]] Result<void> read_dates(const std::vector<std::uint64_t>& relationships,
                                        std::vector<Record>& records);

 private:
  using Reader = std::optional<storage::ColumnReader>;

  [[nodiscard]] Reader reader(const storage::Snapshot& snapshot, const std::string& key) const;
  [[nodiscard]] Result<void> read_shares(const std::vector<std::uint64_t>& relationships,
                                         std::vector<Record>& records);
  [[nodiscard]] Result<void> read_bands(const std::vector<std::uint64_t>& relationships,
                                        std::vector<Record>& records);
  [[nodiscard]] Result<void> read_kinds(const std::vector<std::uint64_t>& relationships,
                                        std::vector<Record>& records);
  /// Calls `use(i, value)` for each relationship that has the property.
  template <typename Use>
  [[nodiscard]] Result<void> each(Reader& reader, const std::vector<std::uint64_t>& relationships,
                                  const Use& use);

  const bool percent_;
  const std::optional<std::int64_t> as_of_;
  Reader share_;
  Reader share_min_;
  Reader share_max_;
  Reader min_exclusive_;
  Reader max_exclusive_;
  Reader kind_;
  Reader beneficial_owner_;
  Reader indirect_;
  Reader component_;
  Reader valid_from_;
  Reader valid_to_;
  std::vector<Value> values_;
};

/// A number or a text as a decimal; `percent` of it a hundredth. Nothing for what is neither, or
/// is below 0.
[[nodiscard]] std::optional<Decimal> read_decimal(const Value& value, bool percent);

}  // namespace stemma::engine::ownership
