#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>

#include "engine/functions/function.hpp"
#include "engine/procedures/procedure.hpp"
#include "tests/fuzz/seeds.hpp"

// write-seeds SOURCE_DIR OUT_DIR: what the fuzzers begin with. OUT_DIR/seeds gets the statements of
// the golden tests and saved queries, one a file; OUT_DIR/words a dictionary of the grammar's
// keywords and signs and of the names of functions and procedures.
namespace {

using namespace stemma;
namespace fs = std::filesystem;

std::set<std::string> grammar_words(const fs::path& grammar) {
  static const std::regex word(R"re((?:keyword|lit)\(\s*(?:"([^"]+)"|'([^']+)')\))re");
  std::set<std::string> words;
  for (const auto& entry : fs::directory_iterator(grammar)) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator i(source.begin(), source.end(), word), end; i != end; ++i)
      words.insert((*i)[1].matched ? (*i)[1].str() : (*i)[2].str());
  }
  return words;
}

std::set<std::string> all_words(const fs::path& root) {
  std::set<std::string> words = grammar_words(root / "parser" / "grammar");
  for (const auto& function : engine::all_scalars()) words.insert(std::string(function.name) + "(");
  for (const auto& function : engine::all_aggregates())
    words.insert(std::string(function.name) + "(");
  for (const auto& procedure : engine::built_in_procedures())
    words.insert("CALL " + procedure.name + "(");
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: write-seeds SOURCE_DIR OUT_DIR\n";
    return 2;
  }
  const fs::path root = argv[1];
  const fs::path out = argv[2];
  fs::create_directories(out / "seeds");
  std::size_t count = 0;
  for (const fs::path& place : {root / "tests" / "golden", root / "queries"}) {
    for (const fuzz::Seed& seed : fuzz::read_seeds(place)) {
      std::ofstream(out / "seeds" / std::to_string(count++), std::ios::binary) << seed.text;
    }
  }
  std::ofstream dictionary(out / "words");
  const auto words = all_words(root);
  for (const std::string& word : words) dictionary << fmt::format("\"{}\"\n", word);
  std::cout << fmt::format("{} seeds, {} words\n", count, words.size());
  return count == 0 || words.empty() || !dictionary.flush() ? 1 : 0;
}
