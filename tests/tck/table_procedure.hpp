#pragma once

#include <string_view>

#include "core/result.hpp"
#include "engine/procedures/procedure.hpp"
#include "tests/observation/cell_table.hpp"

namespace stemma::tck {

/// A procedure that looks its answer up: `a.b(in :: T?, ...) :: (out :: T?, ...)` and a table of
/// inputs, then outputs, below a header. A call yields the outputs of the rows whose inputs equal
/// the arguments.
[[nodiscard]] Result<engine::Procedure> table_procedure(std::string_view signature,
                                                        const observation::CellTable& table);

}  // namespace stemma::tck
