#include "engine/algorithms/betweenness.hpp"

#include <boost/graph/betweenness_centrality.hpp>

#include "engine/algorithms/boost_graph.hpp"

namespace stemma::engine {

Result<std::vector<double>> betweenness(const GraphView& view, bool halved) {
  std::vector<double> scores(view.size(), 0);
  const auto index = get(boost::vertex_index, view);
  STEMMA_TRY(run_on_view([&] {
    boost::brandes_betweenness_centrality(view,
                                          boost::make_iterator_property_map(scores.begin(), index));
  }));
  if (halved) {
    for (double& score : scores) score /= 2;
  }
  return scores;
}

}  // namespace stemma::engine
