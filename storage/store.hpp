#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "storage/import.hpp"
#include "storage/snapshot.hpp"
#include "storage/transaction.hpp"

namespace stemma::storage {

class FileLayer;  ///< All file access goes through it; tests make it fail. See
                  ///< storage/file_layer.hpp.

enum class OpenMode : std::uint8_t {
  create_or_open,
  open_existing,
  read_only,  ///< Never writes; works beside a writer in another process.
};

struct OpenOptions {
  OpenMode mode = OpenMode::create_or_open;
  std::uint64_t cache_bytes = 256u << 20;  ///< budget of decoded blocks
  std::uint64_t overlay_bytes =
      128u << 20;    ///< recent changes in memory; at the limit commits fold first
  bool sync = true;  ///< off: a crash may lose a suffix of the commits, never a hole
  std::shared_ptr<FileLayer> file_layer = {};  ///< nullptr: the real one
  bool fold_in_background = true;
};

struct StoreDescription {
  std::string uuid;
  std::uint32_t format_version = 0;
  std::string written_by;  ///< release
  bool created = false;    ///< by this open
  std::string path;
};

/// What `check` found. Empty `problems`: clean.
struct CheckReport {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t index_entries = 0;
  std::vector<std::string> problems;
};

struct Statistics {
  std::uint64_t cache_bytes_used = 0;
  std::uint64_t overlay_bytes_used = 0;
  std::uint64_t overlay_entries = 0;
  std::uint64_t disk_bytes = 0;
  std::uint64_t folds = 0;
};

/// An open store. Thread-safe; snapshots and transactions must end before it does.
class Store {
 public:
  /// `path` is a directory, or ":memory:" for a store on RocksDB's in-memory environment.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string& path,
                                                           const OpenOptions& options = {});
  virtual ~Store() = default;

  [[nodiscard]] virtual const StoreDescription& description() const = 0;
  /// The newest durable commit.
  [[nodiscard]] virtual Snapshot snapshot() const = 0;
  /// Takes the writer lock, waiting at most `wait`; `locked` names the holder after that.
  /// With `since`: `conflict` if anything was committed after it (a reader that turns to writing).
  [[nodiscard]] virtual Result<Transaction> begin(std::string_view holder,
                                                  std::chrono::milliseconds wait,
                                                  std::optional<Sequence> since = {}) = 0;
  /// Bulk import into an open store; see storage/import.hpp.
  [[nodiscard]] virtual Result<std::unique_ptr<Import>> import(const ImportOptions& options) = 0;
  /// Writes recent changes into segments: the blocks that have at least `least_entries` of them.
  [[nodiscard]] virtual Result<void> fold(std::size_t least_entries = 1) = 0;
  /// Verifies files, checksums, and the graph's invariants (adjacency both ways, index = data,
  /// counts = data, no dangling relationship).
  [[nodiscard]] virtual Result<CheckReport> check() const = 0;
  /// A consistent copy at the newest commit, by hard links, at a path that does not exist yet.
  [[nodiscard]] virtual Result<void> checkpoint(const std::string& path) = 0;
  [[nodiscard]] virtual Statistics statistics() const = 0;
};

/// Writes the canonical dump of a snapshot, a line at a time: the catalogue, then nodes by id with
/// sorted labels and properties, then relationships by id. Two stores with the same graph give the
/// same text. `sink` gets each line without its end.
[[nodiscard]] Result<void> dump(const Snapshot& snapshot,
                                const std::function<Result<void>(std::string_view)>& sink);

}  // namespace stemma::storage
