#pragma once

#include <random>

#include "storage/transaction.hpp"
#include "tests/storage_model/graph_model.hpp"

namespace stemma::model {

/// Does the same random things to a transaction and to a graph: creates, sets, relabels, deletes,
/// makes and drops indexes. The same seed does the same things.
class RandomChanges {
 public:
  explicit RandomChanges(std::uint64_t seed) : random_(seed) {}

  /// A handful of changes in one transaction. What both must refuse alike (a unique constraint) is
  /// checked to be refused.
  [[nodiscard]] Result<void> change(storage::Transaction& transaction, Graph& graph,
                                    unsigned steps);
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

 private:
  Result<void> create_node(storage::Transaction& transaction, Graph& graph);
  Result<void> create_relationship(storage::Transaction& transaction, Graph& graph);
  Result<void> set_property(storage::Transaction& transaction, Graph& graph);
  Result<void> set_relationship_property(storage::Transaction& transaction, Graph& graph);
  Result<void> change_label(storage::Transaction& transaction, Graph& graph);
  Result<void> delete_something(storage::Transaction& transaction, Graph& graph);
  Result<void> change_indexes(storage::Transaction& transaction, Graph& graph);
  [[nodiscard]] Value random_value();
  [[nodiscard]] std::string pick_index(const Graph& graph);
  template <typename Map>
  [[nodiscard]] typename Map::iterator pick(Map& map);

  std::mt19937_64 random_;
};

}  // namespace stemma::model
