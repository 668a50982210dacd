#include "engine/unknown_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/functions/nearest_name.hpp"

namespace stemma::engine {
namespace {

using bound::Mention;
using bound::NameKind;

/// The names of one kind, by their ids from 0 on.
struct Known {
  std::string_view code;
  std::string_view noun;
  std::string_view command;  ///< shows them all
  std::size_t count;
};

Known known_of(NameKind kind, const storage::Catalog& catalog) {
  switch (kind) {
    case NameKind::label: return {"unknown-label", "label", "SHOW LABELS", catalog.label_count()};
    case NameKind::type:
      return {"unknown-type", "relationship type", "SHOW RELATIONSHIP TYPES", catalog.type_count()};
    case NameKind::property_key: break;
  }
  return {"unknown-property", "property", "SHOW PROPERTY KEYS", catalog.property_key_count()};
}

bool is_known(const Mention& mention, const storage::Catalog& catalog) {
  switch (mention.kind) {
    case NameKind::label: return catalog.label(mention.name).has_value();
    case NameKind::type: return catalog.type(mention.name).has_value();
    case NameKind::property_key: break;
  }
  return catalog.property_key(mention.name).has_value();
}

std::string_view name_of(NameKind kind, std::uint32_t id, const storage::Catalog& catalog) {
  switch (kind) {
    case NameKind::label: return catalog.name(LabelId{id});
    case NameKind::type: return catalog.name(TypeId{id});
    case NameKind::property_key: break;
  }
  return catalog.name(PropertyKeyId{id});
}

Notification unknown(const Mention& mention, const Known& known, const storage::Catalog& catalog) {
  NearestName nearest(mention.name);
  for (std::uint32_t id = 0; id < known.count; ++id)
    nearest.look_at(name_of(mention.kind, id, catalog));
  return {std::string(known.code), fmt::format("no {} is named '{}'", known.noun, mention.name),
          mention.where,
          did_you_mean(nearest.found(), fmt::format("{} lists them", known.command))};
}

}  // namespace

std::vector<Notification> unknown_names(const bound::Mentions& mentions,
                                        const storage::Catalog& catalog) {
  std::vector<Notification> notifications;
  std::set<std::pair<NameKind, std::string_view>> seen;
  for (const Mention& mention : mentions.read()) {
    if (!seen.emplace(mention.kind, mention.name).second) continue;
    const Known known = known_of(mention.kind, catalog);
    if (known.count == 0 || is_known(mention, catalog)) continue;
    if (mentions.may_write(mention.kind, mention.name)) continue;
    notifications.push_back(unknown(mention, known, catalog));
  }
  std::sort(notifications.begin(), notifications.end(),
            [](const auto& a, const auto& b) { return a.where->begin < b.where->begin; });
  return notifications;
}

}  // namespace stemma::engine
