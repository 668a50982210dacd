#include "storage/files/witness.hpp"

#include <algorithm>
#include <array>

#include "storage/bytes/byte_reader.hpp"
#include "storage/bytes/byte_writer.hpp"
#include "storage/bytes/checksum.hpp"
#include "storage/rocks.hpp"

namespace stemma::storage {
namespace {

constexpr std::uint64_t slot_distance = 512;
constexpr std::size_t slot_size = 16;

std::string path_in(const std::string& directory) { return directory + "/" + witness_name; }

std::string encode_slot(Sequence sequence) {
  std::string bytes;
  ByteWriter writer(bytes);
  writer.u64(number(sequence)).u32(0);
  writer.u32(crc32c(bytes));
  return bytes;
}

/// 0 for a slot that was never written, or torn.
std::uint64_t decode_slot(std::string_view bytes) {
  if (bytes.size() < slot_size) return 0;
  ByteReader reader(bytes);
  const std::uint64_t sequence = reader.u64();
  return encode_slot(Sequence{sequence}) == bytes.substr(0, slot_size) ? sequence : 0;
}

}  // namespace

Result<std::unique_ptr<Witness>> Witness::open(rocksdb::FileSystem& files,
                                               const std::string& directory) {
  const std::string path = path_in(directory);
  rocksdb::IOStatus status;
  if (files.FileExists(path, {}, nullptr).IsNotFound()) {
    std::unique_ptr<rocksdb::FSWritableFile> made;
    status = files.NewWritableFile(path, {}, &made, nullptr);
    if (status.ok()) status = made->Close({}, nullptr);
  }
  std::unique_ptr<rocksdb::FSRandomRWFile> file;
  if (status.ok()) status = files.NewRandomRWFile(path, {}, &file, nullptr);
  if (!status.ok()) return error_from(status, "opening WITNESS");
  return std::unique_ptr<Witness>(new Witness(std::move(file)));
}

void Witness::note(Sequence durable) {
  const std::string slot = encode_slot(durable);
  const std::uint64_t offset = number(durable) % 2 == 0 ? 0 : slot_distance;
  file_->Write(offset, slot, {}, nullptr).PermitUncheckedError();
}

Result<Sequence> read_witness(rocksdb::FileSystem& files, const std::string& directory) {
  std::unique_ptr<rocksdb::FSSequentialFile> file;
  const std::string path = path_in(directory);
  if (files.FileExists(path, {}, nullptr).IsNotFound()) return Sequence{};
  auto status = files.NewSequentialFile(path, {}, &file, nullptr);
  if (!status.ok()) return error_from(status, "opening WITNESS");
  std::array<char, slot_distance + slot_size> memory{};
  rocksdb::Slice content;
  status = file->Read(memory.size(), {}, &content, memory.data(), nullptr);
  if (!status.ok()) return error_from(status, "reading WITNESS");
  const std::string_view bytes = view_of(content);
  const std::uint64_t even = decode_slot(bytes);
  const std::uint64_t odd =
      bytes.size() > slot_distance ? decode_slot(bytes.substr(slot_distance)) : 0;
  return Sequence{std::max(even, odd)};
}

}  // namespace stemma::storage
