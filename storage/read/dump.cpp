#include <fmt/format.h>

#include <algorithm>

#include "storage/read/value_text.hpp"
#include "storage/store.hpp"

namespace stemma::storage {
namespace {

using Sink = std::function<Result<void>(std::string_view)>;

/// Properties by name: ids depend on the order of first use.
std::string properties_text(const Catalog& catalog, const Properties& properties) {
  std::vector<std::pair<std::string_view, const Value*>> named;
  for (const auto& [key, value] : properties) named.emplace_back(catalog.name(key), &value);
  std::sort(named.begin(), named.end());
  std::string text;
  for (const auto& [name, value] : named) {
    text += fmt::format(" {}: {}", quoted(name), value_text(*value));
  }
  return text;
}

Result<void> dump_indexes(const Catalog& catalog, const Sink& sink) {
  std::vector<std::string> lines;
  std::vector<IndexDescription> all = catalog.indexes();
  const auto& existence = catalog.existence_constraints();
  all.insert(all.end(), existence.begin(), existence.end());
  for (const IndexDescription& index : all) {
    const std::string_view covered = index.kind == EntityKind::node
                                         ? catalog.name(LabelId{index.label_or_type})
                                         : catalog.name(TypeId{index.label_or_type});
    std::string line = fmt::format(
        "{} {} on {} {}{}{}", index.has_entries() ? "index" : "constraint", quoted(index.name),
        index.kind == EntityKind::node ? "label" : "type", quoted(covered),
        index.unique ? " unique" : "", index.required ? " required" : "");
    for (const PropertyKeyId key : index.properties) line += " " + quoted(catalog.name(key));
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) STEMMA_TRY(sink(line));
  return {};
}

/// Each statement in a line of its own, by id; texts that are not known are left out.
Result<void> dump_statements(const Snapshot& snapshot, EntityKind kind, std::uint64_t id,
                             const Sink& sink) {
  STEMMA_TRY(const Statements statements, snapshot.statements(kind, id));
  for (const Statement& each : statements.all) {
    std::string line = fmt::format("  statement {}", each.id);
    if (each.property) {
      line += fmt::format(" {}: {}", quoted(snapshot.catalog().name(*each.property)),
                          value_text(each.value));
    }
    for (const StatementText& text : statement_texts) {
      if (!(each.*text.text).empty())
        line += fmt::format(" {} {}", text.name, quoted(each.*text.text));
    }
    if (each.confidence) line += " confidence " + value_text(Value(*each.confidence));
    STEMMA_TRY(sink(line));
  }
  return {};
}

Result<void> dump_node(const Snapshot& snapshot, NodeId node, const Sink& sink) {
  const Catalog& catalog = snapshot.catalog();
  STEMMA_TRY(const LabelSet labels, snapshot.labels(node));
  std::vector<std::string_view> names;
  for (const LabelId label : labels) names.push_back(catalog.name(label));
  std::sort(names.begin(), names.end());
  std::string line = fmt::format("node {}", number(node));
  for (const std::string_view name : names) line += " :" + quoted(name);
  STEMMA_TRY(const Properties properties, snapshot.properties(node));
  STEMMA_TRY(sink(line + properties_text(catalog, properties)));
  return dump_statements(snapshot, EntityKind::node, number(node), sink);
}

Result<void> dump_relationship(const Snapshot& snapshot, RelationshipId id, const Sink& sink) {
  STEMMA_TRY(const RelationshipRecord record, snapshot.relationship(id));
  STEMMA_TRY(const Properties properties, snapshot.properties(id));
  STEMMA_TRY(
      sink(fmt::format("relationship {} :{} {} -> {}{}", number(id),
                       quoted(snapshot.catalog().name(record.type)), number(record.source),
                       number(record.target), properties_text(snapshot.catalog(), properties))));
  return dump_statements(snapshot, EntityKind::relationship, number(id), sink);
}

/// All relationships, as the out-going lists of all nodes name them, by id.
Result<std::vector<RelationshipId>> relationships_of(const Snapshot& snapshot,
                                                     const std::vector<NodeId>& nodes) {
  std::vector<RelationshipId> ids;
  for (std::uint32_t type = 0; type < snapshot.catalog().type_count(); ++type) {
    AdjacencyReader reader = snapshot.adjacency(Direction::out, TypeId{type});
    for (const NodeId node : nodes) {
      STEMMA_TRY(const Neighbours list, reader.neighbours(node));
      for (std::size_t i = 0; i < list.size(); ++i) ids.push_back(list.relationship(i));
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

Result<void> dump(const Snapshot& snapshot, const Sink& sink) {
  STEMMA_TRY(dump_indexes(snapshot.catalog(), sink));
  std::vector<NodeId> nodes;
  NodeScan scan = snapshot.scan();
  while (true) {
    STEMMA_TRY(const ScanFlow flow, scan.next(nodes, 4096));
    if (flow == ScanFlow::done) break;
  }
  for (const NodeId node : nodes) STEMMA_TRY(dump_node(snapshot, node, sink));
  STEMMA_TRY(const auto relationships, relationships_of(snapshot, nodes));
  for (const RelationshipId id : relationships) STEMMA_TRY(dump_relationship(snapshot, id, sink));
  return {};
}

}  // namespace stemma::storage
