#include "tests/storage_model/graph_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storage/read/value_text.hpp"

namespace stemma::model {
namespace {

using storage::quoted;

std::string properties_text(const std::map<std::string, Value>& properties) {
  std::string text;
  for (const auto& [name, value] : properties) {
    text += fmt::format(" {}: {}", quoted(name), storage::value_text(value));
  }
  return text;
}

std::string first_difference(const std::string& found, const std::string& expected) {
  std::size_t at = 0;
  while (at < found.size() && at < expected.size() && found[at] == expected[at]) ++at;
  const std::size_t begin = at < 60 ? 0 : at - 60;
  return fmt::format("dump differs at byte {} of {} (expected {}): ...{}... instead of ...{}...",
                     at, found.size(), expected.size(), found.substr(begin, 160),
                     expected.substr(begin, 160));
}

std::vector<std::uint64_t> scanned(const storage::Snapshot& snapshot,
                                   std::optional<LabelId> label) {
  std::vector<NodeId> nodes;
  auto scan = snapshot.scan(label);
  while (true) {
    const auto flow = scan.next(nodes, 100);
    if (!flow || *flow == storage::ScanFlow::done) break;
  }
  std::vector<std::uint64_t> ids;
  for (const NodeId node : nodes) ids.push_back(number(node));
  return ids;
}

std::string label_difference(const storage::Snapshot& snapshot, const Graph& graph) {
  for (std::uint32_t i = 0; i < snapshot.catalog().label_count(); ++i) {
    const std::string name(snapshot.catalog().name(LabelId{i}));
    std::vector<std::uint64_t> expected;
    for (const auto& [id, node] : graph.nodes) {
      if (node.labels.contains(name)) expected.push_back(id);
    }
    if (scanned(snapshot, LabelId{i}) != expected) return "scan of label " + name;
    if (snapshot.node_count(LabelId{i}) != expected.size()) return "count of label " + name;
  }
  return {};
}

using Entry = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>;

std::string adjacency_difference(const storage::Snapshot& snapshot, const Graph& graph,
                                 Direction direction, TypeId type) {
  const std::string name(snapshot.catalog().name(type));
  std::vector<Entry> expected;
  for (const auto& [id, each] : graph.relationships) {
    if (each.type != name) continue;
    const bool out = direction == Direction::out;
    expected.emplace_back(out ? each.source : each.target, out ? each.target : each.source, id);
  }
  std::sort(expected.begin(), expected.end());
  std::vector<Entry> found;
  auto reader = snapshot.adjacency(direction, type);
  for (const auto& [node, content] : graph.nodes) {
    const auto list = reader.neighbours(NodeId{node});
    if (!list) return "adjacency: " + list.error().message;
    for (std::size_t i = 0; i < list->size(); ++i) {
      found.emplace_back(node, number(list->neighbour(i)), number(list->relationship(i)));
    }
    const auto degree = reader.degree(NodeId{node});
    if (!degree || *degree != list->size()) return fmt::format("degree of node {}", node);
  }
  if (found == expected) return {};
  return fmt::format("adjacency of type {}, direction {}: {} entries instead of {}", name,
                     int(direction), found.size(), expected.size());
}

std::string index_difference(const storage::Snapshot& snapshot, const Graph& graph,
                             const storage::IndexDescription& index) {
  const std::string label(snapshot.catalog().name(LabelId{index.label_or_type}));
  const std::string property(snapshot.catalog().name(index.properties[0]));
  std::vector<std::uint64_t> expected;
  std::map<std::string, std::vector<std::uint64_t>> by_value;
  std::map<std::string, Value> values;
  for (const auto& [id, node] : graph.nodes) {
    const auto at = node.properties.find(property);
    if (!node.labels.contains(label) || at == node.properties.end()) continue;
    expected.push_back(id);
    by_value[storage::value_text(at->second)].push_back(id);
    values[storage::value_text(at->second)] = at->second;
  }
  std::vector<std::uint64_t> found;
  const auto all = snapshot.range(index.id, {}, {}, found);
  if (!all) return "index: " + all.error().message;
  std::sort(found.begin(), found.end());
  if (found != expected) {
    return fmt::format("index {} has {} entries instead of {}", index.name, found.size(),
                       expected.size());
  }
  for (const auto& [text, ids] : by_value) {
    std::vector<std::uint64_t> hits;
    const auto looked = snapshot.lookup(index.id, {&values[text], 1}, hits);
    if (!looked) return "index: " + looked.error().message;
    std::sort(hits.begin(), hits.end());
    if (hits != ids) return fmt::format("index {}: lookup of {}", index.name, text);
  }
  return {};
}

}  // namespace

std::string Graph::dump() const {
  std::vector<std::string> lines;
  for (const auto& [name, index] : indexes) {
    lines.push_back(fmt::format("index {} on label {}{} {}", quoted(name), quoted(index.label),
                                index.unique ? " unique" : "", quoted(index.property)));
  }
  std::sort(lines.begin(), lines.end());
  for (const auto& [id, node] : nodes) {
    std::string line = fmt::format("node {}", id);
    for (const std::string& label : node.labels) line += " :" + quoted(label);
    lines.push_back(line + properties_text(node.properties));
  }
  for (const auto& [id, each] : relationships) {
    lines.push_back(fmt::format("relationship {} :{} {} -> {}{}", id, quoted(each.type),
                                each.source, each.target, properties_text(each.properties)));
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Result<std::string> dump_of(const storage::Snapshot& snapshot) {
  std::string text;
  STEMMA_TRY(storage::dump(snapshot, [&](std::string_view line) -> Result<void> {
    text.append(line).push_back('\n');
    return {};
  }));
  return text;
}

std::string difference(const storage::Snapshot& snapshot, const Graph& graph) {
  const auto text = dump_of(snapshot);
  if (!text) return "dump: " + text.error().message;
  const std::string expected = graph.dump();
  if (*text != expected) return first_difference(*text, expected);
  if (snapshot.node_count() != graph.nodes.size()) return "count of nodes";
  if (snapshot.relationship_count() != graph.relationships.size()) return "count of relationships";
  if (auto found = label_difference(snapshot, graph); !found.empty()) return found;
  for (std::uint32_t type = 0; type < snapshot.catalog().type_count(); ++type) {
    for (const Direction direction : {Direction::out, Direction::in}) {
      auto found = adjacency_difference(snapshot, graph, direction, TypeId{type});
      if (!found.empty()) return found;
    }
  }
  for (const auto& index : snapshot.catalog().indexes()) {
    if (auto found = index_difference(snapshot, graph, index); !found.empty()) return found;
  }
  return {};
}

}  // namespace stemma::model
