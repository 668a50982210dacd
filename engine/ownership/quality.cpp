#include "engine/ownership/quality.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/temporal/day.hpp"
#include "engine/ownership/condensation.hpp"
#include "engine/ownership/legal_owners.hpp"
#include "engine/ownership/reach.hpp"

namespace stemma::engine::ownership {
namespace {

/// One look at a graph; each `find_` looks for one fault.
class Inspection {
 public:
  Inspection(const storage::Snapshot& snapshot, const ReadScope& scope, const Interrupt& interrupt)
      : snapshot_(snapshot),
        scope_(scope),
        interrupt_(interrupt),
        reader_(snapshot, scope, interrupt) {}

  Result<void> read() {
    STEMMA_TRY(reader_.read_all());
    unknown_ = reader_.unknown();
    declared_ = reader_.declared();
    graph_.emplace(reader_.graph());
    return {};
  }

  Result<void> find(Fault fault) {
    if (interrupt_) STEMMA_TRY(interrupt_());
    switch (fault) {
      case Fault::over_100:
      case Fault::missing_to_100: return find_sums(fault), Result<void>();
      case Fault::ring: return find_rings(), Result<void>();
      case Fault::self_holding: return find_self_holdings(), Result<void>();
      case Fault::unknown_share: return find_unknown_shares(), Result<void>();
      case Fault::unknown_leaf: return find_unknown_leaves();
      case Fault::open_to_closed: return find_open_to_closed();
      case Fault::repeats_components: return find_repeated(), Result<void>();
      case Fault::duplicate_holding: return find_duplicate_holdings();
      case Fault::duplicate_name: return find_duplicate_names();
    }
    return {};
  }

  std::vector<Finding> findings;

 private:
  static std::vector<RelationshipId> relationships(const ShareGraph& graph, const Link& link) {
    std::vector<RelationshipId> found;
    for (const Holding& each : graph.holdings(link)) found.push_back(each.relationship);
    return found;
  }

  void find_sums(Fault fault) {
    for (Party company = 0; company < graph_->size(); ++company) {
      if (graph_->held_in(company).empty()) continue;
      const bool over = fault == Fault::over_100;
      if (!(over ? is_over_all(*graph_, company) : is_below_all(*graph_, company))) continue;
      const LinkSum sum = legal_owners(*graph_, company);
      Finding found{fault, {reader_.node(company)}, {}, to_double(over ? sum.low : 1 - sum.high)};
      if (over) {
        for (const auto place : graph_->held_in(company)) {
          const auto more = relationships(*graph_, graph_->link(place));
          found.relationships.insert(found.relationships.end(), more.begin(), more.end());
        }
      }
      findings.push_back(std::move(found));
    }
  }

  void find_rings() {
    const Condensation rings(*graph_, End::high);
    for (std::uint32_t i = 0; i < rings.count(); ++i) {
      const auto members = rings.members(i);
      if (members.size() < 2) continue;
      Finding found{Fault::ring, {}, {}, static_cast<double>(members.size())};
      for (const Party member : members) {
        found.nodes.push_back(reader_.node(member));
        for (const Link& link : graph_->held_by(member)) {
          if (link.high <= 0 || rings.of(link.owned) != i) continue;
          const auto more = relationships(*graph_, link);
          found.relationships.insert(found.relationships.end(), more.begin(), more.end());
        }
      }
      std::ranges::sort(found.nodes);
      findings.push_back(std::move(found));
    }
  }

  void find_self_holdings() {
    for (const Link& link : graph_->links()) {
      if (!link.is_self()) continue;
      findings.push_back({Fault::self_holding,
                          {reader_.node(link.owner)},
                          relationships(*graph_, link),
                          link.low});
    }
  }

  void find_unknown_shares() {
    for (const Holding& each : unknown_) {
      findings.push_back({Fault::unknown_share,
                          {reader_.node(each.owner), reader_.node(each.owned)},
                          {each.relationship},
                          {}});
    }
  }

  Result<void> find_unknown_leaves() {
    std::vector<LabelId> persons;
    for (const std::string& name : scope_.mapping.person_labels) {
      if (const auto label = snapshot_.catalog().label(name)) persons.push_back(*label);
    }
    for (Party party = 0; party < graph_->size(); ++party) {
      if (graph_->held_by(party).empty() || !is_root(*graph_, party)) continue;
      STEMMA_TRY(const auto labels, snapshot_.labels(reader_.node(party)));
      const bool person = std::ranges::any_of(
          labels, [&](LabelId label) { return std::ranges::count(persons, label) > 0; });
      if (!person) findings.push_back({Fault::unknown_leaf, {reader_.node(party)}, {}, {}});
    }
    return {};
  }

  Result<std::optional<std::int64_t>> day(std::optional<storage::ColumnReader>& column,
                                          std::uint64_t id) {
    if (!column) return std::optional<std::int64_t>{};
    STEMMA_TRY(const Value value, column->value(id));
    return temporal::day_of(value);
  }

