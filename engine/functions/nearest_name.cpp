#include "engine/functions/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace stemma::engine {
namespace {

constexpr std::size_t letters_max = 64;
constexpr std::size_t letter_bytes_max = 4;

/// A letter is the number that its bytes make: enough to tell one from another.
std::u32string folded(std::string_view name) {
  std::u32string letters;
  if (name.size() > letters_max * letter_bytes_max) return letters;
  for (const char each : name) {
    const auto byte = static_cast<unsigned char>(each);
    const bool continues = (byte & 0xC0u) == 0x80u && !letters.empty();
    const bool upper = byte >= 'A' && byte <= 'Z';
    if (continues) letters.back() = (letters.back() << 8u) | byte;
    else letters.push_back(upper ? byte - 'A' + 'a' : byte);
  }
  if (letters.size() > letters_max) letters.clear();
  return letters;
}

/// Letters to insert, drop, change or swap with their neighbour to make one word the other.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> row(3, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t j = 0; j <= b.size(); ++j) row[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = row[i % 3];
    const auto& before = row[(i - 1) % 3];
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], row[(i + 1) % 3][j - 2] + 1);
      }
    }
  }
  return row[a.size() % 3][b.size()];
}

/// Of two signs of Chinese one may be wrong, of two letters none.
bool has_wide_letter(const std::u32string& word) {
  return std::any_of(word.begin(), word.end(), [](char32_t letter) { return letter > 0x7F; });
}

}  // namespace

NearestName::NearestName(std::string_view written)
    : written_(folded(written)),
      least_(std::max<std::size_t>(written_.size() / 3, has_wide_letter(written_) ? 1 : 0) + 1) {}

void NearestName::look_at(std::string_view known) {
  const std::u32string letters = folded(known);
  if (written_.empty() || letters.empty()) return;
  const std::size_t shorter = std::min(written_.size(), letters.size());
  const std::size_t longer = std::max(written_.size(), letters.size());
  if (longer - shorter >= least_) return;
  const std::size_t distance = edit_distance(written_, letters);
  // Words without a letter in common are not alike, however short they are.
  if (distance >= least_ || distance >= longer) return;
  least_ = distance;
  found_ = known;
}

std::string did_you_mean(std::string_view name, std::string_view otherwise) {
  return name.empty() ? std::string(otherwise) : fmt::format("did you mean '{}'?", name);
}

}  // namespace stemma::engine
