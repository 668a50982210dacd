#include "tests/golden/golden_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "engine/database.hpp"
#include "parser/parse.hpp"
#include "tests/golden/scene_files.hpp"
#include "tests/observation/cell_table.hpp"
#include "tests/observation/graph_state.hpp"
#include "tests/observation/notation.hpp"
#include "tests/observation/show.hpp"

namespace stemma::golden {
namespace {

namespace fs = std::filesystem;
using observation::CellTable;
using observation::ShownResult;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

CellTable table_of(const ShownResult& result) {
  CellTable table{result.columns};
  for (const auto& row : result.rows) {
    auto& cells = table.emplace_back();
    for (const auto& value : row) cells.push_back(print(value));
  }
  return table;
}

/// The table with every value as it prints, so that {a:1} and {a: 1} are one.
Result<CellTable> table_of(const std::vector<std::string>& lines) {
  CellTable table;
  for (const std::string& line : lines) {
    table.push_back(observation::read_cells(line));
    if (table.size() == 1) continue;
    for (std::string& cell : table.back()) {
      STEMMA_TRY(const observation::ShownValue shown, observation::read_notation(cell));
      cell = print(shown);
    }
  }
  return table;
}

void sort_rows(CellTable& table) {
  if (!table.empty()) std::sort(table.begin() + 1, table.end());
}

/// A database of its own that a file's blocks run on.
class Scene {
 public:
  explicit Scene(Setting setting) : setting_(setting) {
    options_.fold_in_background = false;
    path_ = ":memory:";
    if (setting == Setting::memory) return;
    const fs::path place = fs::temp_directory_path() / fmt::format("stemma-golden-{}", ::getpid());
    path_ = place.string();
  }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
  ~Scene() { clear(); }

  Result<void> begin_anew() {
    clear();
    return open();
  }
  Result<void> reopen() {
    if (setting_ == Setting::memory) return {};
    close();
    return open();
  }
  Result<void> before_query() { return setting_ == Setting::reopened ? reopen() : Result<void>(); }
  Result<ShownResult> run(std::string_view text, const engine::Parameters& parameters) {
    return observation::run_and_show(*session_, text, parameters, {});
  }
  Result<observation::GraphState> measure() {
    return observation::measure(database_->store().snapshot());
  }

 private:
  Result<void> open() {
    STEMMA_TRY(database_, engine::Database::open(path_, options_));
    session_.emplace(database_->session());
    return {};
  }
  void close() {
    session_.reset();
    database_.reset();
  }
  void clear() {
    close();
    std::error_code ignored;
    if (setting_ != Setting::memory) fs::remove_all(path_, ignored);
  }

  Setting setting_;
  storage::OpenOptions options_;
  std::string path_;
  std::unique_ptr<engine::Database> database_;
  std::optional<engine::Session> session_;
};

class FileRun {
 public:
  explicit FileRun(Setting setting) : scene_(setting) {}

  std::vector<Mismatch> all(const GoldenFile& file) {
    if (const auto opened = scene_.begin_anew(); !opened) {
      mismatches_.push_back({nullptr, nullptr, "an open database", {}, {opened.error().message}});
      return std::move(mismatches_);
    }
    for (const Block& block : file.blocks) {
      if (const auto ran = take(block); !ran)
        mismatch(block, nullptr, "set-up", {}, lines_of(parser::describe(ran.error(), block.body)));
    }
    return std::move(mismatches_);
  }

 private:
  void mismatch(const Block& block, const Outcome* outcome, std::string head,
                std::vector<std::string> expected, std::vector<std::string> got) {
    mismatches_.push_back({&block, outcome, std::move(head), std::move(expected), std::move(got)});
  }

  Result<void> take(const Block& block) {
    switch (block.kind) {
      case BlockKind::graph: return build(block.body);
      case BlockKind::parameters: return read_parameters(block.body);
      case BlockKind::reopen: return scene_.reopen();
      case BlockKind::file: return files_.write(block.title, block.body);
      default: STEMMA_TRY(scene_.before_query()); return check(block);
    }
  }

