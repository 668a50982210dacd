#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace stemma::crash {

using FileNumber = std::uint32_t;

/// One call that changed what lies on the disk, or a mark between the calls.
struct Call {
  enum class Kind : std::uint8_t {
    create,  ///< `path` becomes a new file
    write,   ///< `bytes` at `offset`
    resize,  ///< to `offset` bytes
    sync,    ///< the file's content is durable
    make_directory,
    sync_directory,  ///< the names in `path` are durable
    remove,
    rename,       ///< `path` to `target`
    link,         ///< `target` names the file of `path`, too
    acknowledge,  ///< no call: the script was told that step `offset` is committed
  };
  Kind kind;
  FileNumber file = 0;
  std::uint64_t offset = 0;
  std::string path;
  std::string target;
  std::string bytes;
};

/// The calls of one run in the order the disk saw them. Paths are as the program wrote them.
class Trace {
 public:
  /// Does `act` and notes the call if it succeeded, as one step: the order of calls is theirs.
  template <typename Act>
  auto note(Call call, const Act& act) {
    const std::lock_guard lock(mutex_);
    auto status = act();
    if (status.ok()) calls_.push_back(std::move(call));
    return status;
  }
  void acknowledge(std::uint64_t step) {
    const std::lock_guard lock(mutex_);
    calls_.push_back({Call::Kind::acknowledge, 0, step, {}, {}, {}});
  }
  [[nodiscard]] FileNumber next_file() {
    const std::lock_guard lock(mutex_);
    return ++files_;
  }
  [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }

 private:
  std::mutex mutex_;
  std::vector<Call> calls_;
  FileNumber files_ = 0;
};

}  // namespace stemma::crash
