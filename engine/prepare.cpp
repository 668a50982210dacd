#include "engine/prepare.hpp"

#include "engine/bind/bind_show.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/unknown_names.hpp"
#include "parser/ast/visit.hpp"
#include "parser/parse.hpp"

namespace stemma::engine {

Result<std::shared_ptr<const Prepared>> prepare(std::string_view text,
                                                const storage::Snapshot& snapshot,
                                                const KnownProcedures& procedures,
                                                const plan::PlannerOptions& options) {
  STEMMA_TRY(ast::Statement statement, parser::parse(text));
  auto prepared = std::make_shared<Prepared>();
  prepared->mode = statement.mode;
  prepared->catalog_version = snapshot.catalog().version();
  if (const auto* show = ast::get_if<ast::Show>(statement.command)) {
    const auto procedure = procedures.find_procedure(procedure_of(show->show));
    statement.command = query_of(*show, *procedure);
  }
  const auto* query = ast::get_if<ast::Query>(statement.command);
  if (query == nullptr) {
    prepared->writes = true;
    prepared->command = std::move(statement.command);
    return std::shared_ptr<const Prepared>(std::move(prepared));
  }
  prepared->is_query = true;
  STEMMA_TRY(bound::Statement bound, engine::bind(*query, statement.lens, text, procedures));
  prepared->columns = bound.query.columns;
  prepared->writes = bound.query.writes;
  const bound::Mentions mentions = std::exchange(bound.mentions, {});
  prepared->notifications = unknown_names(mentions, snapshot.catalog());
  plan::PlannerOptions allowed = options;
  if (bound.lens) allowed.use_stated_indexes = false;
  prepared->plan =
      optimize::optimize(plan::make_plan(std::move(bound), snapshot, allowed), allowed);
  return std::shared_ptr<const Prepared>(std::move(prepared));
}

std::shared_ptr<const Prepared> PlanCache::find(std::string_view text,
                                                std::uint64_t catalog_version) {
  const std::lock_guard lock(mutex_);
  const auto place = entries_.find(text);
  if (place == entries_.end() || place->second->catalog_version != catalog_version) return nullptr;
  return place->second;
}

void PlanCache::put(std::string_view text, std::shared_ptr<const Prepared> prepared) {
  const std::lock_guard lock(mutex_);
  if (entries_.size() >= entries_max) entries_.clear();
  entries_.insert_or_assign(std::string(text), std::move(prepared));
}

void PlanCache::clear() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
}

}  // namespace stemma::engine
