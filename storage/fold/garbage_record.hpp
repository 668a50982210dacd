#pragma once

#include <rocksdb/write_batch.h>

#include <mutex>
#include <vector>

#include "storage/rocks.hpp"
#include "storage/segments/block_entry.hpp"

namespace stemma::storage {

/// Writes a record of `meta` that names parts the same batch makes obsolete, so that they are found
/// again if the process ends before their readers do: segment keys, one after another. Answers its
/// number.
[[nodiscard]] std::uint64_t put_garbage(const Rocks& rocks, rocksdb::WriteBatch& batch,
                                        const std::vector<SegmentKey>& keys);

/// Deletes the parts and the record.
void delete_garbage(const Rocks& rocks, rocksdb::WriteBatch& batch, const Obsolete& obsolete);

/// When a store is opened nobody reads old versions: deletes all that is recorded.
[[nodiscard]] Result<void> sweep_recorded_garbage(const Rocks& rocks);

/// Obsolete parts whose last reader has gone, until they are deleted.
class Garbage {
 public:
  void add(Obsolete obsolete);
  [[nodiscard]] std::vector<Obsolete> take();

 private:
  std::mutex mutex_;
  std::vector<Obsolete> waiting_;
};

}  // namespace stemma::storage
