#include <fmt/format.h>

#include <algorithm>

#include "engine/api/call.hpp"
#include "storage/open/release.hpp"
#include "storage/store.hpp"

using stemma::Result;
using namespace stemma::api;

namespace {

/// A caller built against an older header has a shorter struct.
stemma_open_options whole(const stemma_open_options* given) {
  stemma_open_options options = STEMMA_OPEN_OPTIONS;
  if (given != nullptr) {
    std::memcpy(&options, given, std::min(given->struct_bytes, sizeof options));
  }
  return options;
}

stemma::storage::OpenOptions options_of(const stemma_open_options& options) {
  stemma::storage::OpenOptions open;
  switch (options.mode) {
    case STEMMA_OPEN_EXISTING: open.mode = stemma::storage::OpenMode::open_existing; break;
    case STEMMA_OPEN_READ_ONLY: open.mode = stemma::storage::OpenMode::read_only; break;
    default: break;
  }
  if (options.cache_bytes != 0) open.cache_bytes = options.cache_bytes;
  if (options.overlay_bytes != 0) open.overlay_bytes = options.overlay_bytes;
  open.sync = options.sync != 0;
  return open;
}

const stemma::storage::StoreDescription* description(const stemma_database* database) {
  return database == nullptr ? nullptr : &database->open->database->store().description();
}

}  // namespace

const char* stemma_version(void) { return stemma::storage::release_name; }

stemma_status stemma_database_open(const char* path, const stemma_open_options* options,
                                   stemma_database** database, stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("place for the database");
    *database = nullptr;
    if (path == nullptr || *path == '\0') return usage_error("the path of the database is missing");
    const stemma_open_options given = whole(options);
    STEMMA_TRY(auto opened, stemma::engine::Database::open(path, options_of(given)));
    if (given.forbid_files != 0) opened->forbid_files();
    auto open = std::make_shared<OpenDatabase>();
    open->database = std::move(opened);
    return hand_out(database, std::move(open));
  });
}

void stemma_database_close(stemma_database** database) {
  if (database == nullptr || *database == nullptr) return;
  (*database)->open->closed = true;
  free_handle(database);
}

int stemma_database_created(const stemma_database* database) {
  const auto* found = description(database);
  return found != nullptr && found->created ? 1 : 0;
}
const char* stemma_database_path(const stemma_database* database) {
  const auto* found = description(database);
  return found == nullptr ? "" : found->path.c_str();
}
const char* stemma_database_uuid(const stemma_database* database) {
  const auto* found = description(database);
  return found == nullptr ? "" : found->uuid.c_str();
}
const char* stemma_database_written_by(const stemma_database* database) {
  const auto* found = description(database);
  return found == nullptr ? "" : found->written_by.c_str();
}
uint32_t stemma_database_format_version(const stemma_database* database) {
  const auto* found = description(database);
  return found == nullptr ? 0 : found->format_version;
}

stemma_status stemma_database_fold(stemma_database* database, stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    STEMMA_TRY(database->open->database->store().fold());
    return STEMMA_OK;
  });
}

stemma_status stemma_database_checkpoint(stemma_database* database, const char* path,
                                         stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    if (path == nullptr) return usage_error("the path of the copy is missing");
    STEMMA_TRY(database->open->database->store().checkpoint(path));
    return STEMMA_OK;
  });
}

stemma_status stemma_database_dump(stemma_database* database, stemma_line_sink sink, void* context,
                                   stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    if (sink == nullptr) return usage_error("a dump needs a function that takes its lines");
    const auto line = [&](std::string_view text) -> Result<void> {
      if (sink(context, text.data(), text.size()) == 0) return {};
      return stemma::runtime_error(stemma::ErrorCode::cancelled, "the dump was stopped");
    };
    STEMMA_TRY(stemma::storage::dump(database->open->database->store().snapshot(), line));
    return STEMMA_OK;
  });
}
