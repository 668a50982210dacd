#include "engine/execute/eager.hpp"

namespace stemma::engine::execute {

void Eager::rewind() {
  Operator::rewind();
  kept_.clear();
  batches_.clear();
  taken_ = false;
}

Result<void> Eager::take_all() {
  taken_ = true;
  while (true) {
    Batch batch(context_.slot_count);
    STEMMA_TRY(const Flow flow, input_->next(batch));
    if (flow == Flow::done) break;
    STEMMA_TRY(context_.check());
    STEMMA_TRY(kept_.add(batch.rows() * carry_.size() * sizeof(Value), "an updating clause"));
    batches_.push_back(std::move(batch));
  }
  return all_taken();
}

Result<Flow> Eager::next(Batch& batch) {
  if (!taken_) { STEMMA_TRY(take_all()); }
  if (batches_.empty()) return Flow::done;
  batch = std::move(batches_.front());
  batches_.pop_front();
  return Flow::more;
}

}  // namespace stemma::engine::execute
