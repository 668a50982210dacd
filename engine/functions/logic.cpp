#include <fmt/format.h>

#include "core/format.hpp"
#include "engine/functions/operators.hpp"

namespace stemma::engine {
namespace {

bool is_truth(const Value& value) { return value.is_null() || value.is(Kind::boolean); }

bool is_false(const Value& value) { return value.is(Kind::boolean) && !value.boolean(); }

Error not_a_truth(std::string_view operation, const Value& value) {
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("{} takes BOOLEAN values, not {}: {}", operation,
                                   name_of(value.kind()), to_literal(value)),
                       {}, "compare it: value > 0, value <> '', value IS NOT NULL");
}

}  // namespace

Result<Value> condition(Value value, std::string_view what) {
  if (!is_truth(value)) return not_a_truth(what, value);
  return value;
}

Result<Value> logical_and(const Value& a, const Value& b) {
  if (!is_truth(a)) return not_a_truth("AND", a);
  if (!is_truth(b)) return not_a_truth("AND", b);
  if (is_false(a) || is_false(b)) return Value(false);
  if (a.is_null() || b.is_null()) return Value();
  return Value(true);
}

Result<Value> logical_or(const Value& a, const Value& b) {
  if (!is_truth(a)) return not_a_truth("OR", a);
  if (!is_truth(b)) return not_a_truth("OR", b);
  if (a.is_true() || b.is_true()) return Value(true);
  if (a.is_null() || b.is_null()) return Value();
  return Value(false);
}

Result<Value> logical_xor(const Value& a, const Value& b) {
  if (!is_truth(a)) return not_a_truth("XOR", a);
  if (!is_truth(b)) return not_a_truth("XOR", b);
  if (a.is_null() || b.is_null()) return Value();
  return Value(a.boolean() != b.boolean());
}

Result<Value> logical_not(const Value& a) {
  if (!is_truth(a)) return not_a_truth("NOT", a);
  if (a.is_null()) return Value();
  return Value(!a.boolean());
}

Result<Value> is_node(const Value& value) {
  if (value.is(Kind::node)) return Value(true);
  if (value.is_null()) return Value(false);
  return runtime_error(ErrorCode::invalid_argument_type,
                       fmt::format("a pattern starts at a node, not at {}", name_of(value.kind())));
}

}  // namespace stemma::engine
