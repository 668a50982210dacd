#include "core/value.hpp"

#include <algorithm>
#include <new>

namespace stemma {

struct Value::StringObject : Value::Object {
  std::size_t size;
  [[nodiscard]] char* bytes() { return reinterpret_cast<char*>(this + 1); }
};

template <typename T>
struct Value::BoxObject : Value::Object {
  T content;
};

template <typename T>
Value Value::boxed(Kind kind, T content) {
  Value value;
  value.payload_.object = new BoxObject<T>{{}, std::move(content)};
  value.kind_ = kind;
  return value;
}

Value::Value(std::string_view text) : kind_(Kind::string) {
  void* memory = ::operator new(sizeof(StringObject) + text.size());
  auto* object = new (memory) StringObject{{}, text.size()};
  std::memcpy(object->bytes(), text.data(), text.size());
  payload_.object = object;
}

std::uint32_t Value::object_nesting() const { return payload_.object->nesting; }

Value::Value(ValueList list) {
  std::uint32_t inside = 0;
  for (const Value& element : list) inside = std::max(inside, element.nesting());
  *this = boxed(Kind::list, std::move(list));
  payload_.object->nesting = inside + 1;
}
Value::Value(PathValue path) : Value(boxed(Kind::path, std::move(path))) {}

Value Value::map(ValueMap entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  ValueMap unique;
  unique.reserve(entries.size());
  for (auto& entry : entries) {
    if (!unique.empty() && unique.back().first == entry.first) {
      unique.back().second = std::move(entry.second);
    } else {
      unique.push_back(std::move(entry));
    }
  }
  std::uint32_t inside = 0;
  for (const auto& [key, value] : unique) inside = std::max(inside, value.nesting());
  Value made = boxed(Kind::map, std::move(unique));
  made.payload_.object->nesting = inside + 1;
  return made;
}

Value Value::local_time(TimeValue value) { return boxed(Kind::local_time, value); }
Value Value::time(TimeValue value) { return boxed(Kind::time, value); }
Value Value::local_date_time(DateTimeValue value) {
  return boxed(Kind::local_date_time, std::move(value));
}
Value Value::date_time(DateTimeValue value) { return boxed(Kind::date_time, std::move(value)); }
Value Value::duration(DurationValue value) { return boxed(Kind::duration, value); }

void Value::release_object() {
  Object* object = payload_.object;
  if (object->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  switch (kind_) {
    case Kind::string:
      static_cast<StringObject*>(object)->~StringObject();
      ::operator delete(object);
      break;
    case Kind::list: delete static_cast<BoxObject<ValueList>*>(object); break;
    case Kind::map: delete static_cast<BoxObject<ValueMap>*>(object); break;
    case Kind::path: delete static_cast<BoxObject<PathValue>*>(object); break;
    case Kind::local_time:
    case Kind::time: delete static_cast<BoxObject<TimeValue>*>(object); break;
    case Kind::local_date_time:
    case Kind::date_time: delete static_cast<BoxObject<DateTimeValue>*>(object); break;
    case Kind::duration: delete static_cast<BoxObject<DurationValue>*>(object); break;
    default: break;
  }
}

std::string_view Value::string() const {
  auto* object = static_cast<StringObject*>(payload_.object);
  return {object->bytes(), object->size};
}

const ValueList& Value::list() const {
  return static_cast<BoxObject<ValueList>*>(payload_.object)->content;
}
const ValueMap& Value::map() const {
  return static_cast<BoxObject<ValueMap>*>(payload_.object)->content;
}
const PathValue& Value::path() const {
  return static_cast<BoxObject<PathValue>*>(payload_.object)->content;
}
const TimeValue& Value::time() const {
  return static_cast<BoxObject<TimeValue>*>(payload_.object)->content;
}

const DateTimeValue& Value::date_time() const {
  return static_cast<BoxObject<DateTimeValue>*>(payload_.object)->content;
}

const DurationValue& Value::duration() const {
  return static_cast<BoxObject<DurationValue>*>(payload_.object)->content;
}

const Value* Value::find(std::string_view key) const {
  const ValueMap& entries = map();
  const auto place =
      std::lower_bound(entries.begin(), entries.end(), key,
                       [](const auto& entry, std::string_view k) { return entry.first < k; });
  return place != entries.end() && place->first == key ? &place->second : nullptr;
}

std::size_t Value::heap_bytes() const {
  switch (kind_) {
    case Kind::string: return sizeof(StringObject) + string().size();
    case Kind::list: {
      std::size_t bytes = sizeof(BoxObject<ValueList>) + list().capacity() * sizeof(Value);
      for (const Value& element : list()) bytes += element.heap_bytes();
      return bytes;
    }
    case Kind::map: {
      std::size_t bytes =
          sizeof(BoxObject<ValueMap>) + map().capacity() * sizeof(ValueMap::value_type);
      for (const auto& [key, value] : map()) bytes += key.size() + value.heap_bytes();
      return bytes;
    }
    case Kind::path: return sizeof(BoxObject<PathValue>) + 16 * path().nodes.size();
    case Kind::local_time:
    case Kind::time: return sizeof(BoxObject<TimeValue>);
    case Kind::local_date_time:
    case Kind::date_time: return sizeof(BoxObject<DateTimeValue>) + date_time().zone.size();
    case Kind::duration: return sizeof(BoxObject<DurationValue>);
    default: return 0;
  }
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null: return "NULL";
    case Kind::boolean: return "BOOLEAN";
    case Kind::integer: return "INTEGER";
    case Kind::floating: return "FLOAT";
    case Kind::node: return "NODE";
    case Kind::relationship: return "RELATIONSHIP";
    case Kind::date: return "DATE";
    case Kind::string: return "STRING";
    case Kind::list: return "LIST";
    case Kind::map: return "MAP";
    case Kind::path: return "PATH";
    case Kind::local_time: return "LOCAL TIME";
    case Kind::time: return "TIME";
    case Kind::local_date_time: return "LOCAL DATETIME";
    case Kind::date_time: return "DATETIME";
    case Kind::duration: return "DURATION";
  }
  return "NULL";
}

}  // namespace stemma
