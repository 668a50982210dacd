#include <algorithm>
#include <limits>

#include "tests/reference/evaluator.hpp"
#include "tests/reference/functions.hpp"

namespace stemma::reference {
namespace {

// Names no query can write, for what a path is before its MATCH is done.
const std::string path_of_search = " path";

Value node_value(std::size_t node) { return Value(NodeId{node}); }
Value relationship_value(std::size_t relationship) { return Value(RelationshipId{relationship}); }

bool taken_already(const std::vector<std::size_t>& taken, std::size_t relationship) {
  return std::find(taken.begin(), taken.end(), relationship) != taken.end();
}

std::size_t length_of(const Row& row) { return row.at(path_of_search).path().relationships.size(); }

/// Of the rows that differ in the searched path only, those whose path is shortest: one, or all.
std::vector<Row> keep_shortest(const std::vector<Row>& rows, const ast::PathPattern& pattern) {
  const bool keep_all = pattern.function == ast::PathFunction::all_shortest_paths;
  const auto outside = [&](Row row) {
    const PathValue path = row.at(path_of_search).path();
    if (pattern.variable) row.erase(pattern.variable->text);
    if (pattern.hops[0].relationship.variable)
      row.erase(pattern.hops[0].relationship.variable->text);
    row[path_of_search] = Value(PathValue{{path.nodes.front(), path.nodes.back()}, {}});
    return row;
  };
  const auto equal_rows = [](const Row& a, const Row& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
      return x.first == y.first && same(x.second, y.second);
    });
  };
  std::vector<Row> out;
  std::vector<Row> seen;
  for (const Row& row : rows) {
    const Row key = outside(row);
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const Row& other : rows) {
      if (equal_rows(outside(other), key)) least = std::min(least, length_of(other));
    }
    const bool repeated = std::any_of(seen.begin(), seen.end(),
                                      [&](const Row& other) { return equal_rows(other, key); });
    if (length_of(row) != least || (repeated && !keep_all)) continue;
    seen.push_back(key);
    out.push_back(row);
  }
  return out;
}

}  // namespace

void limit_rows(std::size_t rows) {
  if (rows > rows_max) throw Unsupported{"too many rows"};
}

/// A path on its way: where it is, what it went through, and which hop comes next.
struct Evaluator::Walk {
  Solution solution;
  PathValue path;
  std::size_t hop = 0;

  [[nodiscard]] std::size_t at() const { return number(path.nodes.back()); }
  void step(std::size_t relationship, std::size_t node) {
    solution.taken.push_back(relationship);
    path.relationships.push_back(RelationshipId{relationship});
    path.nodes.push_back(NodeId{node});
  }
};

struct LabelVisitor {
  using result_type = bool;
  const Evaluator& self;
  const std::set<std::string>& names;

  bool operator()(const ast::Name& name) const { return names.count(name.text) > 0; }
  bool operator()(const ast::LabelWildcard&) const { return !names.empty(); }
  bool operator()(const ast::LabelNot& no) const { return !self.has_labels(no.operand, names); }
  bool operator()(const ast::LabelChain& chain) const {
    const auto fits = [&](const ast::LabelExpression& one) { return self.has_labels(one, names); };
    if (chain.op == ast::LabelOperator::conjunction)
      return std::all_of(chain.operands.begin(), chain.operands.end(), fits);
    return std::any_of(chain.operands.begin(), chain.operands.end(), fits);
  }
};

bool Evaluator::has_labels(const ast::LabelExpression& labels,
                           const std::set<std::string>& names) const {
  return boost::apply_visitor(LabelVisitor{*this, names}, labels);
}

bool Evaluator::has_properties(const std::optional<ast::Expression>& map,
                               const Properties& properties, const Row& row) {
  if (!map) return true;
  const Value wanted = evaluate(*map, row);
  if (!wanted.is(Kind::map)) throw Failure{"a pattern's properties are a map"};
  return std::all_of(wanted.map().begin(), wanted.map().end(), [&](const auto& entry) {
    const auto property = properties.find(entry.first);
    return property != properties.end() &&
           equal(property->second, entry.second, faults_) == Truth(true);
  });
}

std::optional<Row> Evaluator::bind_node(const ast::NodePattern& pattern, std::size_t node,
                                        const Row& row) {
  const Node& candidate = graph_.nodes[node];
  if (candidate.deleted) return {};
  Row bound = row;
  if (pattern.variable) {
    const auto [place, is_new] = bound.try_emplace(pattern.variable->text, node_value(node));
    if (!is_new && equal(place->second, node_value(node), {}) != Truth(true)) return {};
  }
  if (pattern.labels && !has_labels(*pattern.labels, candidate.labels)) return {};
  if (!has_properties(pattern.properties, candidate.properties, bound)) return {};
  if (pattern.filter && to_truth(evaluate(*pattern.filter, bound)) != Truth(true)) return {};
  return bound;
}

bool Evaluator::fits_relationship(const ast::RelationshipPattern& pattern, std::size_t relationship,
                                  const Row& row) {
  const Relationship& candidate = graph_.relationships[relationship];
  if (pattern.types && !has_labels(*pattern.types, {candidate.type})) return false;
  if (!has_properties(pattern.properties, candidate.properties, row)) return false;
  if (!pattern.filter) return true;
  Row inner = row;
  if (pattern.variable) inner[pattern.variable->text] = relationship_value(relationship);
  return to_truth(evaluate(*pattern.filter, inner)) == Truth(true);
}

