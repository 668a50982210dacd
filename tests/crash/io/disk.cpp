#include "tests/crash/io/disk.hpp"

#include <filesystem>
#include <fstream>

namespace stemma::crash {
namespace {

std::string folder_of(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

}  // namespace

void Disk::apply(const Call& call) {
  last_file_ = 0;
  switch (call.kind) {
    case Call::Kind::create:
      files_[call.file] = {};
      names_[call.path] = call.file;
      break;
    case Call::Kind::write: {
      std::string& content = files_[call.file].content;
      if (content.size() < call.offset + call.bytes.size()) {
        content.resize(call.offset + call.bytes.size());
      }
      content.replace(call.offset, call.bytes.size(), call.bytes);
      last_file_ = call.file;
      last_write_at_ = call.offset;
      last_write_size_ = call.bytes.size();
      break;
    }
    case Call::Kind::resize: files_[call.file].content.resize(call.offset); break;
    case Call::Kind::sync: files_[call.file].synced = files_[call.file].content; break;
    case Call::Kind::make_directory: break;
    case Call::Kind::sync_directory:
      std::erase_if(synced_names_,
                    [&](const auto& name) { return folder_of(name.first) == call.path; });
      for (const auto& name : names_) {
        if (folder_of(name.first) == call.path) synced_names_.insert(name);
      }
      break;
    case Call::Kind::remove: names_.erase(call.path); break;
    case Call::Kind::rename:
      names_[call.target] = names_.at(call.path);
      names_.erase(call.path);
      break;
    case Call::Kind::link: names_[call.target] = names_.at(call.path); break;
    case Call::Kind::acknowledge: break;
  }
}

void Disk::lay_out(World world, const std::string& root, const std::string& folder) const {
  std::filesystem::remove_all(folder);
  const Names& names = world == World::unsynced_lost ? synced_names_ : names_;
  for (const auto& [path, number] : names) {
    const File& file = files_.at(number);
    std::string content = world == World::unsynced_lost ? file.synced : file.content;
    if (world == World::last_torn && number == last_file_) {
      const std::size_t kept = last_write_at_ + last_write_size_ / 2;
      const bool at_end = content.size() == last_write_at_ + last_write_size_;
      if (at_end) content.resize(kept);
      else
        content.replace(kept, last_write_size_ - last_write_size_ / 2,
                        std::string(last_write_size_ - last_write_size_ / 2, '\0'));
    }
    const std::string place = folder + path.substr(root.size());
    std::filesystem::create_directories(folder_of(place));
    std::ofstream(place, std::ios::binary) << content;
  }
}

}  // namespace stemma::crash
