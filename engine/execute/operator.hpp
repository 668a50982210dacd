#pragma once

#include <memory>
#include <string_view>

#include "core/result.hpp"
#include "engine/execute/batch.hpp"
#include "engine/execute/context.hpp"

namespace stemma::engine::execute {

enum class Flow : std::uint8_t { more, done };

/// One step of a running plan. Pull: `next` fills an empty batch with at least one row, or says
/// `done`.
class Operator {
 public:
  Operator(Context& context, std::unique_ptr<Operator> input)
      : context_(context), input_(std::move(input)) {}
  virtual ~Operator() = default;
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;

  /// The batch is cleared first.
  [[nodiscard]] virtual Result<Flow> next(Batch& batch) = 0;
  /// Starts again from the beginning, with what the argument holds now.
  virtual void rewind() {
    if (input_) input_->rewind();
  }

  /// Rows and time so far, for PROFILE.
  struct Counters {
    std::uint64_t rows = 0;
    std::uint64_t nanoseconds = 0;
  };

 protected:
  Context& context_;
  std::unique_ptr<Operator> input_;
};

using OperatorPtr = std::unique_ptr<Operator>;

}  // namespace stemma::engine::execute
