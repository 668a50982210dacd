#include "tests/observation/show.hpp"

#include "core/format.hpp"

namespace stemma::observation {
namespace {

using Shown = ShownValue::Kind;

Result<ShownValue::Entries> show_properties(const storage::Properties& properties,
                                            const storage::Snapshot& view) {
  ShownValue::Entries entries;
  for (const auto& [key, value] : properties) {
    STEMMA_TRY(ShownValue shown, show(value, view));
    entries.emplace_back(std::string(view.catalog().name(key)), std::move(shown));
  }
  return entries;
}

Result<ShownValue> show_node(NodeId node, const storage::Snapshot& view) {
  ShownValue shown{Shown::node};
  STEMMA_TRY(const storage::EntityState state, view.state_of(node));
  if (state != storage::EntityState::present) return shown;
  STEMMA_TRY(const storage::LabelSet labels, view.labels(node));
  for (const LabelId label : labels) shown.labels.emplace_back(view.catalog().name(label));
  STEMMA_TRY(const storage::Properties properties, view.properties(node));
  STEMMA_TRY(shown.entries, show_properties(properties, view));
  return shown;
}

Result<ShownValue> show_relationship(RelationshipId relationship, const storage::Snapshot& view) {
  ShownValue shown{Shown::relationship};
  STEMMA_TRY(const storage::EntityState state, view.state_of(relationship));
  if (state == storage::EntityState::absent) return shown;
  STEMMA_TRY(const storage::RelationshipRecord record, view.relationship(relationship));
  shown.text = view.catalog().name(record.type);
  if (state == storage::EntityState::deleted) return shown;
  STEMMA_TRY(const storage::Properties properties, view.properties(relationship));
  STEMMA_TRY(shown.entries, show_properties(properties, view));
  return shown;
}

Result<ShownValue> show_path(const PathValue& path, const storage::Snapshot& view) {
  ShownValue shown{Shown::path};
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    STEMMA_TRY(ShownValue node, show_node(path.nodes[i], view));
    shown.elements.push_back(std::move(node));
    if (i == path.relationships.size()) break;
    STEMMA_TRY(ShownValue relationship, show_relationship(path.relationships[i], view));
    shown.elements.push_back(std::move(relationship));
    STEMMA_TRY(const auto record, view.relationship(path.relationships[i]));
    shown.forwards.push_back(record.source == path.nodes[i]);
  }
  return shown;
}

Result<ShownValue> show_list(const ValueList& list, const storage::Snapshot& view) {
  ShownValue shown{Shown::list};
  for (const Value& element : list) {
    STEMMA_TRY(ShownValue part, show(element, view));
    shown.elements.push_back(std::move(part));
  }
  return shown;
}

Result<ShownValue> show_map(const ValueMap& map, const storage::Snapshot& view) {
  ShownValue shown{Shown::map};
  for (const auto& [key, entry] : map) {
    STEMMA_TRY(ShownValue part, show(entry, view));
    shown.entries.emplace_back(key, std::move(part));
  }
  return shown;
}

}  // namespace

Result<ShownValue> show(const Value& value, const storage::Snapshot& view) {
  switch (value.kind()) {
    case Kind::null: return ShownValue{};
    case Kind::boolean: return ShownValue{Shown::boolean, value.boolean()};
    case Kind::integer: return ShownValue{Shown::integer, false, value.integer()};
    case Kind::floating: return ShownValue{Shown::floating, false, 0, value.floating()};
    case Kind::string: {
      ShownValue shown{Shown::string};
      shown.text = value.string();
      return shown;
    }
    case Kind::node: return show_node(value.node(), view);
    case Kind::relationship: return show_relationship(value.relationship(), view);
    case Kind::list: return show_list(value.list(), view);
    case Kind::map: return show_map(value.map(), view);
    case Kind::path: return show_path(value.path(), view);
    default: {
      ShownValue shown{Shown::string};
      shown.text = format_temporal(value);
      return shown;
    }
  }
}

Result<ShownResult> run_and_show(engine::Session& session, std::string_view text,
                                 const engine::Parameters& parameters,
                                 const engine::RunOptions& options) {
  STEMMA_TRY(engine::Cursor cursor, session.run(text, parameters, options));
  ShownResult result{cursor.columns(), {}, {}, {}};
  while (true) {
    STEMMA_TRY(const Value* const row, cursor.next());
    if (row == nullptr) break;
    auto& shown_row = result.rows.emplace_back();
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
      STEMMA_TRY(ShownValue shown, show(row[i], cursor.view()));
      shown_row.push_back(std::move(shown));
    }
  }
  result.plan = cursor.summary().plan;
  for (const engine::Notification& each : cursor.summary().notifications)
    result.notes += engine::describe(each, text);
  return result;
}

}  // namespace stemma::observation
