#pragma once

#include "core/result.hpp"
#include "parser/parse.hpp"
#include "parser/source.hpp"

namespace stemma::parser {

/// A parse and what it took: rules and tokens tried, for tests that it is linear.
struct Counted {
  Result<ast::Statement> statement;
  std::uint64_t steps = 0;
};

/// Runs the grammar over a text that was read.
[[nodiscard]] Counted parse_counted(const Source& source, const Limits& limits);

}  // namespace stemma::parser
