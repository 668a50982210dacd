#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "engine/algorithms/graph_view.hpp"
#include "storage/store.hpp"

/// A store in memory with numbered nodes, for tests of algorithms.
class TestGraph {
 public:
  struct Tie {
    std::size_t source;
    std::size_t target;
    double weight = 1;
    std::string type = "R";
  };

  TestGraph(std::size_t nodes, const std::vector<Tie>& ties) {
    auto opened = stemma::storage::Store::open(":memory:");
    REQUIRE(opened);
    store_ = std::move(*opened);
    auto transaction = store_->begin("test", std::chrono::seconds(1));
    REQUIRE(transaction);
    const auto label = *transaction->label("N");
    const auto key = *transaction->property_key("weight");
    for (std::size_t i = 0; i < nodes; ++i) {
      nodes_.push_back(*transaction->create_node(std::vector{label}));
    }
    for (const Tie& tie : ties) {
      const auto made = transaction->create_relationship(
          *transaction->type(tie.type), nodes_.at(tie.source), nodes_.at(tie.target));
      REQUIRE(made);
      REQUIRE(transaction->set_property(*made, key, stemma::Value(tie.weight)));
      relationships_.push_back(*made);
    }
    REQUIRE(transaction->commit());
  }

  [[nodiscard]] stemma::storage::Store& store() { return *store_; }
  [[nodiscard]] stemma::storage::Snapshot snapshot() const { return store_->snapshot(); }
  [[nodiscard]] stemma::NodeId node(std::size_t i) const { return nodes_.at(i); }
  [[nodiscard]] stemma::RelationshipId relationship(std::size_t i) const {
    return relationships_.at(i);
  }
  [[nodiscard]] stemma::engine::GraphView view(
      const stemma::engine::GraphSelection& selection = {}) const {
    static const stemma::Interrupt none;
    auto opened = stemma::engine::GraphView::open(snapshot(), selection, none);
    REQUIRE(opened);
    return std::move(*opened);
  }
  [[nodiscard]] stemma::engine::GraphView view(stemma::engine::Follow follow) const {
    stemma::engine::GraphSelection selection;
    selection.follow = follow;
    return view(selection);
  }

 private:
  std::unique_ptr<stemma::storage::Store> store_;
  std::vector<stemma::NodeId> nodes_;
  std::vector<stemma::RelationshipId> relationships_;
};
