#include "engine/bind/bind_support.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/expression_walk.hpp"
#include "engine/bind/pattern_state.hpp"
#include "engine/bind/search_state.hpp"

/// What the elements of a searched path are asked, each by itself or those of a repetition
/// together.
namespace stemma::engine {

using namespace bound;

/// What the predicates of a sequence see; why they do not see the rest of the path.
Scope Binder::SearchState::scope_of(std::size_t index) const {
  Scope scope = scopes[index];
  for (const auto& [name, element] : met) {
    if (scope.find(name) != nullptr) continue;
    const bool repeated = element.sequence >= index;
    scope.hide(name, repeated
                         ? Scope::Hidden{"is a list, which is known once the path is found",
                                         "ask each of its elements, in the brackets or "
                                         "parentheses that repeat: -[r WHERE r.share > 0.5]->; "
                                         "or ask the list behind the pattern: WHERE size(r) > 2"}
                         : Scope::Hidden{"is not seen inside these parentheses",
                                         "bind it in a MATCH before, or ask behind the pattern"});
  }
  return scope;
}

/// A conjunct that reads one element is tested there; one that reads more, at the sequence's end.
Result<void> Binder::search_predicate(const ExpressionPtr& predicate, LocalId own,
                                      ExpressionPtr& element, std::size_t sequence,
                                      SearchState& search) {
  std::vector<ExpressionPtr> conjuncts;
  add_conjuncts(predicate, conjuncts);
  std::vector<ExpressionPtr> alone;
  if (element) alone.push_back(element);
  for (const ExpressionPtr& conjunct : conjuncts) {
    std::vector<LocalId> others;
    for_each_local(*conjunct, [&](LocalId local) {
      for (const SearchNode& node : search.search.nodes) {
        if (node.local == local && local != own) others.push_back(local);
      }
      for (const SearchEdge& edge : search.search.edges) {
        if (edge.local == local && local != own) others.push_back(local);
      }
    });
    if (others.empty()) {
      alone.push_back(conjunct);
      continue;
    }
    search.search.sequences[sequence].predicates.push_back(conjunct);
    search.search.remembered.insert(search.search.remembered.end(), others.begin(), others.end());
    search.search.remembered.push_back(own);
  }
  if (alone.size() == 1) element = alone.front();
  if (alone.size() > 1) element = make(Logic{LogicOperator::logical_and, alone}, Kind::boolean);
  return {};
}

Result<void> Binder::search_predicates(SearchState& search) {
  PathSearch& bound = search.search;
  const Scope names = scope_;
  for (const SearchState::Pending& each : search.pending) {
    // The ends are nodes of the MATCH and tested there.
    const bool end = each.of_node && each.sequence == 0 &&
                     (each.index == bound.sequences[0].nodes.front() ||
                      each.index == bound.sequences[0].nodes.back());
    if (end) continue;
    scope_ = search.scope_of(each.sequence);
    const LocalId own =
        each.of_node ? bound.nodes[each.index].local : bound.edges[each.index].local;
    if (!each.of_node && *each.variable) {
      scope_.set((*each.variable)->text, Variable{true, {}, own, Kind::relationship, types::any});
    }
    const ExpressionPtr entity = make(Local{own}, each.of_node ? Kind::node : Kind::relationship);
    std::vector<ExpressionPtr> predicates;
    if (*each.labels) {
      mentions_.reads_labels(entity->type, **each.labels);
      predicates.push_back(make(LabelTest{entity, **each.labels}, Kind::boolean));
    }
    Result<void> done = entity_predicates(entity, *each.properties, predicates);
    if (done && *each.filter) {
      auto filter = expression(**each.filter, Allowed{false, true});
      if (filter) predicates.push_back(std::move(*filter));
      else done = std::move(filter.error());
    }
    if (done && each.cost != nullptr && *each.cost) {
      auto cost = expression(**each.cost);
      if (cost) bound.edges[each.index].cost = std::move(*cost);
      else done = std::move(cost.error());
    }
    scope_ = names;
    STEMMA_TRY(std::move(done));
    ExpressionPtr& element =
        each.of_node ? bound.nodes[each.index].predicate : bound.edges[each.index].predicate;
    for (const ExpressionPtr& predicate : predicates) {
      STEMMA_TRY(search_predicate(predicate, own, element, each.sequence, search));
    }
  }
  for (std::size_t i = 0; i < bound.sequences.size(); ++i) {
    if (!*search.sequence_filters[i]) continue;
    scope_ = search.scope_of(i);
    auto filter = expression(**search.sequence_filters[i], Allowed{false, true});
    scope_ = names;
    STEMMA_TRY(ExpressionPtr predicate, std::move(filter));
    add_conjuncts(predicate, bound.sequences[i].predicates);
    for_each_local(*predicate, [&](LocalId local) { bound.remembered.push_back(local); });
  }
  return {};
}

}  // namespace stemma::engine
