#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"

namespace stemma::storage {

struct ImportOptions {
  std::uint64_t memory_bytes = 512u << 20;  ///< for sorting; past it runs go to disk
  unsigned threads = 1;
};

struct ImportSummary {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t properties = 0;
};

/// The values of one property for a run of entities, by row. `kind` decides which vector is filled;
/// rows whose `present` is 0 are null. Kinds other than integer, floating, boolean, date and string
/// go into `values`.
struct ImportColumn {
  std::string key;
  Kind kind = Kind::string;
  std::vector<std::uint8_t> present;
  std::vector<std::int64_t> integers;  ///< integer, boolean (0 or 1), date (days)
  std::vector<double> floats;
  std::vector<std::uint32_t> text_ends;  ///< string i is texts[text_ends[i - 1] .. text_ends[i])
  std::string texts;
  std::vector<Value> values;
};

/// A bulk import: whole or absent. Nodes first, then relationships (their ends are ids given by
/// `add_nodes` or ids already in the store). Nothing is seen before `finish` returns; dropped
/// without `finish`, nothing was imported. Holds the writer lock.
class Import {
 public:
  virtual ~Import() = default;
  /// `count` nodes with the same labels; they get consecutive ids, the first of which is returned.
  [[nodiscard]] virtual Result<NodeId> add_nodes(std::span<const std::string> labels,
                                                 std::uint64_t count,
                                                 std::span<const ImportColumn> columns) = 0;
  /// sources.size() relationships of one type. They are numbered at `finish` by (type, target,
  /// source).
  [[nodiscard]] virtual Result<void> add_relationships(const std::string& type,
                                                       std::span<const NodeId> sources,
                                                       std::span<const NodeId> targets,
                                                       std::span<const ImportColumn> columns) = 0;
  /// Checks unique constraints and ends, writes, publishes.
  [[nodiscard]] virtual Result<ImportSummary> finish() = 0;
};

}  // namespace stemma::storage
