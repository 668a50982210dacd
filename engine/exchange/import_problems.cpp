#include "engine/exchange/import_problems.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace stemma::engine {
namespace {

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c;
    if (c == '"') quoted += '"';
  }
  return quoted + '"';
}

std::string joined(const std::vector<CsvField>& fields, char delimiter) {
  std::string row;
  for (const CsvField& field : fields) {
    if (&field != fields.data()) row += delimiter;
    row += field.quoted ? in_quotes(field.text) : std::string(field.text);
  }
  return row;
}

}  // namespace

std::string describe(const ImportProblem& problem) {
  std::string text = fmt::format("{}, line {}", problem.file, problem.line);
  if (problem.column != 0) text += fmt::format(", column {} ({})", problem.column, problem.heading);
  text += fmt::format(", byte {}: {}", problem.byte, problem.reason);
  if (!problem.suggestion.empty()) text += fmt::format(" ({})", problem.suggestion);
  return text;
}

bool ImportProblems::skips(ProblemKind kind) const {
  switch (kind) {
    case ProblemKind::bad_row: return options_.on_bad_row == OnBadRow::skip;
    case ProblemKind::dangling: return options_.on_dangling != OnDangling::fail;
    case ProblemKind::duplicate: return options_.on_duplicate == OnDuplicate::skip;
  }
  return false;
}

Result<void> ImportProblems::add(ProblemKind kind, const CsvTable& table,
                                 const std::vector<CsvField>& fields, std::size_t column,
                                 FieldTrouble trouble) {
  const CsvReader& reader = table.reader();
  const bool whole_row = column == columns_none;
  ImportProblem problem;
  problem.file = reader.name();
  problem.line = reader.line();
  problem.column = whole_row ? 0 : column + 1;
  problem.heading = whole_row ? "" : table.header().columns[column].heading;
  problem.byte = reader.byte_of(fields[whole_row ? 0 : column]);
  problem.reason = std::move(trouble.reason);
  problem.suggestion = std::move(trouble.suggestion);
  if (skips(kind)) {
    ++skipped_;
    STEMMA_TRY(reject(problem, reader.delimiter(), fields));
  } else {
    // A refusal names what it refuses, not what was skipped before it.
    if (refused_++ == 0) first_.clear();
    refused_kinds_[static_cast<std::size_t>(kind)] = true;
  }
  const bool told = refuses() ? !skips(kind) : true;
  if (told && first_.size() < ImportReport::problems_max) first_.push_back(std::move(problem));
  return {};
}

Error ImportProblems::refusal() const {
  std::string message = fmt::format("{} {} refused, so nothing was imported", refused_,
                                    refused_ == 1 ? "row is" : "rows are");
  if (refused_ > first_.size()) message += fmt::format("; the first {}", first_.size());
  for (const ImportProblem& problem : first_) message += "\n  " + describe(problem);
  std::string hint;
  const auto offer = [&](ProblemKind kind, std::string_view option) {
    if (!refused_kinds_[static_cast<std::size_t>(kind)]) return;
    hint += hint.empty() ? "" : ", ";
    hint += option;
  };
  offer(ProblemKind::bad_row, "--bad-rows=skip");
  offer(ProblemKind::dangling, "--dangling=skip or create");
  offer(ProblemKind::duplicate, "--duplicates=skip");
  return runtime_error(ErrorCode::invalid_input, std::move(message), {},
                       fmt::format("to go on without such rows: {}", hint));
}

Result<void> ImportProblems::reject(const ImportProblem& problem, char delimiter,
                                    const std::vector<CsvField>& fields) {
  if (options_.rejects_path.empty()) return {};
  if (!rejects_) {
    rejects_.reset(std::fopen(options_.rejects_path.c_str(), "wb"));
    if (!rejects_) return cannot_write();
    std::fputs("file,line,column,reason,row\n", rejects_.get());
  }
  const std::string line =
      fmt::format("{},{},{},{},{}\n", in_quotes(problem.file), problem.line,
                  problem.column == 0 ? "" : in_quotes(problem.heading), in_quotes(problem.reason),
                  in_quotes(joined(fields, delimiter)));
  if (std::fwrite(line.data(), 1, line.size(), rejects_.get()) != line.size()) {
    return cannot_write();
  }
  return {};
}

Result<void> ImportProblems::finish() {
  if (rejects_ && std::fflush(rejects_.get()) != 0) return cannot_write();
  rejects_.reset();
  return {};
}

Error ImportProblems::cannot_write() const {
  return runtime_error(ErrorCode::io_error,
                       fmt::format("cannot write the rejects to {}: {}", options_.rejects_path,
                                   std::strerror(errno)));
}

}  // namespace stemma::engine
