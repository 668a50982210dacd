#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace stemma::golden {

enum class OutcomeKind : std::uint8_t { rows, rows_in_order, none, changes, text };

/// What a block is to lead to: its head in column 0, its lines without their indent. The text is
/// the error or the plan, and of a query the notes.
struct Outcome {
  OutcomeKind kind = OutcomeKind::rows;
  std::string head;  ///< what stands behind `changes`
  std::vector<std::string> lines;
  std::size_t first = 0;  ///< the line in the file of its head, from 0
  std::size_t end = 0;    ///< the line behind its last one
};

enum class BlockKind : std::uint8_t { graph, parameters, query, error, plan, reopen, file };

struct Block {
  BlockKind kind = BlockKind::query;
  std::string title;
  std::string body;
  std::vector<Outcome> outcomes;
  std::size_t line = 0;  ///< of its head, from 1
};

/// A `.test` file: the blocks, and the lines as they stand.
struct GoldenFile {
  std::vector<Block> blocks;
  std::vector<std::string> lines;
};

/// Reads a file. Heads stand in column 0; bodies are indented by two spaces; a line that begins
/// with `#` is a comment.
[[nodiscard]] Result<GoldenFile> read_golden(std::string_view text);

/// Whether a block of this kind asks for outcomes.
[[nodiscard]] bool is_checked(BlockKind kind);

}  // namespace stemma::golden
