#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "engine/bind/binder.hpp"
#include "engine/notification.hpp"
#include "engine/plan/planner.hpp"
#include "parser/ast/query.hpp"

namespace stemma::engine {

/// A statement ready to run: planned, or a command on the catalogue.
struct Prepared {
  ast::Mode mode = ast::Mode::run;
  bool is_query = false;
  bool writes = false;
  ast::Command command;  ///< where it is no query
  plan::Plan plan;       ///< where it is one
  std::vector<std::string> columns;
  std::vector<Notification> notifications;
  std::uint64_t catalog_version = 0;
};

/// Parses, binds and plans. The plan holds for the catalogue of `snapshot`.
[[nodiscard]] Result<std::shared_ptr<const Prepared>> prepare(std::string_view text,
                                                              const storage::Snapshot& snapshot,
                                                              const KnownProcedures& procedures,
                                                              const plan::PlannerOptions& options);

/// Plans by their text, so that a query asked again costs no parsing. Thread-safe.
class PlanCache {
 public:
  [[nodiscard]] std::shared_ptr<const Prepared> find(std::string_view text,
                                                     std::uint64_t catalog_version);
  void put(std::string_view text, std::shared_ptr<const Prepared> prepared);
  void clear();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  static constexpr std::size_t entries_max = 1024;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Prepared>, Hash, std::equal_to<>> entries_;
};

}  // namespace stemma::engine
