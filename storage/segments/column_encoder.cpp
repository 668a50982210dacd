#include <algorithm>
#include <limits>
#include <unordered_map>

#include "storage/bytes/byte_writer.hpp"
#include "storage/bytes/stored_value.hpp"
#include "storage/segments/column_block.hpp"

namespace stemma::storage {
namespace {

struct Shape {
  ColumnEncoding encoding = ColumnEncoding::tagged;
  Kind kind = Kind::null;
  std::uint32_t rows = 0;
  std::uint32_t present = 0;
};

ColumnEncoding encoding_of(Kind kind) {
  switch (kind) {
    case Kind::integer:
    case Kind::date:
    case Kind::boolean: return ColumnEncoding::integers;
    case Kind::floating: return ColumnEncoding::floats;
    case Kind::string: return ColumnEncoding::strings;
    default: return ColumnEncoding::tagged;
  }
}

Shape shape_of(std::span<const Value> rows) {
  Shape shape;
  bool mixed = false;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    if (rows[row].is_null()) continue;
    shape.rows = row + 1;
    ++shape.present;
    if (shape.kind == Kind::null) shape.kind = rows[row].kind();
    if (shape.kind != rows[row].kind()) mixed = true;
  }
  shape.encoding = mixed ? ColumnEncoding::tagged : encoding_of(shape.kind);
  if (shape.encoding == ColumnEncoding::tagged) shape.kind = Kind::null;
  return shape;
}

std::uint8_t width_of(std::uint64_t largest) {
  if (largest <= 0xff) return 1;
  if (largest <= 0xffff) return 2;
  return largest <= 0xffffffff ? 4 : 8;
}

std::int64_t integer_of(const Value& value) {
  return value.is(Kind::boolean) ? std::int64_t{value.boolean()} : value.integer();
}

void append_header(std::string& out, const Shape& shape, std::uint8_t width,
                   std::uint32_t dictionary_size, std::int64_t base) {
  ByteWriter(out)
      .u8(static_cast<std::uint8_t>(shape.encoding))
      .u8(static_cast<std::uint8_t>(shape.kind))
      .u8(width)
      .u8(shape.present == shape.rows ? 0 : 1)
      .u32(shape.rows)
      .u32(shape.present)
      .u32(dictionary_size)
      .u64(static_cast<std::uint64_t>(base));
}

void append_bitmap(std::string& out, std::span<const Value> rows, const Shape& shape) {
  if (shape.present == shape.rows) return;
  for (std::uint32_t first = 0; first < shape.rows; first += 64) {
    std::uint64_t word = 0;
    for (std::uint32_t row = first; row < std::min(first + 64, shape.rows); ++row) {
      if (!rows[row].is_null()) word |= std::uint64_t{1} << (row - first);
    }
    ByteWriter(out).u64(word);
  }
}

void append_integers(std::string& out, std::span<const Value> rows, const Shape& shape) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::int64_t most = std::numeric_limits<std::int64_t>::min();
  for (const Value& value : rows) {
    if (value.is_null()) continue;
    least = std::min(least, integer_of(value));
    most = std::max(most, integer_of(value));
  }
  const std::uint64_t base = static_cast<std::uint64_t>(least);
  const std::uint8_t width = width_of(static_cast<std::uint64_t>(most) - base);
  append_header(out, shape, width, 0, least);
  append_bitmap(out, rows, shape);
  for (std::uint32_t row = 0; row < shape.rows; ++row) {
    const std::uint64_t number =
        rows[row].is_null() ? 0 : static_cast<std::uint64_t>(integer_of(rows[row])) - base;
    out.append(reinterpret_cast<const char*>(&number), width);
  }
}

void append_floats(std::string& out, std::span<const Value> rows, const Shape& shape) {
  append_header(out, shape, 8, 0, 0);
  append_bitmap(out, rows, shape);
  for (std::uint32_t row = 0; row < shape.rows; ++row) {
    ByteWriter(out).f64(rows[row].is_null() ? 0 : rows[row].floating());
  }
}

void append_strings(std::string& out, std::span<const Value> rows, const Shape& shape) {
  std::unordered_map<std::string_view, std::uint32_t> codes;
  codes.reserve(shape.present);
  std::vector<std::uint32_t> code_of_row(shape.rows, 0);
  std::string ends;
  std::string texts;
  for (std::uint32_t row = 0; row < shape.rows; ++row) {
    if (rows[row].is_null()) continue;
    const std::string_view text = rows[row].string();
    const auto [at, is_new] = codes.try_emplace(text, static_cast<std::uint32_t>(codes.size()));
    code_of_row[row] = at->second;
    if (!is_new) continue;
    texts.append(text);
    ByteWriter(ends).u32(static_cast<std::uint32_t>(texts.size()));
  }
  const std::uint8_t width = codes.size() <= 0x100 ? 1 : 2;
  append_header(out, shape, width, static_cast<std::uint32_t>(codes.size()), 0);
  append_bitmap(out, rows, shape);
  for (const std::uint32_t code : code_of_row) {
    out.append(reinterpret_cast<const char*>(&code), width);
  }
  out.resize((out.size() + 7) / 8 * 8, '\0');
  out.append(ends).append(texts);
}

}  // namespace

std::string ColumnBlock::encode(std::span<const Value> rows) {
  const Shape shape = shape_of(rows);
  const auto used = rows.first(shape.rows);
  std::string out;
  switch (shape.encoding) {
    case ColumnEncoding::integers: append_integers(out, used, shape); break;
    case ColumnEncoding::floats: append_floats(out, used, shape); break;
    case ColumnEncoding::strings: append_strings(out, used, shape); break;
    case ColumnEncoding::tagged:
      append_header(out, shape, 0, 0, 0);
      append_bitmap(out, used, shape);
      for (const Value& value : used) append_stored(out, value);
      break;
  }
  return out;
}

}  // namespace stemma::storage
