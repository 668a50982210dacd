#include <fmt/format.h>

#include <algorithm>

#include "storage/check/checker.hpp"
#include "storage/indexes/index_scan.hpp"
#include "storage/indexes/required.hpp"
#include "storage/keys/index_key.hpp"
#include "storage/store_core.hpp"

namespace stemma::storage {

Result<std::vector<std::uint64_t>> Checker::covered_by(const IndexDescription& index) const {
  std::vector<std::uint64_t> covered;
  const bool nodes = index.kind == EntityKind::node;
  for (const std::uint64_t id : nodes ? nodes_ : relationships_) {
    if (nodes) {
      STEMMA_TRY(const auto set, label_set_of(*snapshot_, NodeId{id}));
      if (!set || !snapshot_->catalog().set_has(*set, LabelId{index.label_or_type})) continue;
    } else if (snapshot_->type_of_block(id >> column_block_bits) != TypeId{index.label_or_type}) {
      continue;
    }
    covered.push_back(id);
  }
  return covered;
}

Result<void> Checker::check_required(const IndexDescription& constraint) {
  STEMMA_TRY(const auto ids, covered_by(constraint));
  for (const std::uint64_t id : ids) {
    STEMMA_TRY(const auto key, missing_property(*snapshot_, constraint, id));
    if (!key) continue;
    report(
        property_missing(snapshot_->catalog(), constraint, *key, entity_text(constraint.kind, id))
            .message);
  }
  return {};
}

/// The keys an index must have, made from what is there.
Result<void> Checker::entries_of(const IndexDescription& index, std::vector<std::string>& keys) {
  STEMMA_TRY(const auto ids, covered_by(index));
  for (const std::uint64_t id : ids) {
    STEMMA_TRY(const auto values, indexed_values(*snapshot_, index, id));
    if (!values) continue;
    std::string key = index_key::of_values(index.id, *values).bytes;
    index_key::append_id(key, id);
    keys.push_back(std::move(key));
  }
  std::sort(keys.begin(), keys.end());
  return {};
}

Result<void> Checker::check_index(const IndexDescription& index) {
  std::vector<std::string> expected;
  STEMMA_TRY(entries_of(index, expected));
  std::vector<std::string> found;
  const std::string from = index_key::of_index(index.id);
  STEMMA_TRY(scan_index(*snapshot_, from, index_key::after(from),
                        [&](const IndexEntry& entry) -> Result<void> {
                          found.emplace_back(entry.key);
                          return {};
                        }));
  report_.index_entries += found.size();
  std::vector<std::string> wrong;
  std::set_symmetric_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                                std::back_inserter(wrong));
  for (const std::string& key : wrong) {
    STEMMA_TRY(const std::uint64_t id, index_key::id_of(key));
    report(fmt::format(
        "index '{}' {} an entry of {}", index.name,
        std::binary_search(found.begin(), found.end(), key) ? "wrongly has" : "lacks", id));
  }
  std::string_view last;
  for (const std::string& key : expected) {
    const auto values = std::string_view(key).substr(0, key.size() - index_key::id_size);
    if (index.unique && values == last) {
      STEMMA_TRY(const std::uint64_t id, index_key::id_of(key));
      STEMMA_TRY(const auto held, indexed_values(*snapshot_, index, id));
      std::vector<std::uint64_t> holders;
      STEMMA_TRY(index_lookup(*snapshot_, index, *held, holders));
      if (holders.size() > 1) {
        report(fmt::format("index '{}' is unique, but {} nodes have the value of {}", index.name,
                           holders.size(), id));
      }
    }
    last = values;
  }
  return {};
}

Result<CheckReport> StoreCore::check() const {
  CheckReport report = Checker(publication_.durable()).run();
  const auto checked = [&](const rocksdb::Status& status, const char* what) {
    if (!status.ok() && !status.IsNotSupported()) {
      report.problems.push_back(error_from(status, what).message);
    }
  };
  checked(rocks_->db().VerifyFileChecksums({}), "verifying the checksums of files");
  checked(rocks_->db().VerifyChecksum(), "verifying the checksums of blocks");
  return report;
}

}  // namespace stemma::storage
