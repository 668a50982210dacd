#include <string_view>

#include "parser/grammar/grammar.hpp"
#include "parser/parse.hpp"
#include "tests/fuzz/check.hpp"
#include "tests/fuzz/planted.hpp"

// Any bytes as a query text: a statement or an error that points into the text, in work that is
// linear in its length.
namespace {

using namespace stemma;
using fuzz::check;

/// Grammar steps that a byte may cost; the dearest text known takes less than half.
constexpr std::uint64_t steps_a_byte = 1000;

bool inside(SourceRange range, std::string_view text) {
  return range.begin <= range.end && range.end <= text.size();
}

void check_error(const Error& error, std::string_view text) {
  check(error.phase == Phase::compile_time, "an error of the parser is one of compile time", text);
  check(!error.message.empty(), "an error has a message", text);
  check(!error.where || inside(*error.where, text), "an error points into the text", text);
  check(!parser::describe(error, text).empty(), "an error is described", text);
}

void check_parse(std::string_view text) {
  const auto source = parser::Source::read(text);
  if (!source) return check_error(source.error(), text);
  const auto [statement, steps] = parser::parse_counted(*source, {});
  if (!statement) check_error(statement.error(), text);
  else check(inside(statement->where, text), "a statement stands in its text", text);
  check(steps <= steps_a_byte * (text.size() + 1), fmt::format("{} steps", steps), text);
}

void check_split(std::string_view text) {
  std::uint32_t after = 0;
  for (const SourceRange range : parser::split_statements(text)) {
    check(range.begin >= after && range.begin < range.end && inside(range, text),
          "statements stand one behind the other", text);
    after = range.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  check_parse(text);
  check_split(text);
  fuzz::planted_read(text);
  return 0;
}
