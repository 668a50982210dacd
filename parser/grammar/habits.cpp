#include "parser/grammar/habits.hpp"

#include <algorithm>

#include "parser/grammar/lexemes.hpp"
#include "parser/grammar/words.hpp"

namespace stemma::parser {

namespace {

/// A text that goes on as another language would, and what to write here. Each of the three places
/// is a row of words: capitals are words in any case of letters, with `/` between those that may
/// stand there; `name`, `number` and `text` are any of these, `joined` a name without a space
/// before it, `part` the first word of a clause or of a part of one, `end` the end of the text;
/// signs are themselves. An empty place asks nothing.
struct Habit {
  std::string_view around = {};    ///< up to the bracket or the clause that it stands in
  std::string_view before = {};    ///< right before what was not expected
  std::string_view here = {};      ///< what was not expected
  std::string_view expected = {};  ///< what was, as the error says it
  std::string_view hint;
};

constexpr std::string_view clause = "a clause";
constexpr std::string_view the_end = "the end of the query";
constexpr std::string_view pattern = "a pattern";
constexpr std::string_view nodes_in_parentheses = "nodes stand in parentheses: (p:Person)";
constexpr std::string_view types_in_brackets = "a type stands in brackets: -[:OWNS]->";
constexpr std::string_view in_back_ticks =
    "a name with more than letters, digits and _ stands in back-ticks: `first name`";
constexpr std::string_view one_index = "write CREATE INDEX name FOR (n:Label) ON (n.property)";
constexpr std::string_view one_constraint =
    "write CREATE CONSTRAINT name FOR (n:Label) REQUIRE n.property IS UNIQUE";
constexpr std::string_view like = "write STARTS WITH, ENDS WITH, CONTAINS, or =~ '(?i)a.*'";
constexpr std::string_view no_schema = "labels and properties need no declaration: CREATE nodes";
constexpr std::string_view comments = "comments are // to the end of the line, or /* */";
constexpr std::string_view set_forms = "write SET n.name = value, SET n += {map} or SET n:Label";
constexpr std::string_view path_name_first =
    "the path's name stands before the prefix: p = ANY SHORTEST (a)-[:R]->+(b)";

constexpr Habit habits[] = {
    // Clauses
    {.here = "SELECT", .hint = "a query is MATCH ... WHERE ... RETURN"},
    {.here = "FROM", .expected = clause, .hint = "a query is MATCH ... WHERE ... RETURN"},
    {.here = "INSERT", .hint = "write CREATE"},
    {.here = "UPDATE", .hint = "write MATCH ... SET"},
    {.here = "UPSERT/REPLACE", .hint = "write MERGE"},
    {.here = "DROP/ERASE", .expected = the_end, .hint = "write DELETE, or DETACH DELETE"},
    {.here = "DROP TABLE/DATABASE/GRAPH", .hint = "write MATCH (n) DETACH DELETE n"},
    {.here = "ALTER", .hint = no_schema},
    {.here = "USE", .expected = clause, .hint = "a database is one graph: leave USE out"},
    {.here = "FOR", .expected = clause, .hint = "write UNWIND list AS x"},
    {.here = "WHERE", .expected = clause, .hint = "WHERE stands behind MATCH or WITH"},
    {.around = "RETURN/ORDER/SKIP/LIMIT",
     .here = "WHERE",
     .hint = "RETURN has no WHERE: write WITH ... WHERE ... RETURN"},
    {.here = "HAVING", .hint = "write WITH ... WHERE ... RETURN"},
    {.here = "GROUP BY", .hint = "leave it out: columns that aggregate nothing are the groups"},
    {.before = "TOP", .here = "number", .hint = "write LIMIT behind RETURN"},
    {.here = "OFFSET", .hint = "write SKIP, before LIMIT"},
    {.here = "SKIP", .expected = the_end, .hint = "SKIP stands before LIMIT"},
    {.here = "ORDER", .expected = the_end, .hint = "ORDER BY stands before SKIP and LIMIT"},
    {.here = "FETCH", .hint = "write LIMIT"},
    {.here = "ASCEND", .hint = "write ASC"},
    {.here = "DESCEND", .hint = "write DESC"},
    {.here = "NULLS", .hint = "null is the largest: the last in ASC, the first in DESC"},
    {.here = "IN TRANSACTIONS", .hint = "a statement is one transaction: leave it out"},
    {.here = "ON CREATE/MATCH", .hint = "ON CREATE and ON MATCH stand right behind MERGE"},
    {.before = "DELETE DETACH", .here = "name", .hint = "write DETACH DELETE"},
    {.before = "EXPLAIN/PROFILE", .here = "end", .hint = "a query stands behind it"},
    // Operators
    {.before = "=", .here = "=", .hint = "equality is written with one '='"},
    {.before = "=", .here = ">", .hint = "write >="},
    {.before = "=", .here = "<", .hint = "write <="},
    {.here = "! =", .hint = "inequality is written '<>'"},
    {.here = "! name", .hint = "write NOT"},
    {.here = "! (", .hint = "write NOT"},
    {.here = "& &", .hint = "write AND"},
    {.here = "| |", .hint = "texts and lists are joined with +; where one of two holds, write OR"},
    {.here = "LIKE/ILIKE", .hint = like},
    {.here = "NOT LIKE/ILIKE", .hint = like},
    {.here = "RLIKE/REGEXP", .hint = "write =~"},
    {.here = "BETWEEN", .hint = "write 1 <= x <= 9"},
    {.here = "NOT IN", .hint = "NOT stands before the whole: NOT x IN [1, 2]"},
    {.here = "NOT NULL", .hint = "write IS NOT NULL"},
    {.here = "NOT name", .expected = the_end, .hint = "NOT stands before the whole"},
    {.around = "IN (", .here = ",", .hint = "a list stands in brackets: IN [1, 2]"},
    {.here = "IS", .expected = the_end, .hint = "write IS NULL or IS NOT NULL; a value has '='"},
    {.here = "STARTS/ENDS", .expected = the_end, .hint = "write STARTS WITH or ENDS WITH"},
    {.here = "MOD", .hint = "write %"},
    {.here = "DIV", .hint = "write /, which leaves no fraction between integers"},
    {.here = "#", .hint = comments},
    {.here = "- -", .hint = comments},
    {.before = "- -", .here = "name", .hint = comments},
    {.around = "CAST (", .here = "AS", .hint = "write toInteger(x), toFloat(x) or toString(x)"},
    {.around = "REDUCE (",
     .here = "|",
     .hint = "the sum needs a start: reduce(s = 0, x IN list | s + x)"},
    {.around = "ANY/ALL/NONE/SINGLE (",
     .here = "WHERE",
     .hint = "write any(x IN list WHERE x > 1)"},
    {.around = "ANY/ALL/NONE/SINGLE (", .here = "|", .hint = "write WHERE for '|'"},
    {.before = "CASE", .hint = "a CASE has WHEN ... THEN ... before END"},
    // Names and texts
    {.before = "text", .here = "joined", .hint = "a quote in a text is written \\'"},
    {.before = "AS", .here = "text", .hint = "a name has no quotes; back-ticks where it needs any"},
    {.before = "{", .here = "text :", .hint = "the keys of a map have no quotes: {name: 'x'}"},
    {.around = "{", .before = ",", .here = "text :", .hint = "the keys of a map have no quotes"},
    {.around = "{", .here = "=", .expected = "':'", .hint = "a map is written {name: 'x'}"},
    {.around = "(", .before = "name", .here = "name :", .hint = "properties: (n {name: 'x'})"},
    {.around = "(", .before = ": name", .here = "name", .hint = in_back_ticks},
    {.around = "(", .before = ": name", .here = "- name", .hint = in_back_ticks},
    {.before = "AS name", .here = "- name", .hint = in_back_ticks},
    {.before = "$", .here = "{", .hint = "a parameter is written $name"},
    {.before = "{ name", .here = "}", .hint = "a parameter is written $name, a map {key: value}"},
    // Patterns
    {.here = "name :", .expected = pattern, .hint = nodes_in_parentheses},
    {.here = "name =", .expected = pattern, .hint = path_name_first},
    {.here = ":", .expected = pattern, .hint = nodes_in_parentheses},
    {.here = "[", .expected = pattern, .hint = nodes_in_parentheses},
    {.here = "{", .expected = pattern, .hint = nodes_in_parentheses},
    {.before = "SHORTEST/CHEAPEST/ANY",
     .here = "$",
     .hint = "the number of paths is written out: SHORTEST 3"},
    {.before = "SHORTEST/CHEAPEST/ANY", .here = "-", .hint = "a number of paths is 1 or more"},
    {.before = "number", .here = "GROUP/GROUPS", .hint = "GROUPS goes with SHORTEST"},
    {.before = ") -", .here = "name", .hint = types_in_brackets},
    {.before = "-", .here = ": name", .hint = types_in_brackets},
    {.before = ") -", .here = ">", .hint = "write --> or -[:OWNS]->"},
    {.before = ")", .here = "= >", .hint = "write --> or -[:OWNS]->"},
    {.before = "]", .here = ">", .hint = "write ]->"},
    {.around = "[", .here = "- >", .hint = "the bracket of the relationship is not closed"},
    {.around = "[",
     .before = "*",
     .here = "SHORTEST/BFS",
     .hint = "write ANY SHORTEST before the path: ANY SHORTEST (a)-[:R]->+(b)"},
    {.around = "[",
     .before = "*",
     .here = "ALL SHORTEST",
     .hint = "write ALL SHORTEST before the path: ALL SHORTEST (a)-[:R]->+(b)"},
    {.around = "[",
     .before = "*",
     .here = "WSHORTEST",
     .hint = "write ANY CHEAPEST before the path: ANY CHEAPEST (a)-[r:R COST r.weight]->+(b)"},
    {.around = "[",
     .before = "*",
     .here = "TRAIL",
     .hint = "write TRAIL before the path: TRAIL (a)-[:R]->+(b)"},
    {.around = "[",
     .before = "*",
     .here = "ACYCLIC",
     .hint = "write ACYCLIC before the path: ACYCLIC (a)-[:R]->+(b)"},
    {.around = "[", .here = "|", .hint = "a choice of labels stands in parentheses: x:(A|B)"},
    // Updates and the schema
    {.here = "name", .expected = "what to set", .hint = set_forms},
    {.here = "name",
     .expected = "a property or a label",
     .hint = "write REMOVE n.name or REMOVE n:Label"},
    {.here = "TEXT/POINT/FULLTEXT/VECTOR/LOOKUP INDEX", .hint = one_index},
    {.before = "DROP INDEX ON", .hint = "an index is dropped by its name: SHOW INDEXES lists them"},
    {.before = "INDEX ON", .hint = one_index},
    {.before = "SHOW", .here = "TABLES", .hint = "write SHOW LABELS or SHOW TYPES"},
    {.before = "SHOW", .here = "RELATIONSHIPS", .hint = "write SHOW TYPES"},
    {.before = "SHOW", .here = "DATABASES/GRAPHS", .hint = "a database is one graph"},

    {.here = "UNIQUE", .expected = pattern, .hint = one_constraint},
    {.before = "CONSTRAINT ON", .hint = one_constraint},
    {.here = "NODE/REL TABLE", .hint = no_schema},
    {.here = "TABLE/DATABASE", .expected = pattern, .hint = no_schema},

    {.here = ", )/]/}/part/end",
     .hint = "an item is missing behind the comma, or the comma is too many"},
};

/// A column with a name, which a misspelt keyword looks like.
constexpr Habit column_habits[] = {
    {.around = "RETURN/WITH",
     .here = "name/text",
     .expected = the_end,
     .hint = "a column gets its name with AS"},
};

bool is_kind(const Word& word, std::string_view kind) {
  if (kind == "name" || kind == "joined") return word.kind == WordKind::name;
  if (kind == "part") return word.kind == WordKind::name && begins_part(word.text);
  if (kind == "number") return word.kind == WordKind::number;
  return kind == "text" && word.kind == WordKind::text;
}

bool is_one(const Words& words, std::size_t index, std::string_view one) {
  if (index >= words.all.size()) return one == "end";
  const Word& word = words.all[index];
  if (one == "joined" && (index == 0 || words.all[index - 1].end != word.begin)) return false;
  if (one.front() >= 'a' && one.front() <= 'z') return is_kind(word, one);
  return equals_ignoring_case(word.text, one);
}

/// Takes the first word off a row of words.
std::string_view take(std::string_view& row, char separator) {
  const std::string_view word = row.substr(0, row.find(separator));
  row.remove_prefix(std::min(row.size(), word.size() + 1));
  return word;
}

std::size_t count(std::string_view row) {
  return row.empty() ? 0 : static_cast<std::size_t>(std::count(row.begin(), row.end(), ' ')) + 1;
}

/// Whether the row stands at `first`, which may be before the text's begin.
bool stands(const Words& words, std::ptrdiff_t first, std::string_view row) {
  if (row.empty()) return true;
  if (first < 0) return false;
  for (auto index = static_cast<std::size_t>(first); !row.empty(); ++index) {
    std::string_view choice = take(row, ' ');
    bool any = false;
    while (!choice.empty() && !any) any = is_one(words, index, take(choice, '/'));
    if (!any) return false;
  }
  return true;
}

bool shows(const Habit& habit, const Words& words, std::ptrdiff_t around,
           std::string_view expected) {
  const auto here = static_cast<std::ptrdiff_t>(words.here);
  const auto length = [](std::string_view row) { return static_cast<std::ptrdiff_t>(count(row)); };
  return (habit.expected.empty() || habit.expected == expected) &&
         stands(words, here, habit.here) &&
         stands(words, here - length(habit.before), habit.before) &&
         (habit.around.empty() || stands(words, around + 1 - length(habit.around), habit.around));
}

template <std::size_t size>
std::string hint_among(const Habit (&among)[size], const Words& words, std::string_view expected) {
  const auto around = static_cast<std::ptrdiff_t>(words.around());
  const auto* habit = std::find_if(std::begin(among), std::end(among), [&](const Habit& each) {
    return shows(each, words, around, expected);
  });
  return habit == std::end(among) ? "" : std::string(habit->hint);
}

}  // namespace

std::string hint_for_habit(const Words& words, std::string_view expected) {
  return hint_among(habits, words, expected);
}

std::string hint_for_column(const Words& words, std::string_view expected) {
  return hint_among(column_habits, words, expected);
}

}  // namespace stemma::parser
