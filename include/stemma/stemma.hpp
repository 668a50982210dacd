#pragma once

/// Stemma for C++17 and later: header-only over the C interface, so that nothing of C++ crosses the
/// border of the library. Nothing here throws but what the standard library does.
///
///     auto db = stemma::Database::open("ownership.db");
///     if (!db) return std::cerr << db.error().text, 1;
///
///     auto rows = db->query("MATCH (p:Person)-[o:OWNS]->(c:Company) WHERE o.share > $least "
///                           "RETURN p.name, c.name", {{"least", 25}});
///     if (!rows) return std::cerr << rows.error().text, 1;
///
///     for (const stemma::Row& row : *rows) {
///       std::cout << row["p.name"] << " owns " << row["c.name"] << '\n';
///     }
///     if (const auto* error = rows->error()) return std::cerr << error->text, 1;

#include "stemma/database.hpp"
#include "stemma/tools.hpp"

namespace stemma {
inline namespace v0 {

/// The release of the library that runs.
[[nodiscard]] inline const char* version() { return stemma_version(); }

}  // namespace v0
}  // namespace stemma
