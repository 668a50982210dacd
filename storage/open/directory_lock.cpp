#include "storage/open/directory_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <mutex>
#include <set>

#include "storage/files/store_marker.hpp"
#include "storage/rocks.hpp"

namespace stemma::storage {
namespace {

/// The stores this process has open. The locks of the system cannot tell two openings within one
/// process apart, and closing a file that was opened to look at its lock would free it.
class OpenPaths {
 public:
  bool add(const std::string& path) {
    const std::lock_guard lock(mutex_);
    return paths_.insert(path).second;
  }
  void remove(const std::string& path) {
    const std::lock_guard lock(mutex_);
    paths_.erase(path);
  }

 private:
  std::mutex mutex_;
  std::set<std::string> paths_;
};

OpenPaths& open_paths() {
  static OpenPaths paths;
  return paths;
}

std::string canonical(const std::string& path) {
  std::error_code ignored;
  const auto resolved = std::filesystem::weakly_canonical(path, ignored);
  return ignored ? path : resolved.string();
}

/// The process that holds a lock on the file; 0 if that is not known.
pid_t holder_of(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return 0;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const int asked = ::fcntl(descriptor, F_GETLK, &lock);
  ::close(descriptor);
  return asked == 0 && lock.l_type != F_UNLCK ? lock.l_pid : 0;
}

Error held(const std::string& path, pid_t holder) {
  const std::string who = holder == 0 ? "another process" : fmt::format("process {}", holder);
  return make_error(ErrorCode::locked, fmt::format("{} is open in {}", path, who), {},
                    "close it there, or open it read-only here");
}

class DirectoryLock {
 public:
  DirectoryLock(std::shared_ptr<rocksdb::FileSystem> files, rocksdb::FileLock* lock,
                std::string path)
      : files_(std::move(files)), lock_(lock), path_(std::move(path)) {}
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;
  ~DirectoryLock() {
    files_->UnlockFile(lock_, {}, nullptr).PermitUncheckedError();
    open_paths().remove(path_);
  }

 private:
  std::shared_ptr<rocksdb::FileSystem> files_;
  rocksdb::FileLock* lock_;
  std::string path_;
};

}  // namespace

Result<std::shared_ptr<void>> lock_directory(const std::shared_ptr<rocksdb::FileSystem>& files,
                                             const std::string& path) {
  const std::string known = canonical(path);
  if (!open_paths().add(known)) return held(path, ::getpid());
  const std::string file = path + "/" + lock_name;
  rocksdb::FileLock* lock = nullptr;
  const auto status = files->LockFile(file, {}, &lock, nullptr);
  if (status.ok()) {
    return std::shared_ptr<void>(std::make_shared<DirectoryLock>(files, lock, known));
  }
  open_paths().remove(known);
  if (const pid_t holder = holder_of(file); holder != 0) return held(path, holder);
  return error_from(status, "locking " + path);
}

}  // namespace stemma::storage
