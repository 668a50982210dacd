#include "engine/algorithms/graph_view.hpp"

#include <algorithm>

namespace stemma::engine {
namespace {

constexpr std::size_t nodes_a_scan = 8192;
constexpr std::uint32_t steps_between_looks = 1024;

std::vector<TypeId> all_types(const storage::Catalog& catalog) {
  std::vector<TypeId> types;
  for (std::uint32_t i = 0; i < catalog.type_count(); ++i) types.push_back(TypeId{i});
  return types;
}

}  // namespace

Result<GraphView> GraphView::open(const storage::Snapshot& snapshot,
                                  const GraphSelection& selection, const Interrupt& interrupt) {
  GraphView view(snapshot, interrupt);
  STEMMA_TRY(view.choose_nodes(selection));
  view.choose_lists(selection);
  return view;
}

Result<void> GraphView::choose_nodes(const GraphSelection& selection) {
  if (selection.labels) {
    for (const LabelId label : *selection.labels) STEMMA_TRY(scan(label));
    std::sort(nodes_.begin(), nodes_.end());
    nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
  } else {
    STEMMA_TRY(scan({}));
  }
  if (nodes_.size() >= nothing) {
    return runtime_error(ErrorCode::unsupported,
                         "an algorithm takes at most 4,294,967,294 nodes at a time");
  }
  vertices_.assign(nodes_.empty() ? 0 : nodes_.back() + 1, nothing);
  for (std::size_t i = 0; i < nodes_.size(); ++i) vertices_[nodes_[i]] = static_cast<Vertex>(i);
  return {};
}

Result<void> GraphView::scan(std::optional<LabelId> label) {
  storage::NodeScan scan = snapshot_.scan(label);
  std::vector<NodeId> ids;
  while (true) {
    ids.clear();
    STEMMA_TRY(const auto flow, scan.next(ids, nodes_a_scan));
    if (flow == storage::ScanFlow::done) return {};
    for (const NodeId id : ids) nodes_.push_back(number(id));
    STEMMA_TRY(look());
  }
}

void GraphView::choose_lists(const GraphSelection& selection) {
  auto types = selection.types.value_or(all_types(snapshot_.catalog()));
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  const auto add = [&](Direction direction) {
    std::vector<std::size_t> places;
    for (const TypeId type : types) {
      places.push_back(readers_.size());
      readers_.push_back(snapshot_.adjacency(direction, type));
    }
    return places;
  };
  forward_ = add(selection.follow == Follow::in ? Direction::in : Direction::out);
  backward_ = add(selection.follow == Follow::in ? Direction::out : Direction::in);
  if (selection.follow == Follow::both) {
    forward_.insert(forward_.end(), backward_.begin(), backward_.end());
    backward_ = forward_;
  }
}

void GraphView::count_step() const {
  if (++steps_ % steps_between_looks != 0) return;
  auto going_on = look();
  if (!going_on) throw GraphFailure{std::move(going_on.error())};
}

}  // namespace stemma::engine
