#include "storage/check/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/read/column_cursor.hpp"
#include "storage/read/readers.hpp"

namespace stemma::storage {

CheckReport Checker::run() {
  check_segments();
  report(check_nodes());
  report(check_relationships());
  report(check_properties(EntityKind::node));
  report(check_properties(EntityKind::relationship));
  report(check_statements(EntityKind::node));
  report(check_statements(EntityKind::relationship));
  for (const IndexDescription& index : snapshot_->catalog().indexes()) report(check_index(index));
  for (const auto* constraint : snapshot_->catalog().required())
    report(check_required(*constraint));
  if (unreported_ > 0) {
    report_.problems.push_back(fmt::format("and {} more problems", unreported_));
  }
  return std::move(report_);
}

void Checker::report(std::string problem) {
  if (report_.problems.size() < problems_max) {
    report_.problems.push_back(std::move(problem));
  } else {
    ++unreported_;
  }
}

void Checker::report(const Result<void>& result) {
  if (!result) report(result.error().message);
}

bool Checker::exists(EntityKind kind, std::uint64_t id) const {
  const auto& ids = kind == EntityKind::node ? nodes_ : relationships_;
  return std::binary_search(ids.begin(), ids.end(), id);
}

/// Every segment the directory names can be read, checksum and all.
void Checker::check_segments() {
  const auto check = [this](const auto& block) {
    if (block.base == nullptr) return;
    const auto pin = block.base->pin();
    if (!pin) report(pin.error().message);
  };
  snapshot_->state().each_column([&](TableKey, const ColumnTable& table) {
    table.each([&](std::uint64_t, const ColumnBlockState& block) { check(block); });
  });
  snapshot_->state().each_adjacency([&](TableKey, const AdjacencyTable& table) {
    table.each([&](std::uint64_t, const AdjacencyBlockState& block) { check(block); });
  });
}

Result<void> Checker::check_nodes() {
  const Counters& counters = snapshot_->counters();
  std::vector<std::uint64_t> live(counters.label_sets.size(), 0);
  ColumnCursor cursor(*snapshot_, labels_table);
  std::vector<Value> rows;
  for (std::uint64_t block = 0; block < cursor.block_bound(); ++block) {
    STEMMA_TRY(cursor.read_block(block, rows));
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].is_null()) continue;
      const std::uint64_t id = (block << column_block_bits) + row;
      nodes_.push_back(id);
      const auto set = static_cast<std::uint64_t>(rows[row].integer());
      if (set >= live.size()) {
        report(fmt::format("node {} has the unknown label set {}", id, set));
      } else {
        ++live[set];
      }
      if (block >= counters.next_node_block) {
        report(fmt::format("node {} has an id that was never given out", id));
      }
    }
  }
  for (std::size_t set = 0; set < live.size(); ++set) {
    if (live[set] == counters.label_sets[set].live) continue;
    report(fmt::format("label set {} counts {} nodes but has {}", set,
                       counters.label_sets[set].live, live[set]));
  }
  report_.nodes = nodes_.size();
  return {};
}

Result<void> Checker::check_relationships() {
  ColumnCursor sources(*snapshot_, source_table);
  ColumnCursor targets(*snapshot_, target_table);
  std::vector<std::vector<Edge>> by_type(snapshot_->catalog().type_count());
  std::vector<Value> source_rows;
  std::vector<Value> target_rows;
  const std::uint64_t bound = std::max(sources.block_bound(), targets.block_bound());
  for (std::uint64_t block = 0; block < bound; ++block) {
    const auto type = snapshot_->type_of_block(block);
    STEMMA_TRY(sources.read_block(block, source_rows));
    STEMMA_TRY(targets.read_block(block, target_rows));
    for (std::uint32_t row = 0; row < source_rows.size(); ++row) {
      const std::uint64_t id = (block << column_block_bits) + row;
      if (source_rows[row].is_null() != target_rows[row].is_null()) {
        report(fmt::format("relationship {} has one end only", id));
      }
      if (source_rows[row].is_null() || target_rows[row].is_null()) continue;
      relationships_.push_back(id);
      if (!type) {
        report(fmt::format("relationship {} is in a block without a type", id));
        continue;
      }
      const Edge edge{id, static_cast<std::uint64_t>(source_rows[row].integer()),
                      static_cast<std::uint64_t>(target_rows[row].integer())};
      for (const std::uint64_t end : {edge.source, edge.target}) {
        if (exists(EntityKind::node, end)) continue;
        report(fmt::format("relationship {} ends in node {}, which does not exist", id, end));
      }
      by_type[number(*type)].push_back(edge);
    }
  }
  report_.relationships = relationships_.size();
  for (std::uint32_t type = 0; type < by_type.size(); ++type) {
    STEMMA_TRY(check_type(TypeId{type}, by_type[type]));
  }
  return {};
}

