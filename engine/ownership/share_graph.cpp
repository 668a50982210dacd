#include "engine/ownership/share_graph.hpp"

#include <algorithm>
#include <tuple>

namespace stemma::engine::ownership {
namespace {

double sum(std::span<const Holding> holdings, End end) {
  if (holdings.size() == 1) return to_double(holdings.front().share.at(end));
  Rational total = 0;
  for (const Holding& each : holdings) total += to_rational(each.share.at(end));
  return to_double(total);
}

}  // namespace

ShareGraph::ShareGraph(std::size_t parties, std::vector<Holding> holdings)
    : holdings_(std::move(holdings)), owned_ends_(parties + 1), owner_ends_(parties + 1) {
  const auto ends = [](const Holding& each) { return std::tie(each.owner, each.owned); };
  std::stable_sort(holdings_.begin(), holdings_.end(),
                   [&](const Holding& a, const Holding& b) { return ends(a) < ends(b); });
  for (std::uint32_t first = 0; first < holdings_.size();) {
    std::uint32_t next = first;
    Link link{holdings_[first].owner, holdings_[first].owned, first};
    for (; next < holdings_.size() && ends(holdings_[next]) == ends(holdings_[first]); ++next) {
      link.low_open |= holdings_[next].share.low_open;
      link.high_open |= holdings_[next].share.high_open;
    }
    link.count = next - first;
    link.low = sum(this->holdings(link), End::low);
    link.high = sum(this->holdings(link), End::high);
    exact_ = exact_ && link.low == link.high;
    open_ = open_ || link.low_open || link.high_open;
    ++owned_ends_[link.owner + 1];
    ++owner_ends_[link.owned + 1];
    links_.push_back(link);
    first = next;
  }
  for (std::size_t i = 0; i < parties; ++i) {
    owned_ends_[i + 1] += owned_ends_[i];
    owner_ends_[i + 1] += owner_ends_[i];
  }
  by_owned_.resize(links_.size());
  std::vector<std::uint32_t> next(owner_ends_.begin(), owner_ends_.end() - 1);
  for (std::uint32_t place = 0; place < links_.size(); ++place) {
    by_owned_[next[links_[place].owned]++] = place;
  }
}

const Link* ShareGraph::find(Party owner, Party owned) const {
  const auto held = held_by(owner);
  const auto found =
      std::lower_bound(held.begin(), held.end(), owned,
                       [](const Link& link, Party sought) { return link.owned < sought; });
  return found == held.end() || found->owned != owned ? nullptr : &*found;
}

Rational ShareGraph::exact(const Link& link, End end) const {
  Rational total = 0;
  for (const Holding& each : holdings(link)) total += to_rational(each.share.at(end));
  return total;
}

Order ShareGraph::order(const Link& link, End end, const Threshold& threshold) const {
  const Order order = threshold.order(Enclosure{link.at(end), 0});
  return order != Order::unclear ? order : threshold.order(exact(link, end));
}

Range ShareGraph::range(const Link& link, const Threshold& threshold) const {
  return {order(link, End::low, threshold), order(link, End::high, threshold), link.low_open,
          link.high_open};
}

ShareGraph ShareGraph::reversed() const {
  std::vector<Holding> turned = holdings_;
  for (Holding& each : turned) std::swap(each.owner, each.owned);
  return ShareGraph(size(), std::move(turned));
}

}  // namespace stemma::engine::ownership
