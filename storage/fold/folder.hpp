#pragma once

#include <rocksdb/write_batch.h>

#include <mutex>

#include "storage/rocks.hpp"
#include "storage/segments/segment_sink.hpp"
#include "storage/state/state.hpp"
#include "storage/write/publication.hpp"

namespace stemma::storage {

/// New segments of some blocks, built from one state: what is to be written, and what the directory
/// will name once it is.
class Fold {
 public:
  Fold(const Rocks& rocks, std::shared_ptr<const BlockContext> context,
       std::shared_ptr<const State> state)
      : rocks_(rocks), context_(std::move(context)), state_(std::move(state)) {}

  [[nodiscard]] Result<void> add(const BlockAddress& address, const ColumnBlockState& block);
  [[nodiscard]] Result<void> add(const BlockAddress& address, const AdjacencyBlockState& block);
  [[nodiscard]] std::size_t bytes() const { return batch_.GetDataSize(); }
  [[nodiscard]] bool empty() const { return columns_.empty() && adjacencies_.empty(); }

  /// Under the writer lock. False if another fold or an import has replaced one of the blocks
  /// since: then nothing may be written.
  [[nodiscard]] bool still_applies(const State& now) const;
  [[nodiscard]] rocksdb::WriteBatch& batch() { return batch_; }
  void apply(StateBuilder& builder) const;
  /// Once it is written: from now on the old versions go when their readers do.
  void supersede() const;

 private:
  template <typename Block>
  struct Replacement {
    std::shared_ptr<const BlockEntry<Block>> before;
    std::shared_ptr<const BlockEntry<Block>> after;
    std::uint64_t garbage = 0;
  };
  template <typename Block, typename Entry>
  void replace(const BlockAddress& address, const BlockState<Block, Entry>& block,
               DirectoryEntry entry, std::vector<Replacement<Block>>& replacements);

  const Rocks& rocks_;
  const std::shared_ptr<const BlockContext> context_;
  const std::shared_ptr<const State> state_;
  rocksdb::WriteBatch batch_;
  std::vector<Replacement<ColumnBlock>> columns_;
  std::vector<Replacement<AdjacencyBlock>> adjacencies_;
};

/// Puts sealed parts into a batch.
class BatchSink final : public SegmentSink {
 public:
  BatchSink(const Rocks& rocks, rocksdb::WriteBatch& batch) : rocks_(rocks), batch_(batch) {}
  [[nodiscard]] Result<void> put(const SegmentKey& key, std::string content) override;

 private:
  const Rocks& rocks_;
  rocksdb::WriteBatch& batch_;
};

/// Deletes the deltas of runs that a segment holds now.
template <typename Entry>
void delete_records(const Rocks& rocks, rocksdb::WriteBatch& batch, const BlockAddress& address,
                    const Overlay<Entry>& overlay);

}  // namespace stemma::storage