  std::optional<storage::ColumnReader> column(storage::EntityKind kind, const std::string& name) {
    const auto key = snapshot_.catalog().property_key(name);
    if (!key) return {};
    return snapshot_.column(kind, *key);
  }

  Result<void> find_open_to_closed() {
    auto closed = column(storage::EntityKind::node, scope_.mapping.closed_on);
    auto valid_to = column(storage::EntityKind::relationship, scope_.mapping.valid_to);
    if (!closed) return {};
    for (const Link& link : graph_->links()) {
      STEMMA_TRY(const auto owner_day, day(closed, number(reader_.node(link.owner))));
      STEMMA_TRY(const auto owned_day, day(closed, number(reader_.node(link.owned))));
      if (!owner_day && !owned_day) continue;
      const auto ended = std::min(owner_day.value_or(INT64_MAX), owned_day.value_or(INT64_MAX));
      if (scope_.as_of && *scope_.as_of < ended) continue;
      const NodeId node = reader_.node(owner_day == ended ? link.owner : link.owned);
      for (const Holding& each : graph_->holdings(link)) {
        STEMMA_TRY(const auto until, day(valid_to, number(each.relationship)));
        if (until && *until <= ended) continue;
        findings.push_back({Fault::open_to_closed, {node}, {each.relationship}, {}});
      }
    }
    return {};
  }

  /// A chain below the stated relationship: some walk of two links or more, or a holding besides.
  void find_repeated() {
    for (const Declared& each : declared_) {
      if (!each.record.declared && each.record.holding) continue;
      const auto keep = [&](const Link& link) {
        return link.count > 1 || graph_->holdings(link).front().relationship != each.relationship;
      };
      const auto below = reach(*graph_, each.owner, Direction::out, End::high, keep);
      if (each.owner == each.owned || std::ranges::count(below, each.owned) == 0) continue;
      findings.push_back({Fault::repeats_components,
                          {reader_.node(each.owner), reader_.node(each.owned)},
                          {each.relationship},
                          to_double(each.record.share.low)});
    }
  }

  Result<void> find_duplicate_holdings() {
    auto valid_from = column(storage::EntityKind::relationship, scope_.mapping.valid_from);
    auto valid_to = column(storage::EntityKind::relationship, scope_.mapping.valid_to);
    for (const Link& link : graph_->links()) {
      if (link.count < 2) continue;
      std::vector<std::pair<std::array<std::int64_t, 6>, RelationshipId>> stated;
      for (const Holding& each : graph_->holdings(link)) {
        STEMMA_TRY(const auto from, day(valid_from, number(each.relationship)));
        STEMMA_TRY(const auto until, day(valid_to, number(each.relationship)));
        stated.push_back(
            {{each.share.low.digits, each.share.low.scale, each.share.high.digits,
              each.share.high.scale, from.value_or(INT64_MIN), until.value_or(INT64_MAX)},
             each.relationship});
      }
      std::ranges::sort(stated);
      for (std::size_t i = 1; i < stated.size(); ++i) {
        if (stated[i].first != stated[i - 1].first) continue;
        findings.push_back({Fault::duplicate_holding,
                            {reader_.node(link.owner), reader_.node(link.owned)},
                            {stated[i - 1].second, stated[i].second},
                            link.low});
      }
    }
    return {};
  }

  Result<void> find_duplicate_names() {
    auto names = column(storage::EntityKind::node, scope_.mapping.name);
    if (!names) return {};
    std::unordered_map<std::string, std::vector<NodeId>> named;
    for (Party party = 0; party < graph_->size(); ++party) {
      if (graph_->held_by(party).empty() && graph_->held_in(party).empty()) continue;
      STEMMA_TRY(const Value name, names->value(number(reader_.node(party))));
      if (name.is(Kind::string)) named[std::string(name.string())].push_back(reader_.node(party));
    }
    std::vector<std::vector<NodeId>> groups;
    for (auto& [name, nodes] : named) {
      if (nodes.size() < 2) continue;
      std::ranges::sort(nodes);
      groups.push_back(std::move(nodes));
    }
    std::ranges::sort(groups);
    for (auto& nodes : groups) {
      findings.push_back({Fault::duplicate_name, std::move(nodes), {}, {}});
    }
    return {};
  }

  const storage::Snapshot& snapshot_;
  const ReadScope& scope_;
  const Interrupt& interrupt_;
  ShareReader reader_;
  std::optional<ShareGraph> graph_;
  std::vector<Holding> unknown_;
  std::vector<Declared> declared_;
};

}  // namespace

Result<std::vector<Finding>> inspect(const storage::Snapshot& snapshot, const ReadScope& scope,
                                     const std::vector<Fault>& sought, const Interrupt& interrupt) {
  Inspection inspection(snapshot, scope, interrupt);
  STEMMA_TRY(inspection.read());
  for (const Fault fault : sought) STEMMA_TRY(inspection.find(fault));
  std::ranges::stable_sort(inspection.findings, {}, [](const Finding& finding) {
    return std::pair(finding.fault, finding.nodes);
  });
  return std::move(inspection.findings);
}

}  // namespace stemma::engine::ownership
