#include "engine/execute/path_selection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>

namespace stemma::engine::execute {

namespace {

constexpr std::uint64_t no_limit = ~std::uint64_t{0};
/// So many shortest walks that the mode forbids are looked at before the search by partial paths.
constexpr std::uint64_t walks_tried_max = 64;
constexpr std::uint64_t steps_between_checks = 256;
constexpr auto too_many_walks =
    static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

}  // namespace

PathSelection::Wanted PathSelection::wanted() const {
  using ast::PathSelector;
  const bound::PathSearch& search = *stepper_.step().search;
  switch (search.selector) {
    case PathSelector::all_shortest:
    case PathSelector::all_cheapest: return {no_limit, 1};
    case PathSelector::shortest_groups: return {no_limit, search.count};
    default: return {search.count, no_limit};
  }
}

Result<void> PathSelection::begin(NodeId start, std::optional<NodeId> target) {
  const Wanted want = wanted();
  const bool nearest_only = want.paths == 1 || want.groups == 1;
  keeps_all_ = !nearest_only;
  kept_.clear();
  start_ = start;
  target_ = target;
  next_end_ = 0;
  walks_.clear();
  STEMMA_TRY(product_.explore(
      start, keeps_all_ ? PathProduct::Keep::all : PathProduct::Keep::shortest, target));
  ends_ = product_.ends();
  return {};
}

std::optional<NodeId> PathSelection::next_end() {
  while (next_end_ < ends_.size()) {
    const NodeId end = ends_[next_end_++];
    if (!target_ || *target_ == end) return end;
  }
  return {};
}

Result<Flow> PathSelection::next(std::vector<FoundPath>& found) {
  found.clear();
  const std::optional<NodeId> end = next_end();
  if (!end) return Flow::done;
  STEMMA_TRY(pick(*end, found));
  return Flow::more;
}

Result<void> PathSelection::pick(NodeId end, std::vector<FoundPath>& found) {
  const Wanted want = wanted();
  if (!keeps_all_ || want.paths == 1 || want.groups == 1) {
    STEMMA_TRY(const Flow enough, shortest(end, want.paths, found));
    if (enough == Flow::more) return {};
    if (!keeps_all_) {
      // The product of all ends is explored anew: it serves the ends that follow, too.
      STEMMA_TRY(product_.explore(start_, PathProduct::Keep::all, {}));
      keeps_all_ = true;
    }
  }
  return best_first(end, found);
}

Result<void> PathSelection::count_walks() {
  std::vector<PathProduct::Place> order(product_.size());
  std::iota(order.begin(), order.end(), PathProduct::Place{0});
  std::stable_sort(order.begin(), order.end(), [&](PathProduct::Place a, PathProduct::Place b) {
    return product_[a].distance < product_[b].distance;
  });
  walks_.assign(product_.size(), 0);
  for (const PathProduct::Place place : order) {
    if (product_[place].shortest.empty()) walks_[place] = 1;
    for (const PathProduct::Hop& hop : product_[place].shortest) {
      // A number that no integer holds stays one.
      walks_[place] = std::min(walks_[place] + walks_[hop.place], too_many_walks);
    }
  }
  return kept_.add(order.size() * 2 * sizeof(std::uint64_t), "PathSearch");
}

Result<std::optional<PathSelection::Counted>> PathSelection::next_count() {
  if (walks_.empty()) STEMMA_TRY(count_walks());
  while (const std::optional<NodeId> end = next_end()) {
    const double distance = nearest(*end);
    // The one shortest walk that ends where a node was met before.
    const bool acyclic = stepper_.step().search->mode == ast::PathMode::acyclic;
    if (acyclic && *end == start_ && distance > 0) continue;
    std::uint64_t paths = 0;
    for (const PathProduct::Place place : product_.places_of(*end)) {
      const PathProduct::Reached& reached = product_[place];
      if (reached.distance == distance)
        paths = std::min(paths + walks_[place] * reached.accepting.size(), too_many_walks);
    }
    if (paths == too_many_walks) {
      return runtime_error(ErrorCode::integer_overflow,
                           "there are more shortest paths than an integer holds");
    }
    return std::optional(Counted{*end, paths});
  }
  return std::optional<Counted>();
}

double PathSelection::nearest(NodeId end) const {
  double nearest = PathProduct::unreached;
  for (const PathProduct::Place place : product_.places_of(end))
    nearest = std::min(nearest, product_[place].distance);
  return nearest;
}

Result<Flow> PathSelection::shortest(NodeId end, std::uint64_t most,
                                     std::vector<FoundPath>& found) {
  const double distance = nearest(end);
  const std::size_t before = found.size();
  std::uint64_t tried = 0;
  for (const PathProduct::Place place : product_.places_of(end)) {
    const PathProduct::Reached& reached = product_[place];
    if (reached.distance != distance) continue;
    for (const std::uint32_t continuation : reached.accepting) {
      FoundPath reversed;
      reversed.nodes = {reached.at.node};
      reversed.positions = {reached.at.position};
      reversed.continuations = {continuation};
      STEMMA_TRY(walks_back(place, reversed, most, tried, found));
      if (found.size() - before >= most) return Flow::more;
    }
  }
  return found.size() > before ? Flow::more : Flow::done;
}

/// Keeps a walk that was put together from its end to its start, if the mode allows it.
Result<void> PathSelection::keep(const FoundPath& reversed, std::uint64_t& tried,
                                 std::vector<FoundPath>& found) {
  if (++tried % steps_between_checks == 0) STEMMA_TRY(stepper_.context().check());
  FoundPath path = reversed;
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.positions.begin(), path.positions.end());
  std::reverse(path.continuations.begin(), path.continuations.end());
  std::reverse(path.relationships.begin(), path.relationships.end());
  if (!stepper_.is_allowed(path) || !stepper_.is_new(path)) return {};
  STEMMA_TRY(kept_.add(path.nodes.size() * sizeof(PathProduct::Hop), "PathSearch"));
  found.push_back(std::move(path));
  return {};
}

