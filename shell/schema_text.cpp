#include "shell/schema_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shell/api/failure_of.hpp"
#include "shell/text/display_width.hpp"
#include "shell/text/escape.hpp"
#include "shell/text/value_text.hpp"

namespace stemma::shell {
namespace {

std::string counted(std::uint64_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

/// Names with counts, aligned.
std::string counts_of(const stemma_schema* schema, stemma_schema_part part, std::string_view what) {
  std::vector<std::string> names;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < stemma_schema_count(schema, part); ++i) {
    names.push_back(":" + name_text(stemma_schema_name(schema, part, i)));
    widest = std::max(widest, display_width(names.back()));
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += "  " + names[i] + std::string(widest - display_width(names[i]) + 2, ' ') +
            counted(stemma_schema_entities(schema, part, i), what) + "\n";
  }
  return text;
}

}  // namespace

Outcome<std::string> schema_text(stemma_database* database) {
  SchemaHandle handle;
  ErrorHandle error;
  if (stemma_database_schema(database, Into(handle), Into(error)) >= STEMMA_ERROR) {
    return failure_of(error);
  }
  const stemma_schema* schema = handle.get();
  std::string text = counted(stemma_schema_nodes(schema), "node") + "\n" +
                     counts_of(schema, STEMMA_LABELS, "node") +
                     counted(stemma_schema_relationships(schema), "relationship") + "\n" +
                     counts_of(schema, STEMMA_TYPES, "relationship");
  const std::size_t keys = stemma_schema_count(schema, STEMMA_PROPERTY_KEYS);
  if (keys > 0) text += "properties\n ";
  for (std::size_t i = 0; i < keys; ++i) {
    text += (i > 0 ? ", " : " ") + name_text(stemma_schema_name(schema, STEMMA_PROPERTY_KEYS, i));
  }
  if (keys > 0) text += '\n';
  const std::size_t indexes = stemma_schema_count(schema, STEMMA_INDEXES);
  if (indexes > 0) text += "indexes\n";
  for (std::size_t i = 0; i < indexes; ++i) {
    text += std::string("  ") + stemma_schema_index_statement(schema, i) + "\n";
  }
  return escaped(text, Escape::controls);
}

}  // namespace stemma::shell
