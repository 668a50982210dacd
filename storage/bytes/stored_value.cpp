#include "storage/bytes/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/bytes/byte_writer.hpp"

namespace stemma::storage {
namespace {

bool is_storable_scalar(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
    case Kind::node:
    case Kind::relationship:
    case Kind::path:
    case Kind::list:
    case Kind::map: return false;
    default: return true;
  }
}

void append_date_time(ByteWriter& out, ValueTag tag, const DateTimeValue& value) {
  out.u8(static_cast<std::uint8_t>(tag)).zigzag(value.days);
  out.varint(static_cast<std::uint64_t>(value.nanoseconds));
  if (tag == ValueTag::date_time) out.zigzag(value.offset_seconds).text(value.zone);
}

void append_duration(ByteWriter& out, const DurationValue& value) {
  out.zigzag(value.months).zigzag(value.days).zigzag(value.seconds);
  out.varint(static_cast<std::uint64_t>(value.nanoseconds));
}

Result<Value> read_list(ByteReader& reader) {
  const std::uint64_t count = reader.varint();
  if (count > reader.left()) {
    return make_error(
        ErrorCode::corruption,
        fmt::format("a stored list claims {} values in {} bytes", count, reader.left()));
  }
  ValueList list;
  list.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    STEMMA_TRY(Value value, read_stored(reader));
    if (value.is(Kind::list) || value.is_null()) {
      return make_error(ErrorCode::corruption, "a stored list holds a list or a null");
    }
    list.push_back(std::move(value));
  }
  return Value(std::move(list));
}

DateTimeValue read_date_time(ByteReader& reader, bool zoned) {
  DateTimeValue value;
  value.days = reader.zigzag();
  value.nanoseconds = static_cast<std::int64_t>(reader.varint());
  if (zoned) {
    value.offset_seconds = static_cast<std::int32_t>(reader.zigzag());
    value.zone = reader.text();
  }
  return value;
}

Result<Value> read_content(ByteReader& reader, ValueTag tag) {
  switch (tag) {
    case ValueTag::null: return Value();
    case ValueTag::no: return Value(false);
    case ValueTag::yes: return Value(true);
    case ValueTag::integer: return Value(reader.zigzag());
    case ValueTag::floating: return Value(reader.f64());
    case ValueTag::string: return Value(reader.text());
    case ValueTag::list: return read_list(reader);
    case ValueTag::date: return Value::date(reader.zigzag());
    case ValueTag::local_time:
      return Value::local_time({static_cast<std::int64_t>(reader.varint()), 0});
    case ValueTag::time: {
      const auto nanoseconds = static_cast<std::int64_t>(reader.varint());
      return Value::time({nanoseconds, static_cast<std::int32_t>(reader.zigzag())});
    }
    case ValueTag::local_date_time: return Value::local_date_time(read_date_time(reader, false));
    case ValueTag::date_time: return Value::date_time(read_date_time(reader, true));
    case ValueTag::duration: {
      DurationValue value;
      value.months = reader.zigzag();
      value.days = reader.zigzag();
      value.seconds = reader.zigzag();
      value.nanoseconds = static_cast<std::int32_t>(reader.varint());
      return Value::duration(value);
    }
  }
  return make_error(ErrorCode::corruption,
                    fmt::format("a stored value has the unknown tag {}", int(tag)));
}

}  // namespace

bool is_storable(const Value& value) {
  if (value.is_null() || is_storable_scalar(value)) return true;
  if (!value.is(Kind::list)) return false;
  return std::all_of(value.list().begin(), value.list().end(), is_storable_scalar);
}

void append_stored(std::string& bytes, const Value& value) {
  ByteWriter out(bytes);
  const auto tagged = [&](ValueTag tag) -> ByteWriter& {
    return out.u8(static_cast<std::uint8_t>(tag));
  };
  switch (value.kind()) {
    case Kind::boolean: tagged(value.boolean() ? ValueTag::yes : ValueTag::no); break;
    case Kind::integer: tagged(ValueTag::integer).zigzag(value.integer()); break;
    case Kind::floating: tagged(ValueTag::floating).f64(value.floating()); break;
    case Kind::string: tagged(ValueTag::string).text(value.string()); break;
    case Kind::list:
      tagged(ValueTag::list).varint(value.list().size());
      for (const Value& item : value.list()) append_stored(bytes, item);
      break;
    case Kind::date: tagged(ValueTag::date).zigzag(value.days()); break;
    case Kind::local_time:
      tagged(ValueTag::local_time).varint(static_cast<std::uint64_t>(value.time().nanoseconds));
      break;
    case Kind::time:
      tagged(ValueTag::time).varint(static_cast<std::uint64_t>(value.time().nanoseconds));
      out.zigzag(value.time().offset_seconds);
      break;
    case Kind::local_date_time:
      append_date_time(out, ValueTag::local_date_time, value.date_time());
      break;
    case Kind::date_time: append_date_time(out, ValueTag::date_time, value.date_time()); break;
    case Kind::duration: append_duration(tagged(ValueTag::duration), value.duration()); break;
    default: tagged(ValueTag::null); break;
  }
}

Result<Value> read_stored(ByteReader& reader) {
  const auto tag = static_cast<ValueTag>(reader.u8());
  STEMMA_TRY(Value value, read_content(reader, tag));
  if (!reader.intact()) { return make_error(ErrorCode::corruption, "a stored value is cut short"); }
  return value;
}

}  // namespace stemma::storage
