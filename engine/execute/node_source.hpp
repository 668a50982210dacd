#pragma once

#include <optional>
#include <vector>

#include "engine/execute/row_source.hpp"
#include "engine/plan/plan.hpp"

namespace stemma::engine::execute {

/// All nodes, or those with a label, for each input row.
class NodeScan final : public RowByRow {
 public:
  NodeScan(Context& context, OperatorPtr input, std::vector<SlotId> carry,
           const plan::NodeScan& step);
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] bool nothing_to_find() const;
  const plan::NodeScan& step_;
  std::optional<storage::NodeScan> scan_;
  std::vector<NodeId> ids_;
};

/// The nodes an index gives for each input row: by key, by range or by prefix.
class IndexSource final : public RowByRow {
 public:
  IndexSource(Context& context, OperatorPtr input, std::vector<SlotId> carry,
              const plan::IndexSeek& step);
  IndexSource(Context& context, OperatorPtr input, std::vector<SlotId> carry,
              const plan::IndexRange& step);
  IndexSource(Context& context, OperatorPtr input, std::vector<SlotId> carry,
              const plan::IndexPrefix& step);
  [[nodiscard]] Result<Flow> next(Batch& batch) override;
  void rewind() override;

 private:
  [[nodiscard]] Result<void> find();
  [[nodiscard]] Result<void> find(const plan::IndexSeek& step);
  [[nodiscard]] Result<void> find(const plan::IndexRange& step);
  [[nodiscard]] Result<void> find(const plan::IndexPrefix& step);

  std::variant<const plan::IndexSeek*, const plan::IndexRange*, const plan::IndexPrefix*> step_;
  SlotId node_;
  std::vector<std::uint64_t> ids_;
  std::size_t position_ = 0;
};

}  // namespace stemma::engine::execute
