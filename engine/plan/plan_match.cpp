#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/bind/expression_walk.hpp"
#include "engine/plan/match_state.hpp"
#include "parser/ast/visit.hpp"

namespace stemma::engine::plan {

using namespace bound;

namespace {

/// `n:A:B` as one test a label, so that each can choose a scan.
void split_label_tests(std::vector<ExpressionPtr>& predicates) {
  std::vector<ExpressionPtr> split;
  for (const ExpressionPtr& predicate : predicates) {
    const auto* test = std::get_if<LabelTest>(&predicate->node);
    const auto* chain = test != nullptr ? ast::get_if<ast::LabelChain>(test->labels) : nullptr;
    if (chain == nullptr || chain->op != ast::LabelOperator::conjunction) {
      split.push_back(predicate);
      continue;
    }
    for (const ast::LabelExpression& operand : chain->operands) {
      split.push_back(make(LabelTest{test->operand, operand}, Kind::boolean, predicate->where));
    }
  }
  predicates = std::move(split);
}

}  // namespace

bool may_share(const PatternRelationship& a, const PatternRelationship& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](const std::string& type) {
    return std::find(b.types.begin(), b.types.end(), type) != b.types.end();
  });
}

double Builder::fan_out(const PatternRelationship& relationship) const {
  if (!options_.use_statistics) return 1;
  const storage::Catalog& catalog = snapshot_.catalog();
  double relationships = 0;
  if (relationship.types.empty()) {
    relationships = static_cast<double>(snapshot_.relationship_count());
  }
  for (const std::string& name : relationship.types) {
    if (const auto type = catalog.type(name))
      relationships += static_cast<double>(snapshot_.relationship_count(*type));
  }
  const double nodes = std::max<double>(1, static_cast<double>(snapshot_.node_count()));
  double degree = relationships / nodes * (relationship.arrow == ast::Arrow::both ? 2 : 1);
  if (!relationship.variable_length) return degree;
  const double hops = static_cast<double>(std::min<std::uint64_t>(relationship.most, 6));
  return std::pow(std::max(degree, 1.1), hops);
}

void Builder::apply_predicates(MatchState& state) {
  Filter filter;
  std::erase_if(state.predicates, [&](const ExpressionPtr& predicate) {
    bool ready = true;
    for_each_slot(*predicate, [&](SlotId slot) {
      ready = ready && (!state.own.contains(slot) || bound_.contains(slot));
    });
    if (ready) filter.predicates.push_back(predicate);
    return ready;
  });
  if (!filter.predicates.empty()) add(std::move(filter), 0.25);
}

void Builder::bind_paths(MatchState& state, bool all) {
  std::erase_if(state.paths, [&](const PatternPath* path) {
    const bool ready = std::all_of(path->elements.begin(), path->elements.end(),
                                   [&](SlotId slot) { return bound_.contains(slot); });
    const bool wanted =
        all || std::any_of(state.predicates.begin(), state.predicates.end(), [&](const auto& p) {
          bool reads = false;
          for_each_slot(*p, [&](SlotId slot) { reads = reads || slot == path->slot; });
          return reads;
        });
    if (!ready || !wanted) return false;
    add(BindPath{*path});
    return true;
  });
}

Walk Builder::walk_of(const MatchState& state, const PatternRelationship& relationship,
                      bool forward) const {
  Walk walk;
  walk.from = state.pattern.nodes[forward ? relationship.from : relationship.to].slot;
  walk.to = state.pattern.nodes[forward ? relationship.to : relationship.from].slot;
  const bool right = relationship.arrow == ast::Arrow::right;
  walk.out = relationship.arrow == ast::Arrow::both || right == forward;
  walk.in = relationship.arrow == ast::Arrow::both || right != forward;
  walk.types = relationship.types;
  walk.into = bound_.contains(walk.to);
  if (state.pattern.repeatable) return walk;
  for (const PatternRelationship* other : state.walked) {
    if (may_share(relationship, *other)) walk.distinct_from.push_back(other->slot);
  }
  return walk;
}

void Builder::shortest_path(MatchState& state, const PatternRelationship& relationship) {
  ShortestPath step;
  step.walk = walk_of(state, relationship, true);
  step.relationships = relationship.slot;
  step.least = relationship.least;
  step.most = relationship.most;
  step.hop = relationship.hop;
  step.hop_predicate = relationship.hop_predicate;
  step.all = relationship.function == ast::PathFunction::all_shortest_paths;
  std::set<SlotId> own = {relationship.slot};
  for (const PatternPath* path : state.paths) {
    if (path->elements.size() == 3 && path->elements[1] == relationship.slot) {
      step.path = *path;
      own.insert(path->slot);
    }
  }
  // Neo4j's rule: the shortest of the paths that satisfy the WHERE.
  std::erase_if(state.predicates, [&](const ExpressionPtr& predicate) {
    bool reads = false;
    bool ready = true;
    for_each_slot(*predicate, [&](SlotId slot) {
      reads = reads || own.contains(slot);
      ready = ready && (own.contains(slot) || !state.own.contains(slot) || bound_.contains(slot));
    });
    if (reads && ready) step.predicates.push_back(predicate);
    return reads && ready;
  });
  std::erase_if(state.paths, [&](const PatternPath* path) {
    return step.path && path->slot == step.path->slot;
  });
  add(std::move(step));
}

