#include "tests/crash/io/recording_files.hpp"

#include <rocksdb/file_system.h>

#include <map>

namespace stemma::crash {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

class RecordingFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  RecordingFile(std::unique_ptr<rocksdb::FSWritableFile> file, Trace& trace, FileNumber number,
                std::uint64_t size)
      : FSWritableFileOwnerWrapper(std::move(file)), trace_(trace), number_(number), size_(size) {}

  IOStatus Append(const Slice& bytes, const IOOptions& options, IODebugContext* debug) override {
    return written(bytes, [&] { return target()->Append(bytes, options, debug); });
  }
  IOStatus Append(const Slice& bytes, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification,
                  IODebugContext* debug) override {
    return written(bytes, [&] { return target()->Append(bytes, options, verification, debug); });
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options, IODebugContext* debug) override {
    size_ = size;
    return trace_.note({Call::Kind::resize, number_, size, {}, {}, {}},
                       [&] { return target()->Truncate(size, options, debug); });
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    return synced([&] { return target()->Sync(options, debug); });
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return synced([&] { return target()->Fsync(options, debug); });
  }

 private:
  template <typename Act>
  IOStatus written(const Slice& bytes, const Act& act) {
    const std::uint64_t at = size_;
    size_ += bytes.size();
    return trace_.note({Call::Kind::write, number_, at, {}, {}, bytes.ToString()}, act);
  }
  template <typename Act>
  IOStatus synced(const Act& act) {
    return trace_.note({Call::Kind::sync, number_, 0, {}, {}, {}}, act);
  }

  Trace& trace_;
  const FileNumber number_;
  std::uint64_t size_;
};

class RecordingPlaces final : public rocksdb::FSRandomRWFileOwnerWrapper {
 public:
  RecordingPlaces(std::unique_ptr<rocksdb::FSRandomRWFile> file, Trace& trace, FileNumber number)
      : FSRandomRWFileOwnerWrapper(std::move(file)), trace_(trace), number_(number) {}

  IOStatus Write(std::uint64_t offset, const Slice& bytes, const IOOptions& options,
                 IODebugContext* debug) override {
    return trace_.note({Call::Kind::write, number_, offset, {}, {}, bytes.ToString()},
                       [&] { return target()->Write(offset, bytes, options, debug); });
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    return synced([&] { return target()->Sync(options, debug); });
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return synced([&] { return target()->Fsync(options, debug); });
  }

 private:
  template <typename Act>
  IOStatus synced(const Act& act) {
    return trace_.note({Call::Kind::sync, number_, 0, {}, {}, {}}, act);
  }

  Trace& trace_;
  const FileNumber number_;
};

class RecordingDirectory final : public rocksdb::FSDirectoryWrapper {
 public:
  RecordingDirectory(std::unique_ptr<rocksdb::FSDirectory> directory, Trace& trace,
                     std::string path)
      : FSDirectoryWrapper(std::move(directory)), trace_(trace), path_(std::move(path)) {}

  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return synced([&] { return FSDirectoryWrapper::Fsync(options, debug); });
  }
  IOStatus FsyncWithDirOptions(const IOOptions& options, IODebugContext* debug,
                               const rocksdb::DirFsyncOptions& how) override {
    return synced([&] { return FSDirectoryWrapper::FsyncWithDirOptions(options, debug, how); });
  }

 private:
  template <typename Act>
  IOStatus synced(const Act& act) {
    return trace_.note({Call::Kind::sync_directory, 0, 0, path_, {}, {}}, act);
  }

  Trace& trace_;
  const std::string path_;
};

