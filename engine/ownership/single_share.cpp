#include "engine/ownership/single_share.hpp"

#include <fmt/format.h>

#include "core/format.hpp"

namespace stemma::engine::ownership {

Result<SingleShare> assess_share(const storage::Snapshot& snapshot, const ReadScope& scope,
                                 const Question& question, NodeId owner, NodeId company,
                                 const Interrupt& interrupt) {
  ShareReader reader(snapshot, scope, interrupt);
  const Party from = reader.party(owner);
  const Party to = reader.party(company);
  STEMMA_TRY(question.measure == Measure::direct ? reader.read_owners(to) : reader.read_above(to));
  ShareGraph graph = reader.graph();
  STEMMA_TRY(auto assessor, Assessor::make(graph, to, question, interrupt, from));
  STEMMA_TRY(auto assessment, assessor.of(from));
  return SingleShare{std::move(reader), std::move(graph), from, to, std::move(assessment)};
}

Result<NodeId> find_node(const storage::Snapshot& snapshot, const Mapping& mapping,
                         std::string_view asker, const Value& value) {
  if (value.is(Kind::node)) return value.node();
  if (!value.is(Kind::string)) {
    return runtime_error(ErrorCode::invalid_argument_type,
                         fmt::format("{} asks about nodes, or the names of nodes, not about {}",
                                     asker, name_of(value.kind())));
  }
  STEMMA_TRY(const auto found, nodes_named(snapshot, mapping, value.string()));
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return runtime_error(ErrorCode::not_found, fmt::format("no node has {} as its '{}'",
                                                           to_literal(value), mapping.name));
  }
  return runtime_error(
      ErrorCode::invalid_argument_value,
      fmt::format("{} nodes have {} as their '{}'", found.size(), to_literal(value), mapping.name),
      {}, "MATCH the one that is meant, and pass it in place of its name");
}

}  // namespace stemma::engine::ownership
