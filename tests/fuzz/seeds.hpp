#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace stemma::fuzz {

struct Seed {
  std::string name;  ///< for a reader: file and place
  std::string text;
};

/// The texts of a place: of each `.test` file its statements, of any other file all of it. In a
/// folder the `.test` and `.cypher` files count, sorted by path.
[[nodiscard]] std::vector<Seed> read_seeds(const std::filesystem::path& place);

}  // namespace stemma::fuzz
