#include <fmt/format.h>

#include "core/format.hpp"
#include "engine/plan/describe.hpp"

namespace stemma::engine::plan {

namespace {

std::string describe_prefix(const bound::PathSearch& search) {
  using ast::PathSelector;
  const auto counted = [&](std::string_view word) {
    return search.count == 1 ? fmt::format("ANY {}", word)
                             : fmt::format("{} {}", word, search.count);
  };
  constexpr std::string_view modes[] = {"", "WALK", "TRAIL", "SIMPLE", "ACYCLIC"};
  const std::string_view mode = modes[static_cast<std::size_t>(search.mode)];
  switch (search.selector) {
    case PathSelector::all: return fmt::format("ALL {}", mode);
    case PathSelector::any: return fmt::format("ANY {} {}", search.count, mode);
    case PathSelector::shortest: return fmt::format("{} {}", counted("SHORTEST"), mode);
    case PathSelector::all_shortest: return fmt::format("ALL SHORTEST {}", mode);
    case PathSelector::shortest_groups:
      return fmt::format("SHORTEST {} {} GROUPS", search.count, mode);
    case PathSelector::cheapest: return fmt::format("{} {}", counted("CHEAPEST"), mode);
    case PathSelector::all_cheapest: return fmt::format("ALL CHEAPEST {}", mode);
  }
  return "";
}

struct Describer {
  const bound::Statement& statement;
  std::string out;

  std::string slot(SlotId id) const {
    const std::string& name = statement.slot_names[static_cast<std::size_t>(id)];
    return name.empty() ? fmt::format("_{}", static_cast<std::uint32_t>(id)) : name;
  }
  std::string types(const std::vector<std::string>& names) const {
    return names.empty() ? "" : fmt::format(":{}", fmt::join(names, "|"));
  }
  std::string hop(const Walk& walk, const std::string& inside) const {
    const bool both = walk.out && walk.in;
    return fmt::format("({}){}[{}{}]{}({}){}", slot(walk.from), walk.in && !both ? "<-" : "-",
                       inside, types(walk.types), walk.out && !both ? "->" : "-", slot(walk.to),
                       walk.into ? " into" : "");
  }
  std::string range(std::uint64_t least, std::uint64_t most) const {
    return most == bound::hops_unlimited ? fmt::format("*{}..", least)
                                         : fmt::format("*{}..{}", least, most);
  }
  std::string all(const std::vector<ExpressionPtr>& list) const {
    std::string text;
    for (const ExpressionPtr& e : list)
      text += (text.empty() ? "" : " AND ") + describe(*e, statement);
    return text;
  }

  /// " cut by allReduce(...)": along the path, or from its end by what makes that right.
  std::string cut_by(const std::vector<PathBound>& bounds) const {
    constexpr std::string_view kinds[] = {"a product of factors in 0..1", "a sum of terms >= 0",
                                          "a minimum", "a maximum"};
    std::string text;
    for (const PathBound& one : bounds) {
      text += " cut by " + describe(*one.expression, statement);
      if (one.monotone)
        text += fmt::format(" as {}", kinds[static_cast<std::size_t>(one.monotone->kind)]);
    }
    return text;
  }

