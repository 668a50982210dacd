#include "shell/text/words.hpp"

#include <algorithm>
#include <numeric>

namespace stemma::shell {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

/// Characters to change, add or take away. Names are short.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> costs(b.size() + 1);
  std::iota(costs.begin(), costs.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = costs[0];
    costs[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = costs[j];
      costs[j] = std::min({changed, costs[j] + 1, costs[j - 1] + 1});
    }
  }
  return costs[b.size()];
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(blanks));
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool inside = false;
  char quote = 0;
  for (const char c : line) {
    if (quote == 0 && blanks.find(c) != std::string_view::npos) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else {
      words.back() += c;
    }
  }
  return words;
}

std::string nearest(std::string_view written, std::span<const std::string> names) {
  std::string best;
  std::size_t least = std::max<std::size_t>(written.size() / 3, 2) + 1;
  if (written.size() > 200) return best;
  for (const std::string& name : names) {
    if (name.size() > 200) continue;
    const std::size_t distance = edit_distance(written, name);
    if (distance >= least) continue;
    least = distance;
    best = name;
  }
  return best;
}

}  // namespace stemma::shell
