#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace stemma::tidy {

/// One breach of STYLE: where, what, and what to write instead.
struct Finding {
  std::string rule;  ///< as the allow-list names it
  std::string path;  ///< from the root
  std::size_t line = 0;
  std::string subject;  ///< a function's name where one file may have several breaches
  std::string message;
  std::string instead;
};

using Findings = std::vector<Finding>;

}  // namespace stemma::tidy