/// All shortest walks to a place, each put behind `reversed`, from its end to its start.
Result<void> PathSelection::walks_back(PathProduct::Place last, FoundPath& reversed,
                                       std::uint64_t most, std::uint64_t& tried,
                                       std::vector<FoundPath>& found) {
  struct Frame {
    PathProduct::Place place;
    std::size_t begun;  ///< walks found before it
    std::size_t next = 0;
  };
  std::vector<Frame> frames{{last, found.size()}};
  while (!frames.empty()) {
    Frame& frame = frames.back();
    const std::vector<PathProduct::Hop>& hops = product_[frame.place].shortest;
    if (hops.empty()) STEMMA_TRY(keep(reversed, tried, found));
    const bool enough = most == 1 && (tried > walks_tried_max || found.size() > frame.begun);
    if (frame.next == hops.size() || enough) {
      frames.pop_back();
      if (!frames.empty()) reversed.pop();
      continue;
    }
    const PathProduct::Hop& hop = hops[frame.next++];
    reversed.nodes.push_back(product_[hop.place].at.node);
    reversed.positions.push_back(product_[hop.place].at.position);
    reversed.continuations.push_back(hop.continuation);
    reversed.relationships.push_back(hop.relationship);
    frames.push_back({hop.place, found.size()});
  }
  return {};
}

