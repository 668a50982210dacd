#pragma once

#include <deque>

#include "engine/execute/eager.hpp"
#include "engine/execute/subquery_runner.hpp"
#include "engine/plan/plan.hpp"

/// The operators that write. Each writes for all its rows before it hands the first on.
namespace stemma::engine::execute {

class Update : public Eager {
 public:
  using Eager::Eager;

 protected:
  /// Makes room for new columns before the rows of a batch are written for.
  virtual void prepare(Batch&) {}
  /// Writes for one row.
  [[nodiscard]] virtual Result<void> update(Batch& batch, std::size_t row) = 0;
  /// Whether a row may become several: then `update` collects into `out` itself.
  [[nodiscard]] storage::Transaction& transaction() { return *context_.transaction; }
  /// Own changes were made: readers are stale.
  void changed() { ++context_.epoch; }

 private:
  [[nodiscard]] Result<void> all_taken() final;
};

/// Creates the nodes, relationships and paths of a pattern for one row and puts them into its
/// slots.
[[nodiscard]] Result<void> create_pattern(Context& context, const bound::Create& create,
                                          Batch& batch, std::size_t row, bool for_merge);
/// Carries out SET and REMOVE items for one row.
[[nodiscard]] Result<void> set_items(Context& context, const std::vector<bound::SetItem>& items,
                                     const Batch& batch, std::size_t row);

class Create final : public Update {
 public:
  Create(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Create& step)
      : Update(context, std::move(input), std::move(carry)), step_(step) {}

 protected:
  [[nodiscard]] Result<void> update(Batch& batch, std::size_t row) override;

 private:
  const plan::Create& step_;
};

class Set final : public Update {
 public:
  Set(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Set& step)
      : Update(context, std::move(input), std::move(carry)), step_(step) {}

 protected:
  [[nodiscard]] Result<void> update(Batch& batch, std::size_t row) override;

 private:
  const plan::Set& step_;
};

class Delete final : public Update {
 public:
  Delete(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Delete& step)
      : Update(context, std::move(input), std::move(carry)), step_(step) {}

 protected:
  [[nodiscard]] Result<void> update(Batch& batch, std::size_t row) override;

 private:
  [[nodiscard]] Result<void> remove(const Value& value, SourceRange where);
  const plan::Delete& step_;
};

/// FOREACH: the body once for each element.
class Foreach final : public Update {
 public:
  Foreach(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Foreach& step,
          std::unique_ptr<SubqueryRunner> body)
      : Update(context, std::move(input), std::move(carry)), step_(step), body_(std::move(body)) {}

 protected:
  [[nodiscard]] Result<void> update(Batch& batch, std::size_t row) override;

 private:
  const plan::Foreach& step_;
  std::unique_ptr<SubqueryRunner> body_;
};

/// MERGE: for each row what matches, or what is created where nothing does.
class Merge final : public Operator {
 public:
  Merge(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Merge& step,
        std::unique_ptr<SubqueryRunner> match);
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] Result<void> consume();
  [[nodiscard]] Result<void> merge(const Batch& source, std::size_t row);
  [[nodiscard]] Result<void> check_properties(const Batch& source, std::size_t row);
  Batch& output();

  std::vector<SlotId> carry_;
  const plan::Merge& step_;
  std::unique_ptr<SubqueryRunner> match_;
  std::vector<SlotId> own_;      ///< slots the pattern fills
  std::vector<SlotId> present_;  ///< carried, and what the items read
  Batch matched_;
  std::deque<Batch> batches_;
  bool consumed_ = false;
};

}  // namespace stemma::engine::execute
