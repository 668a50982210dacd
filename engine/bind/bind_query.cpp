#include <fmt/format.h>

#include <algorithm>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine {

using namespace bound;

Result<Statement> bind(const ast::Query& query, const std::optional<ast::Lens>& lens,
                       std::string_view text, const KnownProcedures& procedures) {
  return Binder(text, procedures).statement(query, lens);
}

SlotId Binder::new_slot(std::string name, TypeSet type) {
  slot_names_.push_back(std::move(name));
  slot_types_.push_back(type);
  return SlotId{static_cast<std::uint32_t>(slot_names_.size() - 1)};
}

Variable Binder::variable_of(SlotId slot, TypeSet element) {
  return Variable{false, slot, {}, slot_types_[static_cast<std::size_t>(slot)], element};
}

Result<Statement> Binder::statement(const ast::Query& text, const std::optional<ast::Lens>& seen) {
  Statement statement;
  if (seen) { STEMMA_TRY(statement.lens, lens(*seen)); }
  has_lens_ = seen.has_value();
  STEMMA_TRY(statement.query, query(text, false));
  statement.slot_count = slot_names_.size();
  statement.local_count = local_count_;
  statement.site_count = site_count_;
  statement.slot_names = std::move(slot_names_);
  statement.slot_types = std::move(slot_types_);
  statement.parameters = std::move(parameters_);
  statement.mentions = std::move(mentions_);
  return statement;
}

Result<Query> Binder::query(const ast::Query& text, bool is_subquery) {
  return text.nexts.empty() ? union_query(text, is_subquery) : next_queries(text, is_subquery);
}

/// `before` stands at the beginning of each part.
Result<Query> Binder::union_query(const ast::UnionQuery& text, bool is_subquery,
                                  const std::vector<Clause>& before) {
  Query query;
  const Scope outer = scope_;
  std::vector<std::vector<std::string>> columns(1 + text.unions.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    scope_ = outer;
    const ast::SingleQuery& part = i == 0 ? text.first : text.unions[i - 1].query;
    STEMMA_TRY(SingleQuery bound, single(part, is_subquery, columns[i], query.writes));
    bound.clauses.insert(bound.clauses.begin(), before.begin(), before.end());
    query.parts.push_back(std::move(bound));
    if (columns[i] == columns[0]) continue;
    return make_error(ErrorCode::different_columns_in_union,
                      "the parts of a UNION return different columns", part.where,
                      "give the columns the same names with AS");
  }
  scope_ = outer;
  query.columns = columns[0];
  query.slots = query.parts[0].outputs;
  if (text.unions.empty()) return query;
  query.distinct = !text.unions.front().all;
  for (const ast::UnionPart& part : text.unions) {
    if (part.all != query.distinct) continue;
    return make_error(ErrorCode::invalid_clause_composition, "UNION and UNION ALL cannot be mixed",
                      part.where, "use one of them for all parts");
  }
  query.slots.clear();
  for (const std::string& column : query.columns)
    query.slots.push_back(new_slot(column, types::any));
  return query;
}

namespace {

bool updates(const ast::Clause& clause) {
  return ast::get_if<ast::Create>(clause) || ast::get_if<ast::Merge>(clause) ||
         ast::get_if<ast::Set>(clause) || ast::get_if<ast::Remove>(clause) ||
         ast::get_if<ast::Delete>(clause) || ast::get_if<ast::Foreach>(clause);
}

SourceRange where(const ast::Clause& clause) {
  return ast::visit([](const auto& node) -> SourceRange { return node.where; }, clause);
}

bool changes_graph(const Clause& clause) {
  if (const auto* call = std::get_if<ProcedureCall>(&clause)) return call->procedure->writes;
  if (const auto* inner = std::get_if<std::shared_ptr<const CallSubquery>>(&clause)) {
    return (*inner)->query.writes;
  }
  return std::holds_alternative<Create>(clause) || std::holds_alternative<Merge>(clause) ||
         std::holds_alternative<Set>(clause) || std::holds_alternative<Delete>(clause) ||
         std::holds_alternative<std::shared_ptr<const Foreach>>(clause);
}

}  // namespace

