#include "engine/api/call.hpp"

using stemma::Result;
using namespace stemma::api;
namespace engine = stemma::engine;

namespace {

/// Runs a body on an import that may be used now, by this thread alone.
template <typename Body>
stemma_status on(stemma_import* import, stemma_error** error, Body&& body) {
  return call(error, [&]() -> Result<stemma_status> {
    if (import == nullptr) return null_handle("import");
    const Turn turn(import->busy);
    if (!turn.taken()) return used_by_two("import");
    return body();
  });
}

std::vector<std::string> labels_of(std::string_view text) {
  std::vector<std::string> labels;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(':'), text.size());
    if (end != 0) labels.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return labels;
}

Result<stemma_status> add_file(stemma_import& import, std::vector<engine::CsvFile>& files,
                               const char* path, std::vector<std::string> names) {
  if (path == nullptr || *path == '\0') return usage_error("the path of the file is missing");
  files.push_back({{path}, std::move(names)});
  import.last = &files;
  return STEMMA_OK;
}

Result<stemma_status> set(engine::CsvImportOptions& options, stemma_import_option option,
                          std::uint64_t setting) {
  const bool on = setting != 0;
  switch (option) {
    case STEMMA_DELIMITER:
      if (setting > 127) return usage_error("a delimiter is an ASCII character");
      options.delimiter = static_cast<char>(setting);
      return STEMMA_OK;
    case STEMMA_SKIP_BAD_ROWS:
      options.on_bad_row = on ? engine::OnBadRow::skip : engine::OnBadRow::fail;
      return STEMMA_OK;
    case STEMMA_SKIP_DANGLING:
      if (on) options.on_dangling = engine::OnDangling::skip;
      return STEMMA_OK;
    case STEMMA_CREATE_DANGLING:
      if (on) options.on_dangling = engine::OnDangling::create;
      return STEMMA_OK;
    case STEMMA_SKIP_DUPLICATES:
      options.on_duplicate = on ? engine::OnDuplicate::skip : engine::OnDuplicate::fail;
      return STEMMA_OK;
    case STEMMA_DRY_RUN: options.dry_run = on; return STEMMA_OK;
    case STEMMA_IMPORT_THREADS:
      if (setting > 1024) return usage_error("an import has at most 1024 threads");
      options.threads = on ? static_cast<unsigned>(setting) : 1;
      return STEMMA_OK;
    case STEMMA_IMPORT_MEMORY_BYTES:
      options.memory_bytes = on ? setting : engine::CsvImportOptions().memory_bytes;
      return STEMMA_OK;
  }
  return usage_error("there is no such setting of an import");
}

}  // namespace

stemma_status stemma_import_make(stemma_import** import, stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (import == nullptr) return null_handle("place for the import");
    return hand_out(import);
  });
}

void stemma_import_free(stemma_import** import) { free_handle(import); }

stemma_status stemma_import_nodes(stemma_import* import, const char* path, const char* labels,
                                  stemma_error** error) {
  return on(import, error, [&] {
    return add_file(*import, import->options.nodes, path, labels_of(text_of(labels, STEMMA_TEXT)));
  });
}

stemma_status stemma_import_relationships(stemma_import* import, const char* path, const char* type,
                                          stemma_error** error) {
  return on(import, error, [&] {
    std::vector<std::string> names;
    if (type != nullptr && *type != '\0') names.emplace_back(type);
    return add_file(*import, import->options.relationships, path, std::move(names));
  });
}

stemma_status stemma_import_more(stemma_import* import, const char* path, stemma_error** error) {
  return on(import, error, [&]() -> Result<stemma_status> {
    if (import->last == nullptr) return usage_error("no file was described that has more rows");
    if (path == nullptr || *path == '\0') return usage_error("the path of the file is missing");
    import->last->back().paths.emplace_back(path);
    return STEMMA_OK;
  });
}

stemma_status stemma_import_index(stemma_import* import, const char* label, const char* property,
                                  int unique, stemma_error** error) {
  return on(import, error, [&]() -> Result<stemma_status> {
    if (label == nullptr || property == nullptr) {
      return usage_error("an index needs a label and a property");
    }
    import->options.indexes.push_back({label, property, unique != 0});
    return STEMMA_OK;
  });
}

stemma_status stemma_import_set(stemma_import* import, stemma_import_option option,
                                uint64_t setting, stemma_error** error) {
  return on(import, error, [&] { return set(import->options, option, setting); });
}

stemma_status stemma_import_set_rejects(stemma_import* import, const char* path,
                                        stemma_error** error) {
  return on(import, error, [&]() -> Result<stemma_status> {
    import->options.rejects_path = path == nullptr ? "" : path;
    return STEMMA_OK;
  });
}

stemma_status stemma_import_set_progress(stemma_import* import, stemma_import_progress progress,
                                         void* context) {
  return on(import, nullptr, [&]() -> Result<stemma_status> {
    import->options.progress = nullptr;
    if (progress == nullptr) return STEMMA_OK;
    import->options.progress = [=](const engine::ImportProgress& now) {
      progress(context, now.file.c_str(), now.bytes_read, now.bytes_total, now.rows);
    };
    return STEMMA_OK;
});
}

void stemma_import_cancel(stemma_import* import) {
  if (import != nullptr) import->cancel.store(true, std::memory_order_relaxed);
}

stemma_status stemma_import_run(stemma_import* import, stemma_database* database,
                                stemma_error** error) {
  return on(import, error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    import->options.cancel = &import->cancel;
    auto report = engine::import_csv(database->open->database->store(), import->options);
    import->cancel.store(false, std::memory_order_relaxed);
    if (!report) return std::move(report.error());
    import->report = std::move(*report);
    import->problems.clear();
    for (const auto& problem : import->report.problems) {
      import->problems.push_back(engine::describe(problem));
    }
    return STEMMA_OK;
  });
}

uint64_t stemma_import_count(const stemma_import* import, stemma_imported which) {
  if (import == nullptr) return 0;
  switch (which) {
    case STEMMA_IMPORTED_NODES: return import->report.nodes;
    case STEMMA_IMPORTED_RELATIONSHIPS: return import->report.relationships;
    case STEMMA_IMPORTED_PROPERTIES: return import->report.properties;
    case STEMMA_IMPORTED_ENDS: return import->report.nodes_created;
    case STEMMA_SKIPPED_ROWS: return import->report.rows_skipped;
    case STEMMA_IMPORTED_BYTES: return import->report.bytes;
  }
  return 0;
}
double stemma_import_milliseconds(const stemma_import* import) {
  return import == nullptr ? 0 : import->report.milliseconds;
}
size_t stemma_import_problem_count(const stemma_import* import) {
  return import == nullptr ? 0 : import->problems.size();
}
const char* stemma_import_problem(const stemma_import* import, size_t index) {
  if (index >= stemma_import_problem_count(import)) return "";
  return import->problems[index].c_str();
}
