#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/interrupt.hpp"
#include "core/result.hpp"
#include "core/value.hpp"
#include "engine/functions/function.hpp"
#include "engine/functions/type_set.hpp"
#include "storage/transaction.hpp"

namespace stemma::engine {

struct ProcedureColumn {
  std::string name;
  TypeSet type = types::any;
  std::string type_text;  ///< "INTEGER?", as signatures show it
};

struct ProcedureContext {
  FunctionContext& function;
  const Interrupt& interrupt;
  storage::Transaction* transaction = nullptr;  ///< of procedures that write, else nullptr
};

enum class ProcedureFlow : std::uint8_t { row, done };

/// The rows of one call, one at a time.
class ProcedureRows {
 public:
  virtual ~ProcedureRows() = default;
  /// Fills `row` (one value an output, in order) or says `done`.
  [[nodiscard]] virtual Result<ProcedureFlow> next(std::vector<Value>& row) = 0;
};

struct Procedure {
  std::string name;
  std::string description;
  std::vector<ProcedureColumn> inputs;
  std::size_t inputs_required = 0;  ///< the rest are optional
  bool writes = false;              ///< needs a transaction that writes
  std::vector<ProcedureColumn> outputs;
  std::function<Result<std::unique_ptr<ProcedureRows>>(ProcedureContext,
                                                       std::vector<Value> arguments)>
      call;
};

/// Rows that are all there at once.
[[nodiscard]] std::unique_ptr<ProcedureRows> rows_of(std::vector<std::vector<Value>> rows);

/// The procedures every database has (algo.*, db.*), by name.
[[nodiscard]] std::span<const Procedure> built_in_procedures();

}  // namespace stemma::engine
