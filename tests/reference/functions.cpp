#include "tests/reference/functions.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <functional>

#include "tests/reference/semantics.hpp"

namespace stemma::reference {
namespace {

using Arguments = std::vector<Value>;
using Function = std::function<Value(const Arguments&, const Graph&)>;

Value node_value(std::size_t place) { return Value(NodeId{place}); }

/// The code points of a text, each as its bytes.
std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (const char byte : text) {
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
    if (continues && !out.empty()) {
      out.back() += byte;
    } else {
      out.emplace_back(1, byte);
    }
  }
  return out;
}

std::string text_of(const Value& value) {
  if (!value.is(Kind::string)) throw Failure{"a string is needed"};
  return std::string(value.string());
}

const ValueList& list_of(const Value& value) {
  if (!value.is(Kind::list)) throw Failure{"a list is needed"};
  return value.list();
}

std::int64_t integer_of(const Value& value) {
  if (!value.is(Kind::integer)) throw Failure{"an integer is needed"};
  return value.integer();
}

double double_of(const Value& value) {
  if (!value.is_number()) throw Failure{"a number is needed"};
  return value.as_double();
}

std::string joined(const std::vector<std::string>& parts, std::size_t from, std::size_t size) {
  std::string out;
  for (std::size_t i = from; i < std::min(parts.size(), from + size); ++i) out += parts[i];
  return out;
}

std::string mapped(std::string text, int (*change)(int)) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x80) c = static_cast<char>(change(c));
  }
  return text;
}

Value replaced(const std::string& text, const std::string& from, const std::string& to) {
  if (from.empty()) throw Unsupported{"replacing the empty string"};
  std::string out;
  std::size_t at = 0;
  for (std::size_t hit = text.find(from); hit != std::string::npos; hit = text.find(from, at)) {
    out += text.substr(at, hit - at) + to;
    at = hit + from.size();
  }
  return Value(out + text.substr(at));
}

Value split(const std::string& text, const std::string& by) {
  if (by.empty()) throw Unsupported{"splitting at the empty string"};
  ValueList parts;
  std::size_t at = 0;
  for (std::size_t hit = text.find(by); hit != std::string::npos; hit = text.find(by, at)) {
    parts.emplace_back(text.substr(at, hit - at));
    at = hit + by.size();
  }
  parts.emplace_back(text.substr(at));
  return Value(std::move(parts));
}

Value to_integer(const Value& value) {
  if (value.is(Kind::integer)) return value;
  if (value.is(Kind::floating)) return Value(static_cast<std::int64_t>(value.floating()));
  const std::string text = text_of(value);
  std::int64_t out = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
  return Value(out);
}

Value to_date(const Value& value) {
  const std::string text = text_of(value);
  if (text.size() != 10) throw Unsupported{"this form of a date"};
  const auto part = [&](std::size_t at, std::size_t size) {
    return std::stoi(text.substr(at, size));
  };
  const std::chrono::year_month_day date{std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  return Value::date(std::chrono::sys_days(date).time_since_epoch().count());
}

Value date_field(const Value& date, const std::string& key) {
  const std::chrono::year_month_day parts{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(date.days())))};
  if (key == "year") return Value(static_cast<int>(parts.year()));
  if (key == "month") return Value(static_cast<int>(static_cast<unsigned>(parts.month())));
  if (key == "day") return Value(static_cast<int>(static_cast<unsigned>(parts.day())));
  throw Unsupported{"date." + key};
}

Value reversed(const Value& value) {
  if (value.is(Kind::list)) return Value(ValueList(value.list().rbegin(), value.list().rend()));
  std::vector<std::string> parts = characters(text_of(value));
  std::reverse(parts.begin(), parts.end());
  return Value(joined(parts, 0, parts.size()));
}

Value size_of(const Value& value) {
  if (value.is(Kind::list)) return Value(static_cast<std::int64_t>(value.list().size()));
  return Value(static_cast<std::int64_t>(characters(text_of(value)).size()));
}

Value range(const Arguments& a) {
  const std::int64_t step = a.size() == 3 ? integer_of(a[2]) : 1;
  if (step == 0) throw Failure{"a range needs a step"};
  ValueList list;
  for (std::int64_t i = integer_of(a[0]); step > 0 ? i <= integer_of(a[1]) : i >= integer_of(a[1]);
       i += step)
    list.emplace_back(i);
  return Value(std::move(list));
}

Value substring(const Arguments& a) {
  const std::int64_t from = integer_of(a[1]);
  const std::int64_t size = a.size() == 3 ? integer_of(a[2]) : 1'000'000;
  if (from < 0 || size < 0) throw Failure{"a negative place"};
  const std::vector<std::string> parts = characters(text_of(a[0]));
  return Value(joined(parts, static_cast<std::size_t>(from), static_cast<std::size_t>(size)));
}