  std::string operator()(const NodeScan& s) const {
    return s.label.empty() ? fmt::format("AllNodes ({})", slot(s.node))
                           : fmt::format("LabelScan ({}:{})", slot(s.node), s.label);
  }
  std::string operator()(const IndexSeek& s) const {
    return fmt::format("IndexSeek ({}) {} {} {}", slot(s.node), s.index.name, s.any_of ? "IN" : "=",
                       all(s.key));
  }
  std::string operator()(const IndexRange& s) const {
    return fmt::format("IndexRange ({}) {}", slot(s.node), s.index.name);
  }
  std::string operator()(const IndexPrefix& s) const {
    return fmt::format("IndexPrefix ({}) {} STARTS WITH {}", slot(s.node), s.index.name,
                       describe(*s.prefix, statement));
  }
  std::string operator()(const Expand& s) const {
    return fmt::format("{} {}", s.counts_only ? "ExpandCount" : "Expand",
                       hop(s.walk, slot(s.relationship))) +
           (s.next_hop ? " then " + hop(*s.next_hop, "") : "");
  }
  std::string operator()(const VariableExpand& s) const {
    return fmt::format("{} {}", s.distinct_targets ? "Reach" : "VariableExpand",
                       hop(s.walk, slot(s.relationships) + range(s.least, s.most))) +
           (s.folds.empty() ? "" : fmt::format(" folding {}", s.folds.size())) + cut_by(s.bounds);
  }
  std::string operator()(const ShortestPath& s) const {
    return fmt::format("{} {}", s.all ? "AllShortestPaths" : "ShortestPath",
                       hop(s.walk, slot(s.relationships) + range(s.least, s.most))) +
           (s.predicates.empty() ? "" : " WHERE " + all(s.predicates));
  }
  std::string operator()(const PathSearch& s) const {
    constexpr std::string_view names[] = {"PathSearch", "PathCount", "Reach"};
    return fmt::format("{} {} ({}) to ({}){}", names[static_cast<std::size_t>(s.answer)],
                       describe_prefix(*s.search), slot(s.from), slot(s.to),
                       s.forward ? "" : " against the pattern") +
           cut_by(s.bounds);
  }
  std::string operator()(const RelationshipEnds& s) const {
    return "RelationshipEnds " + hop(s.walk, slot(s.relationship));
  }
  std::string operator()(const Filter& s) const { return "Filter " + all(s.predicates); }
  std::string operator()(const Project& s) const {
    std::string text;
    for (const auto& [e, target] : s.items) {
      text += fmt::format("{}{} AS {}", text.empty() ? "" : ", ", describe(*e, statement),
                          slot(target));
    }
    return "Project " + text;
  }
  std::string operator()(const BindPath& s) const { return "BindPath " + slot(s.path.slot); }
  std::string operator()(const Aggregate& s) const {
    std::string keys;
    for (const auto& [e, target] : s.keys)
      keys += (keys.empty() ? "" : ", ") + describe(*e, statement);
    std::string items;
    for (const AggregateItem& item : s.items) {
      std::string arguments;
      for (const auto& e : item.arguments)
        arguments += (arguments.empty() ? "" : ", ") + describe(*e, statement);
      items += fmt::format("{}{}({}{})", items.empty() ? "" : ", ",
                           item.function ? item.function->name : "count",
                           item.distinct ? "DISTINCT " : "", item.function ? arguments : "*");
    }
    return fmt::format("Aggregate {}{}{}", items, keys.empty() ? "" : " BY ", keys);
  }
  std::string operator()(const Distinct&) const { return "Distinct"; }
  std::string operator()(const Sort& s) const {
    std::string keys;
    for (const SortKey& key : s.keys) {
      keys += fmt::format("{}{}{}", keys.empty() ? "" : ", ", describe(*key.expression, statement),
                          key.descending ? " DESC" : "");
    }
    return fmt::format("{} {}", s.limit ? "TopSort" : "Sort", keys);
  }
  std::string operator()(const Skip& s) const { return "Skip " + describe(*s.rows, statement); }
  std::string operator()(const Limit& s) const { return "Limit " + describe(*s.rows, statement); }
  std::string operator()(const Unwind& s) const {
    return fmt::format("Unwind {} AS {}", describe(*s.list, statement), slot(s.slot));
  }
  std::string operator()(const Optional&) const { return "Optional"; }
  std::string operator()(const Create&) const { return "Create"; }
  std::string operator()(const Merge&) const { return "Merge"; }
  std::string operator()(const Set&) const { return "Set"; }
  std::string operator()(const Delete& s) const {
    return s.clause.detach ? "DetachDelete" : "Delete";
  }
  std::string operator()(const Foreach& s) const { return "Foreach " + slot(s.slot); }
  std::string operator()(const Call& s) const { return "Call " + s.call.procedure->name; }
  std::string operator()(const Apply& s) const { return s.updates ? "EagerApply" : "Apply"; }
  std::string operator()(const Union& s) const { return s.updates ? "EagerUnion" : "Union"; }
};

std::vector<PipelinePtr> inner_pipelines(const Step& step) {
  if (const auto* s = std::get_if<Optional>(&step)) return {s->inner};
  if (const auto* s = std::get_if<Merge>(&step)) return {s->match};
  if (const auto* s = std::get_if<Foreach>(&step)) return {s->body};
  if (const auto* s = std::get_if<Apply>(&step)) return {s->inner};
  std::vector<PipelinePtr> parts;
  if (const auto* s = std::get_if<Union>(&step)) {
    for (const UnionPart& part : s->parts) parts.push_back(part.pipeline);
  }
  return parts;
}

void write(const Pipeline& pipeline, const Describer& describer, std::size_t depth,
           const StageNote& note, std::string& out) {
  for (std::size_t i = pipeline.stages.size(); i-- > 0;) {
    const Stage& stage = pipeline.stages[i];
    out.append(2 * depth, ' ');
    out += std::visit(describer, stage.step);
    out += note ? note(stage) : fmt::format("  ~{:.0f} rows", stage.rows);
    out += '\n';
    for (const PipelinePtr& inner : inner_pipelines(stage.step))
      write(*inner, describer, depth + 2, note, out);
  }
}

}  // namespace

namespace {

/// What the query looks at the graph through.
std::string words_of(const bound::Lens& lens, const bound::Statement& statement) {
  std::string out = "Through";
  const auto part = [&](std::string_view words, const bound::ExpressionPtr& value) {
    if (value != nullptr) out += fmt::format(" {} {}", words, describe(*value, statement));
  };
  part("AS OF", lens.as_of);
  part("KNOWN AT", lens.known_at);
  if (lens.judgements) out += " WITH JUDGEMENTS";
  part("EXCEPT", lens.except);
  part("AS IF SAME", lens.same);
  return out + "\n";
}

}  // namespace

std::string describe(const Plan& plan, const StageNote& note) {
  std::string out;
  if (plan.statement.lens) out += words_of(*plan.statement.lens, plan.statement);
  write(*plan.root, Describer{plan.statement, {}}, 0, note, out);
  for (std::size_t i = 0; i < plan.subqueries.size(); ++i) {
    out += fmt::format("Subquery {}\n", i + 1);
    write(*plan.subqueries[i].pipeline, Describer{plan.statement, {}}, 1, note, out);
  }
  return out;
}

}  // namespace stemma::engine::plan