std::vector<std::pair<std::size_t, std::size_t>> Evaluator::steps(
    const ast::RelationshipPattern& pattern, const Walk& walk) {
  if (steps_left_-- == 0) throw Unsupported{"too many steps"};
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0; i < graph_.relationships.size(); ++i) {
    const Relationship& one = graph_.relationships[i];
    if (one.deleted) continue;
    if (!faults_.relationships_repeat && !repeatable_ && taken_already(walk.solution.taken, i))
      continue;
    if (!fits_relationship(pattern, i, walk.solution.row)) continue;
    const bool along = pattern.arrow != ast::Arrow::left && one.source == walk.at();
    const bool against = pattern.arrow != ast::Arrow::right && one.target == walk.at();
    if (along) out.emplace_back(i, one.target);
    // An undirected step meets a self-loop once.
    if (against && !(along && one.source == one.target)) out.emplace_back(i, one.source);
  }
  return out;
}

void Evaluator::walk(const ast::PathPattern& pattern, Walk walk, Solutions& out) {
  if (walk.hop < pattern.hops.size()) {
    if (pattern.hops[walk.hop].relationship.range) return walk_many(pattern, walk, walk, 0, out);
    return walk_one(pattern, walk, out);
  }
  if (pattern.variable) walk.solution.row[pattern.variable->text] = Value(walk.path);
  if (pattern.function != ast::PathFunction::none)
    walk.solution.row[path_of_search] = Value(walk.path);
  out.push_back(std::move(walk.solution));
  limit_rows(out.size());
}

void Evaluator::walk_one(const ast::PathPattern& pattern, const Walk& walk_so_far, Solutions& out) {
  const ast::Hop& hop = pattern.hops[walk_so_far.hop];
  for (const auto& [relationship, node] : steps(hop.relationship, walk_so_far)) {
    Walk next = walk_so_far;
    next.step(relationship, node);
    ++next.hop;
    if (hop.relationship.variable) {
      const Value value = relationship_value(relationship);
      const auto [place, is_new] =
          next.solution.row.try_emplace(hop.relationship.variable->text, value);
      if (!is_new && equal(place->second, value, {}) != Truth(true)) continue;
    }
    std::optional<Row> bound = bind_node(hop.target, node, next.solution.row);
    if (!bound) continue;
    next.solution.row = std::move(*bound);
    walk(pattern, std::move(next), out);
  }
}

void Evaluator::walk_many(const ast::PathPattern& pattern, const Walk& from, Walk here,
                          std::size_t hops, Solutions& out) {
  const ast::Hop& hop = pattern.hops[from.hop];
  const ast::HopRange& range = *hop.relationship.range;
  const auto least = static_cast<std::size_t>(range.least.value_or(1));
  const auto most =
      range.most ? static_cast<std::size_t>(*range.most) : std::numeric_limits<std::size_t>::max();
  if (hops >= least && hops <= most) {
    Walk next = here;
    ++next.hop;
    if (hop.relationship.variable) {
      ValueList list(here.path.relationships.end() - static_cast<std::ptrdiff_t>(hops),
                     here.path.relationships.end());
      const Value value(std::move(list));
      const auto [place, is_new] =
          next.solution.row.try_emplace(hop.relationship.variable->text, value);
      if (!is_new && equal(place->second, value, {}) != Truth(true)) return;
    }
    if (auto bound = bind_node(hop.target, here.at(), next.solution.row)) {
      next.solution.row = std::move(*bound);
      walk(pattern, std::move(next), out);
    }
  }
  if (hops >= most) return;
  if (hops > graph_.relationships.size()) throw Unsupported{"a walk without end"};
  for (const auto& [relationship, node] : steps(hop.relationship, here)) {
    Walk next = here;
    next.step(relationship, node);
    walk_many(pattern, from, std::move(next), hops + 1, out);
  }
}

Solutions Evaluator::match_path(const ast::PathPattern& pattern, const Solution& from) {
  if (pattern.function != ast::PathFunction::none && pattern.hops.size() != 1)
    throw Failure{"a shortest path has one relationship pattern"};
  Solutions out;
  for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
    std::optional<Row> bound = bind_node(pattern.start, node, from.row);
    if (!bound) continue;
    walk(pattern, {{std::move(*bound), from.taken}, {{NodeId{node}}, {}}, 0}, out);
  }
  return out;
}

std::vector<Row> Evaluator::solve(const std::vector<const ast::PathPattern*>& patterns,
                                  const Row& row, const std::optional<ast::Expression>& filter,
                                  bool repeatable) {
  const ast::PathPattern* search = nullptr;
  Solutions solutions{{row, {}}};
  for (const ast::PathPattern* pattern : patterns) {
    if (pattern->function != ast::PathFunction::none) {
      if (search != nullptr) throw Unsupported{"two searches in one MATCH"};
      search = pattern;
    }
    Solutions longer;
    for (const Solution& solution : solutions) {
      repeatable_ = repeatable;
      Solutions found = is_searched(*pattern, repeatable)
                            ? search_path(*pattern, solution, repeatable)
                            : match_path(*pattern, solution);
      std::move(found.begin(), found.end(), std::back_inserter(longer));
      limit_rows(longer.size());
    }
    solutions = std::move(longer);
  }
  std::vector<Row> rows;
  for (Solution& solution : solutions) {
    if (filter && to_truth(evaluate(*filter, solution.row)) != Truth(true)) continue;
    rows.push_back(std::move(solution.row));
  }
  if (search == nullptr) return rows;
  rows = keep_shortest(rows, *search);
  for (Row& one : rows) one.erase(path_of_search);
  return rows;
}

}  // namespace stemma::reference
