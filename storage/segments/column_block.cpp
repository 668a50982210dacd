#include "storage/segments/column_block.hpp"

#include <fmt/format.h>

#include <bit>

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/stored_value.hpp"
#include "storage/keys/table_key.hpp"

namespace stemma::storage {
namespace {

Error damaged(std::string_view what) {
  return make_error(ErrorCode::corruption, fmt::format("a column segment {}", what));
}

std::size_t aligned(std::size_t size) { return (size + 7) / 8 * 8; }

bool fits(ColumnEncoding encoding, Kind kind, std::uint8_t width) {
  switch (encoding) {
    case ColumnEncoding::integers:
      return (width == 1 || width == 2 || width == 4 || width == 8) &&
             (kind == Kind::integer || kind == Kind::date || kind == Kind::boolean);
    case ColumnEncoding::floats: return width == 8 && kind == Kind::floating;
    case ColumnEncoding::strings: return (width == 1 || width == 2) && kind == Kind::string;
    case ColumnEncoding::tagged: return kind == Kind::null;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<ColumnBlock>> ColumnBlock::decode(std::string_view bytes) {
  if (bytes.size() < header_size) {
    return damaged(fmt::format("has only {} bytes", bytes.size()));
  }
  std::unique_ptr<ColumnBlock> block(new ColumnBlock());
  block->memory_.resize(aligned(bytes.size()) / 8);
  std::memcpy(block->memory_.data(), bytes.data(), bytes.size());
  block->size_ = bytes.size();
  const auto* start = reinterpret_cast<const char*>(block->memory_.data());
  STEMMA_TRY(block->point(std::string_view(start, bytes.size())));
  return block;
}

Result<void> ColumnBlock::point(std::string_view bytes) {
  ByteReader header(bytes.substr(0, header_size));
  view_.encoding = static_cast<ColumnEncoding>(header.u8());
  view_.kind = static_cast<Kind>(header.u8());
  view_.width = header.u8();
  const bool has_bitmap = header.u8() != 0;
  view_.rows = header.u32();
  const std::uint32_t present = header.u32();
  view_.dictionary_size = header.u32();
  view_.base = static_cast<std::int64_t>(header.u64());
  if (!fits(view_.encoding, view_.kind, view_.width) || view_.rows > column_block_rows) {
    return damaged(fmt::format("has encoding {}, kind {}, width {}, {} rows", int(view_.encoding),
                               int(view_.kind), view_.width, view_.rows));
  }
  std::size_t at = header_size;
  if (has_bitmap) {
    const std::size_t words = (view_.rows + 63) / 64;
    if (bytes.size() < at + words * 8) return damaged("ends within its bitmap");
    view_.present = memory_.data() + at / 8;
    at += words * 8;
    std::uint32_t counted = 0;
    for (std::size_t i = 0; i < words; ++i) {
      counted += static_cast<std::uint32_t>(std::popcount(view_.present[i]));
    }
    if (counted != present) return damaged("counts its values wrongly");
  }
  if (view_.encoding == ColumnEncoding::tagged) return read_tagged(bytes.substr(at));
  const std::size_t numbers_size = std::size_t{view_.rows} * view_.width;
  if (bytes.size() < at + numbers_size) return damaged("ends within its values");
  view_.numbers = bytes.data() + at;
  if (view_.encoding == ColumnEncoding::strings) return point_strings(at + aligned(numbers_size));
  return {};
}

Result<void> ColumnBlock::point_strings(std::size_t at) {
  const std::size_t ends_size = std::size_t{view_.dictionary_size} * 4;
  if (size_ < at || size_ - at < ends_size) return damaged("ends within its dictionary");
  const auto* start = reinterpret_cast<const char*>(memory_.data());
  view_.text_ends = reinterpret_cast<const std::uint32_t*>(start + at);
  view_.texts = start + at + ends_size;
  std::uint32_t last = 0;
  for (std::uint32_t code = 0; code < view_.dictionary_size; ++code) {
    if (view_.text_ends[code] < last) return damaged("has texts that end before they begin");
    last = view_.text_ends[code];
  }
  if (size_ - at - ends_size != last) return damaged("has a dictionary of another size");
  for (std::uint32_t row = 0; row < view_.rows; ++row) {
    if (view_.has(row) && view_.number_at(row) >= view_.dictionary_size) {
      return damaged("has a code outside its dictionary");
    }
  }
  return {};
}

Result<void> ColumnBlock::read_tagged(std::string_view bytes) {
  ByteReader reader(bytes);
  values_.reserve(view_.rows);
  for (std::uint32_t row = 0; row < view_.rows; ++row) {
    STEMMA_TRY(Value value, read_stored(reader));
    if (value.is_null() == view_.has(row)) return damaged("has a bitmap that its values belie");
    values_.push_back(std::move(value));
  }
  if (!reader.at_end()) return damaged("is longer than it says");
  view_.values = values_.data();
  return {};
}

std::size_t ColumnBlock::bytes() const {
  std::size_t bytes = sizeof(*this) + memory_.size() * 8 + values_.size() * sizeof(Value);
  for (const Value& value : values_) bytes += value.heap_bytes();
  return bytes;
}

}  // namespace stemma::storage
