#include "storage/import/sort_run.hpp"

#include <cstring>

#include "storage/bytes/byte_writer.hpp"
#include "storage/rocks.hpp"

namespace stemma::storage {
namespace {
constexpr std::size_t buffer_bytes = 256u << 10;
constexpr std::size_t header_bytes = 8;
}  // namespace

Result<RunWriter> RunWriter::create(rocksdb::FileSystem& files, const std::string& path) {
  RunWriter writer;
  const auto status = files.NewWritableFile(path, {}, &writer.file_, nullptr);
  if (!status.ok()) return error_from(status, "writing " + path);
  return writer;
}

Result<void> RunWriter::add(std::string_view key, std::string_view value) {
  ByteWriter(buffer_)
      .u32(static_cast<std::uint32_t>(key.size()))
      .u32(static_cast<std::uint32_t>(value.size()))
      .raw(key.data(), key.size())
      .raw(value.data(), value.size());
  return buffer_.size() < buffer_bytes ? Result<void>() : flush();
}

Result<void> RunWriter::flush() {
  const auto status = file_->Append(buffer_, {}, nullptr);
  if (!status.ok()) return error_from(status, "writing a sorted run of an import");
  buffer_.clear();
  return {};
}

Result<void> RunWriter::finish() {
  STEMMA_TRY(flush());
  const auto status = file_->Close({}, nullptr);
  if (!status.ok()) return error_from(status, "writing a sorted run of an import");
  return {};
}

Result<RunReader> RunReader::open(rocksdb::FileSystem& files, const std::string& path) {
  RunReader reader;
  const auto status = files.NewSequentialFile(path, {}, &reader.file_, nullptr);
  if (!status.ok()) return error_from(status, "reading " + path);
  STEMMA_TRY(reader.next());
  return reader;
}

Result<void> RunReader::fill(std::size_t bytes) {
  if (buffer_.size() - used_ >= bytes) return {};
  buffer_.erase(0, used_);
  used_ = 0;
  while (buffer_.size() < bytes) {
    const std::size_t begin = buffer_.size();
    buffer_.resize(begin + std::max(bytes, buffer_bytes));
    rocksdb::Slice read;
    const auto status =
        file_->Read(buffer_.size() - begin, {}, &read, buffer_.data() + begin, nullptr);
    if (!status.ok()) return error_from(status, "reading a sorted run of an import");
    if (read.data() != buffer_.data() + begin) {
      std::memcpy(buffer_.data() + begin, read.data(), read.size());
    }
    buffer_.resize(begin + read.size());
    if (read.empty()) break;
  }
  return {};
}

Result<void> RunReader::next() {
  STEMMA_TRY(fill(header_bytes));
  if (buffer_.size() == used_) {
    at_end_ = true;
    return {};
  }
  std::uint32_t sizes[2] = {};
  if (buffer_.size() - used_ >= header_bytes) {
    std::memcpy(sizes, buffer_.data() + used_, header_bytes);
  }
  const std::size_t record = header_bytes + std::size_t{sizes[0]} + sizes[1];
  STEMMA_TRY(fill(record));
  if (buffer_.size() - used_ < record) {
    return make_error(ErrorCode::corruption, "a sorted run of an import is cut short");
  }
  const std::string_view bytes = std::string_view(buffer_).substr(used_, record);
  key_ = bytes.substr(header_bytes, sizes[0]);
  value_ = bytes.substr(header_bytes + sizes[0]);
  used_ += record;
  return {};
}

}  // namespace stemma::storage
