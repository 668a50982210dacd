#include "parser/grammar/grammar.hpp"

#include <fmt/format.h>

#include "parser/grammar/statements.hpp"
#include "parser/grammar/unexpected.hpp"

namespace stemma::parser {

Counted parse_counted(const Source& source, const Limits& limits) {
  using namespace grammar;
  State state{source, limits};
  const std::string_view text = source.text();
  Iterator first = text.data();
  const Iterator last = text.data() + text.size();
  const auto parser = x3::with<StateTag>(std::ref(state))[statement];
  try {
    ast::Statement parsed;
    if (x3::phrase_parse(first, last, parser, Skipper(source), parsed))
      return {std::move(parsed), state.steps};
    return {unexpected(source, source.skip(0), "a clause"), state.steps};
  } catch (const x3::expectation_failure<Iterator>& failure) {
    return {unexpected(source, state.offset(failure.where()), failure.which()), state.steps};
  } catch (Refused& refused) { return {std::move(refused.error), state.steps}; }
}

}  // namespace stemma::parser