/// How far each place is from the end of a path at `end`; by Dijkstra's algorithm, backwards.
std::vector<double> PathSelection::distances_to(NodeId end) const {
  std::vector<std::vector<std::pair<PathProduct::Place, double>>> back(product_.size());
  for (PathProduct::Place place = 0; place < product_.size(); ++place) {
    for (const PathProduct::Hop& hop : product_[place].onward) {
      back[hop.place].emplace_back(place, hop.cost);
    }
  }
  std::vector<double> distances(product_.size(), PathProduct::unreached);
  using Item = std::pair<double, PathProduct::Place>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  for (const PathProduct::Place place : product_.places_of(end)) {
    distances[place] = 0;
    queue.emplace(0, place);
  }
  while (!queue.empty()) {
    const auto [distance, place] = queue.top();
    queue.pop();
    if (distance > distances[place]) continue;
    for (const auto& [before, cost] : back[place]) {
      if (distance + cost >= distances[before]) continue;
      distances[before] = distance + cost;
      queue.emplace(distances[before], before);
    }
  }
  return distances;
}

FoundPath PathSelection::path_of(std::uint32_t partial) const {
  FoundPath path;
  for (std::uint32_t at = partial; at != none; at = partials_[at].before) {
    const Partial& each = partials_[at];
    const PathPlace& place = product_[each.hop.place].at;
    path.nodes.push_back(place.node);
    path.positions.push_back(place.position);
    // The continuation in a hop is that of the place before it.
    path.continuations.push_back(each.hop.continuation);
    path.relationships.push_back(each.hop.relationship);
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.positions.begin(), path.positions.end());
  std::reverse(path.continuations.begin(), path.continuations.end());
  std::reverse(path.relationships.begin(), path.relationships.end());
  // The first partial path has no hop; each other's continuation belongs one place earlier.
  path.relationships.erase(path.relationships.begin());
  path.continuations.erase(path.continuations.begin());
  path.continuations.push_back(0);
  return path;
}

Result<void> PathSelection::best_first(NodeId end, std::vector<FoundPath>& found) {
  const Wanted want = wanted();
  const bool acyclic = stepper_.step().search->mode == ast::PathMode::acyclic;
  const std::vector<double> to_go = distances_to(end);
  struct Item {
    double cost;  ///< of the whole path at least
    bool complete;
    std::uint32_t partial;
    std::uint32_t accepting;  ///< of a complete one
    bool operator>(const Item& other) const {
      if (cost != other.cost) return cost > other.cost;
      return complete < other.complete;  // complete paths first
    }
  };
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  partials_ = {{none, {0, 0, {}, 0}, 0}};
  if (to_go[0] != PathProduct::unreached) queue.push({to_go[0], false, 0, 0});
  std::uint64_t paths = 0;
  std::uint64_t groups = 0;
  double group = -1;
  std::uint64_t steps = 0;
  while (!queue.empty() && paths < want.paths) {
    if (++steps % steps_between_checks == 0) STEMMA_TRY(stepper_.context().check());
    const Item item = queue.top();
    queue.pop();
    FoundPath path = path_of(item.partial);
    if (item.complete) {
      path.continuations.back() = item.accepting;
      if (item.cost != group && groups == want.groups) break;
      if (!stepper_.is_new(path)) continue;
      if (item.cost != group) ++groups, group = item.cost;
      ++paths;
      found.push_back(std::move(path));
      continue;
    }
    const PathProduct::Place place = partials_[item.partial].hop.place;
    const double cost = partials_[item.partial].cost;
    if (product_[place].at.node == end) {
      for (const std::uint32_t accepting : product_[place].accepting) {
        queue.push({cost, true, item.partial, accepting});
      }
    }
    // An acyclic path does not come back: from a node to itself there is but the one of no length.
    if (acyclic && end == start_) continue;
    for (const PathProduct::Hop& hop : product_[place].onward) {
      if (to_go[hop.place] == PathProduct::unreached) continue;
      if (!stepper_.may_extend(path, hop.relationship, product_[hop.place].at.node)) continue;
      STEMMA_TRY(kept_.add(sizeof(Partial) + sizeof(Item), "PathSearch"));
      partials_.push_back({item.partial, hop, cost + hop.cost});
      queue.push({cost + hop.cost + to_go[hop.place], false,
                  static_cast<std::uint32_t>(partials_.size() - 1), 0});
    }
  }
  return {};
}

}  // namespace stemma::engine::execute
