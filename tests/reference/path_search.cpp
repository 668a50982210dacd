#include <algorithm>
#include <functional>
#include <limits>

#include "tests/reference/evaluator.hpp"

/// Path patterns with a prefix or a path in parentheses, by definition: all paths that the pattern
/// and its mode allow, those that bind the same once, and of these what the selector picks.
namespace stemma::reference {

/// A path on its way through a pattern.
struct Evaluator::SearchWalk {
  PathValue path;
  Row row;                                  ///< outside repetitions
  std::map<std::string, ValueList> groups;  ///< of the names inside
  Row inner;                                ///< of the repetition at hand
  double cost = 0;                          ///< exact: the generator's costs are of quarters

  [[nodiscard]] std::size_t at() const { return number(path.nodes.back()); }
};

struct Evaluator::PathSearcher {
  using Next = std::function<void(SearchWalk)>;

  Evaluator& self;
  ast::PathMode mode;
  const Row& outer;
  bool repeatable;

  [[nodiscard]] bool allows(const PathValue& path, std::size_t relationship,
                            std::size_t node) const {
    const NodeId to{node};
    const auto& nodes = path.nodes;
    const auto& taken = path.relationships;
    switch (mode) {
      case ast::PathMode::trail:
        return self.faults_.relationships_repeat ||
               std::count(taken.begin(), taken.end(), RelationshipId{relationship}) == 0;
      case ast::PathMode::acyclic: return std::count(nodes.begin(), nodes.end(), to) == 0;
      case ast::PathMode::simple:
        return (repeatable || self.faults_.relationships_repeat ||
                std::count(taken.begin(), taken.end(), RelationshipId{relationship}) == 0) &&
               !(nodes.size() > 1 && nodes.front() == nodes.back()) &&
               std::count(nodes.begin() + 1, nodes.end(), to) == 0;
      default: return true;
    }
  }

  /// Calls `next` for every relationship that may follow, the walk extended by it.
  void step(const ast::RelationshipPattern& pattern, const SearchWalk& walk, const Row& scope,
            const std::function<void(SearchWalk, std::size_t)>& next) const {
    for (std::size_t i = 0; i < self.graph_.relationships.size(); ++i) {
      if (self.steps_left_-- == 0) throw Unsupported{"too many steps"};
      const Relationship& one = self.graph_.relationships[i];
      if (one.deleted || !self.fits_relationship(pattern, i, scope)) continue;
      const bool along = pattern.arrow != ast::Arrow::left && one.source == walk.at();
      const bool against = pattern.arrow != ast::Arrow::right && one.target == walk.at();
      const auto go = [&](std::size_t node) {
        if (!allows(walk.path, i, node)) return;
        SearchWalk longer = walk;
        longer.path.relationships.push_back(RelationshipId{i});
        longer.path.nodes.push_back(NodeId{node});
        longer.cost += cost_of(pattern, i, scope);
        next(std::move(longer), i);
      };
      if (along) go(one.target);
      if (against && !(along && one.source == one.target)) go(one.source);
    }
  }

  [[nodiscard]] double cost_of(const ast::RelationshipPattern& pattern, std::size_t relationship,
                               const Row& scope) const {
    if (!pattern.cost) return 0;
    Row inside = scope;
    if (pattern.variable) { inside[pattern.variable->text] = Value(RelationshipId{relationship}); }
    const Value cost = self.evaluate(*pattern.cost, inside);
    if (!cost.is_number() || cost.as_double() <= 0) throw Unsupported{"costs that are an error"};
    return cost.as_double();
  }

  static Row& names_of(SearchWalk& walk, bool inside) { return inside ? walk.inner : walk.row; }

  void node(const ast::NodePattern& pattern, SearchWalk walk, bool inside, const Next& next) const {
    auto bound = self.bind_node(pattern, walk.at(), names_of(walk, inside));
    if (!bound) return;
    names_of(walk, inside) = std::move(*bound);
    next(std::move(walk));
  }