class RecordingFiles final : public rocksdb::FileSystemWrapper {
 public:
  explicit RecordingFiles(Trace& trace)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), trace_(trace) {}
  const char* Name() const override { return "RecordingFiles"; }

  IOStatus NewWritableFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* debug) override {
    const bool there = numbers_.contains(path) && FileExists(path, {}, nullptr).ok();
    const FileNumber number = number_of(path);
    auto status =
        trace_.note({there ? Call::Kind::resize : Call::Kind::create, number, 0, path, {}, {}},
                    [&] { return target()->NewWritableFile(path, options, file, debug); });
    if (status.ok()) *file = std::make_unique<RecordingFile>(std::move(*file), trace_, number, 0);
    return status;
  }
  IOStatus ReopenWritableFile(const std::string& path, const FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file,
                              IODebugContext* debug) override {
    std::uint64_t size = 0;
    target()->GetFileSize(path, {}, &size, nullptr).PermitUncheckedError();
    auto status = target()->ReopenWritableFile(path, options, file, debug);
    if (status.ok()) {
      *file = std::make_unique<RecordingFile>(std::move(*file), trace_, number_of(path), size);
    }
    return status;
  }
  IOStatus ReuseWritableFile(const std::string&, const std::string&, const FileOptions&,
                             std::unique_ptr<rocksdb::FSWritableFile>*, IODebugContext*) override {
    return IOStatus::NotSupported("a store recycles no log files");
  }
  IOStatus NewRandomRWFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSRandomRWFile>* file,
                           IODebugContext* debug) override {
    auto status = target()->NewRandomRWFile(path, options, file, debug);
    if (status.ok()) {
      *file = std::make_unique<RecordingPlaces>(std::move(*file), trace_, number_of(path));
    }
    return status;
  }
  IOStatus NewDirectory(const std::string& path, const IOOptions& options,
                        std::unique_ptr<rocksdb::FSDirectory>* directory,
                        IODebugContext* debug) override {
    auto status = target()->NewDirectory(path, options, directory, debug);
    if (status.ok()) {
      *directory = std::make_unique<RecordingDirectory>(std::move(*directory), trace_, path);
    }
    return status;
  }
  IOStatus CreateDir(const std::string& path, const IOOptions& options,
                     IODebugContext* debug) override {
    return trace_.note({Call::Kind::make_directory, 0, 0, path, {}, {}},
                       [&] { return target()->CreateDir(path, options, debug); });
  }
  IOStatus CreateDirIfMissing(const std::string& path, const IOOptions& options,
                              IODebugContext* debug) override {
    return trace_.note({Call::Kind::make_directory, 0, 0, path, {}, {}},
                       [&] { return target()->CreateDirIfMissing(path, options, debug); });
  }
  IOStatus DeleteFile(const std::string& path, const IOOptions& options,
                      IODebugContext* debug) override {
    numbers_.erase(path);
    return trace_.note({Call::Kind::remove, 0, 0, path, {}, {}},
                       [&] { return target()->DeleteFile(path, options, debug); });
  }
  IOStatus Truncate(const std::string& path, std::size_t size, const IOOptions& options,
                    IODebugContext* debug) override {
    return trace_.note({Call::Kind::resize, number_of(path), size, {}, {}, {}},
                       [&] { return target()->Truncate(path, size, options, debug); });
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* debug) override {
    const std::lock_guard lock(mutex_);
    numbers_[to] = numbers_[from];
    numbers_.erase(from);
    return trace_.note({Call::Kind::rename, 0, 0, from, to, {}},
                       [&] { return target()->RenameFile(from, to, options, debug); });
  }
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                    IODebugContext* debug) override {
    const std::lock_guard lock(mutex_);
    numbers_[to] = numbers_[from];
    return trace_.note({Call::Kind::link, 0, 0, from, to, {}},
                       [&] { return target()->LinkFile(from, to, options, debug); });
  }

 private:
  FileNumber number_of(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto [at, added] = numbers_.try_emplace(path, 0);
    if (added) at->second = trace_.next_file();
    return at->second;
  }

  Trace& trace_;
  std::mutex mutex_;
  std::map<std::string, FileNumber> numbers_;  ///< of the files that are there
};

class RecordingLayer final : public storage::FileLayer {
 public:
  explicit RecordingLayer(Trace& trace) : files_(std::make_shared<RecordingFiles>(trace)) {}
  std::shared_ptr<rocksdb::FileSystem> file_system() override { return files_; }

 private:
  std::shared_ptr<rocksdb::FileSystem> files_;
};

}  // namespace

std::shared_ptr<storage::FileLayer> make_recording_layer(Trace& trace) {
  return std::make_shared<RecordingLayer>(trace);
}

}  // namespace stemma::crash
