#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace stemma::parser {

/// A query text that was looked through once: valid UTF-8 without NUL, and for each opening bracket
/// outside strings, names in back-ticks and comments the place of the one that closes it.
class Source {
 public:
  /// Refuses invalid UTF-8 and NUL with their byte offset, and a comment that is never closed.
  [[nodiscard]] static Result<Source> read(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  /// The offset of the bracket that closes the one at `offset`; `none` where it is never closed.
  [[nodiscard]] std::uint32_t closing(std::uint32_t offset) const { return closing_[offset]; }
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  /// The first offset from `offset` on that is neither white space nor in a comment.
  [[nodiscard]] std::uint32_t skip(std::uint32_t offset) const;
  /// The end of the name or keyword that begins at `offset`; `offset` where none does.
  [[nodiscard]] std::uint32_t name_end(std::uint32_t offset) const;
  /// Whether the CASE at `offset` has a WHEN, and is no name.
  [[nodiscard]] bool is_case(std::uint32_t offset) const;
  /// Whether a pattern, and not an expression, begins with the parenthesis at `offset`.
  [[nodiscard]] bool is_pattern(std::uint32_t offset) const;
  [[nodiscard]] char at(std::uint32_t offset) const {
    return offset < text_.size() ? text_[offset] : '\0';
  }

 private:
  explicit Source(std::string_view text) : text_(text) {}
  Result<void> match_brackets();
  void match_cases();  ///< case_words.cpp
  [[nodiscard]] bool is_node_inside(std::uint32_t open) const;

  std::string_view text_;
  std::vector<std::uint32_t> closing_;
  std::vector<std::uint32_t> cases_;  ///< the offsets of those CASE that have a WHEN, ascending
};

/// Where a string, a quoted name or a comment that begins at `offset` ends (exclusive); `offset`
/// where none begins. An unclosed one ends with the text. In back-ticks two of them stand for one.
[[nodiscard]] std::size_t skip_quoted(std::string_view text, std::size_t offset);
[[nodiscard]] std::size_t skip_comment(std::string_view text, std::size_t offset);

/// Whether a comment begins at `offset` that has no end: all behind it would be read as nothing.
[[nodiscard]] bool is_unclosed_comment(std::string_view text, std::size_t offset);

/// The length in bytes of the character at `offset`, if a name may begin with it, or go on with it;
/// else 0.
[[nodiscard]] std::size_t name_start_length(std::string_view text, std::size_t offset);
[[nodiscard]] std::size_t name_part_length(std::string_view text, std::size_t offset);

}  // namespace stemma::parser
