#include "engine/exchange/csv_import.hpp"

#include <chrono>
#include <utility>

#include "engine/exchange/import_indexes.hpp"
#include "engine/exchange/import_job.hpp"
#include "engine/exchange/node_import.hpp"
#include "engine/exchange/relationship_import.hpp"

namespace stemma::engine {
namespace {

using Clock = std::chrono::steady_clock;

Result<void> read_files(ImportJob& job) {
  const CsvImportOptions& options = job.options;
  for (const CsvFile& file : options.nodes) STEMMA_TRY(import_nodes(job, file));
  if (options.on_dangling == OnDangling::create) {
    for (const CsvFile& file : options.relationships) STEMMA_TRY(create_missing_ends(job, file));
  }
  for (const CsvFile& file : options.relationships) STEMMA_TRY(import_relationships(job, file));
  STEMMA_TRY(job.problems.finish());
  if (job.problems.refuses()) return job.problems.refusal();
  return {};
}

ImportReport report_of(const ImportJob& job) {
  ImportReport report;
  report.nodes = job.nodes;
  report.relationships = job.relationships;
  report.nodes_created = job.nodes_created;
  report.rows_skipped = job.problems.skipped();
  report.bytes = job.bytes;
  report.problems = job.problems.first();
  return report;
}

Result<ImportReport> import_into(storage::Store& store, const CsvImportOptions& options) {
  storage::ImportOptions how;
  how.memory_bytes = options.memory_bytes;
  how.threads = options.threads;
  STEMMA_TRY(const auto import, store.import(how));
  ImportJob job(options, import.get());
  STEMMA_TRY(read_files(job));
  STEMMA_TRY(const storage::ImportSummary summary, import->finish());
  ImportReport report = report_of(job);
  report.properties = summary.properties;
  return report;
}

Result<ImportReport> dry_run(const CsvImportOptions& options) {
  ImportJob job(options, nullptr);
  STEMMA_TRY(read_files(job));
  return report_of(job);
}

}  // namespace

Result<ImportReport> import_csv(storage::Store& store, const CsvImportOptions& options) {
  const Clock::time_point start = Clock::now();
  if (options.nodes.empty() && options.relationships.empty()) {
    return runtime_error(ErrorCode::invalid_usage, "no file to import is named");
  }
  const auto finished = [&](ImportReport report) {
    const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
    report.milliseconds = taken.count();
    return report;
  };
  if (options.dry_run) {
    STEMMA_TRY(ImportReport report, dry_run(options));
    return finished(std::move(report));
  }
  // Indexes stand before the rows come, so a double value refuses the import as a whole.
  STEMMA_TRY(ImportIndexes indexes, ImportIndexes::create(store, options.indexes));
  auto report = import_into(store, options);
  if (!report) {
    indexes.drop();
    return std::move(report.error());
  }
  return finished(std::move(*report));
}

}  // namespace stemma::engine
