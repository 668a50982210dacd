#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

/// The procedures that a query may CALL. Names are compared without regard to ASCII case.
class KnownProcedures {
 public:
  virtual ~KnownProcedures() = default;
  /// nullptr where none has the name.
  [[nodiscard]] virtual std::shared_ptr<const Procedure> find_procedure(
      std::string_view name) const = 0;
  /// The name of the one that a misspelt name is likeliest to mean, or empty.
  [[nodiscard]] virtual std::string nearest_procedure(std::string_view name) const = 0;
};

}  // namespace stemma::engine
