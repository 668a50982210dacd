#pragma once

#include <string>
#include <string_view>

namespace stemma::engine {

/// Of the names that there are, the one that a misspelt one is likeliest to mean. Case does not
/// count, two neighbours that changed places are one mistake, and a third of the letters may be
/// wrong, of letters outside of ASCII one in any case: further away a guess only confuses.
class NearestName {
 public:
  explicit NearestName(std::string_view written);
  void look_at(std::string_view known);
  /// Empty where all that were looked at are too far.
  [[nodiscard]] const std::string& found() const { return found_; }

 private:
  std::u32string written_;  ///< empty where it is too long to guess at
  std::size_t least_;       ///< mistakes that are too many
  std::string found_;
};

/// "did you mean 'name'?", or `otherwise` where there is no such name.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::string_view otherwise = {});

}  // namespace stemma::engine
