#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "core/error.hpp"
#include "engine/functions/function.hpp"
#include "engine/procedures/procedure.hpp"
#include "parser/grammar/lexemes.hpp"

using namespace stemma;
namespace fs = std::filesystem;

namespace {

/// The pages of the language: all of them, and their examples alone.
struct Pages {
  std::string whole;
  std::string examples;

  Pages() {
    const fs::path docs = fs::path(STEMMA_SOURCE_DIR) / "docs";
    add(docs / "language.md");
    for (const auto& page : fs::directory_iterator(docs / "language")) add(page.path());
  }

 private:
  void add(const fs::path& path) {
    std::ifstream page(path);
    bool example = false;
    for (std::string line; std::getline(page, line);) {
      if (line.starts_with("```")) example = line.starts_with("```cypher");
      whole += line + "\n";
      if (example) examples += line + "\n";
    }
  }
};

const Pages& pages() {
  static const Pages all;
  return all;
}

/// Whether the text has the name, and before it nothing that would make it a longer one.
bool has(std::string_view text, std::string_view name, std::string_view behind) {
  for (std::size_t at = 0; at + name.size() <= text.size(); ++at) {
    if (!parser::equals_ignoring_case(text.substr(at, name.size()), name)) continue;
    const bool begins = at == 0 || (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 &&
                                    text[at - 1] != '.' && text[at - 1] != '_');
    if (begins && text.substr(at + name.size()).starts_with(behind)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every function has an example", "[docs]") {
  for (const auto& function : engine::all_scalars()) {
    INFO(function.signature);
    CHECK(has(pages().examples, function.name, "("));
  }
  for (const auto& function : engine::all_aggregates()) {
    INFO(function.signature);
    CHECK(has(pages().examples, function.name, "("));
  }
}

TEST_CASE("every procedure has an example", "[docs]") {
  for (const auto& procedure : engine::built_in_procedures()) {
    INFO(procedure.name);
    CHECK(has(pages().examples, "CALL " + procedure.name, "("));
  }
}

TEST_CASE("every error code is described", "[docs]") {
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const std::string name(name_of(static_cast<ErrorCode>(code)));
    INFO(name);
    CHECK(has(pages().whole, "`" + name, "`"));
  }
}
