#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "engine/algorithms/graph_view.hpp"
#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

/// A row for each vertex of a view: its node and what an algorithm found for it.
template <typename Found>
class VertexRows : public ProcedureRows {
 public:
  VertexRows(GraphView view, std::vector<Found> found)
      : view_(std::move(view)), found_(std::move(found)) {}

  Result<ProcedureFlow> next(std::vector<Value>& row) override {
    if (at_ == found_.size()) return ProcedureFlow::done;
    row.resize(2);
    row[0] = Value(view_.node(static_cast<GraphView::Vertex>(at_)));
    row[1] = as_value(found_[at_]);
    ++at_;
    return ProcedureFlow::row;
  }

 private:
  static Value as_value(double number) { return Value(number); }
  static Value as_value(std::uint32_t number) { return Value(static_cast<std::int64_t>(number)); }

  GraphView view_;
  std::vector<Found> found_;
  std::size_t at_ = 0;
};

template <typename Found>
[[nodiscard]] std::unique_ptr<ProcedureRows> vertex_rows(GraphView view, std::vector<Found> found) {
  return std::make_unique<VertexRows<Found>>(std::move(view), std::move(found));
}

}  // namespace stemma::engine
