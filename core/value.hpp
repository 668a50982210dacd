#pragma once

#include <atomic>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.hpp"

namespace stemma {

/// What a value is. The order here is not the order of ORDER BY: see `core/order.hpp`.
enum class Kind : std::uint8_t {
  null,
  boolean,
  integer,
  floating,
  node,
  relationship,
  date,    ///< Days since 1970-01-01, proleptic Gregorian.
  string,  ///< From here on the payload is a shared, immutable object.
  list,
  map,
  path,
  local_time,
  time,
  local_date_time,
  date_time,
  duration,
};

class Value;

using ValueList = std::vector<Value>;
/// Entries sorted by key (byte order), each key once.
using ValueMap = std::vector<std::pair<std::string, Value>>;

/// A walk through the graph: nodes.size() == relationships.size() + 1.
struct PathValue {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
};

/// Nanoseconds since midnight, and for `time` the offset from UTC in seconds.
struct TimeValue {
  std::int64_t nanoseconds = 0;
  std::int32_t offset_seconds = 0;
};

/// A local date and time; for `date_time` with its offset and, where named, its zone.
struct DateTimeValue {
  std::int64_t days = 0;         ///< Local days since 1970-01-01.
  std::int64_t nanoseconds = 0;  ///< Local nanoseconds since midnight.
  std::int32_t offset_seconds = 0;
  std::string zone;
};

/// Calendar-aware: the four parts do not convert into each other, except nanoseconds into seconds.
struct DurationValue {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;  ///< 0 .. 999,999,999
};

/// One value of the language: 16 bytes, cheap to copy; strings, lists, maps, paths and the larger
/// temporal values are shared, immutable and counted. Nodes and relationships are ids; what they
/// hold is read through a snapshot. Thread-safe as a std::shared_ptr is.
class Value {
 public:
  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool value) : kind_(Kind::boolean) { payload_.boolean = value; }
  Value(std::int64_t value) : kind_(Kind::integer) { payload_.integer = value; }
  Value(int value) : Value(static_cast<std::int64_t>(value)) {}
  Value(double value) : kind_(Kind::floating) { payload_.floating = value; }
  Value(NodeId id) : kind_(Kind::node) { payload_.bits = number(id); }
  Value(RelationshipId id) : kind_(Kind::relationship) { payload_.bits = number(id); }
  Value(std::string_view text);
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(ValueList list);
  Value(PathValue path);
  /// Sorts the entries; of entries with one key the last one stays.
  static Value map(ValueMap entries);
  static Value date(std::int64_t days) {
    Value v;
    v.kind_ = Kind::date;
    v.payload_.integer = days;
    return v;
  }
  static Value local_time(TimeValue value);
  static Value time(TimeValue value);
  static Value local_date_time(DateTimeValue value);
  static Value date_time(DateTimeValue value);
  static Value duration(DurationValue value);

  Value(const Value& other) : kind_(other.kind_), payload_(other.payload_) { retain(); }
  Value(Value&& other) noexcept : kind_(other.kind_), payload_(other.payload_) {
    other.kind_ = Kind::null;
  }
  Value& operator=(const Value& other) {
    if (this != &other) {
      release();
      kind_ = other.kind_;
      payload_ = other.payload_;
      retain();
    }
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    if (this != &other) {
      release();
      kind_ = other.kind_;
      payload_ = other.payload_;
      other.kind_ = Kind::null;
    }
    return *this;
  }
  ~Value() { release(); }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] bool is_number() const { return kind_ == Kind::integer || kind_ == Kind::floating; }
  [[nodiscard]] bool is_true() const { return kind_ == Kind::boolean && payload_.boolean; }

  // Each of these needs the kind it is named after.
  [[nodiscard]] bool boolean() const { return payload_.boolean; }
  [[nodiscard]] std::int64_t integer() const { return payload_.integer; }
  [[nodiscard]] double floating() const { return payload_.floating; }
  [[nodiscard]] NodeId node() const { return NodeId{payload_.bits}; }
  [[nodiscard]] RelationshipId relationship() const { return RelationshipId{payload_.bits}; }
  [[nodiscard]] std::int64_t days() const { return payload_.integer; }
  [[nodiscard]] std::string_view string() const;
  [[nodiscard]] const ValueList& list() const;
  [[nodiscard]] const ValueMap& map() const;
  [[nodiscard]] const PathValue& path() const;
  [[nodiscard]] const TimeValue& time() const;           ///< `local_time` and `time`
  [[nodiscard]] const DateTimeValue& date_time() const;  ///< `local_date_time` and `date_time`
  [[nodiscard]] const DurationValue& duration() const;

  /// An integer or a float as a float. Needs a number.
  [[nodiscard]] double as_double() const {
    return kind_ == Kind::integer ? static_cast<double>(payload_.integer) : payload_.floating;
  }
  /// The entry of a map, or null where there is none. Needs a map.
  [[nodiscard]] const Value* find(std::string_view key) const;

  /// Bytes this value keeps beyond its own 16, shared objects counted in full.
  [[nodiscard]] std::size_t heap_bytes() const;

  /// How many lists and maps lie within each other: 0 for what is neither, 1 for [] and {}.
  [[nodiscard]] std::uint32_t nesting() const { return has_object() ? object_nesting() : 0; }
  /// What walks a value calls itself for what lies inside; whoever may nest values without end (a
  /// reduction, a caller) refuses them past this.
  static constexpr std::uint32_t nesting_max = 1000;

 private:
  struct Object;
  struct StringObject;
  template <typename T>
  struct BoxObject;

  template <typename T>
  static Value boxed(Kind kind, T content);
  [[nodiscard]] bool has_object() const { return kind_ >= Kind::string; }
  void retain() const;
  void release() {
    if (has_object()) release_object();
  }
  void release_object();
  [[nodiscard]] std::uint32_t object_nesting() const;

  Kind kind_ = Kind::null;
  union Payload {
    bool boolean;
    std::int64_t integer;
    double floating;
    std::uint64_t bits;
    Object* object;
  } payload_{.bits = 0};
};

static_assert(sizeof(Value) == 16);

struct Value::Object {
  std::atomic<std::uint32_t> references{1};
  std::uint32_t nesting = 0;
};

inline void Value::retain() const {
  if (has_object()) payload_.object->references.fetch_add(1, std::memory_order_relaxed);
}

/// "INTEGER", "STRING", "LIST", ...: the name a message gives a kind.
[[nodiscard]] std::string_view name_of(Kind kind);

}  // namespace stemma
