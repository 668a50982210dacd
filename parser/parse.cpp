#include "parser/parse.hpp"

#include <fmt/format.h>

#include "parser/grammar/grammar.hpp"
#include "parser/source.hpp"

namespace stemma::parser {

Result<ast::Statement> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.text_bytes_max) {
    return make_error(ErrorCode::text_too_long,
                      fmt::format("the query has {} bytes; at most {} are taken", text.size(),
                                  limits.text_bytes_max),
                      {}, "pass data as parameters, or import it");
  }
  STEMMA_TRY(const Source source, Source::read(text));
  return parse_counted(source, limits).statement;
}

std::vector<SourceRange> split_statements(std::string_view text) {
  std::vector<SourceRange> statements;
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  const auto close = [&] {
    if (begin != std::string_view::npos) {
      statements.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    begin = std::string_view::npos;
  };
  for (std::size_t i = 0; i < text.size();) {
    if (is_unclosed_comment(text, i)) {
      // Part of the statement, so that the statement is refused and not cut short.
      if (begin == std::string_view::npos) begin = i;
      end = text.size();
      break;
    }
    if (const std::size_t after = skip_comment(text, i); after != i) {
      i = after;
      continue;
    }
    if (text[i] == ';') {
      close();
      ++i;
      continue;
    }
    if (static_cast<unsigned char>(text[i]) <= ' ') {
      ++i;
      continue;
    }
    if (begin == std::string_view::npos) begin = i;
    const std::size_t after = skip_quoted(text, i);
    i = after != i ? after : i + 1;
    end = i;
  }
  close();
  return statements;
}

}  // namespace stemma::parser
