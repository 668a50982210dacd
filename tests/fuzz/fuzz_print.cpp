#include <string_view>

#include "parser/parse.hpp"
#include "tests/fuzz/check.hpp"
#include "tests/fuzz/planted.hpp"
#include "tests/fuzz/tree_printer.hpp"

// A text, its tree, the tree's text, and the tree of that: both trees must be one.
namespace {

using namespace stemma;
using fuzz::check;

/// What is printed has parentheses that the text had not, so it nests deeper.
constexpr parser::Limits read_limits{1u << 20, 60};
constexpr parser::Limits read_back_limits{16u << 20, 256};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto first = parser::parse(text, read_limits);
  if (!first) return 0;
  const std::string printed = fuzz::print(*first);
  const std::string given = fuzz::planted(printed);
  const auto second = parser::parse(given, read_back_limits);
  if (!second && second.error().code == ErrorCode::nesting_too_deep) return 0;
  check(second.ok(), "a tree's text is read back",
        second ? "" : printed + "\n" + parser::describe(second.error(), given));
  const std::string again = fuzz::print(*second);
  check(printed == again, "a tree's text is the same tree", printed + "\n" + again);
  return 0;
}
