#pragma once

#include "engine/execute/operator.hpp"
#include "engine/execute/row_source.hpp"
#include "engine/plan/plan.hpp"

/// Operators that change rows in place: filter, project, bind a path, skip, limit.
namespace stemma::engine::execute {

class Filter final : public Operator {
 public:
  Filter(Context& context, OperatorPtr input, const plan::Filter& step)
      : Operator(context, std::move(input)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;

 private:
  const plan::Filter& step_;
  std::vector<std::uint32_t> rows_;
};

class Project final : public Operator {
 public:
  Project(Context& context, OperatorPtr input, const plan::Project& step)
      : Operator(context, std::move(input)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;

 private:
  const plan::Project& step_;
};

class BindPath final : public Operator {
 public:
  BindPath(Context& context, OperatorPtr input, const plan::BindPath& step)
      : Operator(context, std::move(input)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;

 private:
  const plan::BindPath& step_;
};

/// SKIP and LIMIT: `rows` is evaluated once, before the first row.
class Skip final : public Operator {
 public:
  Skip(Context& context, OperatorPtr input, const plan::Skip& step)
      : Operator(context, std::move(input)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  const plan::Skip& step_;
  std::optional<std::uint64_t> left_;
};

class Limit final : public Operator {
 public:
  Limit(Context& context, OperatorPtr input, const plan::Limit& step)
      : Operator(context, std::move(input)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  const plan::Limit& step_;
  std::optional<std::uint64_t> left_;
};

/// The number of rows that SKIP or LIMIT asks for.
[[nodiscard]] Result<std::uint64_t> row_count(Context& context, const bound::Expression& expression,
                                              std::string_view clause);

/// A row for each element of a list; none for null; one for a value that is no list.
class Unwind final : public RowByRow {
 public:
  Unwind(Context& context, OperatorPtr input, std::vector<SlotId> carry, const plan::Unwind& step)
      : RowByRow(context, std::move(input), std::move(carry)), step_(step) {}
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  const plan::Unwind& step_;
  Value list_;
  std::size_t position_ = 0;
};

}  // namespace stemma::engine::execute
