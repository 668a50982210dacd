#pragma once

#include <string_view>

#include "shell/api/handles.hpp"
#include "shell/queries/saved_query.hpp"

namespace stemma::shell {

/// A literal of the language, or else the text itself as a string.
[[nodiscard]] Outcome<ValueHandle> literal_or_text(std::string_view written);

/// What was written for a parameter of the type: a STRING needs no quotes, a DATE is 2020-03-27, an
/// INTEGER is a FLOAT too, `null` is of any type.
[[nodiscard]] Outcome<ValueHandle> typed_value(std::string_view name, std::string_view type,
                                               std::string_view written);

/// The default of a parameter, which its header writes as a literal.
[[nodiscard]] Outcome<ValueHandle> default_value(const SavedQuery& query,
                                                 const SavedParameter& parameter);

}  // namespace stemma::shell