Result<std::vector<Checker::Edge>> Checker::edges_of(Direction direction, TypeId type) {
  AdjacencyReader reader = make_adjacency_reader(snapshot_, adjacency_table(direction, type));
  std::vector<Edge> edges;
  const std::uint64_t bound = reader.block_bound() << adjacency_block_bits;
  for (std::uint64_t node = 0; node < bound; ++node) {
    STEMMA_TRY(const Neighbours list, reader.neighbours(NodeId{node}));
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::uint64_t other = number(list.neighbour(i));
      const bool out = direction == Direction::out;
      edges.push_back({number(list.relationship(i)), out ? node : other, out ? other : node});
      const bool sorted = i == 0 || list.neighbour(i - 1) < list.neighbour(i) ||
                          (list.neighbour(i - 1) == list.neighbour(i) &&
                           list.relationship(i - 1) < list.relationship(i));
      if (!sorted) report(fmt::format("the neighbours of node {} are not in order", node));
    }
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

Result<void> Checker::check_type(TypeId type, const std::vector<Edge>& edges) {
  const std::string_view name = snapshot_->catalog().name(type);
  const std::uint64_t live = snapshot_->counters().types[number(type)].live;
  if (live != edges.size()) {
    report(fmt::format("type {} counts {} relationships but has {}", name, live, edges.size()));
  }
  for (const Direction direction : {Direction::out, Direction::in}) {
    STEMMA_TRY(const auto listed, edges_of(direction, type));
    if (listed == edges) continue;
    std::vector<Edge> wrong;
    std::set_symmetric_difference(listed.begin(), listed.end(), edges.begin(), edges.end(),
                                  std::back_inserter(wrong));
    for (const Edge& edge : wrong) {
      report(fmt::format("relationship {} of type {} ({} to {}) is {} in the {} lists",
                         edge.relationship, name, edge.source, edge.target,
                         std::binary_search(listed.begin(), listed.end(), edge) ? "wrongly" : "not",
                         direction == Direction::out ? "out-going" : "in-coming"));
    }
    if (wrong.empty()) report(fmt::format("type {} lists a relationship twice", name));
  }
  return {};
}

Result<void> Checker::check_properties(EntityKind kind) {
  std::vector<Value> rows;
  const auto keys = static_cast<std::uint32_t>(snapshot_->catalog().property_key_count());
  for (std::uint32_t key = 0; key < keys; ++key) {
    ColumnCursor cursor(*snapshot_, property_table(kind, PropertyKeyId{key}));
    for (std::uint64_t block = 0; block < cursor.block_bound(); ++block) {
      STEMMA_TRY(cursor.read_block(block, rows));
      for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const std::uint64_t id = (block << column_block_bits) + row;
        if (rows[row].is_null() || exists(kind, id)) continue;
        report(fmt::format("{} {} does not exist but has a {}",
                           kind == EntityKind::node ? "node" : "relationship", id,
                           snapshot_->catalog().name(PropertyKeyId{key})));
      }
    }
  }
  return {};
}

/// What is stated is about something that is there, and can be read.
Result<void> Checker::check_statements(EntityKind kind) {
  const auto* what = kind == EntityKind::node ? "node" : "relationship";
  const Catalog& catalog = snapshot_->catalog();
  ColumnCursor cursor(*snapshot_, statements_table(kind));
  std::vector<Value> rows;
  for (std::uint64_t block = 0; block < cursor.block_bound(); ++block) {
    STEMMA_TRY(cursor.read_block(block, rows));
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].is_null()) continue;
      const std::uint64_t id = (block << column_block_bits) + row;
      if (!exists(kind, id)) {
        report(fmt::format("there are statements about {} {}, which does not exist", what, id));
      }
      const auto statements = rows[row].is(Kind::string)
                                  ? Statements::decode(rows[row].string())
                                  : make_error(ErrorCode::corruption, "statements are no bytes");
      if (!statements) {
        report(fmt::format("{} {}: {}", what, id, statements.error().message));
        continue;
      }
      for (const Statement& each : statements->all) {
        if (!each.property || (number(*each.property) < catalog.property_key_count() &&
                               is_stated(catalog, kind, *each.property))) {
          continue;
        }
        report(
            fmt::format("{} {} has a statement about property {}, of which the catalogue knows "
                        "nothing",
                        what, id, number(*each.property)));
      }
    }
  }
  return {};
}

}  // namespace stemma::storage
