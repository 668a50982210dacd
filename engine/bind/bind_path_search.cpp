#include <fmt/format.h>

#include <algorithm>

#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/pattern_state.hpp"
#include "engine/bind/search_state.hpp"

/// Path patterns that are searched: prefixes, and paths in parentheses.
namespace stemma::engine {

using namespace bound;

namespace {

/// The fewest relationships that a sequence has.
std::uint64_t fewest_hops(const PathSearch& search, std::size_t sequence) {
  std::uint64_t fewest = 0;
  for (const SearchPart& part : search.sequences[sequence].parts) {
    if (part.least > 0) fewest += part.is_group ? fewest_hops(search, part.index) : 1;
  }
  return fewest;
}

std::size_t repetitions(const std::vector<ast::Hop>& hops) {
  return static_cast<std::size_t>(std::count_if(hops.begin(), hops.end(), [](const ast::Hop& hop) {
    return hop.relationship.range.has_value();
  }));
}

Error taken(const ast::Name& name) {
  return make_error(ErrorCode::variable_already_bound,
                    fmt::format("'{}' is taken already", name.text), name.where,
                    "inside a repeated path and a searched one a name stands for one thing");
}

bool has_repetition(const std::vector<ast::Hop>& hops) {
  for (const ast::Hop& hop : hops) {
    if (!hop.group.empty() || hop.relationship.range) return true;
  }
  return false;
}

std::uint64_t least_of(const std::optional<ast::HopRange>& range) {
  return range ? static_cast<std::uint64_t>(range->least.value_or(1)) : 1;
}
std::uint64_t most_of(const std::optional<ast::HopRange>& range) {
  if (!range) return 1;
  return range->most ? static_cast<std::uint64_t>(*range->most) : hops_unlimited;
}

bool unlimited(const PathSearch& search) {
  for (const SearchSequence& sequence : search.sequences) {
    for (const SearchPart& part : sequence.parts) {
      if (part.most == hops_unlimited) return true;
    }
  }
  return false;
}

}  // namespace

bool Binder::is_searched(const ast::PathPattern& path, const PatternState& state) {
  if (path.function != ast::PathFunction::none || path.hops.empty()) return false;
  for (const ast::Hop& hop : path.hops) {
    if (!hop.group.empty()) return true;
  }
  if (state.pattern.repeatable && has_repetition(path.hops)) return true;
  // One path may be split between two repetitions in several ways, and is one row all the same.
  const bool quantified = std::any_of(path.hops.begin(), path.hops.end(), [](const ast::Hop& hop) {
    return hop.relationship.range && hop.relationship.range->is_quantifier;
  });
  if ((quantified || path.prefix) && repetitions(path.hops) > 1) return true;
  if (!path.prefix) return false;
  const bool plain =
      path.prefix->selector == ast::PathSelector::all &&
      (path.prefix->mode == ast::PathMode::unsaid || path.prefix->mode == ast::PathMode::walk ||
       path.prefix->mode == ast::PathMode::trail);
  return !plain || state.pattern.repeatable;
}

Result<void> Binder::search_prefix(const ast::PathPattern& path, SearchState& search) {
  PathSearch& bound = search.search;
  const bool repeatable = search.pattern.pattern.repeatable;
  bound.repeatable = repeatable;
  bound.mode = repeatable ? ast::PathMode::walk : ast::PathMode::trail;
  if (!path.prefix) return {};
  const ast::PathPrefix& prefix = *path.prefix;
  bound.selector = prefix.selector;
  if (prefix.count < 1) {
    return make_error(ErrorCode::invalid_argument_value, "a number of paths is 1 or more",
                      prefix.where);
  }
  bound.count = static_cast<std::uint64_t>(prefix.count);
  const bool says_more = prefix.mode == ast::PathMode::simple ||
                         prefix.mode == ast::PathMode::acyclic ||
                         prefix.mode == ast::PathMode::trail;
  if (says_more) bound.mode = prefix.mode;
  return {};
}

Result<std::size_t> Binder::search_node(const ast::NodePattern& node, SearchState& search) {
  PathSearch& bound = search.search;
  const std::size_t index = bound.nodes.size();
  bound.nodes.push_back({new_local(), nullptr, {}, {}, search.depth > 0});
  SearchSequence& sequence = bound.sequences[search.sequence];
  sequence.nodes.push_back(index);
  if (node.variable) {
    const std::string& name = node.variable->text;
    const auto known = search.met.find(name);
    if (known != search.met.end()) {
      if (!known->second.is_node || known->second.sequence != search.sequence) {
        return taken(*node.variable);
      }
      const SearchNode& first = bound.nodes[known->second.index];
      bound.nodes[index].local = first.local;
      bound.remembered.push_back(first.local);
    } else {
      search.met.emplace(name, SearchState::Met{true, index, search.sequence});
      sequence.locals.push_back(bound.nodes[index].local);
    }
    search.scopes[search.sequence].set(
        name, Variable{true, {}, bound.nodes[index].local, Kind::node, types::any});
  }
  search.pending.push_back({search.sequence, true, index, &node.labels, &node.properties,
                            &node.filter, nullptr, &node.variable});
  return index;
}

Result<std::size_t> Binder::search_edge(const ast::RelationshipPattern& edge, bool repeated,
                                        SearchState& search) {
  PathSearch& bound = search.search;
  const std::size_t index = bound.edges.size();
  SearchEdge made{new_local(), nullptr, nullptr, {}, repeated || search.depth > 0, edge.arrow, {}};
  if (edge.types) {
    mentions_.reads_labels(Kind::relationship, *edge.types);
    if (auto names = choice_of_names(*edge.types)) made.types = std::move(*names);
  }
  const LocalId local = made.local;
  const bool types_are_names = !edge.types || !made.types.empty();
  bound.edges.push_back(std::move(made));
  if (edge.variable) {
    if (search.met.contains(edge.variable->text)) return taken(*edge.variable);
    search.met.emplace(edge.variable->text, SearchState::Met{false, index, search.sequence});
    if (!repeated) bound.sequences[search.sequence].locals.push_back(local);
  }
  static const std::optional<ast::LabelExpression> no_labels;
  search.pending.push_back({search.sequence, false, index,
                            types_are_names ? &no_labels : &edge.types, &edge.properties,
                            &edge.filter, &edge.cost, &edge.variable});
  // A repeated relationship is one by itself inside its brackets only.
  if (edge.variable && !repeated) {
    search.scopes[search.sequence].set(edge.variable->text,
                                       Variable{true, {}, local, Kind::relationship, types::any});
  }
  if (bound.by_cost() && repeated && !edge.cost) {
    return make_error(ErrorCode::invalid_relationship_pattern,
                      "a repeated relationship of a cheapest path needs a COST", edge.where,
                      "write [:TYPE COST r.weight]");
  }
  if (!bound.by_cost() && edge.cost) return needless_cost(edge);
  return index;
}

Result<SearchPart> Binder::search_part(const ast::Hop& hop, SearchState& search) {
  SearchPart part;
  const std::optional<ast::HopRange>& range =
      hop.group.empty() ? hop.relationship.range : hop.group.front().range;
  part.least = least_of(range);
  part.most = most_of(range);
  if (part.most == 0 || part.most < part.least) {
    return make_error(ErrorCode::invalid_relationship_pattern,
                      "a repetition has an upper end of 1 or more, and not below its lower end",
                      range->where);
  }
  if (hop.group.empty()) {
    STEMMA_TRY(part.index, search_edge(hop.relationship, range.has_value(), search));
    return part;
  }
  const ast::PathGroup& group = hop.group.front();
  if (group.hops.empty()) {
    return make_error(ErrorCode::invalid_relationship_pattern,
                      "a path in parentheses needs a relationship", group.where);
  }
  part.is_group = true;
  const std::size_t outer = search.sequence;
  search.depth += range ? 1 : 0;
  STEMMA_TRY(part.index, search_sequence(group.start, group.hops, group.filter, search));
  search.depth -= range ? 1 : 0;
  search.sequence = outer;
  // ISO/IEC 39075:2024, 16.7: what is repeated is longer than nothing.
  if (range && fewest_hops(search.search, part.index) == 0) {
    return make_error(ErrorCode::invalid_relationship_pattern,
                      "a repeated path in parentheses has one relationship or more", group.where,
                      "give what is inside a lower end of 1");
  }
  return part;
}

Result<std::size_t> Binder::search_sequence(const ast::NodePattern& start,
                                            const std::vector<ast::Hop>& hops,
                                            const std::optional<ast::Expression>& filter,
                                            SearchState& search) {
  const std::size_t index = search.search.sequences.size();
  search.search.sequences.emplace_back();
  search.scopes.push_back(search.outer);
  search.sequence_filters.push_back(&filter);
  search.sequence = index;
  STEMMA_TRY(search_node(start, search));
  for (const ast::Hop& hop : hops) {
    STEMMA_TRY(const SearchPart part, search_part(hop, search));
    search.search.sequences[index].parts.push_back(part);
    STEMMA_TRY(search_node(hop.target, search));
  }
  return index;
}

Result<void> Binder::path_search(const ast::PathPattern& path, PatternState& state) {
  SearchState search{state};
  search.outer = scope_;
  STEMMA_TRY(search_prefix(path, search));
  static const std::optional<ast::Expression> no_filter;
  STEMMA_TRY(search_sequence(path.start, path.hops, no_filter, search));
  PathSearch& bound = search.search;
  if (bound.selector == ast::PathSelector::all && bound.mode == ast::PathMode::walk &&
      unlimited(bound)) {
    return make_error(ErrorCode::invalid_relationship_pattern,
                      "walks that may repeat everything never end", path.where,
                      "give each repetition an upper end, or say TRAIL, ACYCLIC or ANY SHORTEST");
  }
  STEMMA_TRY(search_predicates(search));

  // The ends; then the names inside get slots, seen from here on.
  STEMMA_TRY(bound.from, pattern_node(path.start, state));
  const ast::NodePattern& target = path.hops.back().target;
  STEMMA_TRY(bound.to, node_variable(target, state));
  const SearchSequence& whole = bound.sequences[0];
  for (const auto& [name, met] : search.met) {
    const bool end = met.is_node && met.sequence == 0 &&
                     (met.index == whole.nodes.front() || met.index == whole.nodes.back());
    if (end) continue;
    const bool grouped =
        met.is_node ? bound.nodes[met.index].grouped : bound.edges[met.index].grouped;
    const Kind kind = met.is_node ? Kind::node : Kind::relationship;
    const Variable* known = scope_.find(name);
    if (known != nullptr && (!met.is_node || grouped || !known->type.has(Kind::node))) {
      return taken(ast::Name{{path.where}, name});
    }
    if (known == nullptr && !state.new_variables) return undefined(path, name);
    const SlotId slot = new_slot(name, grouped ? TypeSet(Kind::list) : TypeSet(kind));
    if (met.is_node) bound.nodes[met.index].slot = slot;
    else bound.edges[met.index].slot = slot;
    if (known == nullptr) {
      scope_.set(name, variable_of(slot, grouped ? TypeSet(kind) : types::any));
      state.searched.insert(name);
    } else if (state.nodes.contains(name) || state.searched.contains(name)) {
      state.predicates.push_back(
          make(Binary{BinaryOperator::equal, slot_expression(slot), slot_expression(known->slot)},
               Kind::boolean, path.where));
    } else {
      bound.nodes[met.index].equal_to = known->slot;
      slot_expression(known->slot);
    }
  }
  // What it asks may speak of all names before it.
  STEMMA_TRY(node_predicates(target, bound.to, state));
  bound.relationships = new_slot("", Kind::list);
  state.elements = {state.pattern.nodes[bound.from].slot, bound.relationships,
                    state.pattern.nodes[bound.to].slot};
  state.pattern.searches.push_back(std::move(bound));
  return path_variable(path, state);
}

}  // namespace stemma::engine
