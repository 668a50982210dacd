#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/reference/evaluator.hpp"
#include "tests/reference/random.hpp"

namespace stemma::reference {

/// What a variable or an expression of the generator holds; null is always possible.
enum class Type : std::uint8_t {
  node,
  relationship,
  path,
  integer,
  floating,
  text,
  boolean,
  date,
  mixed,          ///< any scalar
  integers,       ///< a list of integers whose order is known
  relationships,  ///< a list
  bag,            ///< a list of scalars whose order the language leaves open
};

struct GeneratedQuery {
  std::string text;
  bool writes = false;
  bool ordered = false;       ///< the order of the rows is fixed
  bool ordered_lists = true;  ///< so is that of the lists in them
};

/// A file of three columns for LOAD CSV to read, in the folder for temporary files; removed at
/// exit.
[[nodiscard]] const std::filesystem::path& csv_file();

/// The parameters every query may use.
[[nodiscard]] const Parameters& query_parameters();

/// What may stand before a path; the empty text is one of them.
[[nodiscard]] const std::vector<std::string>& path_modes();
[[nodiscard]] const std::vector<std::string>& path_selectors();

/// Makes valid, typed queries whose answer the language fixes: no LIMIT without a total order, no
/// use of the order of collect(), no writes whose outcome hangs on the order of rows.
class QueryGenerator {
 public:
  explicit QueryGenerator(Random& random) : random_(random) {}
  [[nodiscard]] GeneratedQuery reading();
  [[nodiscard]] GeneratedQuery writing();
  /// A searched path alone, and all it binds.
  [[nodiscard]] GeneratedQuery searching();
  [[nodiscard]] GeneratedQuery searching(const std::string& selector, const std::string& mode);
  /// A query some row of which is an error.
  [[nodiscard]] GeneratedQuery failing();

 private:
  struct Variable {
    std::string name;
    Type type;
  };
  struct Item {
    std::string text;
    Type type;
  };

  // expression_generator.cpp
  std::string expression(Type type, int depth);
  std::string leaf(Type type);
  std::string integer(int depth);
  std::string floating(int depth);
  std::string text(int depth);
  std::string boolean(int depth);
  std::string comparison(int depth);
  std::string graph_test(int depth);
  std::string whole_subquery(int depth);
  std::string pattern_comprehension(int depth);
  std::string integers(int depth);
  std::string list_test(int depth);
  std::string fallback(Type type, int depth);
  std::string entity(Type type);
  Type scalar_type();

  // pattern_generator.cpp
  std::string path_pattern(std::size_t hops_most, bool names);
  std::string without_lists(const std::function<std::string()>& make);
  std::string node_pattern(bool names);
  std::string relationship_pattern(bool names);
  std::string search_pattern();
  std::string bound_pattern();  ///< without new names, beginning at a bound node
  std::string property_map(bool of_node);
  std::string label_expression();
  std::string type_expression();
  std::string path_test(const std::string& path);

  void begin() {
    scope_.clear();
    names_ = 0;
    query_ = {};
  }
  std::string before_search();
  std::string answer_of_search();

  // path_generator.cpp
  std::string search_end();
  void declare_end(const std::string& name);
  static std::string prefix_of(const std::string& selector, const std::string& mode);
  std::string searched_filter(const std::string& first, const std::string& last);
  std::string searched_subquery();
  std::string searched_match();
  std::string searched_match(const std::string& selector, const std::string& mode, bool repeatable,
                             bool bounded);
  std::string searched_pattern(const std::string& first, const std::string& last, bool costs,
                               bool bounded, std::vector<std::string>& lists);
  std::string searched_edge(const std::string& name, bool costs);
  std::string bounded_match();
  std::string all_reduce();  ///< over relationships in scope; empty where there are none
  std::string searched_group(bool costs, bool bounded, std::vector<std::string>& lists);

  // clause_generator.cpp
  std::string match();
  std::string unwind();
  std::string filter();
  std::string let();
  std::string call_subquery();
  std::string call_procedure();
  std::string load_csv();
  std::string with();
  std::string projection(bool last, std::size_t columns);
  std::vector<Item> plain_items(std::size_t count, bool ordered_only);
  std::vector<Item> grouped_items(std::size_t count);
  Item aggregate();
  std::string reading_clauses(std::size_t least);
  std::string order_and_limit(const std::vector<Variable>& columns, bool scalar_only, bool last);

  // update_generator.cpp
  std::string updating_clause();
  std::string create();
  std::string merge();
  std::string set();
  std::string remove();
  std::string foreach ();
  std::string inside_foreach(const std::string& element, int depth);
  std::string merged_path();
  std::string call_updating();
  std::string deletion();
  std::string set_item(const Variable& entity, const std::string& key);

  std::vector<std::string> names_of(Type type) const;
  std::string fresh(const char* prefix) { return prefix + std::to_string(++names_); }
  void declare(const std::string& name, Type type) { scope_.push_back({name, type}); }

  Random& random_;
  std::vector<Variable> scope_;
  std::size_t names_ = 0;
  bool patterns_allowed_ = false;  ///< in WHERE
  bool bounded_ = false;           ///< a relationship that repeats has a most
  GeneratedQuery query_;
};

}  // namespace stemma::reference
