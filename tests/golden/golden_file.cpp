#include "tests/golden/golden_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "tests/observation/cell_table.hpp"

namespace stemma::golden {
namespace {

using observation::trimmed;

struct Head {
  std::string_view word;
  BlockKind kind;
};
constexpr Head heads[] = {{"graph", BlockKind::graph}, {"parameters", BlockKind::parameters},
                          {"query", BlockKind::query}, {"error", BlockKind::error},
                          {"plan", BlockKind::plan},   {"reopen", BlockKind::reopen},
                          {"file", BlockKind::file}};

/// What follows the word, or nothing where the line begins with another.
std::optional<std::string> after_word(std::string_view line, std::string_view word) {
  if (!line.starts_with(word)) return {};
  line.remove_prefix(word.size());
  if (!line.empty() && line.front() != ' ') return {};
  return std::string(trimmed(line));
}

std::optional<Block> block_head(std::string_view line) {
  for (const Head& head : heads) {
    if (const auto title = after_word(line, head.word)) return Block{head.kind, *title, {}, {}, 0};
  }
  return {};
}

std::optional<Outcome> outcome_head(std::string_view line) {
  const std::string_view word = trimmed(line);
  if (word == "rows") return Outcome{OutcomeKind::rows, {}, {}};
  if (word == "rows in order") return Outcome{OutcomeKind::rows_in_order, {}, {}};
  if (word == "none") return Outcome{OutcomeKind::none, {}, {}};
  if (word == "text") return Outcome{OutcomeKind::text, {}, {}};
  if (const auto head = after_word(line, "changes"))
    return Outcome{OutcomeKind::changes, *head, {}};
  return {};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The indented lines from `at` on, blank ones between them too; `at` ends behind the last.
std::vector<std::string> take_body(const std::vector<std::string>& lines, std::size_t& at) {
  std::vector<std::string> body;
  std::size_t end = at;
  for (std::size_t i = at; i < lines.size(); ++i) {
    const bool blank = trimmed(lines[i]).empty();
    if (!blank && !lines[i].starts_with("  ")) break;
    body.push_back(blank ? std::string() : lines[i].substr(2));
    if (!blank) end = i + 1;
  }
  body.resize(end - at);
  at = end;
  return body;
}

Result<void> check_shape(const Block& block) {
  const auto wrong = [&](std::string_view what) {
    return make_error(ErrorCode::invalid_input, fmt::format("line {}: {}", block.line, what));
  };
  if (is_checked(block.kind) && block.outcomes.empty()) return wrong("an outcome is missing");
  if (!is_checked(block.kind) && !block.outcomes.empty()) return wrong("no outcome belongs here");
  const bool only_text = block.kind == BlockKind::error || block.kind == BlockKind::plan;
  for (const Outcome& outcome : block.outcomes) {
    if (only_text && outcome.kind != OutcomeKind::text) return wrong("the outcome does not fit");
  }
  return {};
}

}  // namespace

bool is_checked(BlockKind kind) {
  return kind == BlockKind::query || kind == BlockKind::error || kind == BlockKind::plan;
}

Result<GoldenFile> read_golden(std::string_view text) {
  GoldenFile file{{}, lines_of(text)};
  for (std::size_t at = 0; at < file.lines.size();) {
    const std::string& line = file.lines[at];
    const std::size_t first = at++;
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (auto block = block_head(line)) {
      block->line = first + 1;
      block->body = fmt::format("{}", fmt::join(take_body(file.lines, at), "\n"));
      file.blocks.push_back(std::move(*block));
    } else if (auto outcome = outcome_head(line); outcome && !file.blocks.empty()) {
      outcome->lines = take_body(file.lines, at);
      outcome->first = first;
      outcome->end = at;
      file.blocks.back().outcomes.push_back(std::move(*outcome));
    } else {
      return make_error(ErrorCode::invalid_input,
                        fmt::format("line {}: not the head of a block: {}", first + 1, line));
    }
  }
  for (const Block& block : file.blocks) STEMMA_TRY(check_shape(block));
  return file;
}

}  // namespace stemma::golden
