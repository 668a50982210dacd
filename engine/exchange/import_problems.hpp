#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "engine/exchange/csv_import.hpp"
#include "engine/exchange/csv_table.hpp"
#include "engine/exchange/field_values.hpp"

namespace stemma::engine {

enum class ProblemKind : std::uint8_t { bad_row, dangling, duplicate };

/// Collects the rows that cannot be taken: the first few by name, all by count, the skipped ones in
/// a file of rejects (CSV: file, line, column, reason, row).
class ImportProblems {
 public:
  explicit ImportProblems(const CsvImportOptions& options) : options_(options) {}

  /// `column` counts from 0; columns_none: the whole row.
  static constexpr std::size_t columns_none = static_cast<std::size_t>(-1);
  [[nodiscard]] Result<void> add(ProblemKind kind, const CsvTable& table,
                                 const std::vector<CsvField>& fields, std::size_t column,
                                 FieldTrouble trouble);

  /// Whether a row was met that the options do not skip.
  [[nodiscard]] bool refuses() const { return refused_ > 0; }
  /// The refusal, with the first problems.
  [[nodiscard]] Error refusal() const;
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }
  [[nodiscard]] const std::vector<ImportProblem>& first() const { return first_; }
  /// Writes out the rejects.
  [[nodiscard]] Result<void> finish();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  [[nodiscard]] bool skips(ProblemKind kind) const;
  [[nodiscard]] Result<void> reject(const ImportProblem& problem, char delimiter,
                                    const std::vector<CsvField>& fields);
  [[nodiscard]] Error cannot_write() const;

  const CsvImportOptions& options_;
  std::vector<ImportProblem> first_;
  std::uint64_t refused_ = 0;
  std::uint64_t skipped_ = 0;
  bool refused_kinds_[3] = {};
  std::unique_ptr<std::FILE, CloseFile> rejects_;
};

}  // namespace stemma::engine