  void hops(const std::vector<ast::Hop>& hops, std::size_t i, SearchWalk walk, bool inside,
            const Next& next) const {
    if (i == hops.size()) return next(std::move(walk));
    const ast::Hop& hop = hops[i];
    const Next behind = [&, i](SearchWalk after) {
      node(hop.target, std::move(after), inside,
           [&, i](SearchWalk at) { this->hops(hops, i + 1, std::move(at), inside, next); });
    };
    if (!hop.group.empty()) return repeat(hop.group.front(), std::move(walk), behind);
    const ast::RelationshipPattern& pattern = hop.relationship;
    if (pattern.range) return several(pattern, std::move(walk), behind);
    const Row scope = names_of(walk, inside);
    step(pattern, walk, scope, [&](SearchWalk after, std::size_t relationship) {
      if (pattern.variable) {
        names_of(after, inside)[pattern.variable->text] = Value(RelationshipId{relationship});
      }
      behind(std::move(after));
    });
  }

  static std::pair<std::size_t, std::size_t> ends_of(const std::optional<ast::HopRange>& range) {
    if (!range) return {1, 1};
    return {static_cast<std::size_t>(range->least.value_or(1)),
            range->most ? static_cast<std::size_t>(*range->most)
                        : std::numeric_limits<std::size_t>::max()};
  }

  void several(const ast::RelationshipPattern& pattern, SearchWalk walk, const Next& next) const {
    if (pattern.variable) walk.groups[pattern.variable->text];
    several_more(pattern, std::move(walk), 0, next);
  }
  void several_more(const ast::RelationshipPattern& pattern, SearchWalk walk, std::size_t done,
                    const Next& next) const {
    const auto [least, most] = ends_of(pattern.range);
    if (done >= least) next(walk);
    if (done == most) return;
    if (done > 40) throw Unsupported{"a walk without end"};
    step(pattern, walk, outer, [&](SearchWalk after, std::size_t relationship) {
      if (pattern.variable) {
        after.groups[pattern.variable->text].push_back(Value(RelationshipId{relationship}));
      }
      several_more(pattern, std::move(after), done + 1, next);
    });
  }

  void repeat(const ast::PathGroup& group, SearchWalk walk, const Next& next) const {
    for (const std::string& name : names_in(group)) walk.groups[name];
    for (const ast::Hop& hop : group.hops) {
      if (!hop.group.empty()) {
        for (const std::string& name : names_in(hop.group.front())) walk.groups[name];
      } else if (hop.relationship.range && hop.relationship.variable) {
        walk.groups[hop.relationship.variable->text];
      }
    }
    // Behind a group inside another one, the names of the outer repetition are seen again.
    const Row around = walk.inner;
    repeat_more(group, std::move(walk), 0, [&](SearchWalk after) {
      after.inner = around;
      next(std::move(after));
    });
  }
  void repeat_more(const ast::PathGroup& group, SearchWalk walk, std::size_t done,
                   const Next& next) const {
    const auto [least, most] = ends_of(group.range);
    if (done >= least) next(walk);
    if (done == most) return;
    if (done > 40) throw Unsupported{"a walk without end"};
    walk.inner = outer;
    node(group.start, std::move(walk), true, [&](SearchWalk begun) {
      hops(group.hops, 0, std::move(begun), true, [&](SearchWalk passed) {
        if (group.filter && to_truth(self.evaluate(*group.filter, passed.inner)) != Truth(true)) {
          return;
        }
        for (const std::string& name : names_in(group)) {
          passed.groups[name].push_back(passed.inner.at(name));
        }
        repeat_more(group, std::move(passed), done + 1, next);
      });
    });
  }

