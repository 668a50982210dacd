#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/tidy/finding.hpp"

namespace stemma::tidy {

/// The exceptions, each a line `RULE PATH[:SUBJECT] reason`; a path that ends in `/` is a folder.
class AllowList {
 public:
  explicit AllowList(const std::filesystem::path& file);

  /// Takes out what is allowed; adds entries that have no reason or that nothing needs any more.
  void apply(Findings& findings) const;

 private:
  struct Entry {
    std::string rule;
    std::string place;
    std::string reason;
    std::size_t line;
  };

  [[nodiscard]] static bool covers(const Entry& entry, const Finding& finding);

  std::vector<Entry> entries_;
};

}  // namespace stemma::tidy
