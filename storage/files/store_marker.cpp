#include "storage/files/store_marker.hpp"

#include <fmt/format.h>
#include <rocksdb/env.h>

#include <algorithm>
#include <charconv>
#include <random>
#include <sstream>

#include "storage/bytes/checksum.hpp"
#include "storage/rocks.hpp"

namespace stemma::storage {
namespace {

constexpr std::size_t marker_bytes_max = 4096;

std::string of(const std::string& path, const char* name) { return path + "/" + name; }

Error io_error(const rocksdb::IOStatus& status, const std::string& doing) {
  return error_from(status, doing);
}

Error not_ours(const std::string& why) {
  return make_error(ErrorCode::corruption, "the file STEMMA " + why);
}

}  // namespace

std::string StoreMarker::encode() const {
  std::string text = fmt::format("stemma store\nformat {}\nuuid {}\nrelease {}\nstate {}\n", format,
                                 uuid, release, ready ? "ready" : "creating");
  return text + fmt::format("check {:08x}\n", crc32c(text));
}

Result<StoreMarker> StoreMarker::decode(std::string_view text) {
  const std::size_t end = text.rfind("check ");
  if (!text.starts_with("stemma store\n") || end == std::string_view::npos) {
    return not_ours("is not a marker of a store");
  }
  if (text.substr(end) != fmt::format("check {:08x}\n", crc32c(text.substr(0, end)))) {
    return not_ours("does not match its checksum");
  }
  StoreMarker marker;
  std::istringstream lines{std::string(text.substr(0, end))};
  std::string word;
  std::string value;
  std::getline(lines, word);
  while (lines >> word >> value) {
    if (word == "format") {
      const char* end = value.data() + value.size();
      const auto read = std::from_chars(value.data(), end, marker.format);
      if (read.ec != std::errc() || read.ptr != end) return not_ours("names no format");
    }
    if (word == "uuid") marker.uuid = value;
    if (word == "release") marker.release = value;
    if (word == "state") marker.ready = value == "ready";
  }
  return marker;
}

Result<Found> look_at(rocksdb::FileSystem& files, const std::string& path) {
  const rocksdb::IOOptions options;
  std::vector<std::string> names;
  if (files.FileExists(path, options, nullptr).IsNotFound()) return Found::nothing;
  bool directory = false;
  auto status = files.IsDirectory(path, options, &directory, nullptr);
  if (status.ok() && !directory) return Found::other;
  status = files.GetChildren(path, options, &names, nullptr);
  if (!status.ok()) return io_error(status, "looking into " + path);
  if (std::find(names.begin(), names.end(), marker_name) != names.end()) return Found::store;
  const bool foreign = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name != "." && name != ".." && name != marker_draft_name && name != lock_name;
  });
  return foreign ? Found::other : Found::empty_directory;
}

Result<StoreMarker> read_marker(rocksdb::FileSystem& files, const std::string& path) {
  std::unique_ptr<rocksdb::FSSequentialFile> file;
  auto status = files.NewSequentialFile(of(path, marker_name), {}, &file, nullptr);
  if (!status.ok()) return io_error(status, "opening STEMMA");
  std::string memory(marker_bytes_max, '\0');
  rocksdb::Slice text;
  status = file->Read(memory.size(), {}, &text, memory.data(), nullptr);
  if (!status.ok()) return io_error(status, "reading STEMMA");
  return StoreMarker::decode(view_of(text));
}

Result<void> write_marker(rocksdb::FileSystem& files, const std::string& path,
                          const StoreMarker& marker) {
  const rocksdb::IOOptions options;
  std::unique_ptr<rocksdb::FSWritableFile> file;
  auto status = files.NewWritableFile(of(path, marker_draft_name), {}, &file, nullptr);
  if (status.ok()) status = file->Append(marker.encode(), options, nullptr);
  if (status.ok()) status = file->Sync(options, nullptr);
  if (status.ok()) status = file->Close(options, nullptr);
  if (status.ok()) {
    status = files.RenameFile(of(path, marker_draft_name), of(path, marker_name), options, nullptr);
  }
  std::unique_ptr<rocksdb::FSDirectory> directory;
  if (status.ok()) status = files.NewDirectory(path, options, &directory, nullptr);
  if (status.ok()) status = directory->Fsync(options, nullptr);
  if (!status.ok()) return io_error(status, "writing STEMMA");
  return {};
}

std::string make_uuid() {
  std::random_device random;
  std::uint32_t words[4];
  for (auto& word : words) word = random();
  words[1] = (words[1] & 0xffff0fff) | 0x4000;
  words[2] = (words[2] & 0x3fffffff) | 0x80000000;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", words[0], words[1] >> 16,
                     words[1] & 0xffff, words[2] >> 16, words[2] & 0xffff, words[3]);
}

}  // namespace stemma::storage
