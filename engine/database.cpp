#include "engine/database.hpp"

#include <algorithm>

#include "engine/database_state.hpp"
#include "engine/functions/nearest_name.hpp"
#include "engine/procedures/built_in.hpp"
#include "engine/session_state.hpp"

namespace stemma::engine {

namespace {

std::string lower(std::string_view name) {
  std::string text(name);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

}  // namespace

DatabaseState::DatabaseState(std::unique_ptr<storage::Store> opened) : store(std::move(opened)) {
  for (const Procedure& procedure : built_in_procedures()) add_procedure(procedure);
  add_procedure(procedures_procedure([this] { return procedures(); }));
}

std::vector<std::shared_ptr<const Procedure>> DatabaseState::procedures() const {
  const std::shared_lock lock(mutex_);
  std::vector<std::shared_ptr<const Procedure>> all;
  for (const auto& [name, procedure] : procedures_) all.push_back(procedure);
  return all;
}

std::shared_ptr<const Procedure> DatabaseState::find_procedure(std::string_view name) const {
  const std::shared_lock lock(mutex_);
  const auto place = procedures_.find(lower(name));
  return place == procedures_.end() ? nullptr : place->second;
}

std::string DatabaseState::nearest_procedure(std::string_view name) const {
  NearestName nearest(name);
  for (const auto& procedure : procedures()) nearest.look_at(procedure->name);
  return nearest.found();
}

void DatabaseState::add_procedure(Procedure procedure) {
  {
    const std::unique_lock lock(mutex_);
    std::string name = lower(procedure.name);
    procedures_.insert_or_assign(std::move(name),
                                 std::make_shared<const Procedure>(std::move(procedure)));
  }
  plans.clear();
}

Database::Database(std::unique_ptr<DatabaseState> state) : state_(std::move(state)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string& path,
                                                 const storage::OpenOptions& options) {
  STEMMA_TRY(std::unique_ptr<storage::Store> store, storage::Store::open(path, options));
  return std::unique_ptr<Database>(new Database(std::make_unique<DatabaseState>(std::move(store))));
}

Session Database::session() { return Session(std::make_unique<SessionState>(*state_)); }
storage::Store& Database::store() { return *state_->store; }
void Database::add_procedure(Procedure procedure) { state_->add_procedure(std::move(procedure)); }
void Database::forbid_files() { state_->files_allowed = false; }
void Database::set_planner_options(const plan::PlannerOptions& options) {
  state_->planner = options;
  state_->plans.clear();
}

}  // namespace stemma::engine
