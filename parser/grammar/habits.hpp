#pragma once

#include <string>
#include <string_view>

#include "parser/grammar/words.hpp"

namespace stemma::parser {

/// Where a query goes on in a way of another language, or of another dialect of this one: what to
/// write instead. Empty where no habit that is known shows.
[[nodiscard]] std::string hint_for_habit(const Words& words, std::string_view expected);
/// The hint for a column that has its name without AS; empty elsewhere.
[[nodiscard]] std::string hint_for_column(const Words& words, std::string_view expected);

}  // namespace stemma::parser