Result<void> Binder::check_composition(const ast::SingleQuery& query, bool is_subquery) {
  bool updated = false;
  for (std::size_t i = 0; i < query.clauses.size(); ++i) {
    const ast::Clause& clause = query.clauses[i];
    const bool last = i + 1 == query.clauses.size();
    if (ast::get_if<ast::Return>(clause) != nullptr && !last) {
      return make_error(ErrorCode::invalid_clause_composition, "RETURN ends a query",
                        where(query.clauses[i + 1]), "use WITH to go on with some columns");
    }
    const bool reads = ast::get_if<ast::Match>(clause) || ast::get_if<ast::Unwind>(clause) ||
                       ast::get_if<ast::LoadCsv>(clause) ||
                       (ast::get_if<ast::Changes>(clause) && query.clauses.size() > 1);
    if (reads && updated) {
      return make_error(ErrorCode::invalid_clause_composition,
                        "a query reads before it writes, unless WITH stands between", where(clause),
                        "write WITH * before this clause");
    }
    if (updates(clause)) updated = true;
    if (ast::get_if<ast::With>(clause)) updated = false;
    const bool passes_on = reads || ast::get_if<ast::With>(clause) ||
                           ast::get_if<ast::Filter>(clause) || ast::get_if<ast::Let>(clause);
    if (last && !is_subquery && passes_on) {
      return make_error(ErrorCode::invalid_clause_composition,
                        "the query ends without RETURN or a change", where(clause),
                        "end it with RETURN");
    }
  }
  return {};
}

Result<SingleQuery> Binder::single(const ast::SingleQuery& text, bool is_subquery,
                                   std::vector<std::string>& columns, bool& writes) {
  STEMMA_TRY(check_composition(text, is_subquery));
  SingleQuery single;
  const bool only_clause = text.clauses.size() == 1 && !is_subquery;
  for (const ast::Clause& part : text.clauses) {
    if (const auto* predicate = ast::get_if<ast::Filter>(part)) {
      STEMMA_TRY(filter(*predicate, single.clauses));
      continue;
    }
    STEMMA_TRY(Clause bound, clause(part, only_clause));
    writes = writes || changes_graph(bound);
    STEMMA_TRY(check_reads(part, writes));
    note_columns(part, bound, only_clause, single, columns);
    single.clauses.push_back(std::move(bound));
  }
  return single;
}

void Binder::note_columns(const ast::Clause& text, const Clause& clause, bool only_clause,
                          SingleQuery& single, std::vector<std::string>& columns) {
  if (ast::get_if<ast::Return>(text) != nullptr) {
    for (const ProjectionItem& item : std::get<Project>(clause).items) {
      columns.push_back(item.name);
      single.outputs.push_back(item.slot);
    }
  } else if (const auto* call = std::get_if<ProcedureCall>(&clause);
             call != nullptr && only_clause) {
    for (const auto& [column, slot] : call->yields) {
      columns.push_back(slot_names_[static_cast<std::size_t>(slot)]);
      single.outputs.push_back(slot);
    }
  }
}

