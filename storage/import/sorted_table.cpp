#include "storage/import/sorted_table.hpp"

#include <rocksdb/sst_file_writer.h>

namespace stemma::storage {
namespace {
constexpr std::uint64_t file_bytes_max = 256u << 20;
}

class SortedTable::Writer {
 public:
  explicit Writer(const rocksdb::Options& options) : sst(rocksdb::EnvOptions(), options) {}
  rocksdb::SstFileWriter sst;
};

SortedTable::SortedTable(const Rocks& rocks, std::string directory, std::string name)
    : rocks_(rocks), directory_(std::move(directory)), name_(std::move(name)) {}

SortedTable::~SortedTable() {
  writer_.reset();
  for (const std::string& file : files_) { rocks_.env().DeleteFile(file).PermitUncheckedError(); }
}

Result<void> SortedTable::begin_file() {
  files_.push_back(directory_ + "/import-" + name_ + "-" + std::to_string(files_.size() + 1) +
                   ".sst");
  writer_ = std::make_unique<Writer>(rocks_.options());
  const auto status = writer_->sst.Open(files_.back());
  if (!status.ok()) return error_from(status, "writing a file of an import");
  return {};
}

Result<void> SortedTable::add(std::string_view key, std::string_view value) {
  if (writer_ != nullptr && writer_->sst.FileSize() > file_bytes_max) STEMMA_TRY(finish());
  if (writer_ == nullptr) STEMMA_TRY(begin_file());
  const auto status = writer_->sst.Put(slice(key), slice(value));
  if (!status.ok()) return error_from(status, "writing a file of an import");
  return {};
}

Result<void> SortedTable::finish() {
  if (writer_ == nullptr) return {};
  const auto status = writer_->sst.Finish();
  writer_.reset();
  if (!status.ok()) return error_from(status, "writing a file of an import");
  return {};
}

Result<void> ingest(const Rocks& rocks,
                    const std::vector<std::pair<Family, const std::vector<std::string>*>>& tables) {
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  for (const auto& [family, files] : tables) {
    if (files->empty()) continue;
    rocksdb::IngestExternalFileArg argument;
    argument.column_family = rocks.family(family);
    argument.external_files = *files;
    argument.options.move_files = true;
    argument.options.failed_move_fall_back_to_copy = true;
    argument.options.write_global_seqno = false;
    arguments.push_back(std::move(argument));
  }
  if (arguments.empty()) return {};
  const auto status = rocks.db().IngestExternalFiles(arguments);
  if (!status.ok()) return error_from(status, "taking in the files of an import");
  return {};
}

}  // namespace stemma::storage