void Builder::expand(MatchState& state, const PatternRelationship& relationship) {
  const SlotId left = state.pattern.nodes[relationship.from].slot;
  const bool forward = bound_.contains(left);
  Walk walk = walk_of(state, relationship, forward);
  const double factor = fan_out(relationship) * (walk.into ? 0.1 : 1);
  if (relationship.function != ast::PathFunction::none) {
    shortest_path(state, relationship);
  } else if (relationship.bound && !relationship.variable_length) {
    add(RelationshipEnds{std::move(walk), relationship.slot, true});
  } else if (relationship.variable_length) {
    VariableExpand step;
    step.walk = std::move(walk);
    step.relationships = relationship.bound ? new_slot(Kind::list) : relationship.slot;
    step.least = relationship.least;
    step.most = relationship.most;
    step.hop = relationship.hop;
    step.hop_predicate = relationship.hop_predicate;
    step.reversed = !forward;
    const SlotId found = step.relationships;
    add(std::move(step), factor);
    if (relationship.bound) {
      ExpressionPtr is_same =
          make(Binary{BinaryOperator::equal, make(Slot{found}), make(Slot{relationship.slot})});
      add(Filter{{std::move(is_same)}});
    }
  } else {
    add(Expand{std::move(walk), relationship.slot, false}, factor);
  }
  state.walked.push_back(&relationship);
  std::erase(state.relationships, &relationship);
}

/// A bound node that nothing is walked from is there or null, and null matches nothing.
void Builder::require_lone_nodes(const Match& match, MatchState& state) const {
  for (std::size_t i = 0; i < match.pattern.nodes.size(); ++i) {
    const auto& relationships = match.pattern.relationships;
    const auto ends_here = [&](const auto& r) { return r.from == i || r.to == i; };
    const bool walked =
        std::any_of(relationships.begin(), relationships.end(), ends_here) ||
        std::any_of(match.pattern.searches.begin(), match.pattern.searches.end(), ends_here);
    if (!match.pattern.nodes[i].bound || walked) continue;
    ExpressionPtr node = make(Slot{match.pattern.nodes[i].slot}, Kind::node);
    state.predicates.push_back(make(Unary{UnaryOperator::is_node, std::move(node)}, Kind::boolean));
  }
}

Builder::MatchState Builder::state_of(const Match& match) {
  MatchState state{match.pattern, match.predicates, {}, {}, {}, {}, {}, {}};
  split_label_tests(state.predicates);
  for (const PatternNode& node : match.pattern.nodes) state.own.insert(node.slot);
  for (const PatternRelationship& relationship : match.pattern.relationships) {
    state.own.insert(relationship.slot);
    state.relationships.push_back(&relationship);
  }
  for (const bound::PathSearch& search : match.pattern.searches) {
    state.own.insert(search.relationships);
    for (const SearchNode& node : search.nodes) {
      if (node.slot) state.own.insert(*node.slot);
    }
    for (const SearchEdge& edge : search.edges) {
      if (edge.slot) state.own.insert(*edge.slot);
    }
    state.searches.push_back(&search);
  }
  for (const PatternPath& path : match.pattern.paths) {
    state.own.insert(path.slot);
    state.paths.push_back(&path);
  }
  return state;
}

void Builder::plan_pattern(const Match& match) {
  MatchState state = state_of(match);
  require_lone_nodes(match, state);
  const auto bound = [&](std::size_t node) {
    return bound_.contains(match.pattern.nodes[node].slot);
  };

  while (true) {
    bind_paths(state, false);
    apply_predicates(state);
    // A relationship that is there already gives its ends away.
    const auto known = std::find_if(
        state.relationships.begin(), state.relationships.end(),
        [&](const auto* r) { return r->bound && !r->variable_length && bound_.contains(r->slot); });
    if (known != state.relationships.end()) {
      const PatternRelationship& relationship = **known;
      const bool forward = bound(relationship.from) || !bound(relationship.to);
      Walk walk = walk_of(state, relationship, forward);
      add(RelationshipEnds{walk, relationship.slot, bound_.contains(walk.from)});
      state.walked.push_back(&relationship);
      state.relationships.erase(known);
      continue;
    }
    // The cheapest next step: close a ring, walk on, or start at another node.
    const PatternRelationship* best = nullptr;
    double best_rows = std::numeric_limits<double>::infinity();
    for (const PatternRelationship* relationship : state.relationships) {
      const bool from = bound(relationship->from);
      const bool to = bound(relationship->to);
      if (!from && !to) continue;
      if (relationship->function != ast::PathFunction::none && !(from && to)) continue;
      const double rows = from && to ? 0.1 : fan_out(*relationship);
      if (rows < best_rows) best = relationship, best_rows = rows;
    }
    const bound::PathSearch* search = nullptr;
    for (const bound::PathSearch* each : state.searches) {
      if (!is_ready(state, *each)) continue;
      const double rows = search_rows(state, *each);
      if (rows < best_rows) search = each, best_rows = rows;
    }
    std::optional<Access> start;
    for (const PatternNode& node : match.pattern.nodes) {
      if (bound_.contains(node.slot)) continue;
      if (best_rows <= 1) break;
      Access access = node_access(state, node.slot);
      const bool better = !start || access.cost() < start->cost();
      if (better && (options_.use_statistics || !start)) start = std::move(access);
    }
    // Walks of any length, and searches, find all their ends at once: not begun anew for each.
    const bool finds_all = search != nullptr || (best != nullptr && best->variable_length);
    const bool searches = finds_all && start && start->rows > 1;
    const bool walks = best != nullptr || search != nullptr;
    if (walks && (!start || searches || best_rows <= start->rows)) {
      if (search != nullptr) path_search(state, *search);
      else expand(state, *best);
    } else if (start) {
      for (const ExpressionPtr& answered : start->answers) std::erase(state.predicates, answered);
      add(std::move(start->step), start->rows);
    } else {
      break;
    }
  }
  bind_paths(state, true);
  apply_predicates(state);
}

}  // namespace stemma::engine::plan
