#include "shell/repl/completion.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "shell/dot_command.hpp"
#include "shell/queries/query_library.hpp"
#include "shell/text/value_text.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {
namespace {

constexpr std::array keywords = {"ACYCLIC",  "ALL",          "allShortestPaths",
                                 "AND",      "ANY",          "AS",
                                 "ASC",      "ASSERT",       "AT",
                                 "BETWEEN",  "BY",           "CALL",
                                 "CASE",     "CHANGES",      "CHEAPEST",
                                 "COLLECT",  "CONSTRAINT",   "CONTAINS",
                                 "COST",     "COUNT",        "CREATE",
                                 "CSV",      "DELETE",       "DESC",
                                 "DETACH",   "DISTINCT",     "DROP",
                                 "ELSE",     "END",          "ENDS",
                                 "EXCEPT",   "EXISTS",       "EXPLAIN",
                                 "FALSE",    "FILTER",       "FOR",
                                 "FOREACH",  "FROM",         "GROUPS",
                                 "IF",       "IN",           "INDEX",
                                 "IS",       "JUDGEMENTS",   "KNOWN",
                                 "LET",      "LIMIT",        "LOAD",
                                 "MATCH",    "MERGE",        "NEXT",
                                 "NONE",     "NOT",          "NULL",
                                 "OF",       "ON",           "OPTIONAL",
                                 "OR",       "ORDER",        "PROFILE",
                                 "reduce",   "REMOVE",       "REQUIRE",
                                 "RETURN",   "SAME",         "SET",
                                 "SHORTEST", "shortestPath", "SHOW",
                                 "SIMPLE",   "SINGLE",       "SKIP",
                                 "STARTS",   "THEN",         "TRAIL",
                                 "TRUE",     "UNION",        "UNIQUE",
                                 "UNWIND",   "WALK",         "WHEN",
                                 "WHERE",    "WITH",         "XOR",
                                 "YIELD"};

/// What the statement is in the middle of, by the last bracket that is still open.
char open_bracket(std::string_view text) {
  std::string open;
  char quote = 0;
  for (const char c : text) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"' || c == '`') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      open += c;
    } else if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  return open.empty() ? '\0' : open.back();
}

bool is_letter_or_digit(char c) {
  return static_cast<unsigned char>(c) >= 0x80 ||
         std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '`' || c == ')' ||
         c == ']';
}

/// Keywords in the case that was begun.
std::vector<std::string> keywords_from(std::string_view word) {
  const bool lower = std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  std::vector<std::string> found;
  for (const std::string_view keyword : keywords) {
    std::string text(keyword);
    const bool shouted = std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    if (lower && shouted) {
      for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (text.starts_with(word)) found.push_back(text);
  }
  return found;
}

std::vector<std::string> of(const std::vector<std::string>& names, std::string_view word) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    if (name.starts_with(word)) found.push_back(name);
  }
  return found;
}

std::vector<std::string> names_of(const stemma_schema* schema, stemma_schema_part part) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < stemma_schema_count(schema, part); ++i) {
    names.push_back(name_text(stemma_schema_name(schema, part, i)));
  }
  return names;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const DotCommand& command : dot_commands()) names.emplace_back(command.name.substr(1));
  return names;
}

std::vector<std::string> arguments_of(Shell& shell, std::string_view command) {
  if (command == ".mode") return {format_names.begin(), format_names.end()};
  if (command == ".timer") return {"on", "off"};
  if (command == ".run" || command == ".queries") {
    if (const Outcome<QueryLibrary> library = shell.library()) return library->names();
  }
  return {};
}

}  // namespace

bool Completion::wants_file(std::string_view before) {
  return trimmed(before).starts_with(".read");
}

std::vector<std::string> Completion::candidates(std::string_view before, std::string_view word) {
  const std::string_view line =
      before.substr(std::min(before.find_first_not_of(" \t"), before.size()));
  if (line == ".") return of(command_names(), word);
  if (line.starts_with('.')) return of(arguments_of(shell_, first_word(line)), word);

  const char last = before.empty() ? '\0' : before.back();
  const char bracket = open_bracket(before);
  read_names();
  if (last == '.' && before.size() > 1 && is_letter_or_digit(before[before.size() - 2])) {
    return of(properties_, word);
  }
  if ((last == ':' || last == '|' || last == '&' || last == '!') && bracket != '{') {
    return of(bracket == '[' ? types_ : labels_, word);
  }
  if (bracket == '{' && (last == '{' || last == ',' || last == ' ')) {
    std::vector<std::string> found = of(properties_, word);
    if (!found.empty()) return found;
  }
  return keywords_from(word);
}

void Completion::read_names() {
  if (read_) return;
  SchemaHandle schema;
  if (stemma_database_schema(shell_.connection().database.get(), Into(schema), nullptr) >=
      STEMMA_ERROR) {
    return;
  }
  labels_ = names_of(schema.get(), STEMMA_LABELS);
  types_ = names_of(schema.get(), STEMMA_TYPES);
  properties_ = names_of(schema.get(), STEMMA_PROPERTY_KEYS);
  read_ = true;
}

}  // namespace stemma::shell