  static std::vector<std::string> names_in(const ast::PathGroup& group) {
    std::vector<std::string> names;
    const auto add = [&](const std::optional<ast::Name>& name) {
      if (name && std::find(names.begin(), names.end(), name->text) == names.end()) {
        names.push_back(name->text);
      }
    };
    add(group.start.variable);
    for (const ast::Hop& hop : group.hops) {
      // What is repeated inside adds to its list itself.
      if (hop.group.empty() && !hop.relationship.range) add(hop.relationship.variable);
      add(hop.target.variable);
    }
    return names;
  }
};

bool Evaluator::is_searched(const ast::PathPattern& pattern, bool repeatable) {
  std::size_t repetitions = 0;
  bool quantified = false;
  for (const ast::Hop& hop : pattern.hops) {
    if (!hop.group.empty()) return true;
    if (!hop.relationship.range) continue;
    ++repetitions;
    quantified = quantified || hop.relationship.range->is_quantifier;
  }
  // However a path is split between two repetitions, it is one.
  return pattern.prefix.has_value() || (quantified && repetitions > 1) ||
         (repeatable && repetitions > 0);
}

namespace {

/// Keeps what a selector picks of the paths from one node to one other, shortest first.
template <typename Walks>
void pick(Walks& walks, const std::optional<ast::PathPrefix>& prefix, bool longest) {
  using ast::PathSelector;
  if (!prefix || prefix->selector == PathSelector::all) return;
  const bool by_cost =
      prefix->selector == PathSelector::cheapest || prefix->selector == PathSelector::all_cheapest;
  const auto length = [&](const auto& walk) {
    const auto hops = static_cast<double>(walk.path.relationships.size());
    return by_cost ? walk.cost : longest ? -hops : hops;
  };
  std::stable_sort(walks.begin(), walks.end(),
                   [&](const auto& a, const auto& b) { return length(a) < length(b); });
  const bool groups = prefix->selector == PathSelector::shortest_groups;
  const bool all = prefix->selector == PathSelector::all_shortest ||
                   prefix->selector == PathSelector::all_cheapest;
  const auto count = static_cast<std::size_t>(prefix->count);
  if (!groups && !all) {
    walks.erase(walks.begin() + static_cast<std::ptrdiff_t>(std::min(count, walks.size())),
                walks.end());
    return;
  }
  std::set<double> lengths;
  std::erase_if(walks, [&](const auto& walk) {
    lengths.insert(length(walk));
    return lengths.size() > (all ? 1 : count);
  });
}

}  // namespace

Solutions Evaluator::search_path(const ast::PathPattern& pattern, const Solution& from,
                                 bool repeatable) {
  ast::PathMode mode = repeatable ? ast::PathMode::walk : ast::PathMode::trail;
  if (pattern.prefix && pattern.prefix->mode != ast::PathMode::unsaid &&
      pattern.prefix->mode != ast::PathMode::walk) {
    mode = pattern.prefix->mode;
  }
  const PathSearcher searcher{*this, mode, from.row, repeatable};
  std::map<std::pair<std::size_t, std::size_t>, std::vector<SearchWalk>> by_ends;
  for (std::size_t start = 0; start < graph_.nodes.size(); ++start) {
    SearchWalk first;
    first.path.nodes = {NodeId{start}};
    first.row = from.row;
    searcher.node(pattern.start, std::move(first), false, [&](SearchWalk begun) {
      searcher.hops(pattern.hops, 0, std::move(begun), false, [&](SearchWalk whole) {
        for (auto& [name, list] : whole.groups) whole.row[name] = Value(list);
        auto& walks = by_ends[{start, whole.at()}];
        const bool known = std::any_of(walks.begin(), walks.end(), [&](const SearchWalk& other) {
          return other.path.relationships == whole.path.relationships &&
                 other.path.nodes == whole.path.nodes && other.row.size() == whole.row.size() &&
                 std::equal(other.row.begin(), other.row.end(), whole.row.begin(),
                            [](const auto& a, const auto& b) {
                              return a.first == b.first && same(a.second, b.second);
                            });
        });
        if (!known) walks.push_back(std::move(whole));
        limit_rows(walks.size());
      });
    });
  }
  Solutions out;
  for (auto& [ends, walks] : by_ends) {
    pick(walks, pattern.prefix, faults_.longest_is_shortest);
    for (SearchWalk& walk : walks) {
      Solution solution{walk.row, from.taken};
      bool free = true;
      for (const RelationshipId id : walk.path.relationships) {
        const auto& taken = from.taken;
        free = free && std::find(taken.begin(), taken.end(), number(id)) == taken.end();
        solution.taken.push_back(number(id));
      }
      if (!free && !repeatable) continue;
      if (pattern.variable) solution.row[pattern.variable->text] = Value(walk.path);
      out.push_back(std::move(solution));
      limit_rows(out.size());
    }
  }
  return out;
}

}  // namespace stemma::reference
