// Functions that tell where what the graph says is known from.
#include "engine/evidence/citation.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/ownership/mapping.hpp"

namespace stemma::engine {
namespace {

constexpr TypeSet with_evidence = types::entity | TypeSet(Kind::path);

Result<Value> evidence_of(FunctionContext& context, Arguments arguments) {
  const storage::Snapshot& view = *context.view;
  const auto mapping = ownership::usual_mapping(view.catalog());
  ValueList all;
  for (const auto& entity : evidence::entities_of(arguments[0])) {
    STEMMA_TRY(const auto items, evidence::items_about(view, mapping, entity));
    for (const auto& item : items) all.push_back(evidence::to_value(view.catalog(), item));
  }
  return Value(std::move(all));
}

Result<Value> chain_of(FunctionContext& context, Arguments arguments) {
  const storage::Snapshot& view = *context.view;
  STEMMA_TRY(std::string text, evidence::cited_chain(view, ownership::usual_mapping(view.catalog()),
                                                     arguments[0].path()));
  return Value(text);
}

ScalarFunction make(std::string_view name, std::string_view signature, TypeSet accepts,
                    TypeSet yields, ScalarFunction::Call call) {
  ScalarFunction function;
  function.name = name;
  function.signature = signature;
  function.arguments_least = 1;
  function.arguments_most = 1;
  function.accepts = {accepts};
  function.yields = yields;
  function.call = call;
  function.constant = false;
  return function;
}

}  // namespace

void add_evidence_functions(std::vector<ScalarFunction>& functions) {
  functions.push_back(make("evidence", "evidence(node | relationship | path)", with_evidence,
                           Kind::list, null_in_null_out<evidence_of>));
  functions.push_back(make("evidence.chain", "evidence.chain(path)", Kind::path, Kind::string,
                           null_in_null_out<chain_of>));
}

}  // namespace stemma::engine
