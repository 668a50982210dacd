#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "storage/column_view.hpp"
#include "storage/segments/cached_block.hpp"

namespace stemma::storage {

/// A column segment: the values of up to 8,192 rows. As bytes, every array 8-aligned:
///
///     encoding 1 | kind 1 | width 1 | has bitmap 1 | rows 4
///     present 4 | dictionary size 4 | base 8
///     bitmap: rows bits, in whole 8 bytes              (only where a row is null)
///     integers, floats, codes: rows x width            (absent rows are 0)
///     strings: dictionary size x (end of text 4), texts
///     tagged: one stored value a row
class ColumnBlock final : public CachedBlock {
 public:
  static constexpr std::size_t header_size = 24;

  /// Takes the bytes if they are a segment in every respect.
  [[nodiscard]] static Result<std::unique_ptr<ColumnBlock>> decode(std::string_view bytes);
  /// Null means no value. At most 8,192 rows; trailing nulls are not stored.
  [[nodiscard]] static std::string encode(std::span<const Value> rows);

  [[nodiscard]] const ColumnView& view() const { return view_; }
  [[nodiscard]] std::size_t bytes() const override;

 private:
  ColumnBlock() = default;
  Result<void> point(std::string_view bytes);
  Result<void> point_strings(std::size_t at);
  Result<void> read_tagged(std::string_view bytes);

  std::vector<std::uint64_t> memory_;
  std::size_t size_ = 0;
  std::vector<Value> values_;
  ColumnView view_;
};

}  // namespace stemma::storage
