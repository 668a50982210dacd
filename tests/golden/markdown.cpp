#include "tests/golden/markdown.hpp"

#include <fmt/format.h>

#include "tests/observation/cell_table.hpp"

namespace stemma::golden {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view fence = "```";
constexpr std::string_view changes = "Changes: ";

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The head that a fence stands for; nothing where what it holds is no example.
std::string head_of(std::string_view opening) {
  const std::string_view word = observation::trimmed(opening.substr(fence.size()));
  if (word == "cypher" || word == "cypher ordered") return "query";
  if (word.starts_with("cypher ")) return std::string(word.substr(7));
  if (word.starts_with("csv ")) return fmt::format("file {}", word.substr(4));
  return word == "text" ? "text" : "";
}

/// Turns the lines of a page, one after the other, into those of a golden file.
class PageReader {
 public:
  explicit PageReader(Lines page) : page_(std::move(page)), golden_(page_.size()) {}

  Lines read() {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const std::string& line = page_[i];
      if (line.starts_with(fence)) {
        toggle(i);
      } else if (inside_) {
        if (shown_) golden_[i] = "  " + line;
      } else if (line.starts_with("|") && due_) {
        i = take_table(i);
      } else if (line == "No rows." && due_) {
        golden_[i] = "none";
      } else if (line.starts_with(changes) && block_) {
        golden_[i] = "changes " + line.substr(changes.size());
        if (golden_[i].ends_with('.')) golden_[i].pop_back();
      } else if (!observation::trimmed(line).empty()) {
        due_ = false;
      }
    }
    return std::move(golden_);
  }

 private:
  void toggle(std::size_t i) {
    inside_ = !inside_;
    if (!inside_) return;
    golden_[i] = head_of(page_[i]);
    shown_ = !golden_[i].empty();
    ordered_ = page_[i].ends_with(" ordered");
    due_ = golden_[i] == "query";
    if (shown_) block_ = due_ || golden_[i] == "text";
  }

  /// The header's place takes the head, the place of the line below it the header.
  std::size_t take_table(std::size_t i) {
    golden_[i] = ordered_ ? "rows in order" : "rows";
    if (i + 1 < page_.size()) golden_[i + 1] = "  " + page_[i];
    for (i += 2; i < page_.size() && page_[i].starts_with("|"); ++i) golden_[i] = "  " + page_[i];
    due_ = false;
    return i - 1;
  }

  Lines page_;
  Lines golden_;
  bool inside_ = false;   ///< of a fence
  bool shown_ = false;    ///< the fence is an example
  bool ordered_ = false;  ///< the order of the rows counts
  bool due_ = false;      ///< rows may follow
  bool block_ = false;    ///< changes may follow
};

Lines as_outcome(const Mismatch& mismatch) {
  const Lines& got = mismatch.got;
  if (mismatch.outcome->kind == OutcomeKind::changes)
    return {fmt::format("Changes: {}.", mismatch.head.substr(mismatch.head.find(' ') + 1))};
  if (mismatch.outcome->kind == OutcomeKind::text) {
    Lines lines{std::string(fence) + "text"};
    lines.insert(lines.end(), got.begin(), got.end());
    return lines;
  }
  Lines lines = got;
  std::string below = "|";
  for (std::size_t i = 0; i < observation::read_cells(got.front()).size(); ++i) below += "---|";
  lines.insert(lines.begin() + 1, below);
  return lines;
}

}  // namespace

std::string golden_of_markdown(std::string_view page) {
  return fmt::format("{}\n", fmt::join(PageReader(lines_of(page)).read(), "\n"));
}

std::string updated_markdown(std::string_view page, const std::vector<Mismatch>& mismatches) {
  Lines lines = lines_of(page);
  // From the end on, so that the places before stay right.
  for (auto mismatch = mismatches.rbegin(); mismatch != mismatches.rend(); ++mismatch) {
    if (mismatch->outcome == nullptr || mismatch->head == "an error") continue;
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(mismatch->outcome->first);
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(mismatch->outcome->end);
    const Lines outcome = as_outcome(*mismatch);
    lines.insert(lines.erase(begin, end), outcome.begin(), outcome.end());
  }
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace stemma::golden
