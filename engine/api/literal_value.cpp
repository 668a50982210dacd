#include "engine/api/literal_value.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/temporal/parse.hpp"
#include "parser/ast/visit.hpp"
#include "parser/parse.hpp"

namespace stemma::api {

namespace {

Error no_literal(SourceRange where) {
  return make_error(ErrorCode::invalid_argument_value, "this is no literal of the language", where,
                    "literals are 12, 1.5, 'text', true, null, [1, 2], {a: 1}, date('2020-03-27')");
}

Result<Value> evaluate(const ast::Expression& expression);

Result<Value> evaluate(const ast::ListLiteral& list) {
  ValueList elements;
  for (const ast::Expression& element : list.elements) {
    STEMMA_TRY(Value value, evaluate(element));
    elements.push_back(std::move(value));
  }
  return Value(std::move(elements));
}

Result<Value> evaluate(const ast::MapLiteral& map) {
  ValueMap entries;
  for (const ast::MapEntry& entry : map.entries) {
    STEMMA_TRY(Value value, evaluate(entry.value));
    entries.emplace_back(entry.key.text, std::move(value));
  }
  return Value::map(std::move(entries));
}

std::optional<Kind> temporal_kind(std::string_view function) {
  constexpr std::pair<std::string_view, Kind> kinds[] = {
      {"date", Kind::date},          {"localtime", Kind::local_time},
      {"time", Kind::time},          {"localdatetime", Kind::local_date_time},
      {"datetime", Kind::date_time}, {"duration", Kind::duration}};
  std::string name(function);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const auto& [known, kind] : kinds) {
    if (name == known) return kind;
  }
  return std::nullopt;
}

Result<Value> evaluate(const ast::FunctionCall& call) {
  const std::optional<Kind> kind = temporal_kind(call.name.text);
  if (!kind || call.arguments.size() != 1) return no_literal(call.where);
  const auto* text = ast::get_if<ast::Literal>(call.arguments.front());
  if (text == nullptr || !text->value.is(Kind::string)) return no_literal(call.where);
  Result<Value> value = temporal_value(*kind, text->value.string());
  if (!value) value.error().where = text->where;
  return value;
}

/// A number with a sign before it.
Result<Value> evaluate(const ast::Prefixed& prefixed) {
  STEMMA_TRY(const Value value, evaluate(prefixed.operand));
  bool negative = false;
  for (const ast::PrefixOperator op : prefixed.operators) {
    if (op == ast::PrefixOperator::logical_not) return no_literal(prefixed.where);
    if (op == ast::PrefixOperator::minus) negative = !negative;
  }
  if (!value.is_number()) return no_literal(prefixed.where);
  if (!negative) return value;
  if (value.is(Kind::floating)) return Value(-value.floating());
  if (value.integer() == INT64_MIN) return no_literal(prefixed.where);
  return Value(-value.integer());
}

Result<Value> evaluate(const ast::Expression& expression) {
  return ast::visit(
      [](const auto& node) -> Result<Value> {
        using Node = std::remove_cvref_t<decltype(node)>;
        if constexpr (std::is_same_v<Node, ast::Literal>) {
          return node.value;
        } else if constexpr (std::is_same_v<Node, ast::ListLiteral> ||
                             std::is_same_v<Node, ast::MapLiteral> ||
                             std::is_same_v<Node, ast::FunctionCall> ||
                             std::is_same_v<Node, ast::Prefixed>) {
          return evaluate(node);
        } else {
          return no_literal(node.where);
        }
      },
      expression);
}

/// The one element of `RETURN [...]`; nullptr where the text made something else of it.
const ast::Expression* only_element(const ast::Statement& statement) {
  const auto* query = ast::get_if<ast::Query>(statement.command);
  if (query == nullptr || !query->unions.empty() || !query->nexts.empty()) return nullptr;
  if (query->first.clauses.size() != 1) return nullptr;
  const auto* returned = ast::get_if<ast::Return>(query->first.clauses.front());
  if (returned == nullptr) return nullptr;
  const ast::Projection& projection = returned->projection;
  const bool more = !projection.order_by.empty() || projection.skip || projection.limit;
  if (more || projection.items.size() != 1 || projection.items.front().alias) return nullptr;
  const auto* list = ast::get_if<ast::ListLiteral>(projection.items.front().expression);
  return list != nullptr && list->elements.size() == 1 ? &list->elements.front() : nullptr;
}

constexpr std::string_view before = "RETURN [";

/// Errors of the statement around a literal point into the literal, or nowhere.
Error moved_into(Error error, std::size_t bytes) {
  if (!error.where) return error;
  const auto move = [&](std::uint32_t place) {
    const auto moved = static_cast<std::int64_t>(place) - static_cast<std::int64_t>(before.size());
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(moved, 0, static_cast<std::int64_t>(bytes)));
  };
  error.where = SourceRange{move(error.where->begin), move(error.where->end)};
  return error;
}

}  // namespace

Result<Value> literal_value(std::string_view text) {
  // The line break ends a comment that the text may end with.
  const std::string statement = std::string(before) + std::string(text) + "\n]";
  auto parsed = parser::parse(statement);
  if (!parsed) return moved_into(std::move(parsed.error()), text.size());
  const ast::Expression* element = only_element(*parsed);
  if (element == nullptr) return no_literal({0, static_cast<std::uint32_t>(text.size())});
  Result<Value> value = evaluate(*element);
  if (!value) return moved_into(std::move(value.error()), text.size());
  return value;
}

Result<Value> temporal_value(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::date: return temporal::parse_date(text);
    case Kind::local_time: return temporal::parse_local_time(text);
    case Kind::time: return temporal::parse_time(text);
    case Kind::local_date_time: return temporal::parse_local_date_time(text);
    case Kind::date_time: return temporal::parse_date_time(text);
    case Kind::duration: return temporal::parse_duration(text);
    default:
      return runtime_error(ErrorCode::invalid_usage, "the kind is none of time", {},
                           "ask for a date, a time, a date and time, or a duration");
  }
}

}  // namespace stemma::api
