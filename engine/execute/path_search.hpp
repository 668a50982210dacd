#pragma once

#include "engine/execute/path_enumeration.hpp"
#include "engine/execute/path_selection.hpp"
#include "engine/execute/row_source.hpp"

namespace stemma::engine::execute {

/// The paths of a pattern from the node of each row: all, one after the other, or those that a
/// selector picks.
class PathSearch final : public RowByRow {
 public:
  PathSearch(Context& context, OperatorPtr input, std::vector<SlotId> carry,
             const plan::PathSearch& step)
      : RowByRow(context, std::move(input), std::move(carry)),
        step_(step),
        stepper_(context, step),
        enumeration_(stepper_),
        selection_(stepper_, context) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  /// Begins with the present input row.
  [[nodiscard]] Result<void> start();
  /// The next path for this row, or nullptr.
  [[nodiscard]] Result<const FoundPath*> next_path();
  /// Makes the next row of this input row; Flow::done where there is none.
  [[nodiscard]] Result<Flow> make_row(Batch& batch);

  const plan::PathSearch& step_;
  PathStepper stepper_;
  PathEnumeration enumeration_;
  PathSelection selection_;
  std::vector<FoundPath> found_;
  std::size_t position_ = 0;
  bool active_ = false;
  std::vector<std::uint64_t> weights_;  ///< of the rows made, where they have some
};

}  // namespace stemma::engine::execute
