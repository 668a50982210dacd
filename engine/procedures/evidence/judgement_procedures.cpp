#include "core/format.hpp"
#include "core/temporal/day.hpp"
#include "engine/judgements/judgement.hpp"
#include "engine/ownership/single_share.hpp"
#include "engine/procedures/config.hpp"
#include "engine/procedures/evidence/evidence_procedures.hpp"

namespace stemma::engine {
namespace {

using Rows = Result<std::unique_ptr<ProcedureRows>>;
using Arguments = std::vector<Value>;

Rows judge_nodes(ProcedureContext context, const Arguments& arguments, bool same) {
  const std::string_view procedure = same ? "judgements.same" : "judgements.not_same";
  const storage::Snapshot& view = context.transaction->view();
  const auto mapping = ownership::usual_mapping(view.catalog());
  STEMMA_TRY(const Config config,
             Config::read(procedure, arguments.size() > 2 ? arguments[2] : Value(),
                          {"who", "when", "why"}));
  Judgement judgement;
  judgement.same = same;
  STEMMA_TRY(judgement.a, ownership::find_node(view, mapping, procedure, arguments[0]));
  STEMMA_TRY(judgement.b, ownership::find_node(view, mapping, procedure, arguments[1]));
  STEMMA_TRY(const auto who, config.text("who"));
  STEMMA_TRY(const auto why, config.text("why"));
  judgement.who = who.value_or("");
  judgement.why = why.value_or("");
  if (const Value* when = config.find("when")) {
    if (!temporal::day_of(*when) || when->is(Kind::list)) {
      return config.refuse("when", *when, "a date, or a text such as '2020-03-27'");
    }
    judgement.at = when->is(Kind::string) ? std::string(when->string()) : to_plain_text(*when);
  }
  STEMMA_TRY(const std::uint64_t id, judge(*context.transaction, std::move(judgement)));
  return rows_of({{Value(static_cast<std::int64_t>(id))}});
}

Rows judge_same(ProcedureContext context, Arguments arguments) {
  return judge_nodes(context, arguments, true);
}
Rows judge_not_same(ProcedureContext context, Arguments arguments) {
  return judge_nodes(context, arguments, false);
}

Rows undo(ProcedureContext context, Arguments arguments) {
  STEMMA_TRY(
      undo_judgement(*context.transaction, static_cast<std::uint64_t>(arguments[0].integer())));
  return rows_of({});
}

Value known(const std::string& text) { return text.empty() ? Value() : Value(text); }

Rows list(ProcedureContext context, Arguments) {
  const storage::Snapshot& view = *context.function.view;
  const auto node = [&](NodeId id) -> Result<Value> {
    STEMMA_TRY(const storage::EntityState state, view.state_of(id));
    return state == storage::EntityState::present ? Value(id) : Value();
  };
  std::vector<std::vector<Value>> rows;
  for (const Judgement& each : judgements(view.catalog())) {
    STEMMA_TRY(Value a, node(each.a));
    STEMMA_TRY(Value b, node(each.b));
    rows.push_back({Value(static_cast<std::int64_t>(each.id)), std::move(a), std::move(b),
                    Value(each.same ? "same" : "not same"), known(each.who), known(each.at),
                    known(each.why)});
  }
  return rows_of(std::move(rows));
}

Procedure judging(std::string name, std::string description,
                  Rows (*call)(ProcedureContext, Arguments)) {
  const TypeSet node_or_name = TypeSet(Kind::node) | TypeSet(Kind::string);
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.inputs = {{"a", node_or_name, "NODE | STRING"},
                      {"b", node_or_name, "NODE | STRING"},
                      {"settings", Kind::map, "MAP"}};
  procedure.inputs_required = 2;
  procedure.writes = true;
  procedure.outputs = {{"id", Kind::integer, "INTEGER"}};
  procedure.call = call;
  return procedure;
}

}  // namespace

std::vector<Procedure> judgement_procedures() {
  Procedure undoing;
  undoing.name = "judgements.undo";
  undoing.description = "Takes a judgement back, in whatever order they were made.";
  undoing.inputs = {{"id", Kind::integer, "INTEGER"}};
  undoing.inputs_required = 1;
  undoing.writes = true;
  undoing.call = undo;
  Procedure listing;
  listing.name = "judgements.list";
  listing.description = "The judgements that stand. A node that was deleted since is null.";
  listing.outputs = {{"id", Kind::integer, "INTEGER"}, {"a", Kind::node, "NODE?"},
                     {"b", Kind::node, "NODE?"},       {"verdict", Kind::string, "STRING"},
                     {"who", Kind::string, "STRING?"}, {"at", Kind::string, "STRING?"},
                     {"why", Kind::string, "STRING?"}};
  listing.call = list;
  return {judging("judgements.same",
                  "Judges that two nodes are the same. The data stays as it is; a query WITH "
                  "JUDGEMENTS sees them as one.",
                  judge_same),
          judging("judgements.not_same",
                  "Judges that two nodes are not the same, so that nothing can make one of them.",
                  judge_not_same),
          std::move(undoing), std::move(listing)};
}

}  // namespace stemma::engine
