#include <fmt/format.h>
#include <re2/re2.h>

#include <memory>

#include "engine/functions/operators.hpp"

namespace stemma::engine {
namespace {

bool both_strings(const Value& a, const Value& b) {
  return a.is(Kind::string) && b.is(Kind::string);
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// A query matches many texts against one pattern: the last one is kept compiled, one a thread.
const RE2& compiled(std::string_view pattern) {
  thread_local std::unique_ptr<RE2> last;
  if (!last || last->pattern() != pattern) {
    RE2::Options options;
    options.set_log_errors(false);
    last = std::make_unique<RE2>(piece(pattern), options);
  }
  return *last;
}

}  // namespace

Value starts_with(const Value& text, const Value& prefix) {
  if (!both_strings(text, prefix)) return {};
  return text.string().starts_with(prefix.string());
}

Value ends_with(const Value& text, const Value& suffix) {
  if (!both_strings(text, suffix)) return {};
  return text.string().ends_with(suffix.string());
}

Value contains(const Value& text, const Value& part) {
  if (!both_strings(text, part)) return {};
  return text.string().find(part.string()) != std::string_view::npos;
}

Result<Value> regex_match(const Value& text, const Value& pattern) {
  if (text.is_null() || pattern.is_null()) return Value();
  if (!pattern.is(Kind::string)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("=~ takes a pattern, not {}", name_of(pattern.kind())), {},
                         "write the regular expression as a string: name =~ 'Ann.*'");
  }
  if (!text.is(Kind::string)) return Value();
  const RE2& expression = compiled(pattern.string());
  if (!expression.ok()) {
    return runtime_error(
        ErrorCode::invalid_argument_value,
        fmt::format("'{}' is not a regular expression: {}", pattern.string(), expression.error()),
        {}, "the syntax is RE2's: no back-references and no look-around");
  }
  return Value(RE2::FullMatch(piece(text.string()), expression));
}

}  // namespace stemma::engine
