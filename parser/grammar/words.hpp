#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/source.hpp"

namespace stemma::parser {

enum class WordKind : std::uint8_t { name, number, text, sign };

/// A word or a sign of a query, as the errors look at it: names and keywords are not told apart.
struct Word {
  WordKind kind = WordKind::sign;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view text;
};

/// A query in words, and the place of one among them.
struct Words {
  std::vector<Word> all;
  std::size_t here = 0;  ///< the first that does not begin before the offset; all.size() at the end

  /// The word so many before `here` (or, negative, behind it); null where there is none.
  [[nodiscard]] const Word* before(std::ptrdiff_t distance) const;
  /// The bracket or the clause that `here` stands in: the index of the nearest opening bracket that
  /// is not closed again, or of the word of a clause behind it; all.size() for none.
  [[nodiscard]] std::size_t around() const;
};
[[nodiscard]] Words words_of(const Source& source, std::uint32_t offset);

/// Whether a clause begins with the word, or a part of one: MATCH, WHERE, LIMIT.
[[nodiscard]] bool begins_part(std::string_view word);
/// Whether the language itself has the word.
[[nodiscard]] bool is_keyword(std::string_view word);
/// The keyword that the word may stand for, one mistake away; empty for none.
[[nodiscard]] std::string_view nearest_keyword(std::string_view word, std::string_view expected);

}  // namespace stemma::parser
