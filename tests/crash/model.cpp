#include "tests/crash/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "core/format.hpp"

namespace stemma::crash {

namespace {

constexpr const char* labels[] = {"A", "B", "C"};
constexpr const char* types[] = {"OWNS", "LEADS"};
constexpr const char* properties[] = {"name", "share", "since"};
constexpr std::size_t nodes_wanted = 300;

std::string properties_text(const std::map<std::string, std::string>& properties) {
  std::string text;
  for (const auto& [name, value] : properties) text += fmt::format(" {}={}", name, value);
  return text;
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t n) { return engine_() % n; }
  template <typename T, std::size_t N>
  const T& pick(const T (&list)[N]) {
    return list[below(N)];
  }
  template <typename Map>
  std::int64_t key_of(const Map& map) {
    auto place = map.lower_bound(
        static_cast<std::int64_t>(below(static_cast<std::uint64_t>(map.rbegin()->first) + 1)));
    return place == map.end() ? map.begin()->first : place->first;
  }
  Value value() {
    switch (below(5)) {
      case 0: return Value(static_cast<std::int64_t>(below(1000)));
      case 1: return Value(static_cast<double>(below(1000)) / 8);
      case 2: return Value("名字 " + std::to_string(below(100)));
      case 3: return Value(ValueList{Value(1), Value(static_cast<std::int64_t>(below(9)))});
      default: return Value();
    }
  }

 private:
  std::mt19937_64 engine_;
};

Operation create_node(Dice& dice, Model& model) {
  Operation operation;
  operation.key = model.next_key++;
  operation.name = dice.pick(labels);
  return operation;
}

Operation random_operation(Dice& dice, Model& model) {
  if (model.nodes.size() < 10 || (model.nodes.size() < nodes_wanted && dice.below(4) == 0))
    return create_node(dice, model);
  Operation operation;
  const std::uint64_t roll = dice.below(100);
  const bool any_relationship = !model.relationships.empty();
  if (roll < 40 || !any_relationship) {
    operation.action = Action::create_relationship;
    operation.key = model.next_key++;
    operation.name = dice.pick(types);
    operation.source = dice.key_of(model.nodes);
    operation.target = dice.below(20) == 0 ? operation.source : dice.key_of(model.nodes);
  } else if (roll < 60) {
    operation.action = Action::set_node_property;
    operation.key = dice.key_of(model.nodes);
    operation.name = dice.pick(properties);
    operation.value = dice.value();
  } else if (roll < 70) {
    operation.action = Action::set_relationship_property;
    operation.key = dice.key_of(model.relationships);
    operation.name = dice.pick(properties);
    operation.value = dice.value();
  } else if (roll < 85) {
    operation.action = roll < 78 ? Action::add_label : Action::remove_label;
    operation.key = dice.key_of(model.nodes);
    operation.name = dice.pick(labels);
  } else if (roll < 97) {
    operation.action = Action::delete_relationship;
    operation.key = dice.key_of(model.relationships);
  } else {
    operation.action = Action::detach_delete_node;
    operation.key = dice.key_of(model.nodes);
  }
  return operation;
}

void apply(const Operation& operation, Model& model) {
  const auto set = [&](std::map<std::string, std::string>& properties) {
    if (operation.value.is_null()) properties.erase(operation.name);
    else properties[operation.name] = to_literal(operation.value);
  };
  switch (operation.action) {
    case Action::create_node:
      model.nodes[operation.key] = {{operation.name}, {{"key", std::to_string(operation.key)}}};
      break;
    case Action::create_relationship:
      model.relationships[operation.key] = {operation.name,
                                            operation.source,
                                            operation.target,
                                            {{"key", std::to_string(operation.key)}}};
      break;
    case Action::set_node_property: set(model.nodes[operation.key].properties); break;
    case Action::set_relationship_property:
      set(model.relationships[operation.key].properties);
      break;
    case Action::add_label: model.nodes[operation.key].labels.insert(operation.name); break;
    case Action::remove_label: model.nodes[operation.key].labels.erase(operation.name); break;
    case Action::delete_relationship: model.relationships.erase(operation.key); break;
    case Action::detach_delete_node:
      model.nodes.erase(operation.key);
      std::erase_if(model.relationships, [&](const auto& entry) {
        return entry.second.source == operation.key || entry.second.target == operation.key;
      });
      break;
  }
  model.next_key = std::max(model.next_key, operation.key + 1);
}

}  // namespace

std::vector<std::string> Model::lines() const {
  std::vector<std::string> lines;
  for (const auto& [key, node] : nodes) {
    std::string text;
    for (const std::string& label : node.labels) text += ":" + label;
    lines.push_back(fmt::format("node {}{}", text, properties_text(node.properties)));
  }
  for (const auto& [key, relationship] : relationships) {
    lines.push_back(fmt::format("relationship {} {}->{}{}", relationship.type, relationship.source,
                                relationship.target, properties_text(relationship.properties)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

Step step_of(std::uint64_t seed, std::uint64_t number, const Model& before) {
  Dice dice(seed * 1000003 + number);
  Model model = before;
  Step step;
  constexpr std::uint64_t import_every = 25;
  if (number % import_every == import_every - 1) {
    step.vehicle = Vehicle::import;
    for (int i = 0; i < 12; ++i) step.operations.push_back(create_node(dice, model));
    const std::int64_t first = step.operations.front().key;
    for (int i = 0; i < 20; ++i) {
      Operation operation;
      operation.action = Action::create_relationship;
      operation.key = model.next_key++;
      operation.name = types[0];
      operation.source = first + static_cast<std::int64_t>(dice.below(12));
      // Some end in nodes that were there before.
      operation.target = dice.below(2) == 0 ? dice.key_of(before.nodes)
                                            : first + static_cast<std::int64_t>(dice.below(12));
      step.operations.push_back(operation);
    }
  } else {
    const std::uint64_t count = 1 + dice.below(12);
    for (std::uint64_t i = 0; i < count; ++i) {
      step.operations.push_back(random_operation(dice, model));
      apply(step.operations.back(), model);
    }
  }
  step.fold_after = dice.below(7) == 0;
  return step;
}

void apply(const Step& step, Model& model) {
  for (const Operation& operation : step.operations) apply(operation, model);
}

}  // namespace stemma::crash