  Result<void> build(const std::string& script) {
    parameters_.clear();
    STEMMA_TRY(scene_.begin_anew());
    for (const SourceRange range : parser::split_statements(script)) {
      const std::string statement = script.substr(range.begin, range.end - range.begin);
      STEMMA_TRY(scene_.run(statement, {}));
    }
    return {};
  }

  Result<void> read_parameters(const std::string& literal) {
    STEMMA_TRY(const observation::ShownValue shown, observation::read_notation(literal));
    STEMMA_TRY(const Value map, observation::to_value(shown));
    if (!map.is(Kind::map)) return make_error(ErrorCode::invalid_input, "parameters need a map");
    parameters_.clear();
    for (const auto& [key, value] : map.map()) parameters_[key] = value;
    return {};
  }

  Result<void> check(const Block& block) {
    STEMMA_TRY(const observation::GraphState before, scene_.measure());
    const bool explain = block.kind == BlockKind::plan;
    const std::string text = explain ? "EXPLAIN " + block.body : block.body;
    const Result<ShownResult> result = scene_.run(text, parameters_);
    STEMMA_TRY(const observation::GraphState after, scene_.measure());
    const std::string changes = print(observation::difference(before, after));

    bool changes_asked = false;
    for (const Outcome& outcome : block.outcomes) {
      if (outcome.kind == OutcomeKind::changes) changes_asked = true;
      STEMMA_TRY(check(block, outcome, result, changes));
    }
    if (!changes_asked && changes != "none")
      mismatch(block, nullptr, "changes " + changes, {}, {"changes " + changes});
    return {};
  }

  Result<void> check(const Block& block, const Outcome& outcome, const Result<ShownResult>& result,
                     const std::string& changes) {
    if (block.kind == BlockKind::error) {
      check_text(block, outcome,
                 result ? "no error" : parser::describe(result.error(), block.body));
    } else if (!result) {
      mismatch(block, &outcome, "an error", outcome.lines,
               lines_of(parser::describe(result.error(), block.body)));
    } else if (outcome.kind == OutcomeKind::text) {
      check_text(block, outcome, block.kind == BlockKind::plan ? result->plan : result->notes);
    } else if (outcome.kind == OutcomeKind::changes) {
      check_changes(block, outcome, changes);
    } else if (outcome.kind == OutcomeKind::none) {
      if (!result->rows.empty()) mismatch(block, &outcome, "rows", {}, printed(*result));
    } else {
      return check_rows(block, outcome, *result);
    }
    return {};
  }

  static std::vector<std::string> printed(const ShownResult& result) {
    return observation::print_table(table_of(result), "");
  }

  void check_text(const Block& block, const Outcome& outcome, const std::string& text) {
    const std::vector<std::string> got = lines_of(text);
    if (got != outcome.lines) mismatch(block, &outcome, "text", outcome.lines, got);
  }

  void check_changes(const Block& block, const Outcome& outcome, const std::string& changes) {
    if (changes != outcome.head)
      mismatch(block, &outcome, "changes " + changes, {"changes " + outcome.head},
               {"changes " + changes});
  }

  Result<void> check_rows(const Block& block, const Outcome& outcome, const ShownResult& result) {
    STEMMA_TRY(CellTable expected, table_of(outcome.lines));
    CellTable got = table_of(result);
    const bool in_order = outcome.kind == OutcomeKind::rows_in_order;
    if (!in_order) {
      sort_rows(expected);
      sort_rows(got);
    }
    if (expected == got) return {};
    mismatch(block, &outcome, in_order ? "rows in order" : "rows",
             observation::print_table(expected, ""), observation::print_table(got, ""));
    return {};
  }

  SceneFiles files_;
  Scene scene_;
  engine::Parameters parameters_;
  std::vector<Mismatch> mismatches_;
};

}  // namespace

std::vector<Mismatch> run_golden(const GoldenFile& file, Setting setting) {
  return FileRun(setting).all(file);
}

}  // namespace stemma::golden