Result<Clause> Binder::clause(const ast::Clause& clause, bool only_clause) {
  if (const auto* node = ast::get_if<ast::Match>(clause)) {
    STEMMA_TRY(Match bound, match(*node));
    return Clause(std::move(bound));
  }
  if (const auto* node = ast::get_if<ast::With>(clause)) {
    STEMMA_TRY(Project bound, project(node->projection, node->filter, true));
    return Clause(std::move(bound));
  }
  if (const auto* node = ast::get_if<ast::Return>(clause)) {
    STEMMA_TRY(Project bound, project(node->projection, std::nullopt, false));
    return Clause(std::move(bound));
  }
  if (const auto* node = ast::get_if<ast::Let>(clause)) return let(*node);
  if (const auto* node = ast::get_if<ast::LoadCsv>(clause)) return load_csv(*node);
  if (const auto* node = ast::get_if<ast::Unwind>(clause)) return unwind(*node);
  if (const auto* node = ast::get_if<ast::Create>(clause)) {
    STEMMA_TRY(Create bound, create(node->patterns));
    return Clause(std::move(bound));
  }
  if (const auto* node = ast::get_if<ast::Merge>(clause)) return merge(*node);
  if (const auto* node = ast::get_if<ast::Set>(clause)) {
    STEMMA_TRY(std::vector<SetItem> items, set_items(node->items));
    return Clause(Set{std::move(items)});
  }
  if (const auto* node = ast::get_if<ast::Remove>(clause)) return remove(*node);
  if (const auto* node = ast::get_if<ast::Delete>(clause)) return delete_clause(*node);
  if (const auto* node = ast::get_if<ast::Call>(clause)) return call(*node, only_clause);
  if (const auto* node = ast::get_if<ast::Changes>(clause)) return changes(*node, only_clause);
  if (const auto* node = ast::get_if<ast::Foreach>(clause)) return foreach_clause(*node);
  return subquery(*ast::get_if<ast::CallSubquery>(clause));
}

Result<Clause> Binder::unwind(const ast::Unwind& unwind) {
  STEMMA_TRY(ExpressionPtr list, expression(unwind.list));
  if (scope_.find(unwind.variable.text) != nullptr) {
    return make_error(ErrorCode::variable_already_bound,
                      fmt::format("'{}' is there already", unwind.variable.text),
                      unwind.variable.where, "give the elements another name");
  }
  const TypeSet element = list->type.only(Kind::list) ? list->element : types::any;
  const SlotId slot = new_slot(unwind.variable.text, element);
  scope_.set(unwind.variable.text, variable_of(slot));
  return Clause(Unwind{std::move(list), slot});
}

Result<Clause> Binder::foreach_clause(const ast::Foreach& text) {
  auto bound = std::make_shared<Foreach>();
  STEMMA_TRY(bound->list, expression(text.list));
  const Scope outer = scope_;
  bound->slot = new_slot(text.variable.text, types::any);
  scope_.set(text.variable.text, variable_of(bound->slot));
  for (const ast::Clause& part : text.clauses) {
    if (!updates(part)) {
      return make_error(ErrorCode::invalid_clause_composition, "FOREACH only changes the graph",
                        where(part), "read before it, or UNWIND the list instead");
    }
    STEMMA_TRY(Clause inner, clause(part, false));
    bound->clauses.push_back(std::move(inner));
  }
  scope_ = outer;
  return Clause(std::shared_ptr<const Foreach>(std::move(bound)));
}

Result<Clause> Binder::subquery(const ast::CallSubquery& text) {
  const Scope outer = scope_;
  if (text.imports) {
    scope_ = Scope();
    for (const ast::Name& name : *text.imports) {
      const Variable* variable = outer.find(name.text);
      if (variable == nullptr) {
        scope_ = outer;
        return undefined(name, name.text);
      }
      scope_.set(name.text, *variable);
    }
  }
  Result<Query> inner = query(text.query, true);
  scope_ = outer;
  if (!inner) return std::move(inner.error());
  for (std::size_t i = 0; i < inner->columns.size(); ++i) {
    if (outer.find(inner->columns[i]) != nullptr) {
      return make_error(
          ErrorCode::variable_already_bound,
          fmt::format("the subquery returns '{}', which is there already", inner->columns[i]),
          text.where, "give the column another name with AS");
    }
    scope_.set(inner->columns[i], variable_of(inner->slots[i]));
  }
  return Clause(std::make_shared<const CallSubquery>(CallSubquery{std::move(inner).value()}));
}

}  // namespace stemma::engine
