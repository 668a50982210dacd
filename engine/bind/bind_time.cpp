#include <fmt/format.h>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "engine/procedures/procedure.hpp"
#include "parser/ast/visit.hpp"

/// What a query looks at the graph through, and CHANGES BETWEEN.
namespace stemma::engine {

using namespace bound;

Result<bound::Lens> Binder::lens(const ast::Lens& text) {
  bound::Lens bound;
  bound.judgements = text.judgements;
  STEMMA_TRY(lens_part(text.as_of, bound.as_of));
  STEMMA_TRY(lens_part(text.known_at, bound.known_at));
  STEMMA_TRY(lens_part(text.except, bound.except));
  STEMMA_TRY(lens_part(text.same, bound.same));
  return bound;
}

Result<void> Binder::lens_part(const std::optional<ast::Expression>& text, ExpressionPtr& bound) {
  if (!text) return {};
  STEMMA_TRY(bound, expression(*text));
  const bool asks_the_graph = any_of(*bound, [](const bound::Expression& each) {
    return std::holds_alternative<Subquery>(each.node);
  });
  if (!asks_the_graph) return {};
  return make_error(ErrorCode::invalid_clause_composition,
                    "what to look through is known before the graph is read", bound->where,
                    "use parameters, literals and functions");
}

Result<void> Binder::check_reads(const ast::Clause& text, bool writes) const {
  if (!writes || !has_lens_) return {};
  return make_error(ErrorCode::invalid_clause_composition,
                    "a query that looks at another day, or at merged nodes, only reads",
                    ast::visit([](const auto& node) -> SourceRange { return node.where; }, text),
                    "change the graph in a query that does not begin with AS OF, KNOWN AT, WITH "
                    "JUDGEMENTS or AS IF SAME");
}

/// CHANGES BETWEEN is a call of time.changes; without YIELD all its columns are variables.
Result<Clause> Binder::changes(const ast::Changes& text, bool only_clause) {
  ast::Call call;
  call.where = text.where;
  call.procedure = {{text.where}, "time.changes"};
  call.has_arguments = true;
  call.arguments = {text.from, text.to};
  call.yield_all = text.yield_all;
  call.yields = text.yields;
  call.filter = text.filter;
  const auto procedure = procedures_.find_procedure(call.procedure.text);
  if (procedure != nullptr && !text.yield_all && text.yields.empty()) {
    for (const ProcedureColumn& output : procedure->outputs) {
      ast::YieldItem item;
      item.where = text.where;
      item.column = {{text.where}, output.name};
      call.yields.push_back(std::move(item));
    }
  }
  STEMMA_TRY(Clause bound, this->call(call, only_clause));
  std::get<ProcedureCall>(bound).blame = text.where;
  return bound;
}

}  // namespace stemma::engine
