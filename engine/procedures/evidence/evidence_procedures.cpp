#include "engine/procedures/evidence/evidence_procedures.hpp"

#include <fmt/format.h>

#include "core/format.hpp"
#include "core/temporal/day.hpp"
#include "engine/evidence/evidence.hpp"
#include "engine/ownership/single_share.hpp"
#include "engine/procedures/config.hpp"

namespace stemma::engine {
namespace {

using Rows = Result<std::unique_ptr<ProcedureRows>>;
using Arguments = std::vector<Value>;

/// The node or relationship that an argument is, or the node of that name.
Result<evidence::Entity> entity_of(const storage::Snapshot& view, std::string_view procedure,
                                   const Value& argument) {
  if (argument.is(Kind::relationship)) return evidence::entities_of(argument).front();
  STEMMA_TRY(const NodeId node, ownership::find_node(view, ownership::usual_mapping(view.catalog()),
                                                     procedure, argument));
  return evidence::Entity{storage::EntityKind::node, number(node)};
}

/// A day as ISO text. Of a value that is a date, or a text that begins as one.
Result<std::string> date_text(const Config& config, std::string_view name, const Value& value) {
  if (!temporal::day_of(value) || value.is(Kind::list)) {
    return config.refuse(name, value, "a date, or a text such as '2020', '2020-03', '2020-03-27'");
  }
  return value.is(Kind::string) ? std::string(value.string()) : to_plain_text(value);
}

Result<storage::Statement> read_statement(const Value& settings) {
  std::vector<std::string_view> known;
  for (const auto& each : storage::statement_texts) known.emplace_back(each.name);
  known.emplace_back("confidence");
  STEMMA_TRY(const Config config, Config::read("evidence.state", settings, known));
  storage::Statement statement;
  for (const auto& each : storage::statement_texts) {
    const Value* const value = config.find(each.name);
    if (value == nullptr) continue;
    if (each.is_date) {
      STEMMA_TRY(statement.*each.text, date_text(config, each.name, *value));
    } else if (value->is(Kind::string)) {
      statement.*each.text = value->string();
    } else {
      statement.*each.text = to_literal(*value);
    }
  }
  for (const auto& [begin, end] :
       {std::pair("valid_from", "valid_to"), std::pair("first_seen", "withdrawn")}) {
    const Value* const from = config.find(begin);
    const Value* const to = config.find(end);
    if (from == nullptr || to == nullptr || *temporal::day_of(*from) <= *temporal::day_of(*to)) {
      continue;
    }
    return config.refuse(end, *to, fmt::format("a day from {} on", begin));
  }
  STEMMA_TRY(statement.confidence, config.number("confidence", 0, 1));
  return statement;
}

Rows state(ProcedureContext context, Arguments arguments) {
  storage::Transaction& transaction = *context.transaction;
  STEMMA_TRY(const auto entity, entity_of(transaction.view(), "evidence.state", arguments[0]));
  STEMMA_TRY(storage::Statement statement,
             read_statement(arguments.size() > 3 ? arguments[3] : Value()));
  const bool about_property = !arguments[1].is_null() && !arguments[1].string().empty();
  if (about_property) {
    STEMMA_TRY(statement.property, transaction.property_key(arguments[1].string()));
    statement.value = arguments[2];
  } else if (!arguments[2].is_null()) {
    return runtime_error(ErrorCode::invalid_argument_value,
                         "evidence.state has a value but no property that would have it", {},
                         "name the property; that the entity is there is stated without a value");
  }
  STEMMA_TRY(const std::uint64_t id, evidence::state(transaction, entity, std::move(statement)));
  return rows_of({{Value(static_cast<std::int64_t>(id))}});
}

Rows withdraw(ProcedureContext context, Arguments arguments) {
  storage::Transaction& transaction = *context.transaction;
  STEMMA_TRY(const auto entity, entity_of(transaction.view(), "evidence.withdraw", arguments[0]));
  STEMMA_TRY(const Config config, Config::read("evidence.withdraw", Value(), {}));
  STEMMA_TRY(const std::string day, date_text(config, "day", arguments[2]));
  STEMMA_TRY(evidence::withdraw(transaction, entity,
                                static_cast<std::uint64_t>(arguments[1].integer()), day));
  return rows_of({});
}

Rows retract(ProcedureContext context, Arguments arguments) {
  storage::Transaction& transaction = *context.transaction;
  STEMMA_TRY(const auto entity, entity_of(transaction.view(), "evidence.retract", arguments[0]));
  STEMMA_TRY(
      evidence::retract(transaction, entity, static_cast<std::uint64_t>(arguments[1].integer())));
  return rows_of({});
}

Rows list_contradictions(ProcedureContext context, Arguments) {
  const storage::Snapshot& view = *context.function.view;
  STEMMA_TRY(const auto found, evidence::contradictions(view));
  std::vector<std::vector<Value>> rows;
  for (const auto& each : found) {
    ValueList statements;
    for (const auto& item : each.items) {
      statements.push_back(evidence::to_value(view.catalog(), item));
    }
    rows.push_back({each.entity.value(), Value(view.catalog().name(each.property)),
                    Value(std::move(statements))});
  }
  return rows_of(std::move(rows));
}

const ProcedureColumn entity_column{"entity", types::entity | TypeSet(Kind::string),
                                    "NODE | RELATIONSHIP | STRING"};
const ProcedureColumn id_column{"id", Kind::integer, "INTEGER"};

Procedure writing(std::string name, std::string description, std::vector<ProcedureColumn> inputs,
                  Rows (*call)(ProcedureContext, Arguments)) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.inputs_required = inputs.size();
  procedure.inputs = std::move(inputs);
  procedure.writes = true;
  procedure.call = call;
  return procedure;
}

}  // namespace

std::vector<Procedure> evidence_procedures() {
  Procedure stating = writing(
      "evidence.state",
      "Says what a source says of a property of a node or relationship, or, without a property, "
      "that it is there. The property is set to what is believed: the statement of the greatest "
      "confidence, then the one in force since the latest day, then the one first seen last.",
      {entity_column,
       {"property", Kind::string, "STRING?"},
       {"value", types::any, "ANY?"},
       {"settings", Kind::map, "MAP"}},
      state);
  stating.inputs_required = 3;
  stating.outputs = {id_column};
  Procedure contradicting;
  contradicting.name = "evidence.contradictions";
  contradicting.description =
      "Properties of which two statements that hold at the same time say different values.";
  contradicting.outputs = {{"entity", types::entity, "NODE | RELATIONSHIP"},
                           {"property", Kind::string, "STRING"},
                           {"statements", Kind::list, "LIST"}};
  contradicting.call = list_contradictions;
  return {std::move(stating),
          writing("evidence.withdraw", "From a day on a statement is not known any more.",
                  {entity_column, id_column, {"day", types::any, "DATE | STRING"}}, withdraw),
          writing("evidence.retract", "Takes a statement back as if it had never been made.",
                  {entity_column, id_column}, retract),
          std::move(contradicting)};
}

}  // namespace stemma::engine
