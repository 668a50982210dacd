#pragma once

#include <vector>

#include "engine/execute/operator.hpp"

namespace stemma::engine::execute {

/// The leaf of every plan: one row without columns, or the rows that an outer operator hands in.
class Argument final : public Operator {
 public:
  Argument(Context& context, std::vector<SlotId> carry)
      : Operator(context, nullptr), carry_(std::move(carry)) {}

  /// Rows [begin, end) of `outer`, which must outlive their use.
  void set(const Batch& outer, std::size_t begin, std::size_t end) {
    outer_ = &outer;
    begin_ = begin;
    end_ = end;
  }
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override { done_ = false; }

 private:
  std::vector<SlotId> carry_;
  const Batch* outer_ = nullptr;
  std::size_t begin_ = 0;
  std::size_t end_ = 1;
  bool done_ = false;
  std::vector<std::uint32_t> rows_;
};

}  // namespace stemma::engine::execute
