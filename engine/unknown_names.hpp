#pragma once

#include <vector>

#include "engine/bind/mentions.hpp"
#include "engine/notification.hpp"
#include "storage/catalog.hpp"

namespace stemma::engine {

/// A note on each label, type and property that a statement looks for and the database has never
/// had, in the order of the text. Where the database has no name of a kind at all, nothing is said
/// of that kind: what is looked for is not misspelt but not there yet.
[[nodiscard]] std::vector<Notification> unknown_names(const bound::Mentions& mentions,
                                                      const storage::Catalog& catalog);

}  // namespace stemma::engine
