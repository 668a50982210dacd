#include "tests/reference/answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/format.hpp"
#include "parser/parse.hpp"
#include "tests/observation/graph_state.hpp"

namespace stemma::reference {
namespace {

using observation::ShownValue;
using Shown = ShownValue::Kind;

constexpr int digits_that_count = 12;

ShownValue show(const Value& value, const Graph& graph);

ShownValue::Entries show(const Properties& properties, const Graph& graph) {
  ShownValue::Entries entries;
  for (const auto& [key, value] : properties) entries.emplace_back(key, show(value, graph));
  return entries;
}

ShownValue show_node(std::size_t place, const Graph& graph) {
  const Node& node = graph.nodes.at(place);
  ShownValue shown{Shown::node};
  if (node.deleted) return shown;
  shown.labels.assign(node.labels.begin(), node.labels.end());
  shown.entries = show(node.properties, graph);
  return shown;
}

ShownValue show_relationship(std::size_t place, const Graph& graph) {
  const Relationship& relationship = graph.relationships.at(place);
  ShownValue shown{Shown::relationship};
  shown.text = relationship.type;
  if (!relationship.deleted) shown.entries = show(relationship.properties, graph);
  return shown;
}

ShownValue show_path(const PathValue& path, const Graph& graph) {
  ShownValue shown{Shown::path};
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    shown.elements.push_back(show_node(number(path.nodes[i]), graph));
    if (i == path.relationships.size()) break;
    const std::size_t relationship = number(path.relationships[i]);
    shown.elements.push_back(show_relationship(relationship, graph));
    shown.forwards.push_back(graph.relationships[relationship].source == number(path.nodes[i]));
  }
  return shown;
}

ShownValue show(const Value& value, const Graph& graph) {
  switch (value.kind()) {
    case Kind::null: return {};
    case Kind::boolean: return {Shown::boolean, value.boolean()};
    case Kind::integer: return {Shown::integer, false, value.integer()};
    case Kind::floating: return {Shown::floating, false, 0, value.floating()};
    case Kind::node: return show_node(number(value.node()), graph);
    case Kind::relationship: return show_relationship(number(value.relationship()), graph);
    case Kind::path: return show_path(value.path(), graph);
    case Kind::string: {
      ShownValue shown{Shown::string};
      shown.text = value.string();
      return shown;
    }
    case Kind::list: {
      ShownValue shown{Shown::list};
      for (const Value& element : value.list()) shown.elements.push_back(show(element, graph));
      return shown;
    }
    case Kind::map: {
      ShownValue shown{Shown::map};
      for (const auto& [key, entry] : value.map())
        shown.entries.emplace_back(key, show(entry, graph));
      return shown;
    }
    default: {
      ShownValue shown{Shown::string};
      shown.text = format_temporal(value);
      return shown;
    }
  }
}

observation::PrintOptions options_of(Fixed fixed) {
  return {fixed.list_order ? observation::ListOrder::kept : observation::ListOrder::ignored,
          digits_that_count};
}

std::string line_of(const ShownValue& source, const ShownValue& relationship,
                    const ShownValue& target) {
  return fmt::format("{}-{}->{}", print(source), print(relationship), print(target));
}

}  // namespace

Answer answer_of(const Result<observation::ShownResult>& result, Fixed fixed) {
  Answer answer;
  if (!result) {
    answer.failed = true;
    answer.error =
        fmt::format("error {}: {}", name_of(result.error().code), result.error().message);
    return answer;
  }
  answer.columns = result->columns;
  for (const auto& row : result->rows) {
    auto& cells = answer.rows.emplace_back();
    for (const ShownValue& value : row) cells.push_back(print(value, options_of(fixed)));
  }
  return answer;
}

Answer answer_of(const Table& table, const Graph& graph, Fixed fixed) {
  Answer answer;
  answer.columns = table.columns;
  // Without columns there is nothing to return, whatever the number of rows.
  if (table.columns.empty()) return answer;
  for (const Row& row : table.rows) {
    auto& cells = answer.rows.emplace_back();
    for (const std::string& name : table.columns)
      cells.push_back(print(show(row.at(name), graph), options_of(fixed)));
  }
  return answer;
}

bool agree(Answer a, Answer b, Fixed fixed) {
  if (a.failed || b.failed) return a.failed == b.failed;
  if (!fixed.row_order) {
    std::sort(a.rows.begin(), a.rows.end());
    std::sort(b.rows.begin(), b.rows.end());
  }
  return a.columns == b.columns && a.rows == b.rows;
}

std::string print(const Answer& answer) {
  if (answer.failed) return "  " + answer.error + "\n";
  constexpr std::size_t rows_shown = 30;
  std::string out =
      fmt::format("  | {} |   {} rows\n", fmt::join(answer.columns, " | "), answer.rows.size());
  for (std::size_t i = 0; i < std::min(rows_shown, answer.rows.size()); ++i)
    out += fmt::format("  | {} |\n", fmt::join(answer.rows[i], " | "));
  return out;
}

std::vector<std::string> lines_of(const Graph& graph) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (!graph.nodes[i].deleted) lines.push_back(print(show_node(i, graph)));
  }
  for (std::size_t i = 0; i < graph.relationships.size(); ++i) {
    const Relationship& one = graph.relationships[i];
    if (one.deleted) continue;
    lines.push_back(line_of(show_node(one.source, graph), show_relationship(i, graph),
                            show_node(one.target, graph)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

Result<std::vector<std::string>> lines_of(const storage::Snapshot& view) {
  std::vector<std::string> lines;
  std::vector<NodeId> nodes;
  storage::NodeScan scan = view.scan();
  while (true) {
    STEMMA_TRY(const storage::ScanFlow flow, scan.next(nodes, 1024));
    if (flow == storage::ScanFlow::done) break;
  }
  for (const NodeId node : nodes) {
    STEMMA_TRY(const ShownValue shown, observation::show(Value(node), view));
    lines.push_back(print(shown));
  }
  STEMMA_TRY(observation::for_each_relationship(
      view, [&](RelationshipId id, const storage::RelationshipRecord& record) -> Result<void> {
        STEMMA_TRY(const ShownValue source, observation::show(Value(record.source), view));
        STEMMA_TRY(const ShownValue relationship, observation::show(Value(id), view));
        STEMMA_TRY(const ShownValue target, observation::show(Value(record.target), view));
        lines.push_back(line_of(source, relationship, target));
        return {};
      }));
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace stemma::reference
