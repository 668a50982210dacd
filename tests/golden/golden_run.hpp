#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/golden/golden_file.hpp"

namespace stemma::golden {

/// Where the database of a file lives; `reopened`: on disk, closed and opened again before each
/// query.
enum class Setting : std::uint8_t { memory, disk, reopened };
inline constexpr std::string_view setting_names[] = {"in memory", "on disk", "reopened"};

/// An outcome that did not come: where it stands, and what came instead.
struct Mismatch {
  const Block* block = nullptr;
  const Outcome* outcome = nullptr;   ///< nullptr: an outcome nobody asked for, or a failed set-up
  std::string head;                   ///< of the outcome that came
  std::vector<std::string> expected;  ///< in the order in which they compare
  std::vector<std::string> got;
};

/// Runs a file; `file` must outlive the answer.
[[nodiscard]] std::vector<Mismatch> run_golden(const GoldenFile& file, Setting setting);

/// A mismatch for a reader: head, then lines only expected as `-`, lines only got as `+`.
[[nodiscard]] std::string print(const Mismatch& mismatch);

/// The text of the file with the mismatched outcomes replaced by what came.
[[nodiscard]] std::string updated(const GoldenFile& file, const std::vector<Mismatch>& mismatches);

}  // namespace stemma::golden
