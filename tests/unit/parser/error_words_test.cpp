#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "parser/parse.hpp"
#include "parser/source.hpp"
#include "tests/golden/golden_file.hpp"

using namespace stemma;
namespace fs = std::filesystem;

namespace {

/// All texts of the golden pages.
std::vector<std::string> golden_texts() {
  std::vector<std::string> texts;
  const fs::path pages = fs::path(STEMMA_SOURCE_DIR) / "tests/golden";
  for (const auto& page : fs::recursive_directory_iterator(pages)) {
    if (page.path().extension() != ".test") continue;
    std::ostringstream text;
    text << std::ifstream(page.path()).rdbuf();
    const auto file = golden::read_golden(text.str());
    REQUIRE(file);
    for (const golden::Block& block : file->blocks) texts.push_back(block.body);
  }
  return texts;
}

/// The offsets behind each word and sign of the text.
std::vector<std::size_t> ends_of_words(const parser::Source& source) {
  const std::string_view text = source.text();
  std::vector<std::size_t> ends;
  for (std::uint32_t i = source.skip(0); i < text.size(); i = source.skip(i)) {
    const std::uint32_t name_end = source.name_end(i);
    const std::size_t quoted_end = parser::skip_quoted(text, i);
    std::size_t end = name_end != i ? name_end : quoted_end;
    if (end == i) {
      for (++end; end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80;)
        ++end;
    }
    ends.push_back(end);
    i = static_cast<std::uint32_t>(end);
  }
  return ends;
}

/// X3 calls what has no name by its C++ type.
void check_words(const std::string& text) {
  const auto statement = parser::parse(text);
  if (statement) return;
  const std::string shown = parser::describe(statement.error(), text);
  if (shown.find("N6stemma") == std::string::npos && shown.find("N5boost") == std::string::npos)
    return;
  INFO(text << '\n' << shown);
  FAIL("an error speaks of a C++ type");
}

}  // namespace

TEST_CASE("an error has no C++ type in it, wherever a text breaks off or goes wrong",
          "[parser][errors]") {
  for (const std::string& text : golden_texts()) {
    const auto source = parser::Source::read(text);
    if (!source) continue;
    for (const std::size_t end : ends_of_words(*source)) {
      const std::string begun = text.substr(0, end);
      check_words(begun);
      check_words(begun + " ?");
      check_words(begun + " x");
    }
  }
}
