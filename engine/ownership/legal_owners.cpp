#include "engine/ownership/legal_owners.hpp"

namespace stemma::engine::ownership {
namespace {

/// The sum of doubles decides unless it is too near to 1.
Order order_to_all(const ShareGraph& graph, Party company, End end) {
  static const Threshold all = Threshold::more_than({1, 0});
  double sum = 0;
  for (const auto place : graph.held_in(company)) sum += graph.link(place).at(end);
  const Order order = all.order(Enclosure{sum, 1e-11 * sum});
  if (order != Order::unclear) return order;
  const LinkSum exact = legal_owners(graph, company);
  return all.order(end == End::low ? exact.low : exact.high);
}

}  // namespace

LinkSum legal_owners(const ShareGraph& graph, Party company) {
  LinkSum sum;
  for (const auto place : graph.held_in(company)) sum.add(graph, graph.link(place));
  return sum;
}

bool is_over_all(const ShareGraph& graph, Party company) {
  return order_to_all(graph, company, End::low) == Order::above;
}

bool is_below_all(const ShareGraph& graph, Party company) {
  return order_to_all(graph, company, End::high) == Order::below;
}

}  // namespace stemma::engine::ownership
