#include "engine/execute/subquery_runner.hpp"

namespace stemma::engine::execute {

Result<Value> SubqueryRunner::exists() {
  STEMMA_TRY(const Flow flow, next(batch_));
  return Value(flow == Flow::more);
}

Result<Value> SubqueryRunner::count() {
  std::int64_t rows = 0;
  while (true) {
    STEMMA_TRY(const Flow flow, next(batch_));
    if (flow == Flow::done) return Value(rows);
    for (std::size_t row = 0; row < batch_.rows(); ++row)
      rows += static_cast<std::int64_t>(batch_.weight(row));
  }
}

Result<Value> SubqueryRunner::collect(SlotId slot) {
  ValueList values;
  while (true) {
    STEMMA_TRY(const Flow flow, next(batch_));
    if (flow == Flow::done) return Value(std::move(values));
    for (std::size_t row = 0; row < batch_.rows(); ++row) values.push_back(batch_.at(slot, row));
  }
}

}  // namespace stemma::engine::execute
