#include "engine/execute/argument.hpp"

#include <numeric>

namespace stemma::engine::execute {

Result<Flow> Argument::next(Batch& batch) {
  if (done_ || begin_ == end_) return Flow::done;
  done_ = true;
  if (outer_ == nullptr) {
    batch.set_rows(1);
    return Flow::more;
  }
  rows_.resize(end_ - begin_);
  std::iota(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(begin_));
  batch.append(*outer_, rows_, carry_);
  return Flow::more;
}

}  // namespace stemma::engine::execute
