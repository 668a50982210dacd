#include "engine/evidence/citation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/format.hpp"
#include "engine/ownership/holding_columns.hpp"

namespace stemma::engine::evidence {
namespace {

using storage::EntityKind;

std::string shown(const Value& value) {
  return value.is(Kind::string) ? std::string(value.string()) : to_literal(value);
}

/// "register, p. 3: share = 0.6, from 2019 to 2021, retrieved 2020-03-27, confidence 0.5".
std::string citation_text(const storage::Catalog& catalog, const storage::Statement& statement) {
  std::string text = statement.source.empty() ? "no source" : statement.source;
  if (!statement.place.empty()) text += ", " + statement.place;
  if (statement.property) {
    text += fmt::format(": {} = {}", catalog.name(*statement.property), shown(statement.value));
  }
  const auto add = [&](std::string_view word, const std::string& what) {
    if (!what.empty()) text += fmt::format(", {} {}", word, what);
  };
  add("from", statement.valid_from);
  add("until", statement.valid_to);
  add("first seen", statement.first_seen);
  add("last seen", statement.last_seen);
  add("withdrawn", statement.withdrawn);
  add("retrieved", statement.retrieved);
  if (statement.confidence) add("confidence", to_literal(Value(*statement.confidence)));
  return text;
}

class Chain {
 public:
  Chain(const storage::Snapshot& snapshot, const ownership::Mapping& mapping)
      : snapshot_(snapshot), mapping_(mapping) {}

  Result<std::string> text(const PathValue& path) {
    std::string chain;
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      if (i > 0) {
        const RelationshipId step = path.relationships[i - 1];
        STEMMA_TRY(const auto record, snapshot_.relationship(step));
        STEMMA_TRY(const std::string label, step_text(step, record.type));
        const bool forward = record.source == path.nodes[i - 1];
        chain += fmt::format("{}-[{}]-{}", forward ? "" : "<", label, forward ? ">" : "");
      }
      STEMMA_TRY(const std::string label, node_text(path.nodes[i]));
      chain += fmt::format("({})", label);
    }
    for (std::size_t i = 0; i < citations_.size(); ++i) {
      chain += fmt::format("\n[{}] {}", i + 1, citations_[i]);
    }
    return chain;
  }

 private:
  /// " [1][2]", or nothing.
  Result<std::string> marks(const Entity& entity) {
    STEMMA_TRY(const auto items, items_about(snapshot_, mapping_, entity));
    std::string marks;
    for (const Item& item : items) {
      std::string citation = citation_text(snapshot_.catalog(), item.statement);
      auto known = std::find(citations_.begin(), citations_.end(), citation);
      if (known == citations_.end()) {
        citations_.push_back(std::move(citation));
        known = citations_.end() - 1;
      }
      marks += fmt::format("{}[{}]", marks.empty() ? " " : "", known - citations_.begin() + 1);
    }
    return marks;
  }

  Result<std::string> node_text(NodeId node) {
    std::string label = fmt::format("node {}", number(node));
    if (const auto key = snapshot_.catalog().property_key(mapping_.name)) {
      STEMMA_TRY(const Value name, snapshot_.property(node, *key));
      if (!name.is_null()) label = shown(name);
    }
    STEMMA_TRY(const std::string marked, marks({EntityKind::node, number(node)}));
    return label + marked;
  }

  Result<std::string> step_text(RelationshipId step, TypeId type) {
    std::string label(snapshot_.catalog().name(type));
    if (const auto key = snapshot_.catalog().property_key(mapping_.share)) {
      STEMMA_TRY(const Value share, snapshot_.property(step, *key));
      if (share.is_number()) {
        const double percent = share.as_double() * (mapping_.percent ? 1 : 100);
        label += fmt::format(" {}%", std::stod(fmt::format("{:.10g}", percent)));
      }
    }
    STEMMA_TRY(const std::string marked, marks({EntityKind::relationship, number(step)}));
    return label + marked;
  }

  const storage::Snapshot& snapshot_;
  const ownership::Mapping& mapping_;
  std::vector<std::string> citations_;
};

}  // namespace

Result<std::string> cited_chain(const storage::Snapshot& snapshot,
                                const ownership::Mapping& mapping, const PathValue& path) {
  return Chain(snapshot, mapping).text(path);
}

}  // namespace stemma::engine::evidence
