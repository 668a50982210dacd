#include "engine/procedures/ownership/mapping_reader.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"
#include "engine/procedures/ownership/rule_reader.hpp"

namespace stemma::engine {
namespace {

using Rows = Result<std::unique_ptr<ProcedureRows>>;
using Arguments = std::vector<Value>;

/// What the catalogue keeps under a prefix, without it.
std::vector<std::string> stored_names(const storage::Catalog& catalog, std::string_view prefix) {
  std::vector<std::string> names;
  for (const auto& [name, text] : catalog.definitions()) {
    if (name.starts_with(prefix)) names.push_back(name.substr(prefix.size()));
  }
  return names;
}

Rows list_mappings(ProcedureContext context, Arguments) {
  const storage::Catalog& catalog = context.function.view->catalog();
  std::vector<std::vector<Value>> rows;
  const auto stored = stored_names(catalog, ownership::mapping_prefix);
  for (const std::string_view name : ownership::known_mappings) {
    if (std::ranges::count(stored, name) > 0) continue;
    rows.push_back({Value(name), Value(false), to_value(*ownership::find_mapping(catalog, name))});
  }
  for (const std::string& name : stored) {
    rows.push_back({Value(name), Value(true), to_value(*ownership::find_mapping(catalog, name))});
  }
  return rows_of(std::move(rows));
}

Rows set_mapping(ProcedureContext context, Arguments arguments) {
  STEMMA_TRY(const auto mapping, read_mapping(context.transaction->view().catalog(),
                                              "ownership.set_mapping", arguments[1]));
  const std::string name = std::string(ownership::mapping_prefix).append(arguments[0].string());
  STEMMA_TRY(context.transaction->set_definition(
      name, ownership::write_entries(ownership::to_entries(mapping))));
  return rows_of({});
}

Rows list_rules(ProcedureContext context, Arguments) {
  const storage::Catalog& catalog = context.function.view->catalog();
  std::vector<std::vector<Value>> rows;
  const auto stored = stored_names(catalog, ownership::rule_prefix);
  const auto add = [&](const ownership::Rule& rule, bool own) {
    ValueList tests;
    for (const auto& test : rule.tests) tests.emplace_back(ownership::to_text(test));
    rows.push_back({Value(rule.name), Value(own), Value(std::move(tests))});
  };
  for (const ownership::Rule& rule : ownership::known_rules()) {
    if (std::ranges::count(stored, rule.name) == 0) add(rule, false);
  }
  for (const std::string& name : stored) add(*ownership::find_rule(catalog, name), true);
  return rows_of(std::move(rows));
}

Rows set_rule(ProcedureContext context, Arguments arguments) {
  STEMMA_TRY(const auto rule,
             read_rule(context.transaction->view().catalog(), "ownership.set_rule", arguments[1]));
  const std::string name = std::string(ownership::rule_prefix).append(arguments[0].string());
  STEMMA_TRY(context.transaction->set_definition(
      name, ownership::write_entries(ownership::to_entries(rule))));
  return rows_of({});
}

Procedure lister(std::string name, std::string description, ProcedureColumn what,
                 Rows (*call)(ProcedureContext, Arguments)) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.outputs = {
      {"name", Kind::string, "STRING"}, {"stored", Kind::boolean, "BOOLEAN"}, std::move(what)};
  procedure.call = call;
  return procedure;
}

Procedure setter(std::string name, std::string description, ProcedureColumn what,
                 Rows (*call)(ProcedureContext, Arguments)) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.inputs = {{"name", Kind::string, "STRING"}, std::move(what)};
  procedure.inputs_required = 2;
  procedure.writes = true;
  procedure.call = call;
  return procedure;
}

Procedure dropper(std::string name, std::string description, std::string_view prefix) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.description = std::move(description);
  procedure.inputs = {{"name", Kind::string, "STRING"}};
  procedure.inputs_required = 1;
  procedure.writes = true;
  procedure.call = [prefix](ProcedureContext context, Arguments arguments) -> Rows {
    STEMMA_TRY(
        context.transaction->drop_definition(std::string(prefix).append(arguments[0].string())));
    return rows_of({});
  };
  return procedure;
}

}  // namespace

std::vector<Procedure> ownership_definition_procedures() {
  return {
      lister("ownership.mappings",
             "The mappings there are: which types, labels and properties carry what ownership asks "
             "about. One named 'default' is asked with where a question names none.",
             {"mapping", Kind::map, "MAP"}, list_mappings),
      setter("ownership.set_mapping",
             "Keeps a mapping in the database under a name: a map of its settings, or the name of "
             "another; with `base` what is not set is as in that.",
             {"mapping", types::any, "MAP | STRING"}, set_mapping),
      dropper("ownership.drop_mapping", "Forgets a mapping that the database keeps.",
              ownership::mapping_prefix),
      lister("ownership.rules",
             "The rules there are: who passes one of its tests is a beneficial owner.",
             {"tests", Kind::list, "LIST"}, list_rules),
      setter("ownership.set_rule",
             "Keeps a rule in the database under a name: a list of tests, each a measure and a "
             "threshold, ['path_product >= 10%', 'control'].",
             {"tests", types::any, "LIST | MAP | STRING"}, set_rule),
      dropper("ownership.drop_rule", "Forgets a rule that the database keeps.",
              ownership::rule_prefix),
  };
}

}  // namespace stemma::engine