Value right(const Arguments& a) {
  const std::vector<std::string> parts = characters(text_of(a[0]));
  if (integer_of(a[1]) < 0) throw Failure{"a negative length"};
  const std::size_t size = std::min(parts.size(), static_cast<std::size_t>(integer_of(a[1])));
  return Value(joined(parts, parts.size() - size, size));
}

Value trimmed(const Value& value) {
  const std::string text = text_of(value);
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return Value("");
  return Value(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

Value absolute(const Value& value) {
  if (value.is(Kind::floating)) return Value(std::abs(value.floating()));
  return integer_of(value) < 0 ? negate(value) : value;
}

Value sign(const Value& value) {
  const double number = double_of(value);
  return Value(number > 0 ? 1 : number < 0 ? -1 : 0);
}

Value labels(const Value& value, const Graph& graph) {
  ValueList list;
  for (const std::string& label : live_node(value, graph).labels) list.emplace_back(label);
  return Value(std::move(list));
}

const Properties& properties_of(const Value& value, const Graph& graph) {
  if (value.is(Kind::node)) return live_node(value, graph).properties;
  return live_relationship(value, graph).properties;
}

Value keys(const Value& value, const Graph& graph) {
  ValueList list;
  for (const auto& [key, property] : properties_of(value, graph)) list.emplace_back(key);
  return Value(std::move(list));
}

Value properties(const Value& value, const Graph& graph) {
  ValueMap map;
  for (const auto& [key, property] : properties_of(value, graph)) map.emplace_back(key, property);
  return Value::map(std::move(map));
}

Value path_nodes(const Value& value) {
  if (!value.is(Kind::path)) throw Failure{"a path is needed"};
  return Value(ValueList(value.path().nodes.begin(), value.path().nodes.end()));
}

Value path_relationships(const Value& value) {
  if (!value.is(Kind::path)) throw Failure{"a path is needed"};
  return Value(ValueList(value.path().relationships.begin(), value.path().relationships.end()));
}

/// How many arguments a function takes, at least and at most; one, where it is not said here.
std::pair<std::size_t, std::size_t> arity_of(const std::string& name) {
  if (name == "substring" || name == "range") return {2, 3};
  if (name == "left" || name == "right" || name == "split") return {2, 2};
  if (name == "replace") return {3, 3};
  return {1, 1};
}

/// Each takes arguments none of which is null.
const std::map<std::string, Function>& functions() {
  using A = const Arguments&;
  using G = const Graph&;
  static const std::map<std::string, Function> table = {
      {"size", [](A a, G) { return size_of(a[0]); }},
      {"length", [](A a, G) { return size_of(path_relationships(a[0])); }},
      {"nodes", [](A a, G) { return path_nodes(a[0]); }},
      {"relationships", [](A a, G) { return path_relationships(a[0]); }},
      {"type", [](A a, G g) { return Value(live_relationship(a[0], g).type); }},
      {"labels", [](A a, G g) { return labels(a[0], g); }},
      {"keys", [](A a, G g) { return keys(a[0], g); }},
      {"properties", [](A a, G g) { return properties(a[0], g); }},
      {"startnode", [](A a, G g) { return node_value(live_relationship(a[0], g).source); }},
      {"endnode", [](A a, G g) { return node_value(live_relationship(a[0], g).target); }},
      {"head", [](A a, G) { return list_of(a[0]).empty() ? Value() : a[0].list().front(); }},
      {"last", [](A a, G) { return list_of(a[0]).empty() ? Value() : a[0].list().back(); }},
      {"tail",
       [](A a, G) {
         const ValueList& list = list_of(a[0]);
         return Value(ValueList(list.begin() + (list.empty() ? 0 : 1), list.end()));
       }},
      {"reverse", [](A a, G) { return reversed(a[0]); }},
      {"range", [](A a, G) { return range(a); }},
      {"isempty", [](A a, G) { return Value(size_of(a[0]).integer() == 0); }},
      {"abs", [](A a, G) { return absolute(a[0]); }},
      {"sign", [](A a, G) { return sign(a[0]); }},
      {"tointeger", [](A a, G) { return to_integer(a[0]); }},
      {"tofloat", [](A a, G) { return Value(a[0].as_double()); }},
      {"tostring", [](A a, G) { return Value(plain_text(a[0])); }},
      {"toupper", [](A a, G) { return Value(mapped(text_of(a[0]), std::toupper)); }},
      {"tolower", [](A a, G) { return Value(mapped(text_of(a[0]), std::tolower)); }},
      {"trim", [](A a, G) { return trimmed(a[0]); }},
      {"substring", [](A a, G) { return substring(a); }},
      {"left",
       [](A a, G) {
         return substring({a[0], Value(0), a[1]});
       }},
      {"right", [](A a, G) { return right(a); }},
      {"replace", [](A a, G) { return replaced(text_of(a[0]), text_of(a[1]), text_of(a[2])); }},
      {"split", [](A a, G) { return split(text_of(a[0]), text_of(a[1])); }},
      {"date", [](A a, G) { return to_date(a[0]); }},
      {"floor", [](A a, G) { return Value(std::floor(a[0].as_double())); }},
      {"ceil", [](A a, G) { return Value(std::ceil(a[0].as_double())); }},
  };
  return table;
}

Value sum(const Arguments& values) {
  Value total(std::int64_t{0});
  for (const Value& value : values) {
    if (!value.is_number()) throw Failure{"sum() needs numbers"};
    total = add(total, value);
  }
  return total;
}

Value extreme(const Arguments& values, bool greatest) {
  Value out;
  for (const Value& value : values) {
    const bool better =
        out.is_null() || (greatest ? sort_order(value, out) > 0 : sort_order(value, out) < 0);
    if (better) out = value;
  }
  return out;
}

Value deviation(const Arguments& values, bool of_sample) {
  const auto count = static_cast<double>(values.size());
  if (values.size() < 2) return Value(0.0);
  const double mean = sum(values).as_double() / count;
  double squares = 0;
  for (const Value& value : values) squares += std::pow(value.as_double() - mean, 2);
  return Value(std::sqrt(squares / (of_sample ? count - 1 : count)));
}

}  // namespace

std::string lower_case(std::string text) { return mapped(std::move(text), std::tolower); }

const Node& live_node(const Value& value, const Graph& graph) {
  if (!value.is(Kind::node)) throw Failure{"a node is needed"};
  const Node& node = graph.nodes.at(number(value.node()));
  if (node.deleted) throw Failure{"the node is deleted"};
  return node;
}

const Relationship& live_relationship(const Value& value, const Graph& graph) {
  if (!value.is(Kind::relationship)) throw Failure{"a relationship is needed"};
  const Relationship& relationship = graph.relationships.at(number(value.relationship()));
  if (relationship.deleted) throw Failure{"the relationship is deleted"};
  return relationship;
}

Value call_function(const std::string& name, const std::vector<Value>& arguments,
                    const Graph& graph) {
  if (name == "coalesce") {
    const auto first = std::find_if(arguments.begin(), arguments.end(),
                                    [](const Value& value) { return !value.is_null(); });
    return first == arguments.end() ? Value() : *first;
  }
  const auto function = functions().find(name);
  if (function == functions().end()) throw Unsupported{"function " + name};
  const auto [least, most] = arity_of(name);
  if (arguments.size() < least || arguments.size() > most)
    throw Failure{"a wrong number of arguments"};
  for (const Value& argument : arguments) {
    if (argument.is_null()) return {};
  }
  return function->second(arguments, graph);
}

bool is_aggregate(const std::string& name) {
  return name == "count" || name == "sum" || name == "avg" || name == "min" || name == "max" ||
         name == "collect" || name == "stdev" || name == "stdevp" || is_percentile(name);
}

bool is_percentile(const std::string& name) {
  return name == "percentiledisc" || name == "percentilecont";
}

Value percentile(const std::string& name, Arguments values, const Value& at) {
  const double part = double_of(at);
  if (part < 0 || part > 1) throw Failure{"a percentile is of 0 to 1"};
  if (values.empty()) return {};
  for (const Value& value : values) (void)double_of(value);
  std::sort(values.begin(), values.end(),
            [](const Value& a, const Value& b) { return sort_order(a, b) < 0; });
  const auto count = static_cast<double>(values.size());
  if (name == "percentiledisc")
    return values[static_cast<std::size_t>(std::max(std::ceil(part * count), 1.0)) - 1];
  const double place = part * (count - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const auto above = static_cast<std::size_t>(std::ceil(place));
  const double share = place - std::floor(place);
  return Value(values[below].as_double() * (1 - share) + values[above].as_double() * share);
}

Value call_aggregate(const std::string& name, const std::vector<Value>& values) {
  if (name == "count") return Value(static_cast<std::int64_t>(values.size()));
  if (name == "collect") return Value(ValueList(values));
  if (name == "sum") return sum(values);
  if (name == "min" || name == "max") return extreme(values, name == "max");
  if (name == "stdev" || name == "stdevp") return deviation(values, name == "stdev");
  if (values.empty()) return {};
  return Value(sum(values).as_double() / static_cast<double>(values.size()));
}

Value property_of(const Value& value, const std::string& key, const Graph& graph) {
  switch (value.kind()) {
    case Kind::null: return {};
    case Kind::map: return value.find(key) == nullptr ? Value() : *value.find(key);
    case Kind::date: return date_field(value, key);
    case Kind::node:
    case Kind::relationship: {
      const Properties& properties = properties_of(value, graph);
      const auto property = properties.find(key);
      return property == properties.end() ? Value() : property->second;
    }
    default: throw Failure{"this has no properties"};
  }
}

}  // namespace stemma::reference
