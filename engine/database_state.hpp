#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>

#include "engine/database.hpp"
#include "engine/prepare.hpp"

namespace stemma::engine {

/// What the sessions of a database share.
class DatabaseState final : public KnownProcedures {
 public:
  explicit DatabaseState(std::unique_ptr<storage::Store> opened);

  [[nodiscard]] std::shared_ptr<const Procedure> find_procedure(
      std::string_view name) const override;
  [[nodiscard]] std::string nearest_procedure(std::string_view name) const override;
  void add_procedure(Procedure procedure);
  /// All there are, by name.
  [[nodiscard]] std::vector<std::shared_ptr<const Procedure>> procedures() const;

  std::unique_ptr<storage::Store> store;
  PlanCache plans;
  plan::PlannerOptions planner;
  bool files_allowed = true;

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::shared_ptr<const Procedure>, std::less<>>
      procedures_;  ///< by lower-case name
};

}  // namespace stemma::engine
