#include <fmt/format.h>

#include "core/format.hpp"
#include "engine/functions/arguments.hpp"
#include "engine/ownership/single_share.hpp"

namespace stemma::engine {
namespace {

constexpr std::string_view share_name = "ownership.share";

Result<ownership::Question> question_of(Arguments arguments) {
  ownership::Question question;
  if (arguments.size() < 3) return question;
  const Value& measure = arguments[2];
  if (!measure.is(Kind::string)) return wrong_argument(share_name, measure, Kind::string);
  const auto found = ownership::measure_of(measure.string());
  std::string known;
  for (const auto& each : ownership::measure_names) {
    if (ownership::needs_threshold(each.measure)) continue;
    known += fmt::format("{}'{}'", known.empty() ? "" : ", ", each.name);
  }
  if (!found || ownership::needs_threshold(*found)) {
    return out_of_range(
        fmt::format("{}() takes the name of a measure, not {}", share_name, to_literal(measure)),
        "one of " + known);
  }
  question.measure = *found;
  return question;
}

Result<Value> share(FunctionContext& context, Arguments arguments) {
  ownership::ReadScope scope;
  scope.mapping = ownership::usual_mapping(context.view->catalog());
  const Interrupt uninterrupted;
  STEMMA_TRY(const auto question, question_of(arguments));
  STEMMA_TRY(const NodeId owner,
             ownership::find_node(*context.view, scope.mapping, share_name, arguments[0]));
  STEMMA_TRY(const NodeId company,
             ownership::find_node(*context.view, scope.mapping, share_name, arguments[1]));
  STEMMA_TRY(const auto asked, ownership::assess_share(*context.view, scope, question, owner,
                                                       company, uninterrupted));
  const ownership::Assessment& found = asked.assessment;
  if (found.verdict) return Value(ownership::name_of(*found.verdict));
  if (!found.low) return Value();
  if (found.exact) return Value(*found.low);
  return Value(ValueList{Value(*found.low), found.high ? Value(*found.high) : Value()});
}

}  // namespace

void add_ownership_functions(std::vector<ScalarFunction>& functions) {
  ScalarFunction function;
  function.name = share_name;
  function.signature = "ownership.share(owner, company [, measure])";
  function.arguments_least = 2;
  function.arguments_most = 3;
  function.yields = types::any;
  function.call = null_in_null_out<share>;
  function.constant = false;
  functions.push_back(std::move(function));
}

}  // namespace stemma::engine
