#include <fmt/format.h>

#include "core/format.hpp"
#include "engine/functions/day_argument.hpp"
#include "engine/ownership/mapping.hpp"
#include "engine/procedures/built_in.hpp"
#include "engine/procedures/graph_changes.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view asker = "CHANGES BETWEEN";

std::string_view word_of(GraphChange::Kind kind) {
  switch (kind) {
    case GraphChange::Kind::began: return "began";
    case GraphChange::Kind::ended: return "ended";
    case GraphChange::Kind::changed: return "changed";
  }
  return "";
}

std::vector<Value> row_of(Value entity, GraphChange& change) {
  return {std::move(entity),
          Value(word_of(change.kind)),
          change.property.empty() ? Value() : Value(change.property),
          std::move(change.before),
          std::move(change.after),
          change.at ? Value::date(*change.at) : Value()};
}

/// The words before the query, or else what the database's own mapping names its dates.
storage::Lens lens_over(const storage::Snapshot& snapshot) {
  if (snapshot.has_lens()) return snapshot.lens();
  const ownership::Mapping mapping = ownership::usual_mapping(snapshot.catalog());
  storage::Lens lens;
  lens.valid_from = mapping.valid_from;
  lens.valid_to = mapping.valid_to;
  lens.first_seen = mapping.first_seen;
  lens.withdrawn = mapping.withdrawn;
  return lens;
}

Result<std::unique_ptr<ProcedureRows>> call(ProcedureContext context,
                                            std::vector<Value> arguments) {
  STEMMA_TRY(const std::int64_t from, day_argument(asker, arguments[0]));
  STEMMA_TRY(const std::int64_t to, day_argument(asker, arguments[1]));
  if (to < from) {
    return runtime_error(
        ErrorCode::invalid_argument_value,
        fmt::format("{} goes from a day to a later one, not from {} to {}", asker,
                    to_plain_text(Value::date(from)), to_plain_text(Value::date(to))),
        {}, "write the earlier day first");
  }
  const storage::Snapshot& view = *context.function.view;
  STEMMA_TRY(GraphChanges changes,
             changes_between(view, lens_over(view), from, to, context.interrupt));
  std::vector<std::vector<Value>> rows;
  for (GraphChange& change : changes.nodes)
    rows.push_back(row_of(Value(NodeId{change.id}), change));
  for (GraphChange& change : changes.relationships)
    rows.push_back(row_of(Value(RelationshipId{change.id}), change));
  return rows_of(std::move(rows));
}

}  // namespace

Procedure changes_procedure() {
  Procedure procedure;
  procedure.name = "time.changes";
  procedure.description = "What began, ended or changed after one day and up to another.";
  procedure.inputs = {{"from", types::any, "ANY"}, {"to", types::any, "ANY"}};
  procedure.inputs_required = 2;
  procedure.outputs = {{"entity", types::entity, "NODE | RELATIONSHIP"},
                       {"change", Kind::string, "STRING"},
                       {"property", Kind::string, "STRING?"},
                       {"before", types::any, "ANY?"},
                       {"after", types::any, "ANY?"},
                       {"at", Kind::date, "DATE?"}};
  procedure.call = call;
  return procedure;
}

}  // namespace stemma::engine
